/** Quantiles of whole numbers of days, each one that occurs, so that none falls between two days. */

/** Up to this many days from the least to the most are counted day by day, which is quicker than sorting. */
const COUNTED = 1 << 16;

const ascending = (days: Int32Array): Int32Array => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < days.length; i++) {
    const day = days[i] ?? 0;
    if (day < least) least = day;
    if (day > most) most = day;
  }
  if (days.length < 256 || most - least > COUNTED) return days.slice().sort();
  const counts = new Int32Array(most - least + 1);
  for (let i = 0; i < days.length; i++) {
    const place = (days[i] ?? 0) - least;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const sorted = new Int32Array(days.length);
  let at = 0;
  for (let place = 0; place < counts.length; place++) {
    const end = at + (counts[place] ?? 0);
    sorted.fill(place + least, at, end);
    at = end;
  }
  return sorted;
};

/** The smallest of which at least the share is no greater; null of nothing. */
export const quantilesOf = (days: Int32Array, shares: readonly number[]): readonly (number | null)[] => {
  const sorted = ascending(days);
  return shares.map((share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null);
};

/** The middle one; of an even number, the mean of the two in the middle. Null of nothing. */
export const medianOf = (days: Int32Array): number | null => {
  if (days.length === 0) return null;
  const sorted = ascending(days);
  const upper = sorted[sorted.length >> 1] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? 0) + upper) / 2;
};
