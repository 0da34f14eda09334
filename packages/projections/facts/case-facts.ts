/**
 * What every projection asks of a history first: its events by type, its people, its proceedings and who is accused
 * in each. Gathered once for a history, however many projections read it.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { PersonRole } from "@tareekh/core/catalogue/fields.ts";
import { eventsOfType } from "@tareekh/core/history/events-of-type.ts";
import type { FirEvent } from "@tareekh/core/history/firs.ts";
import type { History, HistoryEvent, HistoryEventOf } from "@tareekh/core/history/history.ts";
import { isDatedAhead } from "./dated-ahead.ts";
import { type Found, firstOf } from "./first-of.ts";
import { tellNamed } from "./people-named.ts";
import { byReference, roleInReference } from "./references.ts";

export interface CaseFacts {
  readonly history: History;
  /**
   * The events of a type that count, in the history's order: all but those dated on a day that had not come when they
   * were recorded. Nobody knows whether they happened.
   */
  of<Name extends EventTypeName>(type: Name): readonly HistoryEventOf<Name>[];
  /** All of a type, by whatever day: for what a case is known by, and what is on record of it. */
  recorded<Name extends EventTypeName>(type: Name): readonly HistoryEventOf<Name>[];
  /** Those that do not count, by id. */
  readonly ahead: ReadonlySet<string>;
  /** In order of reference. */
  readonly people: ReadonlyMap<string, PersonRole>;
  /** In order of reference. */
  readonly proceedings: readonly ProceedingFacts[];
}

export interface ProceedingFacts {
  readonly id: string;
  /** In order of reference. */
  readonly accused: readonly string[];
  /** The proceeding from which it was split, and by which event. */
  readonly splitFrom: { readonly proceeding: string; readonly eventId: string } | null;
  /** The accused who were split off into another proceeding, each with the event. */
  readonly splitOff: ReadonlyMap<string, string>;
  /** The FIR's number, year and station and those that superseded it, in order; also of a day that had not come. */
  readonly firs: readonly FirEvent[];
  /** By what figures are broken down; null where not recorded. */
  readonly breakdown: Breakdown;
}

/** Of a proceeding: the State and district of the FIR, or else of its court, the agency that took the investigation over, the year of the FIR. */
export interface Breakdown {
  readonly state: string | null;
  readonly district: string | null;
  readonly agency: string | null;
  readonly year: number | null;
}

export const firstAmong = (history: History, events: readonly HistoryEvent[]): Found =>
  firstOf(events, history.order);

/** The proceeding that an event names, or null: then it concerns every proceeding of the case. */
export const proceedingOf = (event: HistoryEvent): string | null => {
  const data: object = event.data;
  return "proceeding" in data && typeof data.proceeding === "string" ? data.proceeding : null;
};

/**
 * Whether an event belongs to a proceeding's own record: it names it, or names none. What a split proceeding has from
 * its parent is `inherited`.
 */
export const concerns = (event: HistoryEvent, proceeding: string): boolean => {
  const named = proceedingOf(event);
  return named === null || named === proceeding;
};

const numbers = new Set<EventTypeName>(["FirRegistered", "FirRenumbered", "CourtCaseNumbered"]);

/** Whether an event says under what a proceeding goes: it counts, or gives its number, which holds whatever its date. */
export const describes = (facts: CaseFacts, { id, type }: HistoryEvent): boolean =>
  numbers.has(type) || !facts.ahead.has(id);

const ofOffice = new Set<EventTypeName>(["CaseClosed", "CaseReopened"]);

/** Whether an event is the office's own, about its file or who is in it: nothing that happened in the proceeding. */
export const isOfOffice = ({ type }: HistoryEvent): boolean =>
  ofOffice.has(type) || eventTypeNamed(type)?.timeless === true;

/**
 * Whether an event of the parent still counts in a proceeding split from it: what happened before the split, or may
 * have, happened to those who were split off too.
 */
export const inherited = (facts: CaseFacts, event: HistoryEvent, proceeding: ProceedingFacts): boolean => {
  const { splitFrom } = proceeding;
  if (splitFrom === null || event.id === splitFrom.eventId) return false;
  if (facts.history.order.before(splitFrom.eventId, event.id) === "yes") return false;
  if (proceedingOf(event) === splitFrom.proceeding) return true;
  const parent = facts.proceedings.find(({ id }) => id === splitFrom.proceeding);
  return parent !== undefined && parent !== proceeding && inherited(facts, event, parent);
};

/** Whether an event counts in a proceeding: it is of its own record, or it is inherited. */
export const countsIn = (facts: CaseFacts, event: HistoryEvent, proceeding: ProceedingFacts): boolean =>
  // What names a proceeding names the only one there is.
  facts.proceedings.length === 1 || concerns(event, proceeding.id) || inherited(facts, event, proceeding);

const yearOf = (day: Day | null): number | null => (day === null ? null : Number(day.slice(0, 4)));

