/** Incidents of intimidation: threats and inducements, one row each, with what followed. */

import { durationBetween } from "@tareekh/core/calendar/duration.ts";
import { parseOccurrence } from "@tareekh/core/calendar/occurrence.ts";
import type { Bounds, Precedence } from "@tareekh/core/calendar/order.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { type CaseFacts, factsOf, firstAmong, type ProceedingFacts } from "./facts/case-facts.ts";
import { noBounds } from "./facts/first-of.ts";
import { byReference } from "./facts/references.ts";
import { stageAt, stepsOf } from "./facts/stages.ts";
import {
  accusedNamed,
  answersThreat,
  nearestCourtDate,
  sinceRelease,
  type Threat,
} from "./facts/threat-relations.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const intimidationColumns = {
  /** The `ThreatReported`. */
  eventId: "text",
  proceeding: "text",
  /** When it was made. */
  earliest: "day",
  latest: "day",
  approximate: "boolean",
  /** Who made it, as codes: relatives of the accused, counsel of the accused, the accused, … */
  sources: "texts",
  /** The accused by whom or on whose behalf it was made, where named. */
  accused: "texts",
  /** How many people made it, where the source says of all of them. */
  people: "integer",
  manners: "texts",
  /** The kind of place, a code. */
  venue: "text",
  /** It is recorded as made at or around a court date. */
  atCourtDate: "boolean",
  targets: "texts",
  targetRoles: "texts",
  /** The furthest stage that any accused had certainly reached by then; null where that cannot be told. */
  stage: "text",
  /** To whom it was reported, as codes, and when. */
  reportedTo: "texts",
  reportedEarliest: "day",
  reportedLatest: "day",
  category: "text",
  /** What certainly followed, as codes; empty while nothing is on record. */
  responses: "texts",
  /** The first response of which it is stated what it was, more than nothing, and the days from the threat to it. */
  responseEarliest: "day",
  responseLatest: "day",
  daysToResponseLeast: "integer",
  daysToResponseMost: "integer",
  /** Null where, with `asOf`, it may have been refused by then. */
  firRefused: "boolean",
  /** After a release on bail of an accused concerned: `yes`, `no`, `cannot-tell`, null where none is on record; whose, and the days since. */
  afterRelease: "text",
  releasedAccused: "text",
  daysSinceReleaseLeast: "integer",
  daysSinceReleaseMost: "integer",
  /** The nearest court date, and the days from it: below zero where the threat came before it. */
  nearestCourtDate: "day",
  daysFromCourtDateLeast: "integer",
  daysFromCourtDateMost: "integer",
  /**
   * A target was later declared hostile by the court, absent from court, or retracted a statement: `yes`, `cannot-tell`
   * where it is on record and may have been earlier, `no` where nothing such is on record after it.
   */
  targetHostile: "text",
  targetAbsent: "text",
  targetRetracted: "text",
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR. */
  year: "integer",
} as const satisfies Columns;

export type IntimidationRow = RowOf<typeof intimidationColumns>;

/** Whether any of these happened after the threat. */
const later = (facts: CaseFacts, threat: Threat, events: readonly HistoryEvent[]): Precedence => {
  const answers = events.map(({ id, possibly }) => {
    const precedence = facts.history.order.before(threat.id, id);
    return possibly && precedence === "yes" ? "cannot-tell" : precedence;
  });
  if (answers.includes("yes")) return "yes";
  return answers.includes("cannot-tell") ? "cannot-tell" : "no";
};

/** The proceedings that it is about: the one that it names, or all where it names none. */
const proceedingsOf = (facts: CaseFacts, { data }: Threat): readonly ProceedingFacts[] =>
  facts.proceedings.filter(({ id }) => data.proceeding === undefined || id === data.proceeding);

const dateBounds = (text: string | undefined): Bounds => {
  const parsed = text === undefined ? null : parseOccurrence(text);
  if (parsed?.ok !== true) return noBounds;
  const { earliest, latest, approximate, uncertain } = parsed.value;
  return { earliest, latest, approximate: approximate || uncertain };
};

