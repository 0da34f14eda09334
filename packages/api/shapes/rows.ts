/** How rows look in an answer and in a table: made from the columns that their projection declares. */
import type { RowOfCase } from "@tareekh/projections/answers/rows-database.ts";
import type { Columns, ColumnType } from "@tareekh/projections/projection.ts";
import { Schema } from "effect";
import type { Cell, Line } from "../csv/csv.ts";
import { spelledOut } from "../csv/spelled-out.ts";
import { DayShape } from "./dates.ts";

const shapes: Readonly<Record<ColumnType, Schema.Top>> = {
  text: Schema.String,
  integer: Schema.Int,
  boolean: Schema.Boolean,
  day: DayShape,
  texts: Schema.Array(Schema.String),
  json: Schema.Unknown,
};

/** The schema of a projection's rows; `identifier` is its name in the OpenAPI document. */
export const rowShape = <C extends Columns>(columns: C, identifier: string): Schema.Codec<RowOfCase<C>> =>
  Schema.Struct({
    caseId: Schema.String,
    key: Schema.String.annotate({ description: "Of the row within its case" }),
    ...Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [
        name,
        type === "json" ? Schema.Unknown : Schema.NullOr(shapes[type]),
      ]),
    ),
  }).annotate({ identifier }) as unknown as Schema.Codec<RowOfCase<C>>;

const cell = (type: ColumnType, value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  switch (type) {
    case "texts":
      return (value as readonly string[]).join("; ");
    case "json":
      return spelledOut(value);
    case "integer":
      return value as number;
    case "boolean":
      return value as boolean;
    default:
      return String(value);
  }
};

/** The columns of a table of rows: the case, and the projection's in their order. */
export const rowColumns = (columns: Columns): readonly string[] => ["caseId", ...Object.keys(columns)];

/** Rows as lines of such a table. */
export const rowLines = <C extends Columns>(columns: C, rows: readonly RowOfCase<C>[]): readonly Line[] => {
  const declared = Object.entries(columns);
  return rows.map((row) => {
    const values: Readonly<Record<string, unknown>> = row;
    return [row.caseId, ...declared.map(([name, type]) => cell(type, values[name]))];
  });
};
