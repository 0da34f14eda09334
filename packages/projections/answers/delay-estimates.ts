/**
 * Kaplan–Meier figures and curves of a group of durations, as answers give them: flat, with the reason beside each figure
 * that is missing.
 */
import {
  DayCounts,
  type DelaySummary,
  type SummarisedQuantile,
  summariseDelay,
  summarisedQuantile,
  type WhyNoFigure,
} from "../statistics/statistics.ts";
import type { ObservedGroup } from "./units/observed-units.ts";

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

/** The curve at a whole number of steps from the beginning. */
export interface CurvePoint {
  readonly days: number;
  /** Under observation just before. */
  readonly atRisk: number;
  /** Since the point before, this day included. */
  readonly ended: number;
  readonly lastKnownWaiting: number;
  /** The share still waiting after that day, with its 95 % interval; null where that is not defined. */
  readonly waiting: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface Estimated {
  readonly estimate: DelayEstimate;
  /** Under observation at any time, and those of them that ended. */
  readonly observed: number;
  readonly events: number;
  readonly neverAtRisk: number;
  readonly curve: readonly CurvePoint[];
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

/** A millionth is more than any of these figures can bear. */
const rounded = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1e6) / 1e6;

/** @param step days between the points of the curve; null for no curve */
export const estimatedOfCounts = (counts: DayCounts, step: number | null): Estimated => {
  const curve = counts.kaplanMeier();
  const points: CurvePoint[] = [];
  if (step !== null && curve.n > 0) {
    const { events, censored } = counts.bySteps(step);
    for (const [place, ended] of events.entries()) {
      const at = curve.at(place * step);
      points.push({
        days: place * step,
        atRisk: at.atRisk,
        ended,
        lastKnownWaiting: censored[place] ?? 0,
        waiting: rounded(at.survival),
        lower: rounded(at.lower),
        upper: rounded(at.upper),
      });
    }
  }
  return {
    estimate: flat(summariseDelay(curve)),
    observed: curve.n,
    events: curve.events,
    neverAtRisk: curve.neverAtRisk,
    curve: points,
  };
};

/** @param step days between the points of the curve; null for no curve */
export const estimated = (group: ObservedGroup, step: number | null): Estimated => {
  const counts = new DayCounts();
  counts.add(group);
  return estimatedOfCounts(counts, step);
};

/** The median alone: of figures that stand beside a curve. */
export const medianOfCounts = (counts: DayCounts): SummarisedQuantile =>
  summarisedQuantile(counts.kaplanMeier(), 0.5);
