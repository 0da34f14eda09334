import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedRows } from "./changed-rows.ts";
import type { StoredRow } from "./stored-row.ts";

const value = fc.oneof(
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3, noNullPrototype: true }),
);
const rows = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom("a", "b", "c", "d", "e"),
    values: fc.array(value, { minLength: 2, maxLength: 2 }),
  }),
  { selector: ({ key }) => key },
);

const byKey = (some: readonly StoredRow[]) => new Map(some.map((row) => [row.key, row]));

describe("what has changed between two sets of rows", () => {
  it("turns the first into the second", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { inserted, updated, deleted } = changedRows(before, after);
        const result = byKey(before);
        for (const key of deleted) expect(result.delete(key)).toBe(true);
        for (const row of updated) expect(result.has(row.key)).toBe(true);
        for (const row of inserted) expect(result.has(row.key)).toBe(false);
        for (const row of [...inserted, ...updated]) result.set(row.key, row);
        expect(result).toEqual(byKey(after));
      }),
    );
  });

  it("is nothing where they are the same, in whatever order rows and the keys of their values stand", () => {
    const shuffled = (json: unknown): unknown =>
      typeof json === "object" && json !== null && !Array.isArray(json)
        ? Object.fromEntries(Object.entries(json).reverse())
        : json;
    fc.assert(
      fc.property(rows, (before) => {
        const after = before.toReversed().map(
          ({ key, values }): StoredRow => ({
            key,
            values: values.map((one) => shuffled(one) as typeof one),
          }),
        );
        expect(changedRows(before, after)).toEqual({
          inserted: [],
          updated: [],
          differing: new Set(),
          deleted: [],
        });
      }),
    );
  });

  it("names the values that are not what they were in some row that is written, and no others", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { updated, differing } = changedRows(before, after);
        const stood = byKey(before);
        const changes = updated.map((row) =>
          row.values.flatMap((one, place) =>
            isDeepStrictEqual(one, stood.get(row.key)?.values[place]) ? [] : [place],
          ),
        );
        // Of none of them that nothing is to be written.
        for (const places of changes) expect(places).not.toEqual([]);
        expect(differing).toEqual(new Set(changes.flat()));
      }),
    );
  });
});
