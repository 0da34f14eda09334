/**
 * Durations as they come in, checked and placed on the grid of their distinct times.
 *
 * A duration runs from the origin of the time scale (day 0). Whoever came under observation later, at `entry`, is at
 * risk in (entry, time]: not for what happens at `entry` itself. Without an entry, or with entry 0, it is at risk from
 * the origin on, time 0 included.
 */
import { badArgument, badObservation } from "./statistics-error.ts";
import { timeGrid } from "./time-grid.ts";

export interface ObservedDuration {
  /** When it ended, or until when it was known not to have; finite, not below 0. Any unit, the same throughout. */
  readonly time: number;
  /** When it came under observation; 0 if left out. Finite, not below 0. */
  readonly entry?: number | undefined;
  /** How many alike it stands for, a frequency; 1 if left out. Finite, above 0. */
  readonly weight?: number | undefined;
}

/** The same by columns, for a great many: row i of each is observation i. */
export interface DurationColumns {
  readonly time: Float64Array;
  readonly entry?: Float64Array | undefined;
  readonly weight?: Float64Array | undefined;
}

/** Observations of which each has a place on the grid of distinct times. */
export interface PlacedDurations {
  /** Distinct times at which one left or entered, ascending. */
  readonly times: Float64Array;
  /** The place in `times` at which each left; `LEFT_OUT` for those never at risk. */
  readonly exit: Int32Array;
  /** The place at which each entered, `FROM_ORIGIN` if at risk from the origin; null if that holds of all. */
  readonly entry: Int32Array | null;
  /** Frequencies; null if each is 1. */
  readonly weight: Float64Array | null;
  /** How many, by frequency, were at risk at some time, and how many never were, since their entry is not before their time. */
  readonly n: number;
  readonly neverAtRisk: number;
}

export const FROM_ORIGIN = -1;
export const LEFT_OUT = -1;

/** How many the observation of a row stands for. */
export const frequency = (weight: Float64Array | null | undefined, row: number): number =>
  weight === null || weight === undefined ? 1 : (weight[row] ?? 0);

export const checkLength = (name: string, column: { readonly length: number }, length: number): void => {
  if (column.length !== length)
    throw badArgument(name, `a column of ${column.length}`, `a column of ${length} rows, as the times`);
};

const isTime = (value: number): boolean => value >= 0 && value < Number.POSITIVE_INFINITY;

const check = ({ time, entry, weight }: DurationColumns): void => {
  if (entry !== undefined) checkLength("entry", entry, time.length);
  if (weight !== undefined) checkLength("weight", weight, time.length);
  const expected = "a finite number, 0 or more";
  for (let i = 0; i < time.length; i++) {
    const exit = time[i] ?? 0;
    if (!isTime(exit)) throw badObservation(i, "time", exit, expected);
    const from = entry === undefined ? 0 : (entry[i] ?? 0);
    if (!isTime(from)) throw badObservation(i, "entry", from, expected);
    const count = frequency(weight, i);
    if (!(count > 0 && count < Number.POSITIVE_INFINITY))
      throw badObservation(i, "weight", count, "a finite number above 0");
  }
};

/** The columns of observations; what all leave out has none. */
export const columnsOf = (observations: readonly ObservedDuration[]): DurationColumns => {
  const count = observations.length;
  const time = new Float64Array(count);
  let entry: Float64Array | undefined;
  let weight: Float64Array | undefined;
  let i = 0;
  for (const observation of observations) {
    time[i] = observation.time;
    if (observation.entry !== undefined && observation.entry !== 0) {
      entry ??= new Float64Array(count);
      entry[i] = observation.entry;
    }
    if (observation.weight !== undefined && observation.weight !== 1) {
      weight ??= new Float64Array(count).fill(1);
      weight[i] = observation.weight;
    }
    i++;
  }
  return { time, entry, weight };
};

/** Every time that is on the grid: of those at risk, when they left and, where some entered late, when they entered. */
const timesAtRisk = (time: Float64Array, entry: Float64Array | undefined): Float64Array => {
  if (entry === undefined) return time;
  const times = new Float64Array(2 * time.length);
  let count = 0;
  for (let i = 0; i < time.length; i++) {
    const exit = time[i] ?? 0;
    const from = entry[i] ?? 0;
    if (from > 0 && exit <= from) continue;
    times[count++] = exit;
    times[count++] = from;
  }
  return times.subarray(0, count);
};

/**
 * Checks the columns and places them. Rows whose entry is not before their time were never at risk (the proceeding had
 * ended when it came under observation): they are left out and counted, as R's `Surv` makes them missing.
 *
 * @throws StatisticsError naming the row and the value.
 */
export const place = (columns: DurationColumns): PlacedDurations => {
  check(columns);
  const { time, weight } = columns;
  const entry = columns.entry?.some((from) => from > 0) ? columns.entry : undefined;
  const { times, placeOf } = timeGrid(timesAtRisk(time, entry));
  const exit = new Int32Array(time.length);
  const entered = entry === undefined ? null : new Int32Array(time.length);
  let n = 0;
  let neverAtRisk = 0;
  for (let i = 0; i < time.length; i++) {
    const count = frequency(weight, i);
    const from = entry === undefined ? 0 : (entry[i] ?? 0);
    const until = time[i] ?? 0;
    const early = from > 0 && until <= from;
    const last = early ? LEFT_OUT : placeOf(until);
    const first = early || from === 0 ? FROM_ORIGIN : placeOf(from);
    if (early || (first !== FROM_ORIGIN && last <= first)) {
      exit[i] = LEFT_OUT;
      if (entered !== null) entered[i] = FROM_ORIGIN;
      neverAtRisk += count;
      continue;
    }
    exit[i] = last;
    if (entered !== null) entered[i] = first;
    n += count;
  }
  return { times, exit, entry: entered, weight: weight ?? null, n, neverAtRisk };
};
