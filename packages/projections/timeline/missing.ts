/** What nobody has recorded: dates, numbers, courts, places, ages. A question to ask, never a fault. */
import { type EventTypeName, eventTypeNamed, titleOfEvent } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import type { AgeLabel } from "../facts/ages.ts";
import { isOnComplaint } from "../facts/attestations.ts";
import { type CaseFacts, concerns, type ProceedingFacts, proceedingOf } from "../facts/case-facts.ts";
import { unrecorded } from "../facts/confirmed-open.ts";
import { reached } from "../facts/milestones.ts";
import type { Missing } from "./timeline.ts";

/** Events whose date somebody will ask for: from them the delays are counted. */
const datesMatter = new Set<EventTypeName>([
  "MissingReportMade",
  "FirRegistered",
  "RescueAttemptCalledOff",
  "SurvivorRescued",
  "JourneyMade",
  "ArrestDeferred",
  "AccusedArrested",
  "AccusedProduced",
  "AccusedRemanded",
  "AccusedReleased",
  "MagistrateStatementRecorded",
  "BailAppliedFor",
  "BailDecided",
  "ChargesheetFiled",
  "CognizanceTaken",
  "ChargesFramed",
  "CourtDateRecorded",
  "CourtDirected",
  "JudgmentGiven",
  "ThreatReported",
  "ThreatResponded",
]);

const titleOf = (type: EventTypeName): string => eventTypeNamed(type)?.title ?? type;

const accusedOf = (event: HistoryEvent): string | null => {
  const data: object = event.data;
  return "accused" in data && typeof data.accused === "string" ? data.accused : null;
};

const missingDates = (facts: CaseFacts): readonly Missing[] =>
  facts.history.events
    .filter(({ id, type }) => {
      const { earliest, latest } = facts.history.order.bounds(id);
      return datesMatter.has(type) && earliest === null && latest === null;
    })
    .map((event) => ({
      what: "date",
      type: event.type,
      of: titleOfEvent(event),
      proceeding: proceedingOf(event),
      person: accusedOf(event),
      eventId: event.id,
    }));

const lacking = (
  what: Missing["what"],
  type: EventTypeName,
  proceeding: string | null,
  eventId: string | null,
): Missing => ({ what, type, of: titleOf(type), proceeding, person: null, eventId });

const missingOfFir = (facts: CaseFacts, proceeding: ProceedingFacts): readonly Missing[] => {
  const fir = proceeding.firs.at(-1);
  if (fir === undefined) {
    // A complaint to a magistrate comes to court without one.
    return isOnComplaint(facts, proceeding.id)
      ? []
      : [lacking("number", "FirRegistered", proceeding.id, null)];
  }
  const { number, year, policeStation } = fir.data;
  const sections = "sections" in fir.data ? fir.data.sections : undefined;
  const stated = sections !== undefined || fir.type === "FirRenumbered";
  return [
    ...(number === undefined || year === undefined
      ? [lacking("number", "FirRegistered", proceeding.id, fir.id)]
      : []),
    ...(policeStation === undefined ? [lacking("station", "FirRegistered", proceeding.id, fir.id)] : []),
    ...(stated ? [] : [lacking("sections", "FirRegistered", proceeding.id, fir.id)]),
  ];
};

const chargesheetCame = (facts: CaseFacts, proceeding: ProceedingFacts): boolean =>
  reached(facts, proceeding, null, "chargesheet").state === "reached" ||
  unrecorded(facts, proceeding, null, "chargesheet", false).laterStep !== null;

/**
 * Whether a court has the case, and no number under which it has it is on record. A court remands, decides on bail and
 * gives directions during the investigation as well, when the case has no number of its own yet.
 */
export const lacksCourtNumber = (facts: CaseFacts, proceeding: ProceedingFacts): boolean => {
  if (facts.recorded("CourtCaseNumbered").some(({ data }) => data.proceeding === proceeding.id)) return false;
  const has = (...types: readonly EventTypeName[]): boolean =>
    types.some((type) => {
      const events = facts.of(type) as readonly HistoryEvent[];
      return events.some((event) => concerns(event, proceeding.id));
    });
  return (
    has("CognizanceTaken", "ChargesFramed") ||
    (has("CourtDateRecorded", "CourtDirected") && chargesheetCame(facts, proceeding))
  );
};

const missingOfCourt = (facts: CaseFacts, proceeding: ProceedingFacts): readonly Missing[] =>
  lacksCourtNumber(facts, proceeding) ? [lacking("number", "CourtCaseNumbered", proceeding.id, null)] : [];

const missingPlaces = (facts: CaseFacts): readonly Missing[] =>
  facts
    .of("SurvivorRescued")
    .filter(({ data }) => data.at?.district === undefined)
    .map((event) => lacking("place", "SurvivorRescued", proceedingOf(event), event.id));

/** Whether something was found of the age, or a paper speaks of it. */
export const isAgeKnown = (labels: readonly AgeLabel[]): boolean =>
  labels.some(({ basis, stated }) => (basis === "found" || basis === "evidence") && stated !== "cannot-tell");

const missingAges = (facts: CaseFacts, ages: ReadonlyMap<string, readonly AgeLabel[]>): readonly Missing[] =>
  [...facts.people]
    .filter(([person, role]) => role === "survivor" && !isAgeKnown(ages.get(person) ?? []))
    .map(([person]) => ({
      what: "age",
      type: "AgeFound",
      of: titleOf("AgeFound"),
      proceeding: null,
      person,
      eventId: null,
    }));

/** A case of which only the file was opened: who is in it, in which proceeding, and by which report it is known. */
const missingAtFirst = (facts: CaseFacts): readonly Missing[] => [
  ...(facts.people.size === 0 ? [lacking("person", "PersonAdded", null, null)] : []),
  ...(facts.proceedings.length === 0
    ? [
        lacking("proceeding", "ProceedingOpened", null, null),
        lacking("number", "FirRegistered", null, null),
        ...(facts.of("MissingReportMade").length === 0
          ? [lacking("number", "MissingReportMade", null, null)]
          : []),
      ]
    : []),
];

export const missingIn = (
  facts: CaseFacts,
  ages: ReadonlyMap<string, readonly AgeLabel[]>,
): readonly Missing[] => [
  ...missingAtFirst(facts),
  ...missingDates(facts),
  ...facts.proceedings.flatMap((proceeding) => missingOfFir(facts, proceeding)),
  ...facts.proceedings.flatMap((proceeding) => missingOfCourt(facts, proceeding)),
  ...missingPlaces(facts),
  ...missingAges(facts, ages),
];
