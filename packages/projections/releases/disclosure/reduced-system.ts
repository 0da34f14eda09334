/**
 * What follows from linear equations over counts that are not known: exact, in whole numbers.
 *
 * An equation says that a sum of unknown counts, each times a whole number, is known. What the sum is matters to whoever
 * computes; whether something follows depends on the coefficients alone.
 */

/** Coefficients by unknown; none of them 0. */
export type Coefficients = ReadonlyMap<number, number>;

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** `row` times one number less `other` times another, so that the unknown is gone from it; divided by what all share. */
const without = (row: Coefficients, unknown: number, other: Coefficients): Map<number, number> => {
  const [mine = 0, theirs = 1] = [row.get(unknown), other.get(unknown)];
  const shared = greatestDivisor(Math.abs(mine), Math.abs(theirs));
  const [times, less] = [theirs / shared, mine / shared];
  const left = new Map<number, number>();
  for (const [one, coefficient] of row) left.set(one, coefficient * times);
  for (const [one, coefficient] of other) {
    const now = (left.get(one) ?? 0) - coefficient * less;
    if (now === 0) left.delete(one);
    else left.set(one, now);
  }
  let divisor = 0;
  for (const coefficient of left.values()) divisor = greatestDivisor(divisor, Math.abs(coefficient));
  for (const [one, coefficient] of left) {
    // Sums of counts have coefficients of 1 and -1, and their combinations stay small.
    if (!Number.isSafeInteger(coefficient)) throw new Error("A coefficient is beyond whole numbers");
    if (divisor > 1) left.set(one, coefficient / divisor);
  }
  return left;
};

/** Equations reduced as far as they go (Gauss–Jordan): each has one unknown, its pivot, that no other has. */
export class ReducedSystem {
  readonly #rows = new Map<number, Map<number, number>>();
  /** Of each unknown that is no pivot, the pivots of the equations that have it. */
  readonly #having = new Map<number, Set<number>>();
  readonly #pivotBefore: (a: number, b: number) => number;

  /** @param pivotBefore which of two unknowns rather becomes a pivot, as a sort has it */
  constructor(pivotBefore: (a: number, b: number) => number = (a, b) => a - b) {
    this.#pivotBefore = pivotBefore;
  }

  /** By pivot; the coefficient of the pivot is above 0. */
  get rows(): ReadonlyMap<number, Coefficients> {
    return this.#rows;
  }

  /** The pivots of the equations that have an unknown; its own, where it is one. */
  pivotsWith(unknown: number): Iterable<number> {
    return this.#rows.has(unknown) ? [unknown] : (this.#having.get(unknown) ?? []);
  }

  /** What is left of a sum once all that follows is taken away. */
  #remainder(sum: Coefficients): Map<number, number> {
    let left = new Map(sum);
    for (const unknown of sum.keys()) {
      const row = this.#rows.get(unknown);
      if (row !== undefined && left.has(unknown)) left = without(left, unknown, row);
    }
    return left;
  }

  /** Whether a sum of unknowns follows from the equations. */
  follows(sum: Coefficients): boolean {
    return this.#remainder(sum).size === 0;
  }

  add(equation: Coefficients): void {
    const left = this.#remainder(equation);
    const [pivot] = [...left.keys()].sort(this.#pivotBefore);
    if (pivot === undefined) return;
    for (const other of [...(this.#having.get(pivot) ?? [])]) {
      const row = this.#rows.get(other);
      if (row !== undefined) this.#put(other, without(row, pivot, left));
    }
    this.#having.delete(pivot);
    this.#put(pivot, left);
  }

  #put(pivot: number, row: Map<number, number>): void {
    const sign = (row.get(pivot) ?? 1) < 0 ? -1 : 1;
    const before = this.#rows.get(pivot);
    for (const unknown of before?.keys() ?? []) {
      if (!row.has(unknown)) this.#having.get(unknown)?.delete(pivot);
    }
    for (const [unknown, coefficient] of row) {
      row.set(unknown, coefficient * sign);
      if (unknown === pivot) continue;
      const having = this.#having.get(unknown);
      if (having === undefined) this.#having.set(unknown, new Set([pivot]));
      else having.add(pivot);
    }
    this.#rows.set(pivot, row);
  }
}
