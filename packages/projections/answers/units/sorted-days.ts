/** Quantiles of whole numbers of days. */

/** Up to this many days from the least to the most are counted day by day, which is quicker than sorting. */
const COUNTED = 1 << 16;
/** Of fewer, sorting is quicker. */
const MANY = 256;

/** Reused, since figures of hundreds of groups come one after the other; all 0 between them. */
const countsRoom = new Int32Array(COUNTED + 1);

/** The day at each of the ascending places, were all in order. */
const daysAt = (days: Int32Array, places: readonly number[]): readonly number[] => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < days.length; i++) {
    const day = days[i] ?? 0;
    if (day < least) least = day;
    if (day > most) most = day;
  }
  if (days.length < MANY || most - least > COUNTED) {
    const sorted = days.slice().sort();
    return places.map((place) => sorted[place] ?? 0);
  }
  const counts = countsRoom.subarray(0, most - least + 1);
  for (let i = 0; i < days.length; i++) {
    const day = (days[i] ?? 0) - least;
    counts[day] = (counts[day] ?? 0) + 1;
  }
  let day = 0;
  let upTo = counts[0] ?? 0;
  const found = places.map((place) => {
    // The last of all, for which one need not count so far.
    if (place === days.length - 1) return most;
    while (upTo <= place) upTo += counts[++day] ?? 0;
    return day + least;
  });
  counts.fill(0);
  return found;
};

/** Whole numbers of days that can be asked what stands at a place, were all in order. */
export interface SortedDays {
  readonly size: number;
  /** @param places ascending */
  readonly at: (places: readonly number[]) => readonly number[];
}

const sorted = (days: Int32Array | SortedDays): SortedDays =>
  days instanceof Int32Array ? { size: days.length, at: (places) => daysAt(days, places) } : days;

/**
 * The smallest of which at least the share is no greater: one that occurs, so that none falls between two days. Null of
 * nothing.
 *
 * @param shares ascending
 */
export const quantilesOf = (
  days: Int32Array | SortedDays,
  shares: readonly number[],
): readonly (number | null)[] => {
  const { size, at } = sorted(days);
  return size === 0
    ? shares.map(() => null)
    : at(shares.map((share) => Math.max(0, Math.ceil(share * size) - 1)));
};

/** The middle one; of an even number, the mean of the two in the middle. Null of nothing. */
export const medianOf = (days: Int32Array | SortedDays): number | null => {
  const { size, at } = sorted(days);
  if (size === 0) return null;
  const [lower = 0, upper = 0] = at([(size - 1) >> 1, size >> 1]);
  return (lower + upper) / 2;
};
