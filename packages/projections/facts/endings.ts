/** How a proceeding ends for an accused other than by going on. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { type CaseFacts, concerns, firstAmong, inherited, type ProceedingFacts } from "./case-facts.ts";
import { disposes } from "./disposals.ts";
import { type Found, laterOf, noBounds } from "./first-of.ts";
import { onceAUnit } from "./once-a-unit.ts";

export interface Ending extends Found {
  /** The type of event that ended it; null where it has not ended, or types differ. */
  readonly by: EventTypeName | null;
}

/**
 * Events after which an accused reaches nothing more in the proceeding: the judgment, another disposal or an accepted
 * closure that held, and being split off into another proceeding (where it goes on).
 */
const endingsFor = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string,
): readonly HistoryEvent[] => {
  const counts = (event: HistoryEvent): boolean =>
    concerns(event, proceeding.id) ||
    (inherited(facts, event, proceeding) && event.type !== "ProceedingSplit");
  return [
    ...facts.of("JudgmentGiven").filter((event) => counts(event) && event.data.accused === accused),
    ...facts
      .of("AccusedDisposedOtherwise")
      .filter((event) => counts(event) && disposes(facts, proceeding, event, accused)),
    ...facts
      .of("ClosureReportAccepted")
      .filter((event) => counts(event) && disposes(facts, proceeding, event, accused)),
    ...facts.of("ProceedingSplit").filter((event) => event.id === proceeding.splitOff.get(accused)),
  ];
};

const ending = (facts: CaseFacts, events: readonly HistoryEvent[]): Ending => {
  const found = firstAmong(facts.history, events);
  const types = new Set(events.filter(({ id }) => found.candidates.includes(id)).map(({ type }) => type));
  const [type] = types;
  return { ...found, by: types.size === 1 && type !== undefined ? type : null };
};

const notEnded: Ending = {
  state: "not-reached",
  bounds: noBounds,
  eventId: null,
  candidates: [],
  by: null,
};

/** It ends with the last of them: every one of these has certainly ended. */
const lastOfAll = (each: readonly Ending[]): Ending => {
  const days = (side: "earliest" | "latest", unknownWins: boolean): Day | null => {
    const known = each.flatMap(({ bounds }) => (bounds[side] === null ? [] : [bounds[side]]));
    if (known.length === 0 || (unknownWins && known.length < each.length)) return null;
    return known.reduce(laterOf);
  };
  const types = new Set(each.map(({ by }) => by));
  return {
    state: "reached",
    bounds: {
      earliest: days("earliest", false),
      latest: days("latest", true),
      approximate: each.some(({ bounds }) => bounds.approximate),
    },
    eventId: null,
    candidates: each.flatMap(({ candidates }) => candidates),
    by: types.size === 1 ? (each[0]?.by ?? null) : null,
  };
};

const findEnding = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string | null): Ending => {
  if (accused !== null) return ending(facts, endingsFor(facts, proceeding, accused));
  const closed = ending(
    facts,
    facts
      .of("ClosureReportAccepted")
      .filter((event) => concerns(event, proceeding.id) && disposes(facts, proceeding, event, null)),
  );
  if (closed.state === "reached" || proceeding.accused.length === 0) return closed;
  const each = proceeding.accused.map((person) => endingOf(facts, proceeding, person));
  return each.some(({ state }) => state !== "reached") ? notEnded : lastOfAll(each);
};

/** When the proceeding ended for an accused; for the proceeding (`accused: null`), when it had ended for all of them. */
export const endingOf = onceAUnit(findEnding);

/**
 * When the case against an accused was decided or disposed of otherwise; for the proceeding (`accused: null`), when the
 * last of them was. Who was split off goes on elsewhere: he is not disposed of here, and nobody waits for him here.
 */
export const disposalOf = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string | null): Ending => {
  const ended = endingOf(facts, proceeding, accused);
  if (ended.state !== "reached") return ended;
  if (accused !== null || proceeding.splitOff.size === 0 || proceeding.accused.length === 0) {
    return ended.by === "ProceedingSplit" ? notEnded : ended;
  }
  const stayed = proceeding.accused.filter((person) => !proceeding.splitOff.has(person));
  return stayed.length === 0
    ? notEnded
    : lastOfAll(stayed.map((person) => endingOf(facts, proceeding, person)));
};
