/**
 * What may be said of a delay in a few figures, and why not where it may not: the rule for small numbers.
 *
 * Reasons are codes, so that each page words them for its readers.
 */
import type { DayCounts } from "./day-counts.ts";
import type { KaplanMeier } from "./kaplan-meier.ts";
import type { QuantileEstimate } from "./survival-quantile.ts";

/** From fewer events than this no quantile is given. */
export const FEWEST_EVENTS = 5;

/**
 * - `nothing-observed`: no observation was ever at risk;
 * - `too-few-events`: fewer than `FEWEST_EVENTS`;
 * - `not-reached`: too many are still pending for the curve, or the curve of its limits, to come down so far;
 * - `risk-set-emptied`: the curve came down so far only because all of the few who were under observation then had
 *   ended, while others came under observation later.
 */
export type WhyNoFigure = "nothing-observed" | "too-few-events" | "not-reached" | "risk-set-emptied";

export interface SummarisedQuantile extends QuantileEstimate {
  /** The share that has ended by then. */
  readonly p: number;
  /** Of each figure, why there is none; null where there is one. */
  readonly why: Readonly<Record<keyof QuantileEstimate, WhyNoFigure | null>>;
}

export interface DelaySummary {
  /** By frequency: all that were at risk, those of them that ended, and those still pending when last known. */
  readonly n: number;
  readonly events: number;
  readonly pending: number;
  readonly neverAtRisk: number;
  readonly lowerQuartile: SummarisedQuantile;
  readonly median: SummarisedQuantile;
  readonly upperQuartile: SummarisedQuantile;
  /** The median of those that ended, as if there were no others: what published figures give. Too short, as a rule. */
  readonly naiveMedian: { readonly estimate: number | null; readonly why: WhyNoFigure | null };
}

const whyNone = ({ n, events }: Pick<KaplanMeier, "n" | "events">): WhyNoFigure | null => {
  if (n === 0) return "nothing-observed";
  return events < FEWEST_EVENTS ? "too-few-events" : null;
};

/** A quantile of the curve by the same rule, without the others. */
export const summarisedQuantile = (curve: KaplanMeier, p: number): SummarisedQuantile => {
  const none = whyNone(curve);
  const figure = (time: number | null): readonly [number | null, WhyNoFigure | null] => {
    if (none !== null) return [null, none];
    if (time === null) return [null, "not-reached"];
    return curve.emptiedAt !== null && time >= curve.emptiedAt ? [null, "risk-set-emptied"] : [time, null];
  };
  const found = curve.quantile(p);
  const [estimate, whyEstimate] = figure(found.estimate);
  const [lower, whyLower] = figure(found.lower);
  const [upper, whyUpper] = figure(found.upper);
  return { p, estimate, lower, upper, why: { estimate: whyEstimate, lower: whyLower, upper: whyUpper } };
};

/** The estimate of a quantile of what was counted, by the same rule and without its limits; why there is none, where there is none. */
export const summarisedEstimate = (
  counts: DayCounts,
  p: number,
): { readonly estimate: number | null; readonly why: WhyNoFigure | null } => {
  const none = whyNone(counts.size);
  if (none !== null) return { estimate: null, why: none };
  const { time, emptied } = counts.estimate(p);
  if (time === null) return { estimate: null, why: "not-reached" };
  return emptied ? { estimate: null, why: "risk-set-emptied" } : { estimate: time, why: null };
};

/**
 * Quartiles and their limits of a Kaplan–Meier curve, none of them from fewer than five events and no limit that the
 * curve does not reach, with the reason for each that is missing.
 */
export const summariseDelay = (curve: KaplanMeier): DelaySummary => {
  const why = whyNone(curve);
  return {
    n: curve.n,
    events: curve.events,
    pending: curve.n - curve.events,
    neverAtRisk: curve.neverAtRisk,
    lowerQuartile: summarisedQuantile(curve, 0.25),
    median: summarisedQuantile(curve, 0.5),
    upperQuartile: summarisedQuantile(curve, 0.75),
    naiveMedian: { estimate: why === null ? curve.medianOfEnded() : null, why },
  };
};
