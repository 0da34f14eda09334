/** From a history to its timeline. Pure; what is sealed is passed on as it is. */
import { titleOfEvent } from "@tareekh/core/catalogue/catalogue.ts";
import type { PersonRole } from "@tareekh/core/catalogue/fields.ts";
import { firsInForce } from "@tareekh/core/history/firs.ts";
import type { History, HistoryEvent } from "@tareekh/core/history/history.ts";
import { nextCourtDate, stagesOf } from "../cases.ts";
import { type AgeLabel, ageLabelsOf } from "../facts/ages.ts";
import { type CaseFacts, factsOf, type ProceedingFacts, proceedingOf } from "../facts/case-facts.ts";
import { caseState, fileNumberOf } from "../facts/case-state.ts";
import { chapterOf } from "../facts/chapters.ts";
import { scheduledCourtDates } from "../facts/court-dates.ts";
import { courtOf } from "../facts/courts.ts";
import { custodyOf } from "../facts/custody.ts";
import { laneOf } from "../facts/lanes.ts";
import { peopleNamed } from "../facts/people-named.ts";
import { roleInReference } from "../facts/references.ts";
import { sectionsOf } from "../facts/sections.ts";
import { spansOf } from "../facts/spans.ts";
import { type Wait, waitsOf } from "../facts/waits.ts";
import { missingIn } from "./missing.ts";
import type {
  CourtCaseLine,
  FirLine,
  NextCourtDate,
  PersonLine,
  ProceedingLine,
  RetractedEntry,
  StageLine,
  Timeline,
  TimelineEntry,
  TimelineHeader,
  TimelineWarning,
} from "./timeline.ts";

/* ---- entries ---- */

const roleOf = (facts: CaseFacts, person: string): PersonRole =>
  facts.people.get(person) ?? roleInReference(person) ?? "other";

/** What an entry shows of an event, whether it stands or was taken back. */
const shown = (facts: CaseFacts, event: HistoryEvent) => ({
  eventId: event.id,
  type: event.type,
  chapter: chapterOf(event.type),
  title: titleOfEvent(event),
  lane: laneOf(event.type),
  occurred: event.occurred,
  after: event.after,
  before: event.before,
  proceeding: proceedingOf(event),
  people: peopleNamed(event).map((id) => ({ id, role: roleOf(facts, id) })),
  source: event.source,
  data: event.data,
  recorded: event.recorded,
  earlier: event.earlier.map((version, i) => ({ ...version, reason: event.reasons[i] ?? null })),
});

const warningsByEvent = (
  warnings: readonly TimelineWarning[],
): ReadonlyMap<string, readonly TimelineWarning[]> => {
  const found = new Map<string, TimelineWarning[]>();
  for (const warning of warnings) {
    for (const id of warning.events) {
      const same = found.get(id);
      if (same === undefined) found.set(id, [warning]);
      else same.push(warning);
    }
  }
  return found;
};

const entriesOf = (facts: CaseFacts, warnings: readonly TimelineWarning[]): readonly TimelineEntry[] => {
  const { events, order } = facts.history;
  const about = warningsByEvent(warnings);
  return events.map((event, i): TimelineEntry => {
    const previous = events[i - 1];
    const certain = previous !== undefined && order.before(previous.id, event.id) === "yes";
    return {
      ...shown(facts, event),
      bounds: order.bounds(event.id),
      afterPrevious: previous === undefined ? null : certain ? "yes" : "cannot-tell",
      possibly: event.possibly,
      warnings: about.get(event.id) ?? [],
    };
  });
};

const retractedOf = (facts: CaseFacts): readonly RetractedEntry[] =>
  facts.history.retracted.map(({ event, recorded, reason }) => ({
    ...shown(facts, event),
    retracted: { recorded, reason },
  }));

/* ---- header ---- */

const peopleLines = (
  facts: CaseFacts,
  ages: ReadonlyMap<string, readonly AgeLabel[]>,
): readonly PersonLine[] => {
  const aliases = new Map(facts.of("PersonAdded").map(({ data }) => [data.person, data.alias ?? null]));
  return [...facts.people].map(([id, role]) => ({
    id,
    role,
    alias: aliases.get(id) ?? null,
    ageLabels: ages.get(id) ?? [],
  }));
};

