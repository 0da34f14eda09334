/** Counts of units by group, made in one pass, and read by group or in all. */
import type { Groups } from "./unit-question.ts";
import type { Units } from "./units.ts";

export class Tally<Name extends string> {
  readonly #counts: ReadonlyMap<Name, Int32Array>;

  constructor(names: readonly Name[], groups: number) {
    this.#counts = new Map(names.map((name) => [name, new Int32Array(groups)]));
  }

  /** The counts by group, to be counted up: looked up once, and not for each unit. */
  counts(name: Name): Int32Array {
    const counts = this.#counts.get(name);
    if (counts === undefined) throw new Error(`Nothing is counted under ${name}`);
    return counts;
  }

  /** @param group null for all together */
  of(name: Name, group: number | null): number {
    const counts = this.counts(name);
    return group === null ? counts.reduce((sum, count) => sum + count, 0) : (counts[group] ?? 0);
  }

  /** All of a group by name. */
  all(group: number | null): Readonly<Record<Name, number>> {
    return Object.fromEntries(
      [...this.#counts.keys()].map((name) => [name, this.of(name, group)]),
    ) as Readonly<Record<Name, number>>;
  }
}

/** One more in a group. */
export const countUp = (counts: Int32Array | undefined, group: number): void => {
  if (counts !== undefined) counts[group] = (counts[group] ?? 0) + 1;
};

/** How many units are in each group. */
export const sizesOf = ({ of, keys }: Groups): Int32Array => {
  // What is in none is counted first.
  const sizes = new Int32Array(keys.length + 1);
  for (let i = 0; i < of.length; i++) countUp(sizes, (of[i] ?? -1) + 1);
  return sizes.subarray(1);
};

/** In how many cases the units are that are in a group, and of which `counts` is true. */
export const casesAmong = (units: Units, { of }: Groups, counts: (unit: number) => boolean): number => {
  let cases = 0;
  for (let one = 0; one + 1 < units.starts.length; one++) {
    const end = units.starts[one + 1] ?? 0;
    for (let i = units.starts[one] ?? 0; i < end; i++) {
      if ((of[i] ?? -1) < 0 || !counts(i)) continue;
      cases++;
      break;
    }
  }
  return cases;
};
