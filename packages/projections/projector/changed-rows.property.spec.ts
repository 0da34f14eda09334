import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedRows, sameRow } from "./changed-rows.ts";
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
        expect(changedRows(before, after)).toEqual({ inserted: [], updated: [], deleted: [] });
      }),
    );
  });

  it("writes no row that stands as it is", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const stood = byKey(before);
        for (const row of changedRows(before, after).updated) {
          const was = stood.get(row.key);
          expect(was !== undefined && sameRow(was, row)).toBe(false);
        }
      }),
    );
  });
});