const peopleOf = ({ data }: Threat): number | null => {
  const counts = (data.by ?? []).map(({ count, person }) => count ?? (person === undefined ? null : 1));
  return counts.length === 0 || counts.includes(null)
    ? null
    : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
};

const firRefused = (facts: CaseFacts, threat: Threat): boolean | null => {
  const refusals = facts.of("FirRefused").filter(({ data }) => data.threat === threat.id);
  if (refusals.some(({ possibly }) => !possibly)) return true;
  return refusals.length > 0 ? null : false;
};

const rowOf = (facts: CaseFacts, threat: Threat): IntimidationRow => {
  const { order } = facts.history;
  const { data } = threat;
  const proceedings = proceedingsOf(facts, threat);
  const only = proceedings.length === 1 ? proceedings[0] : undefined;
  const bounds = order.bounds(threat.id);
  const reported = dateBounds(data.reportedAt);
  const followed = facts.of("ThreatResponded").filter((event) => event.data.threat === threat.id);
  const response = firstAmong(facts.history, followed.filter(answersThreat));
  const responded = response.state === "reached" ? response.bounds : noBounds;
  const toResponse = durationBetween(bounds, responded);
  const release = sinceRelease(facts, threat, proceedings);
  const near = nearestCourtDate(facts, threat, proceedings);
  const isTarget = (person: string | undefined): boolean =>
    person !== undefined && data.targets.includes(person);
  return {
    key: threat.id,
    eventId: threat.id,
    proceeding: only?.id ?? data.proceeding ?? null,
    earliest: bounds.earliest,
    latest: bounds.latest,
    approximate: bounds.approximate,
    sources: [...new Set((data.by ?? []).map(({ role }) => role))],
    accused: accusedNamed(facts, threat).toSorted(byReference),
    people: peopleOf(threat),
    manners: data.manners,
    venue: data.venue ?? null,
    atCourtDate: data.courtDate !== undefined,
    targets: data.targets,
    targetRoles: [...new Set(data.targets.flatMap((person) => facts.people.get(person) ?? []))],
    stage: only === undefined ? null : stageAt(facts, stepsOf(facts, only, null), threat.id),
    reportedTo: data.reportedTo ?? [],
    reportedEarliest: reported.earliest,
    reportedLatest: reported.latest,
    category: data.category ?? null,
    responses: [...new Set(followed.flatMap((event) => (event.possibly ? [] : event.data.responses)))],
    responseEarliest: responded.earliest,
    responseLatest: responded.latest,
    daysToResponseLeast: response.state === "reached" ? toResponse.least : null,
    daysToResponseMost: response.state === "reached" ? toResponse.most : null,
    firRefused: firRefused(facts, threat),
    afterRelease: release.afterRelease,
    releasedAccused: release.accused,
    daysSinceReleaseLeast: release.days.least,
    daysSinceReleaseMost: release.days.most,
    nearestCourtDate: near.day,
    daysFromCourtDateLeast: near.days.least,
    daysFromCourtDateMost: near.days.most,
    targetHostile: later(
      facts,
      threat,
      facts.of("WitnessDeclaredHostile").filter((event) => isTarget(event.data.witness)),
    ),
    targetAbsent: later(
      facts,
      threat,
      facts
        .of("CourtDateRecorded")
        .filter((event) =>
          (event.data.witnesses ?? []).some((one) => one.present === "absent" && isTarget(one.person)),
        ),
    ),
    targetRetracted: later(
      facts,
      threat,
      facts.of("MagistrateStatementRetracted").filter((event) => isTarget(event.data.person)),
    ),
    ...(only?.breakdown ?? { state: null, district: null, agency: null, year: null }),
  };
};

export const intimidation = projection({
  name: "intimidation",
  version: 4,
  columns: intimidationColumns,
  indexes: [["earliest"]],
  project: (history) => {
    const facts = factsOf(history);
    return facts.of("ThreatReported").map((threat) => rowOf(facts, threat));
  },
});
