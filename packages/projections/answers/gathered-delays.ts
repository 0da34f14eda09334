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
import { Room } from "./units/room.ts";
import { countUp, sizesOf, Tally } from "./units/tally.ts";
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

/** Durations that another count has in place of some of those that are counted. */
export interface Instead {
  readonly without: Observed;
  readonly rather: Observed;
}

export interface Gathered {
  readonly states: Tally<UnitSpanState>;
  readonly counts: Tally<Counter>;
  /** Counting each by its least days. */
  readonly least: Observed;
  /** In place of the open: what nobody recorded as ended, taken to be pending until today. */
  readonly today: Instead;
  /** Counting each by its most days; null where these are the same of all. */
  readonly most: Instead | null;
  /** Less the days of stays; null where nothing was stayed. */
  readonly net: Instead | null;
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

/** Durations that are counted otherwise, as they come. */
class GatheredInstead {
  readonly without: GroupedDurations;
  readonly rather: GroupedDurations;

  /** @param sizes how many of each group there can be */
  constructor(sizes: Int32Array, room: Room) {
    this.without = new GroupedDurations(sizes, room);
    this.rather = new GroupedDurations(sizes, room);
  }

  gathered(): Instead {
    return { without: this.without.observed(), rather: this.rather.observed() };
  }
}

/** Null where there is nothing to be counted otherwise. */
const insteadOf = (sizes: Int32Array, room: Room): GatheredInstead | null =>
  sizes.some((size) => size > 0) ? new GatheredInstead(sizes, room) : null;

/**
 * What the units of each group add up to.
 *
 * @param room in which it is gathered; of its own where it is left out
 */
export const gathered = (
  units: Units,
  spans: UnitSpans,
  chosen: Groups,
  asked: DelaysAsked,
  room = new Room(),
): Gathered => {
  const { of } = chosen;
  const groups = chosen.keys.length;
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
  const sizes = sizesOf(chosen);
  const least = new GroupedDurations(sizes, room);
  const untilNow = new GatheredInstead(sizes, room);
  const most = insteadOf(
    sizesOf(chosen, (i) => spans.least[i] !== spans.most[i] || spans.entryLeast[i] !== spans.entryMost[i]),
    room,
  );
  const net = insteadOf(
    sizesOf(chosen, (i) => stays.values[i] !== NONE),
    room,
  );
  const known = new GroupedDays(sizes, room);
  const since = new GroupedDays(sizes, room);
  const untilToday = new GroupedDays(sizes, room);
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
    if ((open || unheard) && today >= began) untilNow.rather.add(group, today - began, entry, PENDING);

    if (!closed && !open && state !== spanState.ended) continue;
    if (shortest === NONE || longest === NONE || reversed) continue;
    const event = closed ? EVENT : PENDING;
    const time = Math.max(0, shortest);
    if (entry > 0 && time <= entry) {
      countUp(closed ? count.enteredAfterEnd : count.enteredTooLate, group);
    }
    least.add(group, time, entry, event);
    if (open) untilNow.without.add(group, time, entry, event);
    const entryByMost = delayed ? (spans.entryMost[i] ?? 0) : 0;
    if (most !== null && (longest !== time || entryByMost !== entry)) {
      most.without.add(group, time, entry, event);
      most.rather.add(group, longest, entryByMost, event);
    }
    const stay = stays.values[i] ?? NONE;
    if (net === null || stay === NONE) continue;
    const word = stays.words[stay] ?? "";
    const stopped = staysWithin(word, began, began + time);
    if (stopped > 0) countUp(count.stayed, group);
    const before = entry === 0 ? 0 : staysWithin(word, began, began + entry);
    if (stopped === 0 && before === 0) continue;
    net.without.add(group, time, entry, event);
    net.rather.add(group, time - stopped, entry - before, event);
  }
  return {
    states,
    counts,
    least: least.observed(),
    today: untilNow.gathered(),
    most: most?.gathered() ?? null,
    net: net?.gathered() ?? null,
    known: known.byGroup(),
    since: since.byGroup(),
    untilToday: untilToday.byGroup(),
  };
};
