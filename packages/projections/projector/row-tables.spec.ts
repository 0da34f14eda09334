import { describe, expect, it } from "vitest";
import {
  BadDeclaration,
  checkDeclarations,
  createIndexes,
  createTable,
  createView,
  type Declared,
  generationOf,
  rowTable,
  tableName,
} from "./row-tables.ts";

const bail: Declared = {
  name: "bail",
  version: 1,
  columns: {
    accused: "text",
    applied: "day",
    grounds: "texts",
    conditions: "json",
    days: "integer",
    granted: "boolean",
  },
  indexes: [["applied"], ["accused", "granted"]],
};

describe("the table of a projection", () => {
  it("has the case, the row's key and the declared columns", () => {
    expect(createTable(rowTable(bail, 7))).toBe(
      'create table "rows_bail_7" ("case_id" text collate "C" not null, "row_key" text collate "C" not null, "accused" text, "applied" date, "grounds" text[], "conditions" jsonb, "days" integer, "granted" boolean)',
    );
  });

  it("has a key and the declared indexes once it is filled", () => {
    expect(createIndexes(rowTable(bail, 7), bail.indexes)).toEqual([
      'alter table "rows_bail_7" add primary key ("case_id", "row_key")',
      'create index on "rows_bail_7" ("applied")',
      'create index on "rows_bail_7" ("accused", "granted")',
      'set local default_statistics_target = 30; analyze "rows_bail_7" ("case_id", "row_key", "applied", "accused", "granted")',
    ]);
  });

  it("is read by a view of the projection's name", () => {
    expect(createView(rowTable(bail, 7))).toEqual([
      'drop view if exists "bail"',
      'create view "bail" as select * from "rows_bail_7"',
    ]);
  });

  it("tells its generation by its name", () => {
    expect(generationOf(tableName({ projection: "bail_2", generation: 41 }))).toBe(41);
  });
});

describe("a declaration", () => {
  it.each([
    ["a name with a quote in it", { ...bail, name: 'a"; drop table events; --' }],
    ["a name that is too long", { ...bail, name: "a".repeat(41) }],
    ["a column with a space", { ...bail, columns: { "a b": "text" }, indexes: [] }],
    ["a column that every row has", { ...bail, columns: { case_id: "text" }, indexes: [] }],
    ["an index on a column that it has not", { ...bail, indexes: [["judge"]] }],
    ["an index on nothing", { ...bail, indexes: [[]] }],
    ["an index on what is only shown", { ...bail, indexes: [["conditions"]] }],
    ["a version below 1", { ...bail, version: 0 }],
  ] satisfies [string, Declared][])("is refused with %s", (_, declared) => {
    expect(() => checkDeclarations([declared])).toThrow(BadDeclaration);
  });

  it("is refused beside another of the same name", () => {
    expect(() => checkDeclarations([bail, bail])).toThrow("Two projections are named bail");
    expect(() => checkDeclarations([bail, { ...bail, name: "delays" }])).not.toThrow();
  });
});
