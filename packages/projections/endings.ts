/** How a proceeding ends for an accused other than by going on, and until when it was known to be pending. */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import type { EventTypeName } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import {
  type CaseFacts,
  concerns,
  firstAmong,
  inherited,
  type ProceedingFacts,
  proceedingOf,
} from "./case-facts.ts";
import { chapterOf } from "./chapters.ts";
import { disposes } from "./disposals.ts";
import { type Found, laterOf } from "./first-of.ts";

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

/** When the proceeding ended for an accused; for the proceeding (`accused: null`), when it had ended for all of them. */
export const endingOf = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string | null): Ending => {
  if (accused !== null) return ending(facts, endingsFor(facts, proceeding, accused));
  const closed = ending(
    facts,
    facts
      .of("ClosureReportAccepted")
      .filter((event) => concerns(event, proceeding.id) && disposes(facts, proceeding, event, null)),
  );
  if (closed.state === "reached" || proceeding.accused.length === 0) return closed;
  const each = proceeding.accused.map((person) => endingOf(facts, proceeding, person));
  if (each.some(({ state }) => state !== "reached")) return { ...closed, ...notEnded };
  // It ends with the last of them: every one of these has certainly ended.
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

const notEnded = {
  state: "not-reached",
  bounds: { earliest: null, latest: null, approximate: false },
  eventId: null,
  candidates: [],
  by: null,
} as const;

/** What happens though no proceeding is pending, or before there is one. */
const saysNothingOfPendency = new Set<EventTypeName>([
  "ProceedingOpened",
  "OffenceTookPlace",
  "AppealFiled",
  "AppealDecided",
  "JudgmentUploaded",
  "SentenceGiven",
]);

const pendingFound = new Set<string>(["pending", "under-investigation"]);

const steps = new Set<string>(["investigation", "custody-and-bail", "court"]);

const showsPending = (event: HistoryEvent): boolean => {
  if (event.possibly || saysNothingOfPendency.has(event.type)) return false;
  if (event.type === "JourneyMade" && event.data.purpose === "trafficking") return false;
  if (event.type === "PendencyChecked") return pendingFound.has(event.data.found);
  // Only what is done in the proceeding: people, care and threats go on without one.
  return proceedingOf(event) !== null && steps.has(chapterOf(event.type));
};

/**
 * The day before which something certainly did not happen. What its bounds say may rest on "about"; where it does, the
 * first day that "about" allows.
 */
const certainlyFrom = ({ history }: CaseFacts, { id, occurred }: HistoryEvent): Day | null => {
  const { earliest } = history.order.bounds(id);
  if (earliest === null) return null;
  if (history.order.happenedBy(id, addDays(earliest, -1)) === "no") return earliest;
  return occurred?.outer.earliest ?? null;
};

/**
 * The last day on which a proceeding was certainly still pending, as far as the record goes: that of the last step
 * taken in it, or on which somebody looked and found it pending. Null where no such day is known.
 *
 * A proceeding is not assumed to be pending until today because nobody recorded its end.
 */
export const lastKnownPending = (facts: CaseFacts, proceeding: ProceedingFacts): Day | null => {
  let last: Day | null = null;
  for (const event of facts.history.events) {
    if (!concerns(event, proceeding.id) && !inherited(facts, event, proceeding)) continue;
    if (!showsPending(event)) continue;
    const from = certainlyFrom(facts, event);
    if (from !== null && (last === null || from > last)) last = from;
  }
  return last;
};
