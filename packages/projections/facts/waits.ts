/** Waits: what was put off, ordered or asked for, and what it waits for. Nothing here knows of today. */
import { type Duration, durationBetween } from "@tareekh/core/calendar/duration.ts";
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import { type EventTypeName, eventTypeNamed, titleOfEvent } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { bailMatters, decided } from "./bail-decisions.ts";
import { type CaseFacts, concerns, firstAmong, proceedingOf } from "./case-facts.ts";
import { noDays } from "./first-of.ts";
import { isUnknown } from "./spans.ts";
import { answersThreat } from "./threat-relations.ts";

/** `not-dated`: it ended, and no number of days is known; `possibly`: with `asOf`, it may have ended by that day. */
export type WaitState = "ended" | "open" | "not-dated" | "open-not-dated" | "possibly";

export interface Wait {
  /** What was put off, ordered or asked for: the event, its type and its title. */
  readonly eventId: string;
  readonly type: EventTypeName;
  readonly title: string;
  readonly proceeding: string | null;
  readonly person: string | null;
  /** Titles of the events of which the first ends it: `Statement before a magistrate recorded`, `Accused arrested`. */
  readonly waitsFor: readonly string[];
  readonly state: WaitState;
  readonly since: Bounds;
  readonly ended: Bounds;
  /** The event that ended it, where it is certain which; null while it lasts. */
  readonly endedBy: string | null;
  /** Days that it took, once ended. An open wait is counted from `since`, by whoever asks, to the day they ask for. */
  readonly days: Duration;
}

interface WaitRule<Event = HistoryEvent, Name extends EventTypeName = EventTypeName> {
  readonly begins: Name;
  readonly person: (event: Event) => string | null;
  readonly waitsFor: (event: Event) => readonly EventTypeName[];
  /** What may have ended it, of the types above. */
  readonly ends: (event: Event, facts: CaseFacts) => readonly HistoryEvent[];
}

const rule = <Name extends EventTypeName>(declared: WaitRule<HistoryEventOf<Name>, Name>): WaitRule =>
  // Only asked about events of the type with which it begins.
  declared as unknown as WaitRule;

/** An answer that names its request answers it; one that names none answers what it fits. */
const answers = (named: string | undefined, id: string, fits: boolean): boolean =>
  named === undefined ? fits : named === id;

const shared = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

const awaited: ReadonlyMap<string, EventTypeName> = new Map([
  ["magistrate-statement", "MagistrateStatementRecorded"],
  ["age-proof", "AgeFound"],
  ["identification", "AccusedIdentified"],
]);

type AskedState = HistoryEventOf<"OtherStateAsked">;
type StateReply = HistoryEventOf<"OtherStateReplied">;

/**
 * Which replies of another State answer which request: that which they name; or, where they name none, the only one
 * to that State, in that proceeding where both say, that stood open and was not made after the reply. Where several
 * stood, it is not guessed which.
 */
const repliesTo = (facts: CaseFacts): ReadonlyMap<string, readonly StateReply[]> => {
  const { order } = facts.history;
  const requests = facts.of("OtherStateAsked");
  const replies = facts.of("OtherStateReplied");
  const answering = new Map<string, StateReply[]>(requests.map(({ id }) => [id, []]));
  for (const reply of replies) answering.get(reply.data.request ?? "")?.push(reply);
  const unnamed = requests.filter(({ id }) => answering.get(id)?.length === 0);
  const stood = ({ id, data }: AskedState, reply: StateReply): boolean =>
    data.state === reply.data.state &&
    (data.proceeding === undefined ||
      reply.data.proceeding === undefined ||
      data.proceeding === reply.data.proceeding) &&
    order.before(reply.id, id) !== "yes" &&
    !(answering.get(id) ?? []).some(
      (earlier) => !earlier.possibly && order.before(earlier.id, reply.id) === "yes",
    );
  for (const reply of replies) {
    if (reply.data.request !== undefined) continue;
    const open = unnamed.filter((asked) => stood(asked, reply));
    const [only] = open;
    if (only !== undefined && open.length === 1) answering.get(only.id)?.push(reply);
  }
  return answering;
};

