/** When a given share has ended: the quantile of a survival curve, and its limits. */
import { badArgument } from "./statistics-error.ts";
import type { SurvivalSteps } from "./survival-steps.ts";

/** In the unit of the times; each null where the curve in question does not come down so far. */
export interface QuantileEstimate {
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A survival within this of the level is at it: R's √ε. */
const TOLERANCE = 2 ** -26;

/**
 * The first time at which a curve is at `level` or below. If it is just at the level there and goes on below it later,
 * every time of the flat stretch would do: the middle between its ends.
 */
const firstAtOrBelow = (times: Float64Array, curve: Float64Array, level: number): number | null => {
  let first = 0;
  while (first < curve.length && !((curve[first] ?? 0) < level + TOLERANCE)) first++;
  const time = times[first];
  const reached = curve[first];
  if (time === undefined || reached === undefined) return null;
  if (Math.abs(reached - level) >= TOLERANCE) return time;
  for (let j = first + 1; j < curve.length; j++) {
    if ((curve[j] ?? 0) < reached) return (time + (times[j] ?? 0)) / 2;
  }
  return time;
};

/**
 * The time by which a share `p` has ended, with the times at which the lower and the upper curve come down to 1 − p
 * (Brookmeyer & Crowley 1982). As R's `print(survfit)` and `summary(survfit)$table` have it for the median.
 *
 * @throws StatisticsError unless p is from 0 to 1.
 */
export const survivalQuantile = (
  { times, survival, lower, upper }: SurvivalSteps,
  p: number,
): QuantileEstimate => {
  if (!(p >= 0 && p <= 1)) throw badArgument("p", p, "a share from 0 to 1");
  if (times.length === 0) return { estimate: null, lower: null, upper: null };
  if (p === 0) return { estimate: 0, lower: 0, upper: 0 };
  return {
    estimate: firstAtOrBelow(times, survival, 1 - p),
    lower: firstAtOrBelow(times, lower, 1 - p),
    upper: firstAtOrBelow(times, upper, 1 - p),
  };
};
