import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellKey, type Counts, cellKey, kindOf } from "../cells.ts";
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

/**
 * Two States, two years and three ways to stand, with every sum of them: 2 pending of one State and year, 3 convicted of
 * the other. Were the pending and convicted alone withheld, each of them follows from any other, none is below 0, and so
 * the 2 are 0 to 5.
 */
const cornered = (): Counts => {
  const finest = ["in-wb", "in-br"].flatMap((state) =>
    ["2019", "2020"].flatMap((year) => [
      [{ state, year, standing: "pending" }, state === "in-wb" && year === "2019" ? 2 : 20] as const,
      [{ state, year, standing: "convicted" }, state === "in-br" && year === "2020" ? 3 : 20] as const,
      [{ state, year, standing: "acquitted" }, 60] as const,
    ]),
  );
  const counts = new Map<CellKey, number>();
  for (let mask = 0; mask < 8; mask++) {
    const names = (["state", "year", "standing"] as const).filter((_, nth) => (mask >> nth) & 1);
    for (const [unit, count] of finest) {
      const cell = cellKey(Object.fromEntries(names.map((name) => [name, unit[name]])));
      counts.set(cell, (counts.get(cell) ?? 0) + count);
    }
  }
  return counts;
};

describe("an attacker who knows that no count is below 0", () => {
  it("finds a few between too few values, where they are withheld with no more than makes a corner of each", () => {
    const counts = cornered();
    const withheld = new Set(
      [...counts.keys()].filter(
        (cell) => kindOf(cell) === "standing,state,year" && !cell.includes("acquitted"),
      ),
    );
    const bounds = found([{ counts, withheld }]).filter(({ how }) => how === "bounds");
    expect(bounds.map(({ count }) => count)).toEqual([2, 3]);
  });

  it("is left ten values of each, where so much is withheld as is", () => {
    const counts = cornered();
    const withheld = cellsToWithhold(counts, []);
    expect(found([{ counts, withheld }])).toEqual([]);
    expect([...withheld].filter((cell) => kindOf(cell) !== "standing,state,year")).toEqual([]);
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
