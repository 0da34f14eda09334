/** What the figures of delay are made of, gathered of every group in one pass over the units. */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import { type DelaysAsked, STALE_AFTER_DAYS } from "./delay-lines.ts";
import {
  type DaysByGroup,
  GroupedDays,
  GroupedDurations,
  type Observed,
  PENDING,
} from "./units/observed-units.ts";
import { countUp, Tally } from "./units/tally.ts";
import type { Groups } from "./units/unit-question.ts";
import { spanState, type UnitSpanState, type UnitSpans, unitSpanStates } from "./units/unit-spans.ts";
import { columnOf, NONE, type Units } from "./units/units.ts";

export const isElsewhere = (state: number): boolean =>
  state === spanState["counted-elsewhere"] || state === spanState.moved;

const counters = [
  "counted",
  "cases",
  "exact",
  "ranges",
  "oneSided",
  "approximate",
  "reversed",
  "stale",
  "absconding",
  "longPending",
  "stayed",
  "enteredAfterEnd",
  "enteredTooLate",
] as const;
export type Counter = (typeof counters)[number];

export interface Gathered {
  readonly states: Tally<UnitSpanState>;
  readonly counts: Tally<Counter>;
  /** Counting each by its least days. */
  readonly least: Observed;
  /** By its most; null where these are the same of all. */
  readonly most: Observed | null;
  /** What nobody recorded as ended taken to be pending until today. */
  readonly today: Observed;
  /** Less the days of stays; null where nothing was stayed. */
  readonly net: Observed | null;
  /** Of the open: the days until each was last known to be, since then, and until today. */
  readonly known: DaysByGroup;
  readonly since: DaysByGroup;
  readonly untilToday: DaysByGroup;
}

/** The days of stays within a stretch of days, by the word that stands in the column. */
const staysWithin = (word: string, from: number, to: number): number => {
  let days = 0;
  for (const stay of word.split("\n")) {
    const [first = "", last = ""] = stay.split("/");
    const begun = Math.max(from, dayNumber(first as Day));
    const over = Math.min(to, last === "" ? to : dayNumber(last as Day));
    days += Math.max(0, over - begun);
  }
  return days;
};

const EVENT = 0;

const differ = (one: Int32Array, other: Int32Array): boolean => {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return true;
  return false;
};

/** What the units of each group add up to. */
export const gathered = (
  units: Units,
  spans: UnitSpans,
  { of, keys }: Groups,
  asked: DelaysAsked,
): Gathered => {
  const groups = keys.length;
  const today = dayNumber(asked.today);
  const delayed = asked.entry !== "ignored";
  const status = columnOf(units, "status");
  const isAbsconding = status.words.indexOf("absconding");
  const isLongPending = status.words.indexOf("long-pending");
  const stays = columnOf(units, "stays");

  const states = new Tally(unitSpanStates, groups);
  const byState = unitSpanStates.map((state) => states.counts(state));
  const counts = new Tally(counters, groups);
  const count = Object.fromEntries(counters.map((name) => [name, counts.counts(name)])) as Readonly<
    Record<Counter, Int32Array>
  >;
  const least = new GroupedDurations(groups, units.size);
  const most = differ(spans.least, spans.most) ? new GroupedDurations(groups) : null;
  const untilNow = new GroupedDurations(groups, units.size);
  const net = stays.values.some((stay) => stay !== NONE) ? new GroupedDurations(groups) : null;
  const known = new GroupedDays(groups);
  const since = new GroupedDays(groups);
  const untilToday = new GroupedDays(groups);
  const lastCase = new Int32Array(groups).fill(-1);
  let ofCase = 0;

  for (let i = 0; i < units.size; i++) {
    while ((units.starts[ofCase + 1] ?? 0) <= i) ofCase++;
    const group = of[i] ?? -1;
    if (group < 0) continue;
    const state = spans.state[i] ?? 0;
    countUp(byState[state], group);
    if (isElsewhere(state)) continue;
    countUp(count.counted, group);
    if (lastCase[group] !== ofCase) {
      lastCase[group] = ofCase;
      countUp(count.cases, group);
    }
    const shortest = spans.least[i] ?? NONE;
    const longest = spans.most[i] ?? NONE;
    const began = spans.began[i] ?? NONE;
    const closed = state === spanState.closed;
    const open = state === spanState.open;
    const reversed = longest !== NONE && longest < 0;
    if (closed) {
      if (spans.approximate[i] === 1) countUp(count.approximate, group);
      const oneSided = shortest === NONE || longest === NONE;
      countUp(oneSided ? count.oneSided : shortest === longest ? count.exact : count.ranges, group);
      if (reversed) countUp(count.reversed, group);
    }
    if (open) {
      const pending = spans.pending[i] ?? NONE;
      known.add(group, pending - began);
      since.add(group, today - pending);
      untilToday.add(group, today - began);
      if (today - pending > STALE_AFTER_DAYS) countUp(count.stale, group);
      const standing = status.values[i] ?? NONE;
      if (standing === isAbsconding) countUp(count.absconding, group);
      if (standing === isLongPending) countUp(count.longPending, group);
    }
    const entry = delayed ? (spans.entryLeast[i] ?? 0) : 0;
    // As if pending until today: also what nobody recorded, unless something on record only comes after it.
    const unheard = state === spanState["not-recorded"] && spans.passed[i] !== 1 && began !== NONE;
    if ((open || unheard) && today >= began) untilNow.add(group, today - began, entry, PENDING);

    if (!closed && !open && state !== spanState.ended) continue;
    if (shortest === NONE || longest === NONE || reversed) continue;
    const event = closed ? EVENT : PENDING;
    const time = Math.max(0, shortest);
    if (entry > 0 && time <= entry) {
      countUp(closed ? count.enteredAfterEnd : count.enteredTooLate, group);
    }
    least.add(group, time, entry, event);
    most?.add(group, longest, delayed ? (spans.entryMost[i] ?? 0) : 0, event);
    if (!open) untilNow.add(group, time, entry, event);
    if (net === null) continue;
    const stay = stays.values[i] ?? NONE;
    const word = stay === NONE ? "" : (stays.words[stay] ?? "");
    const stopped = word === "" ? 0 : staysWithin(word, began, began + time);
    if (stopped > 0) countUp(count.stayed, group);
    const before = word === "" || entry === 0 ? 0 : staysWithin(word, began, began + entry);
    net.add(group, time - stopped, entry - before, event);
  }
  return {
    states,
    counts,
    least: least.observed(),
    most: most?.observed() ?? null,
    today: untilNow.observed(),
    net: net?.observed() ?? null,
    known: known.byGroup(),
    since: since.byGroup(),
    untilToday: untilToday.byGroup(),
  };
};
