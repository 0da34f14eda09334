/**
 * A map: how the rows of somebody's table tell of cases. What identifies a row, who says so, and which events it makes,
 * with each field from a column or a constant.
 *
 * One row is one case. `docs/importing.md` describes it for those who write one.
 */
import { Schema } from "effect";
import { encodings } from "../table/source-table.ts";

const NAME = /^[a-z][a-z0-9-]{0,39}$/;

const columnName = Schema.String.check(Schema.isMinLength(1));

/** A column, and how its text becomes a field's value. */
export const FromColumn = Schema.Struct({
  column: columnName,
  /** What each text of the column means; null leaves the field out. */
  values: Schema.optionalKey(
    Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Number, Schema.Boolean, Schema.Null])),
  ),
  /** What any other text means; without it, such a row is refused. */
  otherwise: Schema.optionalKey(Schema.Union([Schema.String, Schema.Number, Schema.Boolean, Schema.Null])),
  /** A regular expression with one group: the part of the text that is meant. */
  pattern: Schema.optionalKey(Schema.String),
  /** A text of that form, told where another is met. */
  example: Schema.optionalKey(Schema.String),
  /** What stands between several values in one cell. */
  split: Schema.optionalKey(Schema.String.check(Schema.isMinLength(1))),
}).annotate({ title: "Column" });
export type FromColumn = typeof FromColumn.Type;

/** The day of which the file is: a list as it stood then. It is said of each file anew. */
const FileDay = Schema.Struct({ file: Schema.Literal("day") });
export const OF_FILE: typeof FileDay.Type = { file: "day" };

/** When a row tells of an event. All that is given must hold; texts are compared in letters of any case. */
export const Condition = Schema.Struct({
  column: columnName,
  is: Schema.optionalKey(Schema.Array(Schema.String).check(Schema.isMinLength(1))),
  isNot: Schema.optionalKey(Schema.Array(Schema.String).check(Schema.isMinLength(1))),
  filled: Schema.optionalKey(Schema.Boolean),
});
export type Condition = typeof Condition.Type;

export const MappedEvent = Schema.Struct({
  type: Schema.String,
  /** A column, a date as it is recorded, the day of the file, or null where nothing is known; null where it is absent. */
  occurred: Schema.optionalKey(Schema.Union([Schema.String, FromColumn, FileDay, Schema.Null])),
  /** Conditions of which each must hold; without any, every row tells of it. */
  when: Schema.optionalKey(Schema.Array(Condition)),
  /**
   * What an earlier file said of it stands beside what a later one says, since both were so: a check of pendency, a court
   * date. Without it a row that reads otherwise corrects what it said before.
   */
  accumulates: Schema.optionalKey(Schema.Boolean),
  /** Fields of the source that are others than the map's own. */
  source: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown)),
  /** By the fields of the event's type; each a constant, a column, a list or a group. */
  data: Schema.Record(Schema.String, Schema.Unknown),
});
export type MappedEvent = typeof MappedEvent.Type;

export const RowMap = Schema.Struct({
  /** Of the table, and not of one file of it: rows are known again within it. */
  name: Schema.String.check(
    Schema.isPattern(NAME, {
      expected: "lower-case letters, digits and hyphens, beginning with a letter, such as court-register",
    }),
  ),
  file: Schema.optionalKey(
    Schema.Struct({
      encoding: Schema.optionalKey(Schema.Literals(encodings)),
      delimiter: Schema.optionalKey(
        Schema.String.check(Schema.isPattern(/^[^"\r\n]$/, { expected: "one character that is no quote" })),
      ),
      sheet: Schema.optionalKey(Schema.String),
      /** As it is recorded: 2026-11-15. */
      day: Schema.optionalKey(Schema.String),
    }),
  ),
  /** The columns that together name one row and no other, in this file and in every later one. */
  key: Schema.Array(columnName).check(Schema.isMinLength(1)),
  /** Texts that mean that nothing is known, beside the empty one. */
  nothing: Schema.optionalKey(Schema.Array(Schema.String)),
  source: Schema.Record(Schema.String, Schema.Unknown),
  events: Schema.Array(MappedEvent).check(Schema.isMinLength(1), Schema.isMaxLength(100)),
}).annotate({ title: "Map" });
export type RowMap = typeof RowMap.Type;

/** Whether it must be said of each file of which day it is. */
export const asksDay = ({ events }: RowMap): boolean =>
  events.some(({ occurred }) => typeof occurred === "object" && occurred !== null && "file" in occurred);

/** The map of the table, without what holds of one file alone. */
export const withoutDay = (map: RowMap): RowMap => {
  if (map.file?.day === undefined) return map;
  const { day: _, ...file } = map.file;
  const { file: __, ...ofTable } = map;
  return Object.keys(file).length === 0 ? ofTable : { ...ofTable, file };
};
