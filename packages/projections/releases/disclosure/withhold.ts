/**
 * Which counts of a release are withheld: those that are too small, those that changed by too little since an earlier
 * release, and what would let either be computed.
 *
 * Coarse counts first: those by no attribute, by one, by two; each kind is added to the ones before, and gives way to
 * them. Attack, then withhold of the kind that was added the count that costs least and helps; and again, until the attack
 * finds nothing. Each time at least one count more is withheld, and where a whole kind is, what is left is what the attack
 * found nothing in before: so it ends. What it ends with is what the attack found nothing in: that is the proof, and
 * `docs/disclosure-control.md` says of what.
 */
import { type CellKey, type Counts, kindOf, withZeros } from "../cells.ts";
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

/** Where a count would be told by coarser ones alone, to withhold it helps nobody. */
const TOLD_ANYWAY = 1e9;

/** That there is nobody is withheld where nothing else is left: it makes no group larger. */
const NOBODY = 1e6;

const lossOf = (count: number | undefined): number => count || NOBODY;

/** What it costs to withhold a count of a kind: it is lost, and with it another of each sum that would tell it at once. */
class Costs {
  readonly #counts: Counts;
  readonly #kind: ReadonlySet<CellKey>;
  readonly #withheld: ReadonlySet<CellKey>;
  readonly #sumsWith = new Map<CellKey, (readonly CellKey[])[]>();

  constructor({ counts, withheld, sums }: SummedCounts, kind: ReadonlySet<CellKey>) {
    this.#counts = counts;
    this.#kind = kind;
    this.#withheld = withheld;
    for (const { whole, parts } of sums) {
      const cells = [whole, ...parts];
      for (const cell of cells) {
        if (!kind.has(cell)) continue;
        const known = this.#sumsWith.get(cell);
        if (known === undefined) this.#sumsWith.set(cell, [cells]);
        else known.push(cells);
      }
    }
  }

