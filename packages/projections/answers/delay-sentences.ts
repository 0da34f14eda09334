/** What a figure of delay says, in sentences that can stand beside it: also what it does not say, and whom it leaves out. */
import type { WhyNoFigure } from "../statistics/statistics.ts";
import type { DelayFigures, EntryRule } from "./delay-lines.ts";
import type { Unit } from "./span-question.ts";

interface About {
  readonly unit: Unit;
  readonly entry: EntryRule;
  readonly countedElsewhere: number;
}

const grouped = new Intl.NumberFormat("en-IN");
const figure = (count: number): string => grouped.format(count);
const days = (count: number): string => `${figure(count)} ${count === 1 ? "day" : "days"}`;

const named: Readonly<Record<Unit, (count: number) => string>> = {
  proceeding: (count) => `${figure(count)} ${count === 1 ? "proceeding" : "proceedings"}`,
  accused: (count) => `${figure(count)} accused`,
};

/** Why a figure is missing, as the end of a sentence. */
export const whyNone: Readonly<Record<WhyNoFigure, string>> = {
  "nothing-observed": "nothing was under observation",
  "too-few-events": "fewer than five have ended",
  "not-reached": "too many are still waiting for it to be known",
  "risk-set-emptied": "the few under observation then had all ended, and others came only later",
};

/** How the median that counts those still waiting differs from that of the ended ones alone, and why. */
export const medianBesideEnded = ({
  median,
  whyNoMedian,
  medianUpper,
  naiveMedian,
  closed,
  events,
  waiting,
}: Pick<
  DelayFigures,
  "median" | "whyNoMedian" | "medianUpper" | "naiveMedian" | "closed" | "events" | "waiting"
>): string => {
  if (median === null) {
    const why = whyNone[whyNoMedian ?? "nothing-observed"];
    return naiveMedian === null
      ? `No median is given: ${why}.`
      : `No median is given that counts those still waiting: ${why}. The median of the ${figure(closed)} that ended, ${days(naiveMedian)}, leaves out ${figure(waiting)} that wait, and is too short.`;
  }
  const limit = medianUpper === null ? "" : `, and not later than ${days(medianUpper)} with 95 % confidence`;
  const counting = `Counting the ${figure(waiting)} still waiting beside the ${figure(events)} that ended, half had ended after ${days(median)}${limit}.`;
  if (naiveMedian === null) return counting;
  const gap = median - naiveMedian;
  return gap === 0
    ? `${counting} The median of those that ended alone is the same.`
    : `${counting} The median of those that ended alone is ${days(naiveMedian)}: ${days(Math.abs(gap))} ${gap > 0 ? "shorter, because it leaves out those that are still waiting" : "longer, because it also counts those that ended before the office followed them"}.`;
};

const leftOut = (figures: DelayFigures, { unit, countedElsewhere }: About): readonly string[] => {
  const of = named[unit];
  const parts: readonly (readonly [number, string])[] = [
    [figures.notBegun, "in which neither milestone is on record"],
    [figures.startNotRecorded, "in which the first milestone is not on record"],
    [figures.notRecorded, "in which the second is not on record and nothing says that it had not come"],
    [figures.notDated + figures.openNotDated, "without the dates that a number of days needs"],
    [figures.oneSided, "of which the days are known on one side only"],
    [figures.reversed, "in which the second milestone came before the first"],
    [figures.possibly, "in which it is not certain that a milestone came by then"],
    [figures.enteredAfterEnd, "that the office entered after they had ended"],
    [figures.enteredTooLate, "that the office entered after they were last known to wait"],
    [countedElsewhere, "that are counted in the proceeding from which, or into which, they were split"],
  ];
  return parts.filter(([count]) => count > 0).map(([count, which]) => `${of(count)} ${which}`);
};

export const delaySentences = (figures: DelayFigures, about: About): readonly string[] => {
  const of = named[about.unit];
  const out = leftOut(figures, about);
  return [
    `These are cases followed by this office, ${of(figures.counted)} in ${figure(figures.cases)} cases. It is not a census.`,
    medianBesideEnded(figures),
    ...(figures.ended === 0
      ? []
      : [
          `${of(figures.ended)} ended otherwise before the second milestone; they count as waiting until then. How each outcome competes with the others is told by /api/outcomes.`,
        ]),
    ...(figures.stalePercent === null
      ? []
      : [
          `Waiting means: known to be waiting on the last day on which something on record says so. Of those open, ${figures.stalePercent} % have not been confirmed for more than six months.`,
        ]),
    ...(figures.medianIfPendingToday === null
      ? []
      : [
          `If all of which no end is recorded were still pending today, half would have ended after ${days(figures.medianIfPendingToday)}.`,
        ]),
    ...(figures.mostEstimate === null || figures.median === null
      ? []
      : [
          `Some dates are imprecise: by the earliest that they allow the median is ${days(figures.median)}, by the latest ${days(figures.mostEstimate)}.`,
        ]),
    ...(figures.medianLessStays === null
      ? []
      : [
          `${of(figures.stayed)} stood still meanwhile by order of a higher court; without those days the median is ${days(figures.medianLessStays)}.`,
        ]),
    ...(out.length === 0 ? [] : [`Left out of the figures of days: ${out.join("; ")}.`]),
  ];
};