const firLines = ({ firs }: ProceedingFacts): readonly FirLine[] => {
  const inForce = firsInForce(firs);
  return firs.map((event) => ({
    number: event.data.number ?? null,
    year: event.data.year ?? null,
    station: event.data.policeStation ?? null,
    district: event.data.district ?? null,
    state: event.data.state ?? null,
    zero: event.type === "FirRegistered" && event.data.zeroFir === true,
    inForce: inForce.includes(event),
    eventId: event.id,
  }));
};

const courtCaseLines = (facts: CaseFacts, proceeding: string): readonly CourtCaseLine[] => {
  const events = facts.recorded("CourtCaseNumbered").filter(({ data }) => data.proceeding === proceeding);
  const superseded = new Set(events.map(({ data }) => data.supersedes));
  return events.map(({ id, data }) => ({
    caseType: data.caseType,
    number: data.number,
    year: data.year,
    court: { type: data.court, name: data.courtName ?? null },
    inForce: !superseded.has(id),
    eventId: id,
  }));
};

/** Every CNR of a proceeding; an application for bail often has one of its own. */
const cnrsOf = (facts: CaseFacts, proceeding: string): readonly string[] => [
  ...new Set(
    [...facts.of("CnrRecorded"), ...facts.recorded("BailAppliedFor")]
      .filter(({ data }) => data.proceeding === proceeding)
      .flatMap(({ data }) => data.cnr ?? []),
  ),
];

const proceedingLine = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  stages: ReturnType<typeof stagesOf>,
): ProceedingLine => {
  const next = scheduledCourtDates(facts, proceeding.id)[0];
  return {
    id: proceeding.id,
    firs: firLines(proceeding),
    courtCases: courtCaseLines(facts, proceeding.id),
    cnrs: cnrsOf(facts, proceeding.id),
    court: courtOf(facts, proceeding.id),
    agency: proceeding.breakdown.agency,
    splitFrom: proceeding.splitFrom?.proceeding ?? null,
    sections: sectionsOf(facts, proceeding),
    stages: stages
      .filter((stage) => stage.proceeding === proceeding.id)
      .map(
        ({ accused, stage, since, eventId, ended }): StageLine => ({
          accused,
          stage,
          since,
          eventId,
          ended,
          custody: accused === null ? null : custodyOf(facts, proceeding, accused),
        }),
      ),
    nextCourtDate: next === undefined ? null : { proceeding: proceeding.id, ...next },
  };
};

const headerOf = (facts: CaseFacts, waits: readonly Wait[]): TimelineHeader => {
  const ages = new Map([...facts.people.keys()].map((id) => [id, ageLabelsOf(facts, id, waits)]));
  const stages = stagesOf(facts);
  const next = nextCourtDate(facts);
  return {
    fileNumber: fileNumberOf(facts),
    state: caseState(facts),
    people: peopleLines(facts, ages),
    proceedings: facts.proceedings.map((proceeding) => proceedingLine(facts, proceeding, stages)),
    nextCourtDate:
      next === null ? null : ({ proceeding: next.proceeding, ...next.date } satisfies NextCourtDate),
    missing: missingIn(facts, ages),
    claims: facts.of("ClaimReported").map(({ id, data }) => ({ eventId: id, data })),
  };
};

/**
 * The timeline of a case, with the warnings that were computed from the same history. `asOf` and `knownAt` are those
 * with which the history was built.
 */
export const timelineOf = (history: History, warnings: readonly TimelineWarning[]): Timeline => {
  const facts = factsOf(history);
  const waits = waitsOf(facts);
  return {
    caseId: history.stream,
    revision: history.revision,
    asOf: history.asOf,
    header: headerOf(facts, waits),
    entries: entriesOf(facts, warnings),
    retracted: retractedOf(facts),
    spans: spansOf(facts),
    waits,
    warnings,
  };
};
