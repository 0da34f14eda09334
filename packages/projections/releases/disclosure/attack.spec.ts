import { describe, expect, it } from "vitest";
import { type CellKey, cellKey } from "../cells.ts";
import { Attack, type SummedCounts } from "./attack.ts";

const cell = (name: string): CellKey => cellKey({ group: name });

/** Four withheld groups, and three sums of them that are told. */
const register = (a: number, b: number, c: number, d: number): SummedCounts => {
  const groups = new Map([a, b, c, d].map((count, nth) => [cell("abcd"[nth] ?? ""), count]));
  const sums = ["ab", "bc", "acd"].map((some) => ({ whole: cell(some), parts: [...some].map(cell) }));
  const count = (parts: readonly CellKey[]): number =>
    parts.reduce((sum, part) => sum + (groups.get(part) ?? 0), 0);
  return {
    counts: new Map([...groups, ...sums.map(({ whole, parts }) => [whole, count(parts)] as const)]),
    withheld: new Set(groups.keys()),
    sums,
  };
};

describe("whoever knows that 12 are of a or b, 13 of b or c, and how many of a, c or d", () => {
  // c is one more than a; so twice a, and d, are one less than the third sum.
  it.each([
    ["17: a is 0 to 8, b 4 to 12 and c 1 to 9, which is fewer values than a count of 1 to 10 has", 8, "abc"],
    ["19: a is 0 to 9, b 3 to 12 and c 1 to 10, which is as many", 10, ""],
  ])("nearly knows of %s", (_, d, nearly) => {
    const attack = new Attack([register(4, 8, 5, d)], "nothing");
    expect(attack.groups()).toEqual([]);
    const found = attack.nearlyKnown().flatMap(({ terms }) => terms.map(([count]) => count));
    expect([...nearly].every((name) => found.some((count) => count.endsWith(cell(name))))).toBe(true);
    expect(found).toHaveLength(nearly.length);
  });
});
