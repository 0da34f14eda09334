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
import { type Column, columnOf, NONE, type Units } from "./units/units.ts";

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

interface Counted {
  readonly states: Tally<UnitSpanState>;
  readonly counts: Tally<Counter>;
}

/** What is counted of each unit by its state alone. */
const countStates = (
  { size, starts }: Units,
  { state: states }: UnitSpans,
  { of }: Groups,
  counted: Counted,
) => {
  const byState = unitSpanStates.map((state) => counted.states.counts(state));
  const all = counted.counts.counts("counted");
  const cases = counted.counts.counts("cases");
  const lastCase = new Int32Array(all.length).fill(-1);
  let ofCase = 0;
  for (let i = 0; i < size; i++) {
    while ((starts[ofCase + 1] ?? 0) <= i) ofCase++;
    const group = of[i] ?? -1;
    if (group < 0) continue;
    const state = states[i] ?? 0;
    countUp(byState[state], group);
    if (isElsewhere(state)) continue;
    countUp(all, group);
    if (lastCase[group] === ofCase) continue;
    lastCase[group] = ofCase;
    countUp(cases, group);
  }
};

/** How well the days are known of what has closed. */
const countClosed = (
  { state: states, least, most, approximate }: UnitSpans,
  { of }: Groups,
  { counts }: Counted,
) => {
  const [exact, ranges] = [counts.counts("exact"), counts.counts("ranges")];
  const [oneSided, reversed] = [counts.counts("oneSided"), counts.counts("reversed")];
  const approximated = counts.counts("approximate");
  for (let i = 0; i < of.length; i++) {
    const group = of[i] ?? -1;
    if (group < 0 || states[i] !== spanState.closed) continue;
    const [shortest, longest] = [least[i] ?? NONE, most[i] ?? NONE];
    if (approximate[i] === 1) countUp(approximated, group);
    if (shortest === NONE || longest === NONE) countUp(oneSided, group);
    else countUp(shortest === longest ? exact : ranges, group);
    if (longest !== NONE && longest < 0) countUp(reversed, group);
  }
};

/** Of each group the sum of what was counted. */
const together = (one: Int32Array, ...others: readonly Int32Array[]): Int32Array => {
  const sum = one.slice();
  for (const other of others) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (other[i] ?? 0);
  return sum;
};

/** Since when it is open, and for how long it is known to be. */
const gatherOpen = (
  { status }: { readonly status: Column },
  { state: states, began: begins, pending: pendings }: UnitSpans,
  { of }: Groups,
  { states: tally, counts }: Counted,
  today: number,
  room: Room,
): Pick<Gathered, "known" | "since" | "untilToday"> => {
  const isAbsconding = status.words.indexOf("absconding");
  const isLongPending = status.words.indexOf("long-pending");
  const stale = counts.counts("stale");
  const absconding = counts.counts("absconding");
  const longPending = counts.counts("longPending");
  const open = tally.counts("open");
  const known = new GroupedDays(open, room);
  const since = new GroupedDays(open, room);
  const untilToday = new GroupedDays(open, room);
  for (let i = 0; i < of.length; i++) {
    const group = of[i] ?? -1;
    if (group < 0 || states[i] !== spanState.open) continue;
    const [began, pending] = [begins[i] ?? NONE, pendings[i] ?? NONE];
    known.add(group, pending - began);
    since.add(group, today - pending);
    untilToday.add(group, today - began);
    if (today - pending > STALE_AFTER_DAYS) countUp(stale, group);
    const standing = status.values[i] ?? NONE;
    if (standing === isAbsconding) countUp(absconding, group);
    if (standing === isLongPending) countUp(longPending, group);
  }
  return { known: known.byGroup(), since: since.byGroup(), untilToday: untilToday.byGroup() };
};

/** As if pending until today: also what nobody recorded, unless something on record only comes after it. */
const gatherUntilToday = (
  { state: states, began: begins, passed }: UnitSpans,
  entries: Int32Array | null,
  { of }: Groups,
  { states: tally }: Counted,
  today: number,
  room: Room,
): Observed => {
  const pending = new GroupedDurations(together(tally.counts("open"), tally.counts("not-recorded")), room);
  for (let i = 0; i < of.length; i++) {
    const group = of[i] ?? -1;
    if (group < 0) continue;
    const state = states[i];
    const began = begins[i] ?? NONE;
    const unheard = state === spanState["not-recorded"] && passed[i] !== 1 && began !== NONE;
    if ((unheard || state === spanState.open) && today >= began)
      pending.add(group, today - began, entries?.[i] ?? 0, PENDING);
  }
  return pending.observed();
};

