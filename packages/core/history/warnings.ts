/**
 * What looks implausible in a case, and whether somebody has looked into it.
 *
 * Computed from the history and never stored: a warning is there as long as its reason is, and goes when a correction
 * takes the reason away. A `WarningSettled` with its key says why it stands; it is then shown as settled.
 */
import { dayInIndia } from "../calendar/days-in-india.ts";
import { eventsOfType, eventWithId } from "./events-of-type.ts";
import type { FoundWarning } from "./found-warning.ts";
import type { History, HistoryEvent, RecordingMark } from "./history.ts";
import { type ImplausibleOrder, implausibleOrders } from "./implausible-orders.ts";
import { repeatedArrests } from "./warnings-of-arrests.ts";
import { nextDatesGoneBy, sameCourtDates } from "./warnings-of-court-dates.ts";
import { differentFirs, firYearsAgainstDates } from "./warnings-of-firs.ts";
import { pendencyContradicted, pendingBeforeNumbered } from "./warnings-of-pendency.ts";

/** Why a warning stands, and who says so. */
interface Settlement {
  /** The `WarningSettled`. */
  readonly eventId: string;
  /** Sealed. */
  readonly reason: unknown;
  readonly recorded: RecordingMark;
}

export interface Warning {
  /**
   * Its kind and the events that it rests on; it stays the same as long as they do, whatever else is recorded:
   * `duplicate-court-date:<event id>:<event id>`.
   */
  readonly key: string;
  readonly kind: string;
  /** What is implausible, in a sentence or two, with nothing in it that is sealed. */
  readonly text: string;
  /** The events concerned. */
  readonly events: readonly string[];
  /** Null while nobody has settled it. */
  readonly settled: Settlement | null;
}

const NONE: readonly never[] = Object.freeze([]);

const fieldOf = ({ data }: HistoryEvent, field: string): unknown =>
  (data as Readonly<Record<string, unknown>>)[field];

const isLeftOpen = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

/** Whether two fields name any one in common: each names one, or several. */
const share = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a)) return a.some((one) => share(one, b));
  return Array.isArray(b) ? b.includes(a) : a !== undefined && a === b;
};

/**
 * Whether two events are about the same, in each of the fields; where one of them leaves it open, they are not. But what
 * names no proceeding is about every one.
 */
const aboutTheSame = (earlier: HistoryEvent, later: HistoryEvent, { same }: ImplausibleOrder): boolean => {
  for (const [ofEarlier, ofLater] of same) {
    const [one, other] = [fieldOf(earlier, ofEarlier), fieldOf(later, ofLater)];
    if (share(one, other)) continue;
    if (ofEarlier !== "proceeding" || !(isLeftOpen(one) || isLeftOpen(other))) return false;
  }
  return true;
};

/** Those that should have preceded an event, where it certainly came before each of them; none where it did not. */
const overtaken = (history: History, rule: ImplausibleOrder, later: HistoryEvent): readonly string[] => {
  const found: string[] = [];
  for (const type of rule.earlier) {
    for (const earlier of eventsOfType(history, type) as readonly HistoryEvent[]) {
      if (!aboutTheSame(earlier, later, rule)) continue;
      if (history.order.before(later.id, earlier.id) !== "yes") return NONE;
      found.push(earlier.id);
    }
  }
  return found.sort();
};

/** An event that certainly came before each of those that should precede it, of which there is at least one. */
const implausiblyEarly = (history: History, rule: ImplausibleOrder): readonly FoundWarning[] => {
  const found: FoundWarning[] = [];
  for (const later of eventsOfType(history, rule.later) as readonly HistoryEvent[]) {
    const earlier = overtaken(history, rule, later);
    if (earlier.length === 0) continue;
    found.push({ key: `${rule.key}:${later.id}`, text: rule.text, events: [later.id, ...earlier] });
  }
  return found;
};

/** What certainly came too early, by the rules: of one event, not again by a rule that another takes the place of. */
const outOfOrder = (history: History): readonly FoundWarning[] => {
  const found = new Map<string, FoundWarning>();
  for (const rule of implausibleOrders) {
    for (const warning of implausiblyEarly(history, rule)) {
      const [later] = warning.events;
      if (!rule.unless?.some((nearer) => found.has(`${nearer}:${later}`))) found.set(warning.key, warning);
    }
  }
  return [...found.values()];
};