  of(cell: CellKey): number {
    let cost = lossOf(this.#counts.get(cell));
    for (const cells of this.#sumsWith.get(cell) ?? []) {
      const others = cells.filter((other) => other !== cell && this.#counts.has(other));
      if (others.some((other) => this.#withheld.has(other))) continue;
      cost += others.reduce(
        (least, other) => (this.#kind.has(other) ? Math.min(least, lossOf(this.#counts.get(other))) : least),
        TOLD_ANYWAY,
      );
    }
    return cost;
  }
}

/** The published count that costs least, of those that may go, in the sums that tell most directly; null where there is none. */
const cheapestIn = (
  { toldBy }: Finding,
  costs: Costs,
  mayGo: (cell: CellKey, count: number) => boolean,
): CellKey | null => {
  for (const terms of toldBy()) {
    const [cheapest] = terms
      .filter(({ cell, count }) => mayGo(cell, count))
      .map(({ cell }) => [cell, costs.of(cell)] as const)
      .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
    if (cheapest !== undefined) return cheapest[0];
  }
  return null;
};

/** What the attack finds: first what follows, and only where nothing can be done against that, what is nearly known. */
const findingsOf = (
  now: SummedCounts,
  earlier: readonly SummedCounts[],
  takenAsOne: TakenAsOne,
): readonly (() => readonly Finding[])[] => {
  const all = [...earlier, now];
  const attack = new Attack(all, takenAsOne);
  const following = (): readonly Finding[] => [
    ...attack.groups(),
    ...all.flatMap((later, nth) => all.slice(0, nth).flatMap((before) => attack.changes(later, before))),
  ];
  return [following, () => attack.nearlyKnown()];
};

/** The cells of each kind, by how many attributes they are counted; of as many, those that were counted first. */
const kindsOf = (counts: Counts): readonly ReadonlySet<CellKey>[] => {
  const kinds = new Map<string, Set<CellKey>>();
  for (const cell of counts.keys()) {
    const kind = kindOf(cell);
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, new Set([cell]));
    else known.add(cell);
  }
  const attributes = (kind: string): number => (kind === "" ? 0 : kind.split(",").length);
  return [...kinds].sort(([a], [b]) => attributes(a) - attributes(b)).map(([, cells]) => cells);
};

/** The counts with 0 of what another release counted of the same kind, and this one did not meet. */
const besideOthers = (counts: Counts, others: readonly ReleasedCounts[]): Counts => {
  const kinds = new Set([...counts.keys()].map(kindOf));
  const all = new Map(counts);
  for (const other of others) {
    for (const cell of other.counts.keys()) if (!all.has(cell) && kinds.has(kindOf(cell))) all.set(cell, 0);
  }
  return all;
};

/** A kind of counts of which a greater share is too small is withheld whole: what was left of it would tell nothing. */
const MOSTLY = 0.5;

/** Withholds, of the counts of one kind, so many that the attack finds nothing that they tell. */
const withholdOf = (
  kind: ReadonlySet<CellKey>,
  now: SummedCounts & { readonly withheld: Set<CellKey> },
  earlier: readonly SummedCounts[],
  told: ReadonlySet<StandingCount>,
): void => {
  const { counts, withheld } = now;
  const met = [...kind].filter((cell) => counts.get(cell) !== 0);
  if (met.filter((cell) => isSmall(counts.get(cell) ?? 0)).length > met.length * MOSTLY) {
    for (const cell of kind) withheld.add(cell);
    return;
  }
  for (const cell of kind) {
    const count = counts.get(cell) ?? 0;
    const changed = earlier.some(
      (before) => !before.withheld.has(cell) && isSmall(count - (before.counts.get(cell) ?? 0)),
    );
    if (isSmall(count) || changed) withheld.add(cell);
  }
  // That nobody of a few is so tells of all of them that they are otherwise.
  for (const { whole, parts } of now.sums) {
    if (!isSmall(counts.get(whole) ?? 0)) continue;
    for (const part of parts) if (kind.has(part)) withheld.add(part);
  }
  const costs = new Costs(now, kind);
  const mayGo = (cell: CellKey, count: number): boolean =>
    kind.has(cell) && counts.get(cell) === count && !withheld.has(cell);
  // To withhold what was told before, and has not changed, takes nothing back from whoever knows that it has not.
  const isFresh = (cell: CellKey, count: number): boolean =>
    mayGo(cell, count) && !told.has(standingCount(cell, count));
  // What follows without any fresh count of this kind cannot be prevented by it.
  const fresh = [...kind].filter((cell) => isFresh(cell, counts.get(cell) ?? 0));
  const without = new Attack(
    [...earlier, summed({ counts, withheld: new Set([...withheld, ...fresh]) })],
    "unchanged",
  );
  /** Whether anything was found, and whether something could be withheld against it. */
  const defended = (
    takenAsOne: TakenAsOne,
    choice: (finding: Finding) => CellKey | null,
  ): { readonly found: boolean; readonly withheldMore: boolean } => {
    let anything = false;
    for (const look of findingsOf(now, earlier, takenAsOne)) {
      const found = look();
      const chosen = found.map(choice).filter((cell) => cell !== null);
      for (const cell of chosen) withheld.add(cell);
      if (chosen.length > 0) return { found: true, withheldMore: true };
      anything ||= found.length > 0;
    }
    return { found: anything, withheldMore: false };
  };
  for (;;) {
    const knowing = defended("unchanged", (finding) =>
      without.follows(finding) ? null : cheapestIn(finding, costs, isFresh),
    );
    if (knowing.withheldMore) continue;
    // What is left was told before. It must not be told again by this release alone.
    if (!knowing.found) return;
    if (!defended("nothing", (finding) => cheapestIn(finding, costs, mayGo)).withheldMore) return;
  }
};

/** Whether both count the same; what is not there is 0. */
const isSame = (one: Counts, other: Counts): boolean => {
  const within = (a: Counts, b: Counts): boolean =>
    [...a].every(([cell, count]) => count === (b.get(cell) ?? 0));
  return within(one, other) && within(other, one);
};

/**
 * The cells that a release withholds. One that counts the same as an earlier one withholds the same: so it tells nothing
 * that is not told already.
 *
 * @param counted of as many attributes, those that matter more come first
 * @param released every release that was ever published, those that were withdrawn too: somebody has them
 */
export const cellsToWithhold = (
  counted: Counts,
  released: readonly ReleasedCounts[],
): ReadonlySet<CellKey> => {
  const same = released.findLast((before) => isSame(before.counts, counted));
  if (same !== undefined) return same.withheld;
  const counts = besideOthers(withZeros(counted), released);
  const earlier = released.map((before) =>
    summed({ ...before, counts: besideOthers(before.counts, [{ counts, withheld: new Set() }]) }),
  );
  const told = new Set<StandingCount>();
  for (const before of earlier) {
    for (const [cell, count] of before.counts)
      if (!before.withheld.has(cell)) told.add(standingCount(cell, count));
  }
  // A finer count that an earlier release told, and that has not changed, helps to compute coarser ones of this release,
  // whether this one tells it or not: so what is yet to be added takes part as withheld. Without any it tells nothing.
  const atOnce = earlier.length > 0;
  const withheld = new Set<CellKey>(atOnce ? counts.keys() : []);
  const added = new Map<CellKey, number>(atOnce ? counts : []);
  for (const kind of kindsOf(counts)) {
    for (const cell of kind) {
      withheld.delete(cell);
      added.set(cell, counts.get(cell) ?? 0);
    }
    withholdOf(kind, { ...summed({ counts: added, withheld }), withheld }, earlier, told);
  }
  return withheld;
};
