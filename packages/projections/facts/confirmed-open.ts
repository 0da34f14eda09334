/**
 * Whether a milestone that nobody recorded is known to be still to come, and until when.
 *
 * That nothing is recorded does not make a thing pending. It is open until a day only where something on record says
 * that it had not come by then (`attestations.ts`); and it is not open, though nobody recorded it, where something on
 * record only comes after it. A day that was still to come when it was recorded says nothing.
 */
import { addDays, type Day } from "@tareekh/core/calendar/day.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";
import { type Said, saidBy, type Whom } from "./attestations.ts";
import { type CaseFacts, countsIn, isOfOffice, type ProceedingFacts } from "./case-facts.ts";
import { isAhead } from "./dated-ahead.ts";
import { laterOf } from "./first-of.ts";
import { type Milestone, madeBy } from "./milestones.ts";
import { onceAUnit } from "./once-a-unit.ts";

/** What the record says of a milestone that is not on it. */
export interface Unrecorded {
  /** The last day before which it is known not to have come; null where nobody says so of any day. */
  readonly openUntil: Day | null;
  /** The event that says so first of those that only come after it: it came, and nobody recorded it. Null without. */
  readonly laterStep: string | null;
}

/** The last days until which a milestone is known not to have come. */
interface NotYet {
  /** For anybody, whoever it is. */
  anybody: Day;
  /** For everybody. */
  all: Day | null;
  /** For those whom an event names. */
  readonly named: Map<string, Day>;
}

interface Past {
  readonly whom: Whom;
  readonly eventId: string;
}

interface Attested {
  readonly notYet: ReadonlyMap<Milestone, NotYet>;
  /** In the history's order; what follows one that is about everybody adds nothing and is left out. */
  readonly past: ReadonlyMap<Milestone, readonly Past[]>;
}

/**
 * The day before which something certainly did not happen. What its bounds say may rest on "about"; where it does, the
 * first day that "about" allows.
 */
const certainlyFrom = ({ history }: CaseFacts, { id, occurred }: HistoryEvent): Day | null => {
  const { earliest } = history.order.bounds(id);
  // As its own date has it for certain: nothing that is known of others could make it another day.
  if (earliest === null || earliest === occurred?.outer.earliest) return earliest;
  if (history.order.happenedBy(id, addDays(earliest, -1)) === "no") return earliest;
  return occurred?.outer.earliest ?? null;
};

const addNotYet = (to: Map<Milestone, NotYet>, milestone: Milestone, whom: Whom, until: Day): void => {
  let known = to.get(milestone);
  if (known === undefined) {
    known = { anybody: until, all: null, named: new Map() };
    to.set(milestone, known);
  }
  known.anybody = laterOf(known.anybody, until);
  if (whom === "all") known.all = laterOf(known.all ?? until, until);
  else
    for (const accused of whom) known.named.set(accused, laterOf(known.named.get(accused) ?? until, until));
};

const addPast = (to: Map<Milestone, Past[]>, milestone: Milestone, past: Past): void => {
  const known = to.get(milestone);
  if (known === undefined) to.set(milestone, [past]);
  else if (known.at(-1)?.whom !== "all") known.push(past);
};

/** Of all in a proceeding. */
const attestedIn = onceAUnit((facts, proceeding): Attested => {
  const { events, later, asOf } = facts.history;
  const notYet = new Map<Milestone, NotYet>();
  const past = new Map<Milestone, Past[]>();
  /** Most court dates say the same: what is said is gone through once, with the last day on which it was said. */
  const lastSaid = new Map<Said, Day | null>();

  for (const event of events) {
    if (event.possibly || facts.ahead.has(event.id) || !countsIn(facts, event, proceeding)) continue;
    const from = certainlyFrom(facts, event);
    if (from !== null && isAhead(event, from)) continue;
    for (const said of saidBy(facts, event)) {
      const before = lastSaid.get(said);
      if (before === undefined) {
        for (const milestone of said.past) addPast(past, milestone, { whom: said.whom, eventId: event.id });
      }
      lastSaid.set(said, from === null ? (before ?? null) : laterOf(before ?? from, from));
    }
  }
  for (const [{ whom, notYet: milestones }, day] of lastSaid) {
    if (day !== null) for (const milestone of milestones) addNotYet(notYet, milestone, whom, day);
  }
  // What had not come when something happened later had not come on the day asked for; nor had that itself.
  for (const event of asOf === null ? [] : later) {
    if (asOf === null || !countsIn(facts, event, proceeding)) continue;
    const from = certainlyFrom(facts, event);
    if (from === null || isAhead(event, from)) continue;
    for (const said of saidBy(facts, event)) {
      for (const milestone of said.notYet) addNotYet(notYet, milestone, said.whom, asOf);
    }
    for (const { milestone, whom } of madeBy(facts, event)) addNotYet(notYet, milestone, whom, asOf);
  }
  return { notYet, past };
});

/** With null, of anybody in the proceeding. */
const isAbout = (whom: Whom, accused: string | null): boolean =>
  whom === "all" || accused === null || whom.includes(accused);

const openUntilOf = (notYet: NotYet | undefined, accused: string | null): Day | null => {
  if (notYet === undefined) return null;
  if (accused === null) return notYet.anybody;
  const { all } = notYet;
  const named = notYet.named.get(accused);
  return named === undefined ? all : laterOf(all ?? named, named);
};

/**
 * What the record says of a milestone that an accused (with null, the proceeding) is not recorded to have reached; only
 * asked of one that is not. `ended`: that the case against the accused ended; where it did without a judgment, a
 * proceeding that is disposed of says of no judgment that it came.
 */
export const unrecorded = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
  milestone: Milestone,
  ended: boolean,
): Unrecorded => {
  const { notYet, past } = attestedIn(facts, proceeding, null);
  // Nothing is disposed of before its judgment: what says that this had not come says so of the other.
  const step = milestone === "disposed" ? "judgment" : milestone;
  const openUntil = openUntilOf(notYet.get(step), accused);
  if (ended && step === "judgment") return { openUntil, laterStep: null };
  const cameFor = (whom: Whom): boolean =>
    // A proceeding is disposed of with its last accused, and not with one of them.
    milestone === "disposed" && accused === null
      ? whom === "all" || proceeding.accused.every((person) => whom.includes(person))
      : isAbout(whom, accused);
  const laterStep = (of: Milestone): string | undefined =>
    past.get(of)?.find(({ whom }) => cameFor(whom))?.eventId;
  return { openUntil, laterStep: laterStep(step) ?? laterStep(milestone) ?? null };
};

/**
 * The last day on which anything is known to have happened in a proceeding, as far as its date reaches; null where
 * nothing has a date. A day that was still to come when it was recorded does not count, nor what the office did with
 * its file.
 */
export const lastDayOnRecord = (facts: CaseFacts, proceeding: ProceedingFacts): Day | null => {
  let latest: Day | null = null;
  for (const event of facts.history.events) {
    if (event.possibly || isOfOffice(event)) continue;
    if (!countsIn(facts, event, proceeding)) continue;
    const bounds = facts.history.order.bounds(event.id);
    const day = [bounds.latest, bounds.earliest].find((one) => one !== null && !isAhead(event, one));
    if (day === null || day === undefined) continue;
    latest = latest === null ? day : laterOf(latest, day);
  }
  return latest;
};
