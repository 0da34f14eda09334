/** Court dates: those on record, each once however often it was recorded, and those given and not yet on record. */
import { type Day, daysBetween } from "@tareekh/core/calendar/day.ts";
import { durationBetween } from "@tareekh/core/calendar/duration.ts";
import type { EventData } from "@tareekh/core/catalogue/catalogue.ts";
import type { CourtDate } from "@tareekh/core/history/court-dates.ts";
import { type CaseFacts, factsOf, type ProceedingFacts } from "./facts/case-facts.ts";
import { recordedCourtDates, type ScheduledDate, scheduledCourtDates } from "./facts/court-dates.ts";
import { courtCaseOf, courtOf } from "./facts/courts.ts";
import { lastOf } from "./facts/first-of.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const hearingColumns = {
  proceeding: "text",
  /** `recorded`, or `scheduled`: given as the next date, and nothing recorded for it yet. */
  kind: "text",
  /** The court's date. */
  earliest: "day",
  latest: "day",
  approximate: "boolean",
  /** The kind of court, a code, and its name. */
  court: "text",
  courtName: "text",
  /** The court's number of the proceeding that is in force now: `POCSO 61/2024`. */
  courtCase: "text",
  purposes: "texts",
  /** Held, not reached, court not sitting, passed over, vacated: a code of the catalogue; null where scheduled. */
  result: "text",
  /** Null where scheduled, or not stated. */
  held: "boolean",
  adjourned: "boolean",
  /** Of an adjournment: the side that asked for it, the accused for whom, and the reason, as codes. */
  side: "text",
  askedFor: "text",
  reason: "text",
  opposed: "boolean",
  /** In rupees. */
  costs: "integer",
  witnessesPresent: "integer",
  witnessesExamined: "integer",
  /** Present and sent home without having been examined. */
  witnessesSentHome: "integer",
  /** `[{accused, present}]`. */
  attendance: "json",
  /** The court date before it on record, where it is certain which, and the days since. */
  previous: "day",
  gapLeast: "integer",
  gapMost: "integer",
  /** The next date given at it; `noNextDate` where the court gave none. */
  next: "day",
  noNextDate: "boolean",
  /** Recorded more than once, and the records differ. */
  recordsDiffer: "boolean",
  /** The recordings that tell of it, the one that counts first; for a scheduled date, those that gave it. */
  eventIds: "texts",
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR. */
  year: "integer",
} as const satisfies Columns;

export type HearingRow = RowOf<typeof hearingColumns>;

type CourtDateData = EventData<"CourtDateRecorded">;

const attends = new Set<string>(["present", "present-by-video"]);
const saysNothing = new Set<string>(["not-examined", "not-stated"]);

const witnessesOf = ({ witnesses }: CourtDateData) => {
  if (witnesses === undefined) {
    return { witnessesPresent: null, witnessesExamined: null, witnessesSentHome: null };
  }
  const present = witnesses.filter((one) => attends.has(one.present));
  return {
    witnessesPresent: present.length,
    witnessesExamined: witnesses.filter((one) => !saysNothing.has(one.examined)).length,
    witnessesSentHome: present.filter((one) => one.examined === "not-examined").length,
  };
};

/** What two records of one date can differ in that matters; notes are sealed, so nobody could compare them. */
const said = ({ result, next, adjournment }: CourtDateData): string =>
  JSON.stringify([
    result,
    next?.date ?? null,
    next?.none ?? null,
    adjournment?.askedBy ?? null,
    adjournment?.reason ?? null,
  ]);

interface Gap {
  readonly previous: Day | null;
  readonly gapLeast: number | null;
  readonly gapMost: number | null;
}

const noGap: Gap = { previous: null, gapLeast: null, gapMost: null };

/** The court date before another, and the days between; nothing where it is not certain which it was. */
const gapBefore = (facts: CaseFacts, dates: readonly CourtDate[], { counted }: CourtDate): Gap => {
  const { order } = facts.history;
  const others = dates.filter((date) => date.counted.id !== counted.id);
  if (others.some((date) => order.before(date.counted.id, counted.id) === "cannot-tell")) return noGap;
  const last = lastOf(
    others
      .filter((date) => order.before(date.counted.id, counted.id) === "yes")
      .map(({ counted }) => counted),
    order,
  );
  if (last.eventId === null) return noGap;
  const gap = durationBetween(last.bounds, order.bounds(counted.id));
  return {
    previous: last.bounds.earliest === last.bounds.latest ? last.bounds.earliest : null,
    gapLeast: gap.least,
    gapMost: gap.most,
  };
};

