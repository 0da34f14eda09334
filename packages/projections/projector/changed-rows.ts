/** Which rows of a case have changed, so that only they are written. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { StoredRow, StoredValue } from "./stored-row.ts";

export interface ChangedRows {
  readonly inserted: readonly StoredRow[];
  readonly updated: readonly StoredRow[];
  /** Keys of rows that are no more. */
  readonly deleted: readonly string[];
}

const isOfTexts = (value: object): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** The order of an object's keys means nothing: `jsonb` does not keep it. */
const sameObject = (a: object, b: object): boolean =>
  // Nearly all are lists of codes, over which the general comparison takes ten times as long.
  isOfTexts(a) && isOfTexts(b)
    ? a.length === b.length && a.every((one, i) => one === b[i])
    : isDeepStrictEqual(a, b);

const sameValue = (a: StoredValue | undefined, b: StoredValue | undefined): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && a !== null && b !== null && sameObject(a, b));

/** Whether two rows of one key hold the same. */
export const sameRow = (a: StoredRow, b: StoredRow): boolean =>
  a === b ||
  (a.values.length === b.values.length && a.values.every((value, i) => sameValue(value, b.values[i])));

/** What turns the rows `before` into the rows `after`; both of one case, projection and shape. */
export const changedRows = (before: readonly StoredRow[], after: readonly StoredRow[]): ChangedRows => {
  // Most often only the last have changed.
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const left = new Map(before.slice(same).map((row) => [row.key, row]));
  const inserted: StoredRow[] = [];
  const updated: StoredRow[] = [];
  for (const row of after.slice(same)) {
    const stood = left.get(row.key);
    left.delete(row.key);
    if (stood === undefined) inserted.push(row);
    else if (!sameRow(stood, row)) updated.push(row);
  }
  return { inserted, updated, deleted: [...left.keys()] };
};
