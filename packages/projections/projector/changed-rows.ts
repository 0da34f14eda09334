/** Which rows of a case have changed, so that only they are written. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { StoredRow, StoredValue } from "./stored-row.ts";

export interface ChangedRows {
  readonly inserted: readonly StoredRow[];
  readonly updated: readonly StoredRow[];
  /** The places of the values in which any of those updated is not what it was. */
  readonly differing: ReadonlySet<number>;
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

/** The places of the values in which two rows of one key and shape differ. */
const differingPlaces = (a: StoredRow, b: StoredRow): readonly number[] => {
  const places: number[] = [];
  for (let i = 0; i < b.values.length; i++) if (!sameValue(a.values[i], b.values[i])) places.push(i);
  return places;
};

/** What turns the rows `before` into the rows `after`; both of one case, projection and shape. */
export const changedRows = (before: readonly StoredRow[], after: readonly StoredRow[]): ChangedRows => {
  // Most often only the last have changed.
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  const left = new Map(before.slice(same).map((row) => [row.key, row]));
  const inserted: StoredRow[] = [];
  const updated: StoredRow[] = [];
  const differing = new Set<number>();
  for (const row of after.slice(same)) {
    const stood = left.get(row.key);
    left.delete(row.key);
    if (stood === row) continue;
    if (stood === undefined) {
      inserted.push(row);
      continue;
    }
    const places = differingPlaces(stood, row);
    if (places.length === 0) continue;
    updated.push(row);
    for (const place of places) differing.add(place);
  }
  return { inserted, updated, differing, deleted: [...left.keys()] };
};
