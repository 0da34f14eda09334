/**
 * The distinct times among many, ascending, and which of them a time is.
 *
 * Times that differ by what arithmetic leaves behind (0.1 + 0.2 and 0.3) are one time, or ties would be torn apart at
 * random. The rule is that of `aeqSurv` in R's `survival` (its `timefix`, on by default): neighbours at most
 * √ε = 2⁻²⁶ apart, absolutely or relative to the mean of the distinct times, are one; a chain of such neighbours is one
 * time, that of its earliest. Whole days are never joined.
 */

const TOLERANCE = 2 ** -26;

/** Up to this many places for each time, whole numbers are looked up in a table instead of searched for. */
const PLACES_A_TIME = 8;
const PLACES_AT_LEAST = 4096;
/** Below this mean, whole numbers are further apart than the tolerance. */
const LARGEST_IN_A_TABLE = 2 ** 24;

export interface TimeGrid {
  /** The distinct times, ascending. */
  readonly times: Float64Array;
  /** The place in `times` of one of the times of which the grid was made. */
  readonly placeOf: (time: number) => number;
}

/** The largest, if all are whole numbers from 0 that a table may hold; else -1. */
const largestWhole = (values: Float64Array): number => {
  const limit = Math.min(LARGEST_IN_A_TABLE, Math.max(PLACES_AT_LEAST, values.length * PLACES_A_TIME));
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value > limit || !Number.isInteger(value)) return -1;
    if (value > largest) largest = value;
  }
  return largest;
};

const gridOfWholeNumbers = (values: Float64Array, largest: number): TimeGrid => {
  const place = new Int32Array(largest + 1);
  for (let i = 0; i < values.length; i++) place[values[i] ?? 0] = 1;
  let count = 0;
  for (let value = 0; value <= largest; value++) if (place[value] === 1) place[value] = ++count;
  const times = new Float64Array(count);
  for (let value = 0; value <= largest; value++) {
    const found = place[value] ?? 0;
    if (found > 0) times[found - 1] = value;
  }
  return { times, placeOf: (time) => (place[time] ?? 0) - 1 };
};

/** How many of the ascending `times` are at or before `time`; if known, that it is from `low` to `high`. */
export const countUpTo = (times: Float64Array, time: number, low = 0, high = times.length): number => {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((times[middle] ?? 0) <= time) from = middle + 1;
    else to = middle;
  }
  return from;
};

/** The grid of times that are finite and not below 0. */
export const timeGrid = (values: Float64Array): TimeGrid => {
  const largest = largestWhole(values);
  if (largest >= 0) return gridOfWholeNumbers(values, largest);

  const distinct = values.slice().sort();
  let count = 0;
  let sum = 0;
  for (let i = 0; i < distinct.length; i++) {
    const value = distinct[i] ?? 0;
    if (i === 0 || value !== distinct[count - 1]) {
      distinct[count++] = value;
      sum += value;
    }
  }
  const mean = sum / count;
  let kept = 0;
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const value = distinct[i] ?? 0;
    const gap = value - previous;
    previous = value;
    if (gap > TOLERANCE && gap / mean > TOLERANCE) distinct[kept++] = value;
  }
  const times = distinct.slice(0, kept);
  return { times, placeOf: placesByStretch(times) };
};

/**
 * Where a time is among the ascending `times`: these are cut into as many stretches of equal length as there are times,
 * so that there is little to search in each. A search through all of a million times misses the cache at every step.
 */
const placesByStretch = (times: Float64Array): TimeGrid["placeOf"] => {
  const count = times.length;
  const first = times[0] ?? 0;
  const stretches = count / ((times[count - 1] ?? 0) - first || 1);
  const stretchOf = (time: number): number => Math.min(Math.floor((time - first) * stretches), count);
  /** How many times are in earlier stretches, of each stretch. */
  const before = new Int32Array(count + 2);
  for (let i = 0; i < count; i++) {
    const next = stretchOf(times[i] ?? 0) + 1;
    before[next] = (before[next] ?? 0) + 1;
  }
  for (let stretch = 0; stretch <= count; stretch++)
    before[stretch + 1] = (before[stretch + 1] ?? 0) + (before[stretch] ?? 0);
  return (time) => {
    const stretch = stretchOf(time);
    return countUpTo(times, time, before[stretch], before[stretch + 1]) - 1;
  };
};
