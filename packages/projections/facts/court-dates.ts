/** A proceeding's court dates: those on record, each once, and those that were given and are still to come. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type CourtDate, courtDatesOf, distinctCourtDates } from "@tareekh/core/history/court-dates.ts";
import type { History, HistoryEventOf } from "@tareekh/core/history/history.ts";
import type { CaseFacts } from "./case-facts.ts";
import { onceAUnit } from "./once-a-unit.ts";

type DatesByProceeding = ReadonlyMap<string, readonly CourtDate[]>;

/** Those of the history that was asked for last: several projections of a case ask, one after the other. */
let last: { readonly history: History; readonly dates: DatesByProceeding } | null = null;

const datesByProceeding = (facts: CaseFacts): DatesByProceeding => {
  const { history, ahead } = facts;
  if (last?.history === history) return last.dates;
  const dates = new Map<string, CourtDate[]>();
  const counted =
    ahead.size === 0 ? distinctCourtDates(history) : courtDatesOf(facts.of("CourtDateRecorded"));
  for (const date of counted) {
    const { proceeding } = date.counted.data;
    const same = dates.get(proceeding);
    if (same === undefined) dates.set(proceeding, [date]);
    else same.push(date);
  }
  last = { history, dates };
  return dates;
};

const none: readonly CourtDate[] = Object.freeze([]);

/** The court dates on record, each once however often it was recorded. */
export const recordedCourtDates = (facts: CaseFacts, proceeding: string): readonly CourtDate[] =>
  datesByProceeding(facts).get(proceeding) ?? none;

/** A date on which the court is to sit, for which nothing is recorded yet. It may have gone by. */
export interface ScheduledDate {
  readonly day: Day;
  readonly purposes: readonly string[];
  /** Who says so: court dates at which it was given, or checks of the court's record. In order of id. */
  readonly givenBy: readonly string[];
}

type Giver = HistoryEventOf<"CourtDateRecorded"> | HistoryEventOf<"PendencyChecked">;

/** What a record says of the next date: a day, that there is none (null), or nothing (undefined). */
const nextGiven = (event: Giver): Day | null | undefined => {
  if (event.type === "PendencyChecked") {
    if (event.data.nextDate !== undefined) return event.data.nextDate as Day;
    return event.data.found === "disposed" ? null : undefined;
  }
  if (event.data.next?.date !== undefined) return event.data.next.date as Day;
  return event.data.next?.none === true ? null : undefined;
};

interface Held {
  readonly date: CourtDate;
  readonly day: Day;
}

/** The two court dates that certainly came and came last, as far as it is known when each was at the earliest. */
const lastTwo = (facts: CaseFacts, dates: readonly CourtDate[]): readonly Held[] => {
  let last: Held | null = null;
  let before: Held | null = null;
  for (const date of dates) {
    const day = facts.history.order.bounds(date.counted.id).earliest;
    if (day === null || date.counted.possibly) continue;
    if (last === null || day > last.day) [last, before] = [{ date, day }, last];
    else if (before === null || day > before.day) before = { date, day };
  }
  return [last, before].filter((one) => one !== null);
};

const recordsOf = ({ counted, others }: CourtDate): readonly HistoryEventOf<"CourtDateRecorded">[] =>
  others.length === 0 ? [counted] : [counted, ...others];

/** Records that say what comes next: which give a day that may still stand, and all, which may take one back. */
const giversIn = (facts: CaseFacts, proceeding: string) => {
  const all: Giver[] = [];
  const standing: Giver[] = [];
  const dates = recordedCourtDates(facts, proceeding);
  const last = lastTwo(facts, dates);
  const add = (giver: Giver, at: CourtDate | null): void => {
    const day = giver.possibly ? undefined : nextGiven(giver);
    if (day === undefined) return;
    all.push(giver);
    // Of all other court dates one of these two is the last.
    if (day !== null && !last.some(({ date, day: held }) => date !== at && held >= day)) standing.push(giver);
  };
  for (const at of dates) for (const giver of recordsOf(at)) add(giver, at);
  // A look at the website is at no court date.
  for (const check of facts.of("PendencyChecked")) if (check.data.proceeding === proceeding) add(check, null);
  return { all, standing };
};

const scheduledIn = onceAUnit((facts, proceeding: string): readonly ScheduledDate[] => {
  const { order } = facts.history;
  const { all, standing } = giversIn(facts, proceeding);
  const scheduled = new Map<Day, { purposes: Set<string>; givenBy: string[] }>();
  for (const giver of standing) {
    const day = nextGiven(giver);
    if (day === undefined || day === null) continue;
    if (all.some((other) => order.before(giver.id, other.id) === "yes")) continue;
    const known = scheduled.get(day) ?? { purposes: new Set<string>(), givenBy: [] };
    scheduled.set(day, known);
    known.givenBy.push(giver.id);
    if (giver.type === "CourtDateRecorded") {
      for (const purpose of giver.data.next?.purposes ?? []) known.purposes.add(purpose);
    }
  }
  return [...scheduled]
    .map(
      ([day, { purposes, givenBy }]): ScheduledDate => ({
        day,
        purposes: [...purposes].sort(),
        givenBy: givenBy.sort(),
      }),
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1));
});

/**
 * A next date stands until a court date is recorded on that day or after it, or until somebody who was there later (or
 * looked later) says otherwise. A later court date at which nothing was said of a next one takes nothing back; and with
 * `asOf`, what may not have happened by then neither gives a date nor takes one back. Where two records of one court
 * date give different next dates, both stand.
 */
export const scheduledCourtDates = (facts: CaseFacts, proceeding: string): readonly ScheduledDate[] =>
  scheduledIn(facts, proceeding, null);
