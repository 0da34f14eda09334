/** When a given share has ended: the quantile of a survival curve, and its limits. */
import { badArgument } from "./statistics-error.ts";
import { lowerAt, type SurvivalSteps, upperAt } from "./survival-steps.ts";

/** In the unit of the times; each null where the curve in question does not come down so far. */
export interface QuantileEstimate {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A survival within this of the level is at it: R's √ε. */
export const TOLERANCE = 2 ** -26;

type Curve = (step: number) => number;

/** The first step from `from` on at which the curve is at `level` or below; the number of steps if there is none. */
const searched = (curve: Curve, level: number, from: number, count: number): number => {
  let step = from;
  while (step < count && !(curve(step) < level + TOLERANCE)) step++;
  return step;
};

/** The first of the steps of which something holds, where it holds of all that follow: by halving. */
const firstOf = (count: number, holds: (step: number) => boolean): number => {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
};

/**
 * The time of the step `first`. If the curve is just at the level there and goes on below it later, every time of the
 * flat stretch would do: the middle between its ends.
 */
const timeAt = (times: Float64Array, curve: Curve, level: number, first: number): number | null => {
  const time = times[first];
  if (time === undefined) return null;
  const reached = curve(first);
  if (Math.abs(reached - level) >= TOLERANCE) return time;
  for (let step = first + 1; step < times.length; step++) {
    if (curve(step) < reached) return (time + (times[step] ?? 0)) / 2;
  }
  return time;
};

/** The first step at which a curve of limits that never rises is at `level` or below; it ends where survival is 0. */
const firstOfLimit = (curve: Curve, survival: Float64Array, level: number): number => {
  const end = firstOf(survival.length, (step) => survival[step] === 0);
  const first = firstOf(end, (step) => curve(step) < level + TOLERANCE);
  return first === end ? survival.length : first;
};

/**
 * The time by which a share `p` has ended, with the times at which the lower and the upper curve come down to 1 − p
 * (Brookmeyer & Crowley 1982). As R's `print(survfit)` and `summary(survfit)$table` have it for the median.
 *
 * @throws StatisticsError unless p is from 0 to 1.
 */
export const survivalQuantile = (steps: SurvivalSteps, p: number): QuantileEstimate => {
  if (!(p >= 0 && p <= 1)) throw badArgument("p", p, "a share from 0 to 1");
  const { times, survival, limits } = steps;
  if (times.length === 0) return { estimate: null, lower: null, upper: null };
  if (p === 0) return { estimate: 0, lower: 0, upper: 0 };
  const level = 1 - p;
  const estimate: Curve = (step) => survival[step] ?? 0;
  const lower: Curve = (step) => lowerAt(steps, step);
  const upper: Curve = (step) => upperAt(steps, step);
  const count = times.length;
  const first = firstOf(count, (step) => estimate(step) < level + TOLERANCE);
  const firstOfLower = limits.lowerNeverRises
    ? firstOfLimit(lower, survival, level)
    : searched(lower, level, 0, count);
  return {
    estimate: timeAt(times, estimate, level, first),
    lower: timeAt(times, lower, level, firstOfLower),
    // The upper limit is nowhere below the estimate.
    upper: timeAt(times, upper, level, searched(upper, level, first, count)),
  };
};
