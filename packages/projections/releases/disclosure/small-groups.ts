/**
 * Groups of 1 to 10 whose count follows from what is published, although each part of them is withheld: 4 and 5 that are
 * both withheld, and of which the sum is known.
 */
import type { Coefficients, ReducedSystem } from "./reduced-system.ts";
import { isSmall, THRESHOLD } from "./threshold.ts";

/** Sets of equations looked at from one beginning; with more, the group is taken for found, and one more cell withheld. */
const MOST_LOOKED_AT = 2_000;

/** A set of withheld counts, each counted once, of which the sum follows. */
export type SmallGroup = readonly number[];

interface Combination {
  readonly pivots: readonly number[];
  readonly total: number;
}

/** The sum of reduced equations, each divided by its pivot's coefficient. */
const sumOf = (system: ReducedSystem, pivots: readonly number[]): ReadonlyMap<number, number> => {
  const sum = new Map<number, number>();
  for (const pivot of pivots) {
    const row: Coefficients = system.rows.get(pivot) ?? new Map();
    const by = row.get(pivot) ?? 1;
    for (const [unknown, coefficient] of row) sum.set(unknown, (sum.get(unknown) ?? 0) + coefficient / by);
  }
  for (const [unknown, coefficient] of sum) if (Math.abs(coefficient) < 1e-9) sum.delete(unknown);
  return sum;
};

const isOne = (coefficient: number): boolean => Math.abs(coefficient - 1) < 1e-9;

/**
 * A group that contains a pivot, if there is one. A sum of unknowns that follows is the sum of the reduced equations whose
 * pivots it has; so it is looked for by adding, to one equation, others that take away what keeps the sum from being a
 * group: an unknown that is not counted once, or one too many.
 *
 * @param countOf the count that stands behind an unknown
 * @param together whether such unknowns are parts of one count of people
 */
const groupWith = (
  system: ReducedSystem,
  first: number,
  countOf: (unknown: number) => number,
  together: (group: SmallGroup) => boolean,
): SmallGroup | null => {
  const open: Combination[] = [{ pivots: [first], total: countOf(first) }];
  const seen = new Set<string>([String(first)]);
  for (let looked = 0; open.length > 0; looked++) {
    const next = open.pop();
    if (next === undefined) break;
    if (looked > MOST_LOOKED_AT) return [first];
    const sum = sumOf(system, next.pivots);
    const odd = [...sum].filter(([, coefficient]) => !isOne(coefficient));
    const group = [...sum.keys()];
    let mended: readonly number[];
    if (odd.length > 0) mended = [odd[0]?.[0] ?? first];
    else {
      const total = group.reduce((all, unknown) => all + countOf(unknown), 0);
      if (isSmall(total) && together(group)) return group;
      mended = group.filter((unknown) => !next.pivots.includes(unknown));
    }
    for (const unknown of mended) {
      for (const pivot of system.pivotsWith(unknown)) {
        const total = next.total + countOf(pivot);
        if (total >= THRESHOLD || next.pivots.includes(pivot)) continue;
        const pivots = [...next.pivots, pivot].sort((a, b) => a - b);
        const name = pivots.join();
        if (seen.has(name)) continue;
        seen.add(name);
        open.push({ pivots, total });
      }
    }
  }
  return null;
};

/** Groups that follow, one at most of each pivot. None is left out but those that contain another's pivot. */
export const smallGroups = (
  system: ReducedSystem,
  countOf: (unknown: number) => number,
  together: (group: SmallGroup) => boolean,
): readonly SmallGroup[] => {
  const found: SmallGroup[] = [];
  const among = new Set<number>();
  for (const pivot of system.rows.keys()) {
    if (!isSmall(countOf(pivot)) || among.has(pivot)) continue;
    const group = groupWith(system, pivot, countOf, together);
    if (group === null) continue;
    found.push(group);
    for (const unknown of group) among.add(unknown);
  }
  return found;
};
