import { bailColumns } from "@tareekh/projections/bail.ts";
import { bailApplicationColumns } from "@tareekh/projections/bail-applications.ts";
import { caseColumns } from "@tareekh/projections/cases.ts";
import { hearingColumns } from "@tareekh/projections/hearings.ts";
import { intimidationColumns } from "@tareekh/projections/intimidation.ts";
import { type Schema, SchemaAST } from "effect";
import { describe, expect, it } from "vitest";
import { routes } from "../routes/routes.ts";
import { outcomeColumns, waitingColumns } from "../shapes/curve-table.ts";
import { rowColumns } from "../shapes/rows.ts";
import { columnMeaning } from "./column-meanings.ts";

/** The fields of every line that an answer with a table can hold, however deep it stands. */
const fieldsOf = (ast: SchemaAST.AST): readonly string[] => {
  if (SchemaAST.isArrays(ast)) return ast.rest.flatMap(fieldsOf);
  if (SchemaAST.isUnion(ast)) return ast.types.flatMap(fieldsOf);
  if (!SchemaAST.isObjects(ast)) return [];
  return ast.propertySignatures.flatMap(({ name, type }) => [String(name), ...fieldsOf(type)]);
};

describe("a column of a CSV file", () => {
  it.each([
    ["cases", rowColumns(caseColumns)],
    ["bail", rowColumns(bailColumns)],
    ["applications for bail", rowColumns(bailApplicationColumns)],
    ["court dates", rowColumns(hearingColumns)],
    ["incidents", rowColumns(intimidationColumns)],
    ["curves", [...waitingColumns, ...outcomeColumns]],
  ])("of %s has a meaning in words", (_, columns) => {
    expect(columns.filter((name) => columnMeaning(name) === null)).toEqual([]);
  });

  it.each([
    ["/api/delays", "total"],
    ["/api/outcomes", "total"],
    ["/api/stages", "total"],
    ["/api/pendency", "total"],
    ["/api/adjournments", "total"],
    ["/api/adjournments", "sides"],
    ["/api/adjournments", "perProceeding"],
    ["/api/adjournments", "purposes"],
    ["/api/compensation", "total"],
    ["/api/compensation", "waits"],
    ["/api/compensation", "amounts"],
    ["/api/completeness", "stages"],
    ["/api/completeness", "facts"],
    ["/api/bail/figures", "accused"],
    ["/api/intimidation/figures", "total"],
    ["/api/cases/{caseId}/delays", "spans"],
  ])("of the lines of %s (%s) has a meaning in words", (path, list) => {
    const answer = routes.find(({ description }) => description.path === path)?.description
      .answer as Schema.Top;
    const field = SchemaAST.isObjects(answer.ast)
      ? answer.ast.propertySignatures.find(({ name }) => name === list)
      : undefined;
    const names = field === undefined ? [] : fieldsOf(field.type);
    expect(names.length).toBeGreaterThan(0);
    expect(
      names.filter((name) => !["total", "groups"].includes(name) && columnMeaning(name) === null),
    ).toEqual([]);
  });

  it.each([
    ["bail", bailColumns],
    ["applications for bail", bailApplicationColumns],
    ["incidents", intimidationColumns],
  ])("of %s that is false says that nothing is on record, and not that it was not so", (_, columns) => {
    // What is reckoned from the record is so or not.
    const reckoned = ["approximate", "inherited"];
    const names = Object.entries(columns).flatMap(([name, kind]) =>
      kind === "boolean" && !reckoned.includes(name) ? [name] : [],
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names)
      expect(columnMeaning(name)).toMatch(/^On record that .*; in a row, false where nothing of it is/);
  });

  it("is explained by its beginning and its ending, where it has both", () => {
    expect(columnMeaning("daysToOrderLeast")).toBe("Days from the application to the order: at the least.");
    expect(columnMeaning("convictedBy3")).toBe(
      "Of 100 followed, within 3 years of 365 days: ended in conviction.",
    );
    expect(columnMeaning("years5to10Confirmed")).toBe(
      "Pending for 5 to 10 years, counted to when it was last confirmed.",
    );
    expect(columnMeaning("toString")).toBeNull();
    expect(columnMeaning("nobodyKnows")).toBeNull();
  });
});
