/**
 * Kaplan–Meier figures and curves of a group of durations, as answers give them: flat, with the reason beside each figure
 * that is missing.
 */
import {
  type DayColumns,
  DayCounts,
  type DelaySummary,
  type KaplanMeier,
  type SummarisedQuantile,
  summariseDelay,
  summarisedQuantile,
  type WhyNoFigure,
} from "../statistics/statistics.ts";
import { type CurvePoint, StoredCurve } from "./stored-curve.ts";

export type { CurvePoint } from "./stored-curve.ts";

/** Days; null where there is no such figure, and then `why` says why. */
export interface DelayEstimate {
  readonly q1: number | null;
  readonly q1Lower: number | null;
  readonly q1Upper: number | null;
  readonly median: number | null;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
  readonly q3: number | null;
  readonly q3Lower: number | null;
  readonly q3Upper: number | null;
  readonly whyNoQ1: WhyNoFigure | null;
  readonly whyNoMedian: WhyNoFigure | null;
  readonly whyNoMedianUpper: WhyNoFigure | null;
  readonly whyNoQ3: WhyNoFigure | null;
}

export interface Estimated {
  readonly estimate: DelayEstimate;
  /** Under observation at any time, and those of them that ended. */
  readonly observed: number;
  readonly events: number;
  readonly neverAtRisk: number;
  /** Made whenever it is read. */
  readonly curve: readonly CurvePoint[];
  /** The curve as it is kept; null where there is none. */
  readonly stored: StoredCurve | null;
}

const flat = ({ lowerQuartile, median, upperQuartile }: DelaySummary): DelayEstimate => ({
  q1: lowerQuartile.estimate,
  q1Lower: lowerQuartile.lower,
  q1Upper: lowerQuartile.upper,
  median: median.estimate,
  medianLower: median.lower,
  medianUpper: median.upper,
  q3: upperQuartile.estimate,
  q3Lower: upperQuartile.lower,
  q3Upper: upperQuartile.upper,
  whyNoQ1: lowerQuartile.why.estimate,
  whyNoMedian: median.why.estimate,
  whyNoMedianUpper: median.why.upper,
  whyNoQ3: upperQuartile.why.estimate,
});

const storedCurve = (counts: DayCounts, curve: KaplanMeier, step: number): StoredCurve => {
  const { events, censored } = counts.bySteps(step);
  return new StoredCurve(step, events.length, (place) => {
    const { atRisk, survival, lower, upper } = curve.at(place * step);
    return {
      atRisk,
      ended: events[place] ?? 0,
      lastKnownWaiting: censored[place] ?? 0,
      waiting: survival,
      lower,
      upper,
    };
  });
};

/** @param step days between the points of the curve; null for no curve */
export const estimatedOfCounts = (counts: DayCounts, step: number | null): Estimated => {
  const curve = counts.kaplanMeier();
  const stored = step === null || curve.n === 0 ? null : storedCurve(counts, curve, step);
  return {
    estimate: flat(summariseDelay(curve)),
    observed: curve.n,
    events: curve.events,
    neverAtRisk: curve.neverAtRisk,
    stored,
    get curve() {
      return stored?.points() ?? [];
    },
  };
};

/** @param step days between the points of the curve; null for no curve */
export const estimated = (durations: readonly DayColumns[], step: number | null): Estimated => {
  const counts = new DayCounts();
  for (const some of durations) counts.add(some);
  return estimatedOfCounts(counts, step);
};

/** The median alone: of figures that stand beside a curve. */
export const medianOfCounts = (counts: DayCounts): SummarisedQuantile =>
  summarisedQuantile(counts.kaplanMeier(), 0.5);
