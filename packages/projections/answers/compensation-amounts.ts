/** Sums and spreads of amounts that are recorded in classes. */
import { FEWEST_EVENTS } from "../statistics/statistics.ts";

/** The limits of each class in rupees, in ascending order: those of the codes of the catalogue. */
const limits: readonly (readonly [amount: string, least: number, most: number | null])[] = [
  ["to-50000", 1, 50_000],
  ["50001-to-100000", 50_001, 100_000],
  ["100001-to-200000", 100_001, 200_000],
  ["200001-to-500000", 200_001, 500_000],
  ["500001-to-1000000", 500_001, 1_000_000],
  ["above-1000000", 1_000_001, null],
];

/** The classes that say something, in ascending order. */
export const amountsInOrder: readonly string[] = limits.map(([amount]) => amount);

export interface AmountFigures {
  readonly least: number;
  /** Null where the highest class, which has no limit, is among them. */
  readonly most: number | null;
  readonly notRecorded: number;
  readonly q1: string | null;
  readonly median: string | null;
  readonly q3: string | null;
}

/** @param amounts a class each; null, or one that says nothing, of what nobody recorded */
export const amountFigures = (amounts: readonly (string | null)[]): AmountFigures => {
  const known = limits.map(([name]) => amounts.filter((amount) => amount === name).length);
  const all = known.reduce((sum, count) => sum + count, 0);
  const highest = known.at(-1) ?? 0;
  const sum = (limit: (place: number) => number): number =>
    known.reduce((total, count, place) => total + count * limit(place), 0);
  /** The class in which the smallest lies of which at least the share is no greater. */
  const quantile = (share: number): string | null => {
    if (all < FEWEST_EVENTS) return null;
    let upTo = 0;
    for (const [place, count] of known.entries()) {
      upTo += count;
      if (upTo >= Math.ceil(share * all)) return amountsInOrder[place] ?? null;
    }
    return null;
  };
  return {
    least: sum((place) => limits[place]?.[1] ?? 0),
    most: highest > 0 ? null : sum((place) => limits[place]?.[2] ?? 0),
    notRecorded: amounts.length - all,
    q1: quantile(0.25),
    median: quantile(0.5),
    q3: quantile(0.75),
  };
};
