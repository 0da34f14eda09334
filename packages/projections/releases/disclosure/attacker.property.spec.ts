import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellKey, type Counts, cellKey } from "../cells.ts";
import type { ReleasedCounts } from "./attack.ts";
import { arbitraryReleases } from "./testing/arbitrary-registers.ts";
import { attackerFinds, type Shown } from "./testing/attacker.ts";
import { isSmall } from "./threshold.ts";
import { cellsToWithhold } from "./withhold.ts";

/** What one release never met, and another withholds of it, is withheld too. */
const shown = ({ counts, withheld }: ReleasedCounts): Shown =>
  new Map([
    ...[...counts].map(([cell, count]) => [cell, withheld.has(cell) ? null : count] as const),
    ...[...withheld].map((cell) => [cell, null] as const),
  ]);

/** As they are published one after the other, each held against all before it. */
const controlled = (releases: readonly Counts[]): readonly ReleasedCounts[] => {
  const published: ReleasedCounts[] = [];
  for (const counts of releases) published.push({ counts, withheld: cellsToWithhold(counts, published) });
  return published;
};

const found = (published: readonly ReleasedCounts[]) =>
  attackerFinds(published.map(shown), (release, cells, count) => {
    const counts = published[release]?.counts;
    return Math.abs(cells.reduce((sum, cell) => sum + (counts?.get(cell) ?? 0), 0) - count) < 1e-6;
  });

const withholdingOnly = (fits: (count: number) => boolean) => (counts: Counts) => ({
  counts,
  withheld: new Set<CellKey>([...counts].filter(([, count]) => fits(count)).map(([cell]) => cell)),
});

/** In how many of the generated sequences the attacker finds something. */
const findsIn = (publish: (releases: readonly Counts[]) => readonly ReleasedCounts[]): readonly number[] =>
  fc.sample(arbitraryReleases, { numRuns: 40, seed: 11 }).map((releases) => found(publish(releases)).length);

describe("an attacker with every release", () => {
  it("finds nobody among fewer than eleven, by subtraction within and between releases", () => {
    fc.assert(
      fc.property(arbitraryReleases, (releases) => {
        expect(found(controlled(releases))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  it("finds somebody nearly everywhere where nothing is withheld", () => {
    const finds = findsIn((releases) => releases.map(withholdingOnly(() => false)));
    expect(finds.filter((count) => count > 0).length).toBeGreaterThan(20);
  });

  it("finds somebody where small counts alone are withheld, and what gives them away is not", () => {
    const finds = findsIn((releases) => releases.map(withholdingOnly(isSmall)));
    expect(finds.filter((count) => count > 0).length).toBeGreaterThan(10);
  });

  it("finds somebody where each release is controlled, but not held against those before it", () => {
    const finds = findsIn((releases) =>
      releases.map((counts) => ({ counts, withheld: cellsToWithhold(counts, []) })),
    );
    expect(finds.filter((count) => count > 0).length).toBeGreaterThan(3);
  });
});

describe("what is withheld", () => {
  it("is not everything: large counts of a register without small ones are all published", () => {
    const counts = new Map([
      [cellKey({}), 70],
      [cellKey({ state: "in-wb" }), 40],
      [cellKey({ state: "in-br" }), 30],
    ]);
    expect([...cellsToWithhold(counts, [])]).toEqual([]);
  });

  it("is nothing more in a release of the same counts, and the same in one of the same again", () => {
    fc.assert(
      fc.property(arbitraryReleases, ([counts = new Map()]) => {
        const first = { counts, withheld: cellsToWithhold(counts, []) };
        expect(cellsToWithhold(counts, [first])).toEqual(first.withheld);
      }),
      { numRuns: 40 },
    );
  });
});
