/**
 * Which counts of a release are withheld: those that are too small, those that changed by too little since an earlier
 * release, and what would let either be computed.
 *
 * Attack, then withhold the smallest count that helps; and again, until the attack finds nothing. Each time at least one
 * count more is withheld, and where all are there is nothing to compute from: so it ends. What it ends with is what the
 * attack found nothing in: that is the proof, and `docs/disclosure-control.md` says of what.
 */
import { attributesOf, type CellKey, type Counts } from "../cells.ts";
import {
  Attack,
  type Finding,
  type ReleasedCounts,
  type StandingCount,
  type SummedCounts,
  standingCount,
  summed,
  type TakenAsOne,
} from "./attack.ts";
import { isSmall } from "./threshold.ts";

/** Fewest attributes last: a count of much is missed most. */
const byLoss = (a: readonly [CellKey, number], b: readonly [CellKey, number]): number =>
  Object.keys(attributesOf(b[0])).length - Object.keys(attributesOf(a[0])).length ||
  a[1] - b[1] ||
  (a[0] < b[0] ? -1 : 1);

/** The smallest published count, of those that may go, in the sums that tell most directly; null where there is none. */
const smallestIn = (
  { toldBy }: Finding,
  mayGo: (cell: CellKey, count: number) => boolean,
): CellKey | null => {
  for (const terms of toldBy()) {
    const [least] = terms
      .filter(({ cell, count }) => mayGo(cell, count))
      .map(({ cell, count }) => [cell, count] as const)
      .sort(byLoss);
    if (least !== undefined) return least[0];
  }
  return null;
};

const findingsOf = (
  now: SummedCounts,
  earlier: readonly SummedCounts[],
  takenAsOne: TakenAsOne,
): readonly Finding[] => {
  const attack = new Attack([...earlier, now], takenAsOne);
  const found = [...attack.groups(), ...earlier.flatMap((before) => attack.changes(now, before))];
  return found.length > 0 ? found : attack.nearlyKnown();
};

/**
 * The cells that a release withholds. Counts of 0 are left out of `counts`, and are published.
 *
 * @param released every release that was ever published, those that were withdrawn too: somebody has them
 */
export const cellsToWithhold = (
  counts: Counts,
  released: readonly ReleasedCounts[],
): ReadonlySet<CellKey> => {
  const earlier = released.map(summed);
  const told = new Set<StandingCount>();
  for (const before of earlier) {
    for (const [cell, count] of before.counts)
      if (!before.withheld.has(cell)) told.add(standingCount(cell, count));
  }
  const withheld = new Set<CellKey>();
  for (const [cell, count] of counts) {
    const changed = earlier.some(
      (before) => !before.withheld.has(cell) && isSmall(count - (before.counts.get(cell) ?? 0)),
    );
    if (isSmall(count) || changed) withheld.add(cell);
  }
  const now: SummedCounts = summed({ counts, withheld });
  const mayGo = (cell: CellKey, count: number): boolean =>
    count !== 0 && counts.get(cell) === count && !withheld.has(cell);
  // To withhold what was told before, and has not changed, takes nothing back from whoever knows that it has not.
  const isFresh = (cell: CellKey, count: number): boolean =>
    mayGo(cell, count) && !told.has(standingCount(cell, count));
  // What follows from earlier releases, and from this one only what has not changed since, cannot be taken back.
  const before = new Attack(
    [
      ...earlier,
      {
        ...now,
        withheld: new Set(
          [...counts]
            .filter(([cell, count]) => withheld.has(cell) || isFresh(cell, count))
            .map(([cell]) => cell),
        ),
      },
    ],
    "unchanged",
  );
  const withhold = (
    findings: readonly Finding[],
    choice: (finding: Finding) => CellKey | null | undefined,
  ): boolean => {
    const chosen = findings.map(choice).filter((cell) => cell !== null && cell !== undefined);
    for (const cell of chosen) withheld.add(cell);
    return chosen.length > 0;
  };
  for (;;) {
    const found = findingsOf(now, earlier, "unchanged");
    const preventable = found.filter((finding) => !before.follows(finding));
    if (withhold(preventable, (finding) => smallestIn(finding, isFresh))) continue;
    // What is left was told before. It must not be told again by this release alone.
    const again = found.length === 0 ? found : findingsOf(now, earlier, "nothing");
    if (!withhold(again, (finding) => smallestIn(finding, mayGo))) return withheld;
  }
};
