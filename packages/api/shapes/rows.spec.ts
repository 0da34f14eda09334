import type { Columns } from "@tareekh/projections/projection.ts";
import { Schema } from "effect";
import { expect, test } from "vitest";
import { csvOf } from "../csv/csv.ts";
import { rowColumns, rowLines, rowShape } from "./rows.ts";

const columns = {
  court: "text",
  days: "integer",
  held: "boolean",
  next: "day",
  purposes: "texts",
  attendance: "json",
} as const satisfies Columns;

const row = {
  caseId: "case-1",
  key: "proceeding-1",
  court: "=Alipore",
  days: -3,
  held: false,
  next: "2024-04-09",
  purposes: ["evidence", "arguments"],
  attendance: [{ accused: "accused-1" }],
};
const unknown = { ...row, court: null, days: null, held: null, next: null, purposes: null, attendance: null };

test("a row with values and a row of which nothing is known are both as described", () => {
  const shape = rowShape(columns, "Row");
  for (const one of [row, unknown]) expect(Schema.decodeUnknownSync(shape)(one)).toEqual(one);
  expect(() => Schema.decodeUnknownSync(shape)({ ...row, days: "3" })).toThrow();
});

test("a table has a column for the case and for each of the projection's, in its order", () => {
  const table = { columns: rowColumns(columns), rows: rowLines(columns, [row, unknown]) };
  expect(csvOf(table).slice(1)).toBe(
    [
      "caseId,court,days,held,next,purposes,attendance",
      `case-1,'=Alipore,-3,false,2024-04-09,evidence; arguments,accused: accused-1`,
      "case-1,,,,,,",
      "",
    ].join("\r\n"),
  );
});
