/** A line of figures of delay, and the question to which it belongs. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { WhyNoFigure } from "../statistics/statistics.ts";
import type { DelayEstimate } from "./delay-estimates.ts";
import type { SpanAsked } from "./span-question.ts";
import type { UnitsCompared } from "./units/unit-question.ts";

/** An open one is stale where nothing has confirmed it for longer than this. */
export const STALE_AFTER_DAYS = 180;

export const entryRules = ["delayed", "ignored"] as const;
/**
 * `delayed`: each counts from the day on which the office began to follow it (left truncation); what ended before that is
 * left out, since those alike that ended earlier were never seen. `ignored`: each counts from the beginning.
 */
export type EntryRule = (typeof entryRules)[number];

export interface DelaysAsked extends SpanAsked, UnitsCompared {
  readonly entry?: EntryRule;
  /** Days between the points of the curves; 30 where it is left out. */
  readonly step?: number;
  /** Of it is said how old is what is known of the open ones. */
  readonly today: Day;
}

/** One line of figures, flat, so that it is a line of CSV too. Days; null where there is nothing to count. */
export interface DelayFigures extends DelayEstimate {
  readonly group: string | null;
  /** Where two things are compared. */
  readonly thenGroup: string | null;
  /** Proceedings or accused, as `unit` says; the nine that follow `cases` add up to them. */
  readonly counted: number;
  readonly cases: number;
  readonly closed: number;
  /** Something on record says that the second had not come by a day after the first. */
  readonly open: number;
  /** Open, and without a date to count from. */
  readonly openNotDated: number;
  /** The second is not on record, and nothing says that it had not come. */
  readonly notRecorded: number;
  /** Closed, and without the dates that a number of days needs. */
  readonly notDated: number;
  /** Can no longer be reached: the proceeding ended otherwise. */
  readonly ended: number;
  /** Neither milestone is on record. */
  readonly notBegun: number;
  /** The second is on record and the first is not. */
  readonly startNotRecorded: number;
  readonly possibly: number;
  /** Of the closed: those whose days are exact, a range, or known on one side only (these are in no figure of days). */
  readonly exact: number;
  readonly ranges: number;
  readonly oneSided: number;
  /** Of the closed: those that rest on an approximate date. */
  readonly approximate: number;
  /** Of the closed: those in which the second certainly came before the first. They are in no figure of days. */
  readonly reversed: number;
  /** The spread of the closed ones' days, counting each range by its least days, and by its most. No quartile of fewer than five. */
  readonly leastMin: number | null;
  readonly leastQ1: number | null;
  readonly leastMedian: number | null;
  readonly leastQ3: number | null;
  readonly leastMax: number | null;
  readonly mostMin: number | null;
  readonly mostQ1: number | null;
  readonly mostMedian: number | null;
  readonly mostQ3: number | null;
  readonly mostMax: number | null;
  /** Of the open: the days until the last on which each was known to be open. The record vouches for these. */
  readonly openMedianKnown: number | null;
  readonly openMaxKnown: number | null;
  /** How old that knowledge is, in days before today. */
  readonly staleMedian: number | null;
  readonly staleMax: number | null;
  /** The days until today: those that they have lasted only if all of them still are open. */
  readonly openMedianToday: number | null;
  readonly openMaxToday: number | null;
  /** Of the open: those that nothing has confirmed for more than `STALE_AFTER_DAYS`, and their share. */
  readonly stale: number;
  readonly stalePercent: number | null;
  /** Of the open: those whose accused have absconded, or that are on the register of long-pending cases. */
  readonly absconding: number;
  readonly longPending: number;
  /** In the curve; of these, those that ended (`events`) and those that were last known to wait, or ended otherwise. */
  readonly observed: number;
  readonly events: number;
  readonly waiting: number;
  /** Of `waiting`: those that wait no more, since they ended otherwise; they count as waiting until they did. */
  readonly endedOtherwise: number;
  /** Entered after they had ended, or after they were last known to wait: not in a curve with delayed entry. */
  readonly enteredAfterEnd: number;
  readonly enteredTooLate: number;
  /** The medians by the most days of each range, where there are ranges: the truth lies between the two. */
  readonly mostEstimate: number | null;
  readonly mostEstimateUpper: number | null;
  /** The median of those that ended alone, as published figures have it. */
  readonly naiveMedian: number | null;
  readonly whyNoNaiveMedian: WhyNoFigure | null;
  /** The median if all that nobody recorded as ended were pending until today. */
  readonly medianIfPendingToday: number | null;
  readonly whyNoMedianIfPendingToday: WhyNoFigure | null;
  /** Those that a higher court stayed meanwhile, and the median without the days of the stays; null where there were none. */
  readonly stayed: number;
  readonly medianLessStays: number | null;
}
