/** One row a case, for lists. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type FirEvent, firsInForce } from "@tareekh/core/history/firs.ts";
import type { History } from "@tareekh/core/history/history.ts";
import { openWarnings } from "@tareekh/core/history/warnings.ts";
import { type CaseFacts, factsOf, isOfOffice, type ProceedingFacts } from "./facts/case-facts.ts";
import { caseState, fileNumberOf } from "./facts/case-state.ts";
import { type ScheduledDate, scheduledCourtDates } from "./facts/court-dates.ts";
import { courtOf } from "./facts/courts.ts";
import { isAhead } from "./facts/dated-ahead.ts";
import { endingOf } from "./facts/endings.ts";
import { furthestStage, rankOf, type StageReached } from "./facts/stages.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const caseColumns = {
  fileNumber: "text",
  /** `open` or `closed`. */
  state: "text",
  /** The numbers in force, as shown: `FIR 0155/2024, Jibantala`, `POCSO 61/2024`. */
  numbers: "texts",
  /** Kinds of court, as codes, and their names where recorded. */
  courts: "texts",
  courtNames: "texts",
  /** The States, districts and agencies of its proceedings. */
  states: "texts",
  districts: "texts",
  agencies: "texts",
  /** Of the accused who has come furthest and whose part has not ended; of all, once every part has ended. */
  stage: "text",
  stageSinceEarliest: "day",
  stageSinceLatest: "day",
  /** Every accused's: `[{proceeding, accused, stage, since, eventId}]`; `accused` is null where there is none yet. */
  stages: "json",
  /** The earliest date given for which nothing is recorded yet. It may have gone by: a query compares it with today. */
  nextDate: "day",
  nextPurposes: "texts",
  nextProceeding: "text",
  proceedings: "integer",
  accused: "integer",
  survivors: "integer",
  /** Events that count nowhere, since their day was still to come when they were recorded; null where there are none. */
  datedAhead: "integer",
  /** What looks implausible and nobody has settled yet. */
  openWarnings: "integer",
  /** The last day on which something is known to have happened in it; never one that was still to come when recorded. */
  lastKnownDay: "day",
  /** The revision of the last event recorded. */
  revision: "integer",
  /** When the last recording was made: an instant in UTC. */
  lastRecorded: "text",
} as const satisfies Columns;

export type CaseRow = RowOf<typeof caseColumns>;

/** `FIR 0155/2024, Jibantala`; null where it has no number. */
export const shownFir = ({ data }: FirEvent): string | null => {
  if (data.number === undefined) return null;
  const number = data.year === undefined ? data.number : `${data.number}/${data.year}`;
  return data.policeStation === undefined ? `FIR ${number}` : `FIR ${number}, ${data.policeStation}`;
};

const numbersInForce = (facts: CaseFacts): readonly string[] => {
  const courtCases = facts.recorded("CourtCaseNumbered");
  const superseded = new Set(courtCases.map(({ data }) => data.supersedes));
  return [
    ...new Set([
      ...facts.proceedings.flatMap(({ firs }) => firsInForce(firs).flatMap((fir) => shownFir(fir) ?? [])),
      ...courtCases
        .filter(({ id }) => !superseded.has(id))
        .map(({ data }) => `${data.caseType} ${data.number}/${data.year}`),
    ]),
  ];
};

export interface StageOfAccused extends StageReached {
  readonly proceeding: string;
  readonly accused: string | null;
  readonly ended: boolean;
}

/** How far each accused in each proceeding has come; a proceeding without accused stands for itself. */
export const stagesOf = (facts: CaseFacts): readonly StageOfAccused[] =>
  facts.proceedings.flatMap((proceeding: ProceedingFacts) =>
    (proceeding.accused.length === 0 ? [null] : proceeding.accused).map((accused) => ({
      proceeding: proceeding.id,
      accused,
      ended: endingOf(facts, proceeding, accused).state === "reached",
      ...furthestStage(facts, proceeding, accused),
    })),
  );

const leading = (all: readonly StageOfAccused[]): StageOfAccused | undefined => {
  const going = all.filter(({ ended }) => !ended);
  const [first, ...rest] = going.length > 0 ? going : all;
  return rest.reduce((a, b) => (a === undefined || rankOf(b.stage) > rankOf(a.stage) ? b : a), first);
};

/** The next court date of the case and the proceeding in which it is given. */
export const nextCourtDate = (
  facts: CaseFacts,
): { readonly proceeding: string; readonly date: ScheduledDate } | null => {
  const dates = facts.proceedings.flatMap(({ id }) =>
    scheduledCourtDates(facts, id).map((date) => ({ proceeding: id, date })),
  );
  return dates.toSorted((a, b) => (a.date.day < b.date.day ? -1 : 1))[0] ?? null;
};

const lastKnownDay = ({ history }: CaseFacts): Day | null => {
  let last: Day | null = null;
  for (const event of history.events) {
    const { earliest } = history.order.bounds(event.id);
    if (earliest === null || (last !== null && earliest <= last)) continue;
    if (!event.possibly && !isOfOffice(event) && !isAhead(event, earliest)) last = earliest;
  }
  return last;
};

/** When the last recording was made; instants of the log are all written alike and sort as texts. */
const lastRecorded = ({ events, retracted, ineffective }: History): string =>
  [...events, ...retracted, ...ineffective].reduce((last, { recorded }) => {
    if (recorded.at > last) return recorded.at;
    return last;
  }, "");

const distinct = (values: readonly (string | null)[]): readonly string[] =>
  [...new Set(values.filter((value) => value !== null))].sort();

export const cases = projection({
  name: "cases",
  version: 8,
  columns: caseColumns,
  indexes: [["lastRecorded"], ["nextDate"], ["datedAhead"]],
  project: (history) => {
    const facts = factsOf(history);
    if (history.events.length === 0) return [];
    const stages = stagesOf(facts);
    const lead = leading(stages);
    const next = nextCourtDate(facts);
    const courts = facts.proceedings.flatMap(({ id }) => courtOf(facts, id) ?? []);
    const row: CaseRow = {
      key: "case",
      fileNumber: fileNumberOf(facts),
      state: caseState(facts),
      numbers: numbersInForce(facts),
      courts: distinct(courts.map(({ type }) => type)),
      courtNames: distinct(courts.map(({ name }) => name)),
      states: distinct(facts.proceedings.map(({ breakdown }) => breakdown.state)),
      districts: distinct(facts.proceedings.map(({ breakdown }) => breakdown.district)),
      agencies: distinct(facts.proceedings.map(({ breakdown }) => breakdown.agency)),
      stage: lead?.stage ?? null,
      stageSinceEarliest: lead?.since.earliest ?? null,
      stageSinceLatest: lead?.since.latest ?? null,
      stages,
      nextDate: next?.date.day ?? null,
      nextPurposes: next?.date.purposes ?? [],
      nextProceeding: next?.proceeding ?? null,
      proceedings: facts.proceedings.length,
      accused: [...facts.people.values()].filter((role) => role === "accused").length,
      survivors: [...facts.people.values()].filter((role) => role === "survivor").length,
      datedAhead: facts.ahead.size === 0 ? null : facts.ahead.size,
      openWarnings: openWarnings(history).length,
      lastKnownDay: lastKnownDay(facts),
      revision: history.revision,
      lastRecorded: lastRecorded(history),
    };
    return [row];
  },
});
