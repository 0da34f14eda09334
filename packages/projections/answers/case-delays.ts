/**
 * The delays of one case, from its history rather than from rows: they show what was just recorded.
 *
 * An open span is counted to the last day on which it was known to be open, and no further. A wait is something that
 * was put off, ordered or asked for until something else comes, and is counted on while that is not on record: to the day
 * for which the history was asked, or else that on which it was known so. Whether it still waits then, nobody may know.
 */
import { type Day, daysBetween } from "@tareekh/core/calendar/day.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import type { History } from "@tareekh/core/history/history.ts";
import { factsOf } from "../facts/case-facts.ts";
import { type Milestone, milestones } from "../facts/milestones.ts";
import { type SpanState, spansOf } from "../facts/spans.ts";
import { type WaitState, waitsOf } from "../facts/waits.ts";

/** Days so far of what is open or waits; null on a side of which nothing is known. */
export interface DaysSoFar {
  readonly soFarLeast: number | null;
  readonly soFarMost: number | null;
}

/** A span, flat, so that it is a line of CSV too. */
export interface CaseDelay extends DaysSoFar {
  readonly from: Milestone;
  readonly fromTitle: string;
  readonly to: Milestone;
  readonly toTitle: string;
  readonly proceeding: string;
  readonly accused: string | null;
  readonly state: SpanState;
  /** Of a closed span. Below zero where the second came, or may have come, before the first. */
  readonly least: number | null;
  readonly most: number | null;
  readonly approximate: boolean;
  readonly beganEarliest: Day | null;
  readonly beganLatest: Day | null;
  readonly reachedEarliest: Day | null;
  readonly reachedLatest: Day | null;
  /** Of what is not on record: the last day before which it is known not to have come. */
  readonly lastPending: Day | null;
  /** The last day on which anything in the proceeding is on record. */
  readonly lastRecorded: Day | null;
}

/** A wait, flat. */
export interface CaseWait extends DaysSoFar {
  readonly eventId: string;
  readonly title: string;
  readonly waitsFor: string;
  readonly proceeding: string | null;
  readonly person: string | null;
  readonly state: WaitState;
  readonly least: number | null;
  readonly most: number | null;
  readonly sinceEarliest: Day | null;
  readonly sinceLatest: Day | null;
  readonly endedEarliest: Day | null;
  readonly endedLatest: Day | null;
}

export interface CaseDelays {
  /** The day to which waits are counted: that for which the history was asked, or else the day given. */
  readonly until: Day;
  readonly spans: readonly CaseDelay[];
  readonly waits: readonly CaseWait[];
}

/** Days from a beginning to a day; never below zero, since what has begun began by then. */
export const soFar = ({ earliest, latest }: Bounds, until: Day): DaysSoFar => ({
  soFarLeast: latest === null ? null : Math.max(0, daysBetween(latest, until)),
  soFarMost: earliest === null ? null : Math.max(0, daysBetween(earliest, until)),
});

const notOpen: DaysSoFar = { soFarLeast: null, soFarMost: null };

/** `known`: today, or the day on which the history was known so. */
export const caseDelays = (history: History, known: Day): CaseDelays => {
  const facts = factsOf(history);
  const until = history.asOf ?? known;
  return {
    until,
    spans: spansOf(facts).map(({ from, to, days, began, reached, ...span }) => ({
      from,
      fromTitle: milestones[from].title,
      to,
      toTitle: milestones[to].title,
      proceeding: span.proceeding,
      accused: span.accused,
      state: span.state,
      least: days.least,
      most: days.most,
      approximate: began.approximate || reached.approximate,
      beganEarliest: began.earliest,
      beganLatest: began.latest,
      reachedEarliest: reached.earliest,
      reachedLatest: reached.latest,
      lastPending: span.lastPending,
      lastRecorded: span.lastRecorded,
      ...(span.state === "open" && span.lastPending !== null ? soFar(began, span.lastPending) : notOpen),
    })),
    waits: waitsOf(facts).map(({ since, ended, days, ...wait }) => ({
      eventId: wait.eventId,
      title: wait.title,
      waitsFor: wait.waitsFor.join(" / "),
      proceeding: wait.proceeding,
      person: wait.person,
      state: wait.state,
      least: days.least,
      most: days.most,
      sinceEarliest: since.earliest,
      sinceLatest: since.latest,
      endedEarliest: ended.earliest,
      endedLatest: ended.latest,
      ...(wait.state === "open" ? soFar(since, until) : notOpen),
    })),
  };
};