const breakdownOf = (
  history: History,
  firs: ProceedingFacts["firs"],
  opened: readonly HistoryEventOf<"ProceedingOpened">[],
  transfers: readonly HistoryEventOf<"InvestigationTransferred">[],
  courtCases: readonly HistoryEventOf<"CourtCaseNumbered">[],
): Breakdown => {
  const fir = firs.at(-1);
  const registered = firs.find((one) => !isDatedAhead(one));
  const bounds = registered === undefined ? null : history.order.bounds(registered.id);
  const earliest = yearOf(bounds?.earliest ?? null);
  const dated = earliest !== null && earliest === yearOf(bounds?.latest ?? null) ? earliest : null;
  const transfer = transfers.filter(({ possibly }) => !possibly).at(-1);
  return {
    // A court's register names the court's own district where no FIR is on record.
    state: fir?.data.state ?? opened[0]?.data.state ?? courtCases[0]?.data.state ?? null,
    district: fir?.data.district ?? courtCases[0]?.data.district ?? null,
    // FIRs are also registered by anti-trafficking units, the CID and the NIA: who has the case, only a transfer says.
    agency: transfer?.data.to ?? null,
    year: fir?.data.year ?? dated,
  };
};

/** Events whose naming of an accused does not say that he is accused in their proceeding. */
const namesInPassing = new Set<EventTypeName>(["ThreatReported", "ClaimReported", "ProceedingSplit"]);

const lessAhead = (recorded: CaseFacts["recorded"], ahead: CaseFacts["ahead"]): CaseFacts["of"] => {
  const counted = new Map<EventTypeName, readonly HistoryEvent[]>();
  return <Name extends EventTypeName>(type: Name): readonly HistoryEventOf<Name>[] => {
    let events = counted.get(type) as readonly HistoryEventOf<Name>[] | undefined;
    if (events === undefined) {
      events = recorded(type).filter(({ id }) => !ahead.has(id));
      counted.set(type, events as readonly HistoryEvent[]);
    }
    return events;
  };
};

const gather = (history: History): CaseFacts => {
  const roles = new Map<string, PersonRole>();
  const proceedingIds = new Set<string>();
  const accusedOf = new Map<string, Set<string>>();
  const known = (id: string): PersonRole | null => roles.get(id) ?? roleInReference(id);

  const ahead = new Set<string>();
  for (const event of history.events) if (isDatedAhead(event)) ahead.add(event.id);
  const recorded = <Name extends EventTypeName>(type: Name) => eventsOfType(history, type);
  const of = ahead.size === 0 ? recorded : lessAhead(recorded, ahead);

  const addAccused = (proceeding: string, person: string): void => {
    if (known(person) !== "accused") return;
    const there = accusedOf.get(proceeding);
    if (there === undefined) accusedOf.set(proceeding, new Set([person]));
    else there.add(person);
  };
  for (const { data } of recorded("PersonAdded")) roles.set(data.person, data.role);
  for (const event of history.events) {
    const proceeding = proceedingOf(event);
    if (proceeding !== null) proceedingIds.add(proceeding);
    tellNamed(event, (person) => {
      const role = known(person);
      if (role === null) return;
      roles.set(person, role);
      if (role === "accused" && proceeding !== null && !namesInPassing.has(event.type)) {
        addAccused(proceeding, person);
      }
    });
  }
  for (const event of of("ProceedingSplit")) {
    proceedingIds.add(event.data.into);
    for (const person of event.data.accused) {
      addAccused(event.data.proceeding, person);
      addAccused(event.data.into, person);
    }
  }
  const [onlyProceeding] = proceedingIds;
  if (onlyProceeding !== undefined && proceedingIds.size === 1) {
    // With one proceeding there is no doubt in which somebody is accused.
    for (const [person, role] of roles) if (role === "accused") addAccused(onlyProceeding, person);
  }

  const splits = of("ProceedingSplit");
  const proceedings = [...proceedingIds].sort(byReference).map((id): ProceedingFacts => {
    const own = <E extends HistoryEvent>(events: readonly E[]): readonly E[] =>
      events.filter((event) => proceedingOf(event) === id);
    const split = splits.find(({ data }) => data.into === id);
    const source =
      split === undefined || own(recorded("FirRegistered")).length > 0 ? id : split.data.proceeding;
    const from = <E extends HistoryEvent>(events: readonly E[]): readonly E[] =>
      events.filter((event) => proceedingOf(event) === source);
    const firs = [...from(recorded("FirRegistered")), ...from(recorded("FirRenumbered"))];
    return {
      id,
      accused: [...(accusedOf.get(id) ?? [])].sort(byReference),
      splitFrom: split === undefined ? null : { proceeding: split.data.proceeding, eventId: split.id },
      splitOff: new Map(
        own(splits).flatMap((event) => event.data.accused.map((person) => [person, event.id] as const)),
      ),
      firs,
      breakdown: breakdownOf(
        history,
        firs,
        from(of("ProceedingOpened")),
        from(of("InvestigationTransferred")),
        from(recorded("CourtCaseNumbered")),
      ),
    };
  });
  return {
    history,
    of,
    recorded,
    ahead,
    people: new Map([...roles].sort(([a], [b]) => byReference(a, b))),
    proceedings,
  };
};

/**
 * The facts of the history that was asked for last. The projections of a case are computed one after the other, so one
 * is enough; and a map of histories, weak or not, would cost a rebuild a quarter of its time in collecting garbage.
 */
let last: CaseFacts | null = null;

export const factsOf = (history: History): CaseFacts => {
  if (last?.history !== history) last = gather(history);
  return last;
};