/** The gap before each court date. Where all have exact days, as court dates nearly always have, their order is that of the days. */
const gaps = (facts: CaseFacts, dates: readonly CourtDate[]): ReadonlyMap<CourtDate, Gap> => {
  const days = dates.map((date) => ({ date, day: exactDay(facts, date) }));
  if (days.some(({ day }) => day === null)) {
    return new Map(dates.map((date) => [date, gapBefore(facts, dates, date)]));
  }
  const found = new Map<CourtDate, Gap>();
  let previous: Day | null = null;
  const sorted = days.flatMap(({ date, day }) => (day === null ? [] : [{ date, day }])).sort(byDay);
  sorted.forEach(({ date, day }, i) => {
    const before = sorted[i - 1]?.day ?? null;
    if (before !== null && before !== day) previous = before;
    if (before === day || sorted[i + 1]?.day === day) {
      // Two on one day: which was first, their clock times or references may say.
      found.set(date, gapBefore(facts, dates, date));
      return;
    }
    const gap = previous === null ? null : daysBetween(previous, day);
    found.set(date, { previous, gapLeast: gap, gapMost: gap });
  });
  return found;
};

const byDay = (a: { readonly day: Day }, b: { readonly day: Day }): number =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : 0;

const exactDay = (facts: CaseFacts, { counted }: CourtDate): Day | null => {
  const { earliest, latest, approximate } = facts.history.order.bounds(counted.id);
  return earliest === latest && !approximate ? earliest : null;
};

const recordedRow = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  date: CourtDate,
  gap: Gap,
  courtCase: string | null,
): HearingRow => {
  const { counted, others } = date;
  const { data } = counted;
  const bounds = facts.history.order.bounds(counted.id);
  const { adjournment } = data;
  return {
    // By its record: on one day two courts may have sat, and what came before and after may leave a date one day only.
    key: `${proceeding.id}/recorded/${counted.id}`,
    proceeding: proceeding.id,
    kind: "recorded",
    earliest: bounds.earliest,
    latest: bounds.latest,
    approximate: bounds.approximate,
    court: data.court ?? null,
    courtName: data.courtName ?? null,
    courtCase,
    purposes: data.purposes ?? [],
    result: data.result,
    held: data.result === "not-stated" ? null : data.result === "held",
    adjourned: adjournment !== undefined,
    side: adjournment?.askedBy ?? null,
    askedFor: adjournment?.accused ?? null,
    reason: adjournment?.reason ?? null,
    opposed: adjournment?.opposed ?? null,
    costs: adjournment?.costs ?? null,
    ...witnessesOf(data),
    attendance: data.attendance ?? null,
    ...gap,
    next: data.next?.date ?? null,
    noNextDate: data.next?.none ?? null,
    recordsDiffer: others.some((other) => said(other.data) !== said(data)),
    eventIds: [counted.id, ...others.map(({ id }) => id)],
    ...proceeding.breakdown,
  };
};

const scheduledRow = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  { day, purposes, givenBy }: ScheduledDate,
  courtCase: string | null,
): HearingRow => {
  const court = courtOf(facts, proceeding.id);
  return {
    key: `${proceeding.id}/scheduled/${day}`,
    proceeding: proceeding.id,
    kind: "scheduled",
    earliest: day,
    latest: day,
    approximate: false,
    court: court?.type ?? null,
    courtName: court?.name ?? null,
    courtCase,
    purposes,
    result: null,
    held: null,
    adjourned: null,
    side: null,
    askedFor: null,
    reason: null,
    opposed: null,
    costs: null,
    witnessesPresent: null,
    witnessesExamined: null,
    witnessesSentHome: null,
    attendance: null,
    previous: null,
    gapLeast: null,
    gapMost: null,
    next: null,
    noNextDate: null,
    recordsDiffer: null,
    eventIds: givenBy,
    ...proceeding.breakdown,
  };
};

export const hearings = projection({
  name: "hearings",
  version: 5,
  columns: hearingColumns,
  indexes: [["earliest"], ["kind", "earliest"]],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.flatMap((proceeding) => {
      const dates = recordedCourtDates(facts, proceeding.id);
      const courtCase = courtCaseOf(facts, proceeding.id);
      return [
        ...[...gaps(facts, dates)].map(([date, gap]) => recordedRow(facts, proceeding, date, gap, courtCase)),
        ...scheduledCourtDates(facts, proceeding.id).map((date) =>
          scheduledRow(facts, proceeding, date, courtCase),
        ),
      ];
    });
  },
});
