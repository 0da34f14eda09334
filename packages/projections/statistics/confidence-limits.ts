/** Pointwise confidence limits of a survival curve. */

import { twoSidedNormalQuantile } from "./normal-tail.ts";
import { badArgument } from "./statistics-error.ts";

/**
 * On which scale the limits are symmetric: with s = se/S, the standard error of log S, and z the normal quantile,
 *
 * - `log`: S·exp(±z·s), the upper cut at 1. R's default;
 * - `log-log`: S^exp(±z·s / log S), the default of Stata and SAS; within 0 and 1 by itself;
 * - `plain`: S·(1 ± z·s), cut to 0 and 1.
 *
 * Kalbfleisch & Prentice 1980, §1.4; Borgan & Liestøl 1990.
 */
export type Interval = "log" | "log-log" | "plain";

export interface Limits {
  /** Limits of a survival probability and the standard error of its logarithm; NaN where not defined. */
  readonly lower: (survival: number, logError: number) => number;
  readonly upper: (survival: number, logError: number) => number;
  /** Whether the lower limit never rises from one step of a curve to the next: then it is found by halving. */
  readonly lowerNeverRises: boolean;
}

const scales: Readonly<Record<Interval, (z: number) => Limits>> = {
  log: (z) => ({
    lower: (survival, error) => survival * Math.exp(-z * error),
    upper: (survival, error) => Math.min(survival * Math.exp(z * error), 1),
    lowerNeverRises: true,
  }),
  "log-log": (z) => {
    const limit = (survival: number, reach: number): number =>
      survival === 1 ? Number.NaN : survival ** Math.exp(reach / Math.log(survival));
    return {
      lower: (survival, error) => limit(survival, -z * error),
      upper: (survival, error) => limit(survival, z * error),
      lowerNeverRises: false,
    };
  },
  plain: (z) => ({
    lower: (survival, error) => Math.max(survival - z * error * survival, 0),
    upper: (survival, error) => Math.min(survival + z * error * survival, 1),
    lowerNeverRises: true,
  }),
};

/**
 * @param level the share of such intervals that hold the truth: above 0, below 1
 * @throws StatisticsError where it is not, or where there is no such scale.
 */
export const confidenceLimits = (level: number, interval: Interval): Limits => {
  if (!(level > 0 && level < 1)) throw badArgument("level", level, "a share between 0 and 1, such as 0.95");
  if (!Object.hasOwn(scales, interval))
    throw badArgument("interval", interval, Object.keys(scales).join(", "));
  return scales[interval](twoSidedNormalQuantile(1 - level));
};
