/**
 * Somebody who has every release and wants to know of a few people: his own arithmetic, which shares nothing with what
 * withholds.
 *
 * His unknowns are the finest groups that the attributes tell apart; whatever is published is a sum of those. He looks for
 * groups of which the sum follows, within a release, between two, and in two taken to be of the same people; and for
 * counts of a few that can only be one of fewer than ten numbers, since none is below 0.
 */
import { type Attributes, attributesOf, type CellKey } from "../../cells.ts";

/** What a release shows: a number, or null for what it withholds. */
export type Shown = ReadonlyMap<CellKey, number | null>;

/** Something that he found out. */
export interface FoundOut {
  readonly how: "within" | "between" | "as-if-unchanged" | "bounds";
  readonly cells: readonly CellKey[];
  readonly count: number;
}

const TOO_FEW = 11;
const NEARLY = 1e-7;

const isTooFew = (count: number): boolean => Math.abs(count) > NEARLY && Math.abs(count) < TOO_FEW - NEARLY;

/** The finest groups: each combination of the values that any attribute has. */
const atomsOf = (releases: readonly Shown[]): readonly Attributes[] => {
  const values = new Map<string, Set<string | null>>();
  for (const release of releases) {
    for (const key of release.keys()) {
      for (const [name, value] of Object.entries(attributesOf(key)))
        values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  let atoms: Attributes[] = [{}];
  for (const [name, some] of values)
    atoms = atoms.flatMap((atom) => [...some].map((value) => ({ ...atom, [name]: value })));
  // A district lies in one State, as everybody knows.
  const places = new Set(
    releases.flatMap((release) =>
      [...release.keys()].map(attributesOf).map((cell) => `${cell.state} ${cell.district}`),
    ),
  );
  return atoms.filter(({ state, district }) => district === undefined || places.has(`${state} ${district}`));
};

const isOf = (atom: Attributes, cell: Attributes): boolean =>
  Object.entries(cell).every(([name, value]) => atom[name] === value);

type Row = Float64Array;

/** Equations in echelon form, each with what its sum is in the last place. */
class Echelon {
  readonly #rows: { readonly pivot: number; readonly row: Row }[] = [];
  contradicted = false;

  #left(row: Row): Row {
    const left = row.slice();
    for (const { pivot, row: known } of this.#rows) {
      const times = left[pivot] ?? 0;
      if (Math.abs(times) < NEARLY) continue;
      for (let i = 0; i < left.length; i++) left[i] = (left[i] ?? 0) - times * (known[i] ?? 0);
    }
    return left;
  }

  add(row: Row): void {
    const left = this.#left(row);
    const last = left.length - 1;
    let pivot = -1;
    for (let i = 0; i < last; i++)
      if (Math.abs(left[i] ?? 0) > Math.max(NEARLY, Math.abs(left[pivot] ?? 0))) pivot = i;
    if (pivot < 0) {
      if (Math.abs(left[last] ?? 0) > NEARLY) this.contradicted = true;
      return;
    }
    const by = left[pivot] ?? 1;
    for (let i = 0; i < left.length; i++) left[i] = (left[i] ?? 0) / by;
    this.#rows.push({ pivot, row: left });
  }

  /** The sum of a group, where it follows. */
  sumOf(group: Row): number | null {
    const left = this.#left(group);
    const last = left.length - 1;
    for (let i = 0; i < last; i++) if (Math.abs(left[i] ?? 0) > NEARLY) return null;
    return -(left[last] ?? 0);
  }
}

const namesOf = (cell: CellKey): string => Object.keys(attributesOf(cell)).sort().join();

/** Subsets of two or more of a few. */
const subsets = <A>(some: readonly A[]): readonly (readonly A[])[] => {
  if (some.length > 9) return [...some.flatMap((a, i) => some.slice(i + 1).map((b) => [a, b])), some];
  return Array.from({ length: 2 ** some.length }, (_, mask) =>
    some.filter((_one, i) => (mask >> i) & 1),
  ).filter(({ length }) => length > 1);
};

/** Groups worth knowing: every cell, and several cells of one kind that some release withholds. */
const worthKnowing = (releases: readonly Shown[]): readonly (readonly CellKey[])[] => {
  const cells = [...new Set(releases.flatMap((release) => [...release.keys()]))];
  const withheld = cells.filter((cell) => releases.some((release) => release.get(cell) === null));
  const kinds = Map.groupBy(withheld, namesOf);
  return [
    ...cells.map((cell) => [cell]),
    ...[...kinds.values()].flatMap((some) => {
      const lines = new Map<string, CellKey[]>();
      for (const cell of some) {
        for (const [name, value] of Object.entries(attributesOf(cell))) {
          const line = `${name} ${value}`;
          lines.set(line, [...(lines.get(line) ?? []), cell]);
        }
      }
      return [...lines.values(), some].flatMap(subsets);
    }),
  ];
};

/**
 * @param isRight whether a count of some cells together is what a release counted: who takes two releases to be of the same
 *   people guesses, and has found something out where he guesses right of both
 */
export const attackerFinds = (
  releases: readonly Shown[],
  isRight: (release: number, cells: readonly CellKey[], count: number) => boolean,
): readonly FoundOut[] => {
  const atoms = atomsOf(releases);
  const functional = (cells: readonly CellKey[], sum: number): Row => {
    const row = new Float64Array(atoms.length + 1);
    for (const cell of cells) {
      const of = attributesOf(cell);
      for (const [i, atom] of atoms.entries()) if (isOf(atom, of)) row[i] = (row[i] ?? 0) + 1;
    }
    row[atoms.length] = sum;
    return row;
  };
  const rows = new Map<CellKey, Row>();
  const everyCell = new Set(releases.flatMap((release) => [...release.keys()]));
  for (const cell of everyCell) rows.set(cell, functional([cell], 0));
  const put = (into: Echelon, release: Shown): Echelon => {
    for (const [cell, row] of rows) {
      const count = release.get(cell);
      if (count === null || count === undefined) continue;
      const equation = row.slice();
      equation[atoms.length] = count;
      into.add(equation);
    }
    return into;
  };
  const groups = worthKnowing(releases).map((cells) => ({ cells, row: functional(cells, 0) }));
  const alone = releases.map((release) => put(new Echelon(), release));
  const sums = alone.map((known) => groups.map(({ row }) => known.sumOf(row)));
  const found: FoundOut[] = [];
  for (const ofRelease of sums) {
    for (const [i, count] of ofRelease.entries())
      if (count !== null && isTooFew(count))
        found.push({ how: "within", cells: groups[i]?.cells ?? [], count });
  }
  for (const [later, ofLater] of sums.entries()) {
    for (const ofEarlier of sums.slice(0, later)) {
      for (const [i, count] of ofLater.entries()) {
        const before = ofEarlier[i] ?? null;
        // Of several cells together only where they can have grown alone: a change from one to another is of nobody's count.
        if (count === null || before === null || (groups[i]?.cells.length ?? 0) !== 1) continue;
        if (isTooFew(count - before))
          found.push({ how: "between", cells: groups[i]?.cells ?? [], count: count - before });
      }
    }
    for (let earlier = 0; earlier < later; earlier++) {
      const both = put(put(new Echelon(), releases[earlier] ?? new Map()), releases[later] ?? new Map());
      if (both.contradicted) continue;
      for (const { cells, row } of groups) {
        const count = both.sumOf(row);
        if (count === null || !isTooFew(count)) continue;
        if (isRight(earlier, cells, count) && isRight(later, cells, count))
          found.push({ how: "as-if-unchanged", cells, count });
      }
    }
  }
  for (const [nth, release] of releases.entries())
    found.push(...pinned(release, (cell, count) => isRight(nth, [cell], count)));
  return found;
};

/** Of how many values a count of 1 to 10 is one, as everybody knows: who is left fewer has found something out. */
const VALUES_OF_A_FEW = 10;

/**
 * Counts of a few that can only have fewer values than a few have, going through every sum that a table shows, from none
 * less than 0.
 */
const pinned = (release: Shown, isRight: (cell: CellKey, count: number) => boolean): readonly FoundOut[] => {
  const between = new Map<CellKey, [number, number]>();
  for (const [cell, count] of release) between.set(cell, count === null ? [0, 1e9] : [count, count]);
  const cells = [...release.keys()].map((key) => ({ key, of: attributesOf(key), names: namesOf(key) }));
  const sums = cells.flatMap(({ key, of, names }) => {
    const parts = cells.filter((one) => one.names !== names && isOf(one.of, of));
    return [...Map.groupBy(parts, (one) => one.names).values()].map((some) => ({
      whole: key,
      parts: some.map((one) => one.key),
    }));
  });
  const of = (key: CellKey): [number, number] => between.get(key) ?? [0, 0];
  for (let round = 0; round < 30; round++) {
    for (const { whole, parts } of sums) {
      const least = parts.reduce((sum, part) => sum + of(part)[0], 0);
      const most = parts.reduce((sum, part) => sum + of(part)[1], 0);
      const [wholeLeast, wholeMost] = of(whole);
      between.set(whole, [Math.max(wholeLeast, least), Math.min(wholeMost, most)]);
      for (const part of parts) {
        const [a, b] = of(part);
        between.set(part, [Math.max(a, wholeLeast - (most - b)), Math.min(b, wholeMost - (least - a))]);
      }
    }
  }
  return [...between].flatMap(([cell, [least, most]]) => {
    if (release.get(cell) !== null || most - least + 1 >= VALUES_OF_A_FEW) return [];
    const left = Array.from({ length: most - least + 1 }, (_, more) => least + more);
    const count = left.find((one) => isTooFew(one) && isRight(cell, one));
    return count === undefined ? [] : [{ how: "bounds" as const, cells: [cell], count }];
  });
};