const rules: readonly WaitRule[] = [
  // No statute makes a statement a condition of arrest, so an arrest ends the wait as well.
  rule({
    begins: "ArrestDeferred",
    person: ({ data }) => data.accused,
    waitsFor: ({ data }) => {
      const first = awaited.get(data.until);
      return first === undefined ? ["AccusedArrested"] : [first, "AccusedArrested"];
    },
    ends: ({ data }, facts) => {
      const arrests = facts
        .of("AccusedArrested")
        .filter((event) => event.data.accused === data.accused && event.data.proceeding === data.proceeding);
      const isAwaited = (person: string): boolean =>
        data.statementOf === undefined
          ? facts.people.get(person) === "survivor"
          : person === data.statementOf;
      switch (data.until) {
        case "magistrate-statement":
          return [
            ...arrests,
            ...facts
              .of("MagistrateStatementRecorded")
              .filter((event) => event.data.proceeding === data.proceeding && isAwaited(event.data.person)),
          ];
        case "age-proof":
          return [
            ...arrests,
            ...facts
              .of("AgeFound")
              .filter((event) => concerns(event, data.proceeding) && isAwaited(event.data.person)),
          ];
        case "identification":
          return [
            ...arrests,
            ...facts.of("AccusedIdentified").filter((event) => event.data.accused === data.accused),
          ];
        default:
          return arrests;
      }
    },
  }),
  rule({
    begins: "AgeDeterminationOrdered",
    person: ({ data }) => data.person,
    waitsFor: () => ["AgeFound"],
    ends: ({ id, data }, facts) =>
      facts
        .of("AgeFound")
        .filter((event) => answers(event.data.ordered, id, event.data.person === data.person)),
  }),
  rule({
    begins: "ReportRequested",
    person: ({ data }) => data.about ?? null,
    waitsFor: () => ["ReportReceived"],
    ends: ({ id, data }, facts) =>
      facts
        .of("ReportReceived")
        .filter((event) =>
          answers(
            event.data.request,
            id,
            event.data.proceeding === data.proceeding &&
              event.data.report === data.report &&
              event.data.about === data.about,
          ),
        ),
  }),
  rule({
    begins: "OtherStateAsked",
    person: () => null,
    waitsFor: () => ["OtherStateReplied"],
    ends: ({ id }, facts) => repliesTo(facts).get(id) ?? [],
  }),
  rule({
    begins: "BailAppliedFor",
    person: ({ data }) => data.accused,
    waitsFor: () => ["BailDecided"],
    ends: ({ id, data }, facts) =>
      bailMatters(facts, data.proceeding, data.accused)
        .filter(({ application }) => application?.id === id)
        .flatMap((matter) => decided(facts, matter).orders),
  }),
  rule({
    begins: "ThreatReported",
    person: ({ data }) => data.targets[0] ?? null,
    waitsFor: () => ["ThreatResponded"],
    ends: ({ id }, facts) =>
      facts.of("ThreatResponded").filter((event) => event.data.threat === id && answersThreat(event)),
  }),
  rule({
    begins: "ProtectionAppliedFor",
    person: ({ data }) => data.people[0] ?? null,
    waitsFor: () => ["ProtectionOrdered", "ProtectionRefused"],
    ends: ({ id, data }, facts) =>
      [
        // Said to be under protection, somebody has no order on the application yet.
        ...facts.of("ProtectionOrdered").filter((event) => event.data.basis !== "stated"),
        ...facts.of("ProtectionRefused"),
      ].filter((event) => answers(event.data.application, id, shared(event.data.people, data.people))),
  }),
  rule({
    begins: "ThreatAnalysisAsked",
    person: ({ data }) => data.people[0] ?? null,
    waitsFor: () => ["ThreatAnalysisReceived"],
    ends: ({ id, data }, facts) =>
      facts
        .of("ThreatAnalysisReceived")
        .filter((event) => answers(event.data.request, id, shared(event.data.people, data.people))),
  }),
];

const titleOf = (type: EventTypeName): string => eventTypeNamed(type)?.title ?? type;

const waitOf = (facts: CaseFacts, { person, waitsFor, ends }: WaitRule, event: HistoryEvent): Wait => {
  const { order } = facts.history;
  const first = firstAmong(
    facts.history,
    ends(event, facts).filter(({ id }) => order.before(id, event.id) !== "yes"),
  );
  const since = order.bounds(event.id);
  const ended = first.state === "reached" && !event.possibly;
  const counted = durationBetween(
    since,
    first.bounds,
    first.eventId === null ? "cannot-tell" : order.before(event.id, first.eventId),
  );
  const days = ended && !isUnknown(counted) ? counted : noDays;
  const dated = ended ? !isUnknown(counted) : since.earliest !== null || since.latest !== null;
  const state = ((): WaitState => {
    if (event.possibly || first.state === "possibly") return "possibly";
    if (ended) return dated ? "ended" : "not-dated";
    return dated ? "open" : "open-not-dated";
  })();
  return {
    eventId: event.id,
    type: event.type,
    title: titleOfEvent(event),
    proceeding: proceedingOf(event),
    person: person(event),
    waitsFor: waitsFor(event).map(titleOf),
    state,
    since,
    ended: first.bounds,
    endedBy: first.eventId,
    days,
  };
};

/** Every wait of a case, in the history's order of what was put off, ordered or asked for. */
export const waitsOf = (facts: CaseFacts): readonly Wait[] =>
  rules.flatMap((one) =>
    (facts.of(one.begins) as readonly HistoryEvent[]).map((event) => waitOf(facts, one, event)),
  );
