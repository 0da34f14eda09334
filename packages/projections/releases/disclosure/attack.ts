/**
 * What somebody can find out who has every release and computes: the counts of all of them as one system of equations.
 */
import { type CellKey, type Counts, type Sum, sumsAmong } from "../cells.ts";
import { type Bounds, possibleValues } from "./possible-values.ts";
import { type Coefficients, ReducedSystem } from "./reduced-system.ts";
import { smallGroups } from "./small-groups.ts";
import { isSmall, LEAST_POSSIBLE_VALUES } from "./threshold.ts";

/** The counts of a release, and which of them it does not tell. */
export interface ReleasedCounts {
  readonly counts: Counts;
  readonly withheld: ReadonlySet<CellKey>;
}

/** The same, with the sums that hold among its counts: they do not depend on what is withheld. */
export interface SummedCounts extends ReleasedCounts {
  readonly sums: readonly Sum[];
}

export const summed = (released: ReleasedCounts): SummedCounts => ({
  withheld: released.withheld,
  // Each release has counts of its own, by which it is told from others.
  counts: new Map(released.counts),
  sums: sumsAmong(released.counts),
});

/** A count as it stands in a release, or unchanged in several. */
export type StandingCount = string;

export const standingCount = (cell: CellKey, count: number): StandingCount => `${count} ${cell}`;

/**
 * What he takes to be the same.
 *
 * `unchanged`: more than he can know, every count that has not changed from one release to another, also where both
 * withhold it; what one release tells of it then holds in the other. `nothing`: each release by itself, and its sums
 * compared with those of others.
 */
export type TakenAsOne = "unchanged" | "nothing";

/** One thing that can be found out and must not be: a withheld count, a change of it, or several together. */
export interface Finding {
  readonly terms: readonly (readonly [count: StandingCount, times: number])[];
  /** Whether it is known but nearly. */
  readonly nearly: boolean;
  /** The counts, known and unknown, of the sums from which it may have been computed; the nearest first. */
  readonly toldBy: () => Iterable<readonly CountOf[]>;
}

export interface CountOf {
  readonly cell: CellKey;
  readonly count: number;
}

interface Equation {
  readonly sum: Sum;
  readonly counts: Counts;
  readonly unknowns: Coefficients;
}

/** Everything withheld that can be known, or known nearly, of all releases together. */
export class Attack {
  readonly #known = new Set<StandingCount>();
  readonly #places = new Map<StandingCount, number>();
  readonly #names: StandingCount[] = [];
  readonly #countAt: number[] = [];
  /** Of each unknown the releases in which it stands. */
  readonly #standsIn: Set<number>[] = [];
  readonly #equations: Equation[] = [];
  readonly #withUnknown: number[][] = [];
  readonly #system: ReducedSystem;
  #bounds: ReadonlyMap<number, Bounds> | undefined;
  readonly #releases: readonly SummedCounts[];
  readonly #nameOf: (counts: Counts, cell: CellKey) => StandingCount;

  constructor(releases: readonly SummedCounts[], takenAsOne: TakenAsOne) {
    this.#releases = releases;
    const places = new Map(releases.map(({ counts }, nth) => [counts, nth]));
    this.#nameOf = (counts, cell) => {
      const name = standingCount(cell, counts.get(cell) ?? 0);
      return takenAsOne === "unchanged" ? name : `${places.get(counts)} ${name}`;
    };
    for (const { counts, withheld } of releases) {
      for (const cell of counts.keys()) if (!withheld.has(cell)) this.#known.add(this.#nameOf(counts, cell));
    }
    for (const [nth, { counts, sums }] of releases.entries()) {
      for (const cell of counts.keys()) {
        const unknown = this.#unknown(counts, cell);
        if (unknown !== null) this.#standsIn[unknown]?.add(nth);
      }
      for (const sum of sums) this.#addEquation(sum, counts);
    }
    // The largest become pivots, so that the small groups are made of few equations.
    this.#system = new ReducedSystem((a, b) => (this.#countAt[b] ?? 0) - (this.#countAt[a] ?? 0) || a - b);
    for (const { unknowns } of this.#equations) this.#system.add(unknowns);
  }

  /** The place of a count that is not known; null of one that is. */
  #unknown(counts: Counts, cell: CellKey): number | null {
    const count = counts.get(cell);
    if (count === undefined) return null;
    const name = this.#nameOf(counts, cell);
    if (this.#known.has(name)) return null;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const place = this.#countAt.push(count) - 1;
    this.#names.push(name);
    this.#places.set(name, place);
    this.#standsIn.push(new Set());
    this.#withUnknown.push([]);
    return place;
  }