/** The durations of what has closed, is open or ended otherwise, of which both bounds are known. */
const gatherDurations = (
  { stays }: { readonly stays: Column },
  spans: UnitSpans,
  delayed: boolean,
  chosen: Groups,
  { states: tally, counts }: Counted,
  room: Room,
): Pick<Gathered, "least" | "most" | "net"> & { readonly open: Observed } => {
  const { of } = chosen;
  const { state: states, least: leasts, most: mosts, began: begins } = spans;
  const [entryLeast, entryMost] = [spans.entryLeast, spans.entryMost];
  const [ended, tooLate] = [counts.counts("enteredAfterEnd"), counts.counts("enteredTooLate")];
  const stayed = counts.counts("stayed");
  const isOpen = tally.counts("open");
  const least = new GroupedDurations(together(isOpen, tally.counts("closed"), tally.counts("ended")), room);
  const open = new GroupedDurations(isOpen, room);
  const differ = (i: number): boolean => leasts[i] !== mosts[i] || entryLeast[i] !== entryMost[i];
  const most = insteadOf(sizesOf(chosen, differ), room);
  const net =
    stays.words.length === 0
      ? null
      : insteadOf(
          sizesOf(chosen, (i) => stays.values[i] !== NONE),
          room,
        );
  for (let i = 0; i < of.length; i++) {
    const group = of[i] ?? -1;
    const state = states[i];
    const closed = state === spanState.closed;
    const pends = state === spanState.open;
    if (group < 0 || !(closed || pends || state === spanState.ended)) continue;
    const shortest = leasts[i] ?? NONE;
    const longest = mosts[i] ?? NONE;
    if (shortest === NONE || longest === NONE || longest < 0) continue;
    const entry = delayed ? (entryLeast[i] ?? 0) : 0;
    const event = closed ? EVENT : PENDING;
    const time = Math.max(0, shortest);
    if (entry > 0 && time <= entry) countUp(closed ? ended : tooLate, group);
    least.add(group, time, entry, event);
    if (pends) open.add(group, time, entry, event);
    const entryByMost = delayed ? (entryMost[i] ?? 0) : 0;
    if (most !== null && (longest !== time || entryByMost !== entry)) {
      most.without.add(group, time, entry, event);
      most.rather.add(group, longest, entryByMost, event);
    }
    const stay = stays.values[i] ?? NONE;
    if (net === null || stay === NONE) continue;
    const word = stays.words[stay] ?? "";
    const began = begins[i] ?? NONE;
    const stopped = staysWithin(word, began, began + time);
    if (stopped > 0) countUp(stayed, group);
    const before = entry === 0 ? 0 : staysWithin(word, began, began + entry);
    if (stopped === 0 && before === 0) continue;
    net.without.add(group, time, entry, event);
    net.rather.add(group, time - stopped, entry - before, event);
  }
  return {
    least: least.observed(),
    open: open.observed(),
    most: most?.gathered() ?? null,
    net: net?.gathered() ?? null,
  };
};

/**
 * What the units of each group add up to. In several passes, each of which is short enough to be compiled as one.
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
  const groups = chosen.keys.length;
  const today = dayNumber(asked.today);
  const delayed = asked.entry !== "ignored";
  const status = columnOf(units, "status");
  const stays = columnOf(units, "stays");
  const counted: Counted = {
    states: new Tally(unitSpanStates, groups),
    counts: new Tally(counters, groups),
  };
  countStates(units, spans, chosen, counted);
  countClosed(spans, chosen, counted);
  const { open: without, ...durations } = gatherDurations({ stays }, spans, delayed, chosen, counted, room);
  const rather = gatherUntilToday(spans, delayed ? spans.entryLeast : null, chosen, counted, today, room);
  return {
    ...counted,
    ...durations,
    today: { without, rather },
    ...gatherOpen({ status }, spans, chosen, counted, today, room),
  };
};
