/**
 * Spans: the days from one milestone to another, per proceeding, or per accused where one of the two is the accused's.
 *
 * Nothing here knows of today. A span is open only where something on record says that its end had not come by a day
 * after its beginning, and it is open until that day. That nobody recorded the end does not make it pending.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type DayRange, type Duration, durationBetween } from "@tareekh/core/calendar/duration.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { CaseFacts, ProceedingFacts } from "./case-facts.ts";
import { lastDayOnRecord, type Unrecorded, unrecorded } from "./confirmed-open.ts";
import { endingOf } from "./endings.ts";
import { noBounds, noDays } from "./first-of.ts";
import { endsWithCase, type Milestone, milestones, type Reached, reached } from "./milestones.ts";
import { statusOf } from "./unit-status.ts";

/**
 * - `closed`: both came, and the days between are as exact as their dates; a bound may be missing on one side;
 * - `not-dated`: both came, and of their dates too little is known for any number of days;
 * - `open`: the second had not come by `lastPending`, which something on record says;
 * - `open-not-dated`: likewise, and the first has no date to count from;
 * - `not-recorded`: the second is not on record, and nothing says that it had not come; or (`laterStep`) it did come; or
 *   the case is over in some way, and nobody recorded in which, so that it came before or never will;
 * - `possibly`: with `asOf`, one of the two may have come by that day, or after;
 * - `ended`: the second can no longer come, because the proceeding ended otherwise for this accused, and by what is on
 *   record of that day it had not come before;
 * - `start-not-recorded`: the second came, and nothing on record says that the first did;
 * - `not-begun`: neither is on record.
 */
export const spanStates = [
  "closed",
  "not-dated",
  "open",
  "open-not-dated",
  "not-recorded",
  "possibly",
  "ended",
  "start-not-recorded",
  "not-begun",
] as const;
export type SpanState = (typeof spanStates)[number];

export interface Span {
  readonly from: Milestone;
  readonly to: Milestone;
  readonly proceeding: string;
  /** Null where neither milestone is the accused's. */
  readonly accused: string | null;
  readonly state: SpanState;
  /**
   * From the first milestone to the second; no bounds unless `closed`. Below zero where the second came, or may have
   * come, before the first.
   */
  readonly days: Duration;
  readonly began: Bounds;
  /** When the second came, or (`ended`) could no longer come. */
  readonly reached: Bounds;
  /**
   * Of what is not on record: the last day before which the second is known not to have come. Never a day that was
   * still to come when it was recorded. Null where nothing on record says so, or it came.
   */
  readonly lastPending: Day | null;
  /** Of `not-recorded`: an event that only comes after the second milestone, which therefore came. */
  readonly laterStep: string | null;
  /** The last day on which anything is known to have happened in the proceeding; null where nothing there has a date. */
  readonly lastRecorded: Day | null;
}

/** Neither side says anything: nothing known, or only that one did not come before the other. */
export const isUnknown = ({ least, most }: DayRange): boolean =>
  most === null && (least === null || least <= 0);

/** The spans that the timeline shows, in its order: each step of the procedure, and those that survivors ask about. */
export const shownSpans: readonly (readonly [Milestone, Milestone])[] = [
  ["arrival", "rescue"],
  ["missing-report", "rescue"],
  ["missing-report", "fir"],
  ["rescue", "fir"],
  ["rescue", "statement-164"],
  ["rescue", "arrest"],
  ["arrest-deferred", "arrest"],
  ["fir", "arrest"],
  ["arrest", "production"],
  ["arrest", "bail-application"],
  ["arrest", "release"],
  ["first-remand", "chargesheet"],
  ["fir", "chargesheet"],
  ["chargesheet", "cognizance"],
  ["cognizance", "charge"],
  ["charge", "judgment"],
  ["fir", "judgment"],
];

/** Whether a span is asked of each accused, or of the proceeding as one. */
export const isPerAccused = (from: Milestone, to: Milestone): boolean =>
  milestones[from].of === "accused" || milestones[to].of === "accused";