  #addEquation(sum: Sum, counts: Counts): void {
    const unknowns = new Map<number, number>();
    const add = (cell: CellKey, times: number): void => {
      const unknown = this.#unknown(counts, cell);
      if (unknown !== null) unknowns.set(unknown, (unknowns.get(unknown) ?? 0) + times);
    };
    add(sum.whole, 1);
    for (const part of sum.parts) add(part, -1);
    if (unknowns.size === 0) return;
    const place = this.#equations.push({ sum, counts, unknowns }) - 1;
    for (const unknown of unknowns.keys()) this.#withUnknown[unknown]?.push(place);
  }

  /** Sums in which an unknown stands, first those in which no other does; then those of the unknowns of these, and so on. */
  *#toldBy(about: readonly number[]): Generator<readonly CountOf[]> {
    const met = new Set(about);
    const seen = new Set<number>();
    for (let next: readonly number[] = about; next.length > 0; ) {
      const others = ({ unknowns }: Equation): number =>
        [...unknowns.keys()].filter((unknown) => !met.has(unknown)).length;
      const places = [...new Set(next.flatMap((unknown) => this.#withUnknown[unknown] ?? []))];
      const equations = places
        .filter((place) => !seen.has(place))
        .flatMap((place) => this.#equations[place] ?? []);
      for (const place of places) seen.add(place);
      for (const { sum, counts } of equations.sort((a, b) => others(a) - others(b)))
        yield [sum.whole, ...sum.parts].map((cell) => ({ cell, count: counts.get(cell) ?? 0 }));
      next = [...new Set(equations.flatMap(({ unknowns }) => [...unknowns.keys()]))].filter(
        (unknown) => !met.has(unknown),
      );
      for (const unknown of next) met.add(unknown);
    }
  }

  #found(terms: Finding["terms"], nearly = false): Finding {
    const about = terms.flatMap(([name]) => this.#places.get(name) ?? []);
    return { terms, nearly, toldBy: () => this.#toldBy(about) };
  }

  /** Whether something follows here too. */
  follows({ terms, nearly }: Finding): boolean {
    const unknowns = new Map(
      terms.flatMap(([name, times]) => {
        const place = this.#places.get(name);
        return place === undefined ? [] : [[place, times] as const];
      }),
    );
    if (this.#system.follows(unknowns)) return true;
    const [only] = unknowns.keys();
    return nearly && only !== undefined && this.#isNearlyKnown(only);
  }

  /** Groups of 1 to 10 of which the count follows. */
  groups(): readonly Finding[] {
    const together = (group: readonly number[]): boolean =>
      this.#releases.some((_, nth) => group.every((unknown) => this.#standsIn[unknown]?.has(nth) === true));
    return smallGroups(this.#system, (unknown) => this.#countAt[unknown] ?? 0, together).map((group) =>
      this.#found(group.map((unknown) => [this.#names[unknown] ?? "", 1])),
    );
  }

  #boundsOf(): ReadonlyMap<number, Bounds> {
    this.#bounds ??= possibleValues(
      [...this.#equations.map(({ unknowns }) => unknowns), ...this.#system.rows.values()],
      (equation) =>
        [...equation].reduce((sum, [unknown, times]) => sum + times * (this.#countAt[unknown] ?? 0), 0),
    );
    return this.#bounds;
  }

  #isNearlyKnown(unknown: number): boolean {
    const { least, most } = this.#boundsOf().get(unknown) ?? { least: 0, most: Number.POSITIVE_INFINITY };
    return isSmall(this.#countAt[unknown] ?? 0) && most - least + 1 < LEAST_POSSIBLE_VALUES;
  }

  /** Small counts that can have fewer values than a small count can. */
  nearlyKnown(): readonly Finding[] {
    return [...this.#boundsOf().keys()]
      .filter((unknown) => this.#isNearlyKnown(unknown))
      .map((unknown) => this.#found([[this.#names[unknown] ?? "", 1]], true));
  }

  /**
   * Changes by 1 to 10 between a release and an earlier one that follow although they are not published as such: of a
   * cell, or of those parts of a sum together that the one or the other withholds.
   */
  changes(later: SummedCounts, earlier: SummedCounts): readonly Finding[] {
    const found: Finding[] = [];
    const look = (cells: readonly CellKey[]): void => {
      const terms = new Map<StandingCount, number>();
      let [change, hidden] = [0, false];
      const add = (counts: Counts, cell: CellKey, times: number): void => {
        const count = counts.get(cell);
        if (count === undefined) return;
        change += times * count;
        const name = this.#nameOf(counts, cell);
        const now = (terms.get(name) ?? 0) + times;
        if (now === 0) terms.delete(name);
        else terms.set(name, now);
        hidden ||= this.#places.has(name);
      };
      for (const cell of cells) {
        add(later.counts, cell, 1);
        add(earlier.counts, cell, -1);
      }
      if (!hidden || !isSmall(change)) return;
      const finding = this.#found([...terms]);
      if (!this.follows(finding)) return;
      const own = cells.map((cell) => ({ cell, count: later.counts.get(cell) ?? 0 }));
      found.push({
        ...finding,
        *toldBy() {
          yield own;
          yield* finding.toldBy();
        },
      });
    };
    for (const cell of new Set([...later.counts.keys(), ...earlier.counts.keys()])) look([cell]);
    const before = new Map<string, readonly CellKey[]>();
    // Two sums of one whole, by different attributes, are told apart by those of their parts.
    const nameOf = ({ whole, parts: [first = "[]"] }: Sum): string =>
      `${whole} ${(JSON.parse(first) as readonly (readonly [string])[]).map(([name]) => name).join()}`;
    for (const sum of earlier.sums) before.set(nameOf(sum), sum.parts);
    for (const sum of later.sums) {
      const parts = new Set([...sum.parts, ...(before.get(nameOf(sum)) ?? [])]);
      const hidden = [...parts].filter((cell) => later.withheld.has(cell) || earlier.withheld.has(cell));
      if (hidden.length > 1) look(hidden);
    }
    return found;
  }
}