/** Dates that contradict what is said about the order. */
const contradictions = (history: History): readonly FoundWarning[] =>
  history.order.contradictions.map(({ first, second }) => ({
    key: `dates-against-order:${first}:${second}`,
    text: "One event is said to have come before another, and their dates say the opposite.",
    events: [first, second],
  }));

/** Events on a circle of before and after; recording refuses them, a log put together elsewhere may hold some. */
const circles = (history: History): readonly FoundWarning[] => {
  const { circle } = history.order;
  const [first] = circle;
  return first === undefined
    ? []
    : [
        {
          key: `circular-order:${first}`,
          text: "Events are said to have come before each other in a circle; this order is left out.",
          events: circle,
        },
      ];
};

/** Dated on a day that had not come in India when it was recorded. What is only foreseen is a next date, not an event. */
const notYetHappened = (history: History): readonly FoundWarning[] => {
  // What is recorded together is recorded at one time.
  let at = "";
  let today = "";
  const found: FoundWarning[] = [];
  for (const { id, occurred, recorded } of history.events) {
    const earliest = occurred?.outer.earliest ?? null;
    // What is recorded is marked in UTC, behind which India never is.
    if (earliest === null || earliest <= recorded.at) continue;
    if (recorded.at !== at) {
      at = recorded.at;
      today = dayInIndia(at);
    }
    if (earliest <= today) continue;
    found.push({
      key: `recorded-before-it-happened:${id}`,
      text: "The date was still to come when it was recorded.",
      events: [id],
    });
  }
  return found;
};

/** A proceeding in which nobody is known to have been wronged. */
const nobodyWronged = (history: History): readonly FoundWarning[] => {
  const proceedings = eventsOfType(history, "ProceedingOpened");
  const survivors = eventsOfType(history, "PersonAdded").filter(({ data }) => data.role === "survivor");
  return proceedings.length === 0 || survivors.length > 0
    ? []
    : [
        {
          key: "no-survivor",
          text: "There is a proceeding, and no survivor is in the case.",
          events: proceedings.map(({ id }) => id).sort(),
        },
      ];
};

/** A case is opened once; a further opening is another's file number or title in the wrong case. */
const openedAgain = (history: History): readonly FoundWarning[] => {
  const openings = eventsOfType(history, "CaseOpened").map(({ id }) => id);
  return openings.length < 2
    ? []
    : [
        {
          key: "opened-twice",
          text: "The case was opened more than once. Correct the first opening, and take the other back.",
          events: openings.sort(),
        },
      ];
};

const settlementsOf = (history: History): ReadonlyMap<string, Settlement> => {
  const settlements = new Map<string, Settlement>();
  for (const { id, data, recorded } of eventsOfType(history, "WarningSettled")) {
    const known = settlements.get(data.warning);
    // The first stands, whoever settled it again.
    if (known === undefined || recorded.revision < known.recorded.revision) {
      settlements.set(data.warning, { eventId: id, reason: data.reason, recorded });
    }
  }
  return settlements;
};

const kindOf = (key: string): string => key.split(":")[0] ?? key;

/**
 * The warnings of a case, those that were settled among them, by key.
 *
 * The order holds every event of the case. As the case stood on a day, a warning is one only if all that it rests on is
 * in the case by then: nothing is told of what came later.
 */
export const warningsOf = (history: History): readonly Warning[] => {
  const found: readonly FoundWarning[] = [
    ...outOfOrder(history),
    ...contradictions(history),
    ...circles(history),
    ...notYetHappened(history),
    ...sameCourtDates(history),
    ...nextDatesGoneBy(history),
    ...pendingBeforeNumbered(history),
    ...pendencyContradicted(history),
    ...firYearsAgainstDates(history),
    ...differentFirs(history),
    ...repeatedArrests(history),
    ...nobodyWronged(history),
    ...openedAgain(history),
  ];
  if (found.length === 0) return NONE;
  const settlements = settlementsOf(history);
  return found
    .filter(({ events }) => events.every((id) => eventWithId(history, id) !== undefined))
    .map(
      (warning): Warning => ({
        ...warning,
        kind: kindOf(warning.key),
        settled: settlements.get(warning.key) ?? null,
      }),
    )
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
};

/** The warnings that nobody has settled. */
export const openWarnings = (history: History): readonly Warning[] =>
  warningsOf(history).filter(({ settled }) => settled === null);