const isDated = ({ earliest, latest }: Bounds): boolean => earliest !== null || latest !== null;

const noneUnrecorded: Unrecorded = Object.freeze({ openUntil: null, laterStep: null });

/** Whether a day comes after a beginning, so that at least a part of the span is vouched for. */
const isAfter = (day: Day, { earliest, latest }: Bounds): boolean => {
  const began = latest ?? earliest;
  return began === null || day > began;
};

const stateOf = (
  from: Reached,
  to: Reached,
  days: DayRange,
  ended: boolean,
  over: boolean,
  { openUntil, laterStep }: Unrecorded,
): Exclude<SpanState, "not-begun" | "start-not-recorded"> => {
  if (from.state === "possibly" || to.state === "possibly") return "possibly";
  if (to.state === "reached") return isUnknown(days) ? "not-dated" : "closed";
  if (laterStep !== null || over) return "not-recorded";
  if (ended) return "ended";
  if (openUntil === null || !isAfter(openUntil, from.bounds)) return "not-recorded";
  return isDated(from.bounds) ? "open" : "open-not-dated";
};

/** Whether what is on record of the end says that a step had not come by then: nothing ends otherwise after a judgment. */
const isExcluded = (to: Milestone, openUntil: Day | null, ending: Bounds): boolean =>
  to === "judgment" ||
  to === "disposed" ||
  (openUntil !== null && ending.earliest !== null && openUntil >= ending.earliest);

/** The days between two milestones of which both came. */
const daysOf = (facts: CaseFacts, from: Reached, to: Reached): Duration =>
  durationBetween(
    from.bounds,
    to.bounds,
    from.eventId === null || to.eventId === null
      ? "cannot-tell"
      : facts.history.order.before(from.eventId, to.eventId),
  );

/** The span for a proceeding, or for an accused in it. */
export const spanOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
  from: Milestone,
  to: Milestone,
): Span => {
  const whose = (milestone: Milestone) => (milestones[milestone].of === "proceeding" ? null : accused);
  const first = reached(facts, proceeding, whose(from), from);
  const second = reached(facts, proceeding, whose(to), to);
  const span = {
    from,
    to,
    proceeding: proceeding.id,
    accused,
    laterStep: null,
    lastRecorded: lastDayOnRecord(facts, proceeding),
  };
  if (first.state === "not-reached") {
    const state = second.state === "not-reached" ? "not-begun" : "start-not-recorded";
    return {
      ...span,
      state,
      days: noDays,
      began: noBounds,
      reached: second.bounds,
      lastPending: null,
    };
  }
  const ending = endingOf(facts, proceeding, accused);
  const ended = ending.state === "reached";
  const unknown =
    second.state === "reached" ? noneUnrecorded : unrecorded(facts, proceeding, whose(to), to, ended);
  const both = first.state === "reached" && second.state === "reached";
  const counted = both ? daysOf(facts, first, second) : noDays;
  const days = isUnknown(counted) ? noDays : counted;
  const excluded = ended && endsWithCase(to) && isExcluded(to, unknown.openUntil, ending.bounds);
  const over = endsWithCase(to) && statusOf(facts, proceeding, accused) === "passed";
  const state = stateOf(first, second, days, excluded, over, unknown);
  return {
    ...span,
    state,
    days,
    began: first.bounds,
    reached: state === "ended" ? ending.bounds : second.bounds,
    lastPending: state === "ended" ? null : unknown.openUntil,
    laterStep: state === "not-recorded" ? unknown.laterStep : null,
  };
};

/** Every shown span of a case that has begun, or whose second milestone came though nothing says that the first did. */
export const spansOf = (facts: CaseFacts): readonly Span[] =>
  facts.proceedings.flatMap((proceeding) =>
    shownSpans.flatMap(([from, to]) =>
      (isPerAccused(from, to) ? proceeding.accused : [null])
        .map((accused) => spanOf(facts, proceeding, accused, from, to))
        .filter(({ state }) => state !== "not-begun" && state !== "start-not-recorded"),
    ),
  );
