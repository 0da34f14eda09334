/** What a figure of delay says, in sentences that can stand beside it: also what it does not say, and whom it leaves out. */
import type { WhyNoFigure } from "../statistics/statistics.ts";
import { casesIn, figure, followedTooLate, many, notInCurve, unitsIn } from "./counts-in-words.ts";
import type { DelayFigures, EntryRule } from "./delay-lines.ts";
import type { Unit } from "./span-question.ts";

interface About {
  readonly unit: Unit;
  readonly entry: EntryRule;
  readonly countedElsewhere: number;
}

const days = (count: number): string => many(count, "day", "days");

/** Why a figure is missing, as the end of a sentence. */
export const whyNone: Readonly<Record<WhyNoFigure, string>> = {
  "nothing-observed": "nothing was under observation",
  "too-few-events": "fewer than five have ended",
  "not-reached": "too many are still waiting for it to be known",
  "risk-set-emptied": "the few under observation then had all ended, and others came only later",
};

type Compared = Pick<
  DelayFigures,
  | "median"
  | "whyNoMedian"
  | "medianUpper"
  | "naiveMedian"
  | "closed"
  | "events"
  | "waiting"
  | "endedOtherwise"
  | "enteredAfterEnd"
>;

/** Whom the median of the ended ones alone leaves out, of those in the curve; null where it leaves out nobody. */
const leavesOut = ({ waiting, endedOtherwise }: Compared): string | null => {
  const still = waiting - endedOtherwise;
  const parts = [
    ...(still === 0 ? [] : [`${figure(still)} still waiting`]),
    ...(endedOtherwise === 0 ? [] : [`${figure(endedOtherwise)} that ended otherwise`]),
  ];
  return parts.length === 0 ? null : parts.join(" and ");
};

/** What the median of the ended ones counts otherwise than the curve does, where the office began to follow some late. */
const countsLateOnes = ({ enteredAfterEnd }: Compared): string =>
  enteredAfterEnd > 0
    ? "it also counts those that ended before the office followed them"
    : "it counts from the beginning also those that the office began to follow later";

const withoutMedian = (figures: Compared): string => {
  const { whyNoMedian, naiveMedian, closed } = figures;
  const why = whyNone[whyNoMedian ?? "nothing-observed"];
  if (naiveMedian === null) return `No median is given: ${why}.`;
  const ended = `The median of the ${figure(closed)} that ended, ${days(naiveMedian)},`;
  const out = leavesOut(figures);
  return out === null
    ? `No median is given: ${why}. ${ended} says less than it seems to: ${countsLateOnes(figures)}.`
    : `No median is given that counts those still waiting: ${why}. ${ended} leaves out ${out}, and is too short.`;
};

/** How the median that counts those still waiting differs from that of the ended ones alone, and why. */
export const medianBesideEnded = (figures: Compared): string => {
  const { median, medianUpper, naiveMedian, events, waiting, endedOtherwise } = figures;
  if (median === null) return withoutMedian(figures);
  const limit = medianUpper === null ? "" : `, and not later than ${days(medianUpper)} with 95 % confidence`;
  const otherwise =
    endedOtherwise === 0 ? "" : `, and the ${figure(endedOtherwise)} that ended otherwise until they did`;
  const counting = `Counting the ${figure(waiting - endedOtherwise)} still waiting beside the ${figure(events)} that ended${otherwise}, half had ended after ${days(median)}${limit}.`;
  if (naiveMedian === null) return counting;
  const gap = median - naiveMedian;
  if (gap === 0) return `${counting} The median of those that ended alone is the same.`;
  const because =
    gap < 0 || waiting === 0
      ? countsLateOnes(figures)
      : waiting > endedOtherwise
        ? "it leaves out those that are still waiting"
        : "it leaves out those that ended otherwise";
  return `${counting} The median of those that ended alone is ${days(naiveMedian)}: ${days(Math.abs(gap))} ${gap > 0 ? "shorter" : "longer"}, because ${because}.`;
};

const leftOut = (figures: DelayFigures, { unit, countedElsewhere }: About): readonly string[] => {
  const out = notInCurve(figures, unit, [
    [figures.notBegun, "in which neither milestone is on record"],
    [figures.startNotRecorded, "in which the first milestone is not on record"],
    [figures.notRecorded, "in which the second is not on record and nothing says that it had not come"],
    [figures.reversed, "in which the second milestone came before the first"],
    [figures.possibly, "in which it is not certain that a milestone came by then"],
    [figures.enteredAfterEnd, followedTooLate.afterEnd],
    [figures.enteredTooLate, followedTooLate.afterWait],
  ]);
  return [
    ...(out === null ? [] : [out]),
    ...(countedElsewhere === 0
      ? []
      : [
          `Besides, ${unitsIn(unit, countedElsewhere)} counted with the proceeding from which, or into which, theirs was split.`,
        ]),
  ];
};

export const delaySentences = (figures: DelayFigures, about: About): readonly string[] => {
  const of = (count: number): string => unitsIn(about.unit, count);
  return [
    `These are cases followed by this office, ${of(figures.counted)} in ${casesIn(figures.cases)}. It is not a census.`,
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
    ...leftOut(figures, about),
  ];
};
