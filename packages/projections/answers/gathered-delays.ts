/** What the figures of delay are made of, gathered of every group in one pass over the units. */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import { type DelaysAsked, STALE_AFTER_DAYS } from "./delay-lines.ts";
import {
  type DaysByGroup,
  GroupedDays,
  GroupedDurations,
  type Observed,
  OPEN,
  PENDING,
} from "./units/observed-units.ts";
import { Room } from "./units/room.ts";
import { countUp, sizesOf, Tally } from "./units/tally.ts";
import type { Groups } from "./units/unit-question.ts";
import {
  SpanReader,
  spanState,
  UNITS_IN_A_BLOCK,
  type UnitSpanState,
  type UnitSpans,
  unitSpanStates,
} from "./units/unit-spans.ts";
import { NONE, type StoredColumn, storedColumn, type Units } from "./units/units.ts";
import { noneIn } from "./units/values.ts";

const isElsewhere = (state: number): boolean =>
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
  "endedOtherwise",
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
  /** In how many cases all of those counted are: a case may stand in several groups, and counts once in all. */
  readonly cases: number;
  /** Counting each by its least days; the event of the open is `OPEN`. */
  readonly least: Observed;
  /** In place of the open: what nobody recorded as ended, taken to be pending until today. */
  readonly pendingToday: Observed;
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

/** The few durations that are counted otherwise, as they come. */
class GatheredInstead {
  readonly #groups: number[] = [];
  /** Of each the time and entry as counted, those counted rather, and the event. */
  readonly #told: (readonly [number, number, number, number, number])[] = [];

  add(group: number, time: number, entry: number, rather: number, ratherEntry: number, event: number): void {
    this.#groups.push(group);
    this.#told.push([time, entry, rather, ratherEntry, event]);
  }

  /** Null where there are none. */
  gathered(groups: number): Instead | null {
    if (this.#groups.length === 0) return null;
    const sizes = new Int32Array(groups);
    for (const group of this.#groups) countUp(sizes, group);
    const [without, rather] = [new GroupedDurations(sizes), new GroupedDurations(sizes)];
    for (const [i, [time, entry, otherTime, otherEntry, event]] of this.#told.entries()) {
      const group = this.#groups[i] ?? 0;
      without.add(group, time, entry, event);
      rather.add(group, otherTime, otherEntry, event);
    }
    return { without: without.observed(), rather: rather.observed() };
  }
}

/**
 * Gathers one block of units after the other. In several passes over each, which are short enough to be compiled as one;
 * a place in the block stands for the unit as many places after its first.
 */
class Gathering {
  readonly #units: Units;
  readonly #chosen: Groups;
  readonly #delayed: boolean;
  readonly #today: number;
  readonly #status: StoredColumn;
  readonly #stays: StoredColumn;
  readonly #states: Tally<UnitSpanState>;
  readonly #counts: Tally<Counter>;
  readonly #lastCase: Int32Array;
  #ofCase = 0;
  #lastCounted = -1;
  #cases = 0;
  readonly #least: GroupedDurations;
  readonly #pendingToday: GroupedDurations;
  readonly #most = new GatheredInstead();
  readonly #net = new GatheredInstead();
  readonly #known: GroupedDays;
  readonly #since: GroupedDays;
  readonly #untilToday: GroupedDays;

  constructor(units: Units, chosen: Groups, { today, entry }: DelaysAsked, room: Room) {
    this.#units = units;
    this.#chosen = chosen;
    this.#delayed = entry !== "ignored";
    this.#today = dayNumber(today);
    this.#status = storedColumn(units, "status");
    this.#stays = storedColumn(units, "stays");
    const groups = chosen.keys.length;
    this.#states = new Tally(unitSpanStates, groups);
    this.#counts = new Tally(counters, groups);
    this.#lastCase = new Int32Array(groups).fill(-1);
    const sizes = sizesOf(chosen);
    this.#least = new GroupedDurations(sizes, room);
    this.#pendingToday = new GroupedDurations(sizes, room);
    this.#known = new GroupedDays(sizes, room);
    this.#since = new GroupedDays(sizes, room);
    this.#untilToday = new GroupedDays(sizes, room);
  }

  /** @param begin the first unit of the block, of which `spans` are */
  add(spans: UnitSpans, begin: number, end: number): void {
    this.#countStates(spans, begin, end);
    this.#countClosed(spans, begin, end);
    this.#addDurations(spans, begin, end);
    this.#addPendingToday(spans, begin, end);
    this.#addOpen(spans, begin, end);
  }

  /** What is counted of each unit by its state alone. */
  #countStates({ state: states }: UnitSpans, begin: number, end: number): void {
    const { of } = this.#chosen;
    const { starts } = this.#units;
    const byState = unitSpanStates.map((state) => this.#states.counts(state));
    const counted = this.#counts.counts("counted");
    const cases = this.#counts.counts("cases");
    const lastCase = this.#lastCase;
    for (let i = begin; i < end; i++) {
      while ((starts[this.#ofCase + 1] ?? 0) <= i) this.#ofCase++;
      const group = of[i] ?? -1;
      if (group < 0) continue;
      const state = states[i - begin] ?? 0;
      countUp(byState[state], group);
      if (isElsewhere(state)) continue;
      countUp(counted, group);
      if (lastCase[group] === this.#ofCase) continue;
      lastCase[group] = this.#ofCase;
      countUp(cases, group);
      if (this.#lastCounted === this.#ofCase) continue;
      this.#lastCounted = this.#ofCase;
      this.#cases++;
    }
  }

  /** How well the days are known of what has closed. */
  #countClosed({ state: states, least, most, approximate }: UnitSpans, begin: number, end: number): void {
    const { of } = this.#chosen;
    const [exact, ranges] = [this.#counts.counts("exact"), this.#counts.counts("ranges")];
    const [oneSided, reversed] = [this.#counts.counts("oneSided"), this.#counts.counts("reversed")];
    const approximated = this.#counts.counts("approximate");
    for (let i = begin; i < end; i++) {
      const group = of[i] ?? -1;
      const place = i - begin;
      if (group < 0 || states[place] !== spanState.closed) continue;
      const [shortest, longest] = [least[place] ?? NONE, most[place] ?? NONE];
      if (approximate[place] === 1) countUp(approximated, group);
      if (shortest === NONE || longest === NONE) countUp(oneSided, group);
      else countUp(shortest === longest ? exact : ranges, group);
      if (longest !== NONE && longest < 0) countUp(reversed, group);
    }
  }

  /** The durations of what has closed, is open or ended otherwise, of which both bounds are known. */
  #addDurations(spans: UnitSpans, begin: number, end: number): void {
    const { of } = this.#chosen;
    const { state: states, least: leasts, most: mosts, entryLeast, entryMost } = spans;
    const delayed = this.#delayed;
    const [ended, tooLate] = [this.#counts.counts("enteredAfterEnd"), this.#counts.counts("enteredTooLate")];
    const otherwise = this.#counts.counts("endedOtherwise");
    const least = this.#least;
    const { values: stays } = this.#stays;
    const notStayed = noneIn(stays);
    for (let i = begin; i < end; i++) {
      const group = of[i] ?? -1;
      const place = i - begin;
      const state = states[place];
      const closed = state === spanState.closed;
      const pends = state === spanState.open;
      if (group < 0 || !(closed || pends || state === spanState.ended)) continue;
      const shortest = leasts[place] ?? NONE;
      const longest = mosts[place] ?? NONE;
      if (shortest === NONE || longest === NONE || longest < 0) continue;
      const entry = delayed ? (entryLeast[place] ?? 0) : 0;
      const event = closed ? EVENT : pends ? OPEN : PENDING;
      const time = Math.max(0, shortest);
      if (entry > 0 && time <= entry) countUp(closed ? ended : tooLate, group);
      else if (event === PENDING) countUp(otherwise, group);
      least.add(group, time, entry, event);
      const entryByMost = delayed ? (entryMost[place] ?? 0) : 0;
      if (longest !== time || entryByMost !== entry)
        this.#most.add(group, time, entry, longest, entryByMost, event);
      const stay = stays[i] ?? notStayed;
      if (stay !== notStayed) this.#addStayed(group, stay, spans.began[place] ?? NONE, time, entry, event);
    }
  }

  #addStayed(group: number, stay: number, began: number, time: number, entry: number, event: number): void {
    const word = this.#stays.words[stay] ?? "";
    const stopped = staysWithin(word, began, began + time);
    if (stopped > 0) countUp(this.#counts.counts("stayed"), group);
    const before = entry === 0 ? 0 : staysWithin(word, began, began + entry);
    if (stopped > 0 || before > 0) this.#net.add(group, time, entry, time - stopped, entry - before, event);
  }

  /** As if pending until today: also what nobody recorded, unless something on record only comes after it. */
  #addPendingToday(spans: UnitSpans, begin: number, end: number): void {
    const { of } = this.#chosen;
    const { state: states, began: begins, passed, entryLeast } = spans;
    const [today, delayed, pending] = [this.#today, this.#delayed, this.#pendingToday];
    for (let i = begin; i < end; i++) {
      const group = of[i] ?? -1;
      if (group < 0) continue;
      const place = i - begin;
      const state = states[place];
      const began = begins[place] ?? NONE;
      const unheard = state === spanState["not-recorded"] && passed[place] !== 1 && began !== NONE;
      if ((unheard || state === spanState.open) && today >= began)
        pending.add(group, today - began, delayed ? (entryLeast[place] ?? 0) : 0, OPEN);
    }
  }

  /** Since when it is open, and for how long it is known to be. */
  #addOpen({ state: states, began: begins, pending: pendings }: UnitSpans, begin: number, end: number): void {
    const { of } = this.#chosen;
    const { values: statuses, words } = this.#status;
    const [isAbsconding, isLongPending] = [words.indexOf("absconding"), words.indexOf("long-pending")];
    const stale = this.#counts.counts("stale");
    const absconding = this.#counts.counts("absconding");
    const longPending = this.#counts.counts("longPending");
    const [known, since, untilToday] = [this.#known, this.#since, this.#untilToday];
    const today = this.#today;
    for (let i = begin; i < end; i++) {
      const group = of[i] ?? -1;
      const place = i - begin;
      if (group < 0 || states[place] !== spanState.open) continue;
      const [began, pending] = [begins[place] ?? NONE, pendings[place] ?? NONE];
      known.add(group, pending - began);
      since.add(group, today - pending);
      untilToday.add(group, today - began);
      if (today - pending > STALE_AFTER_DAYS) countUp(stale, group);
      // What stands for none is below -1.
      const status = statuses[i] ?? -2;
      if (status === isAbsconding) countUp(absconding, group);
      if (status === isLongPending) countUp(longPending, group);
    }
  }

  gathered(): Gathered {
    const groups = this.#chosen.keys.length;
    return {
      states: this.#states,
      counts: this.#counts,
      cases: this.#cases,
      least: this.#least.observed(),
      pendingToday: this.#pendingToday.observed(),
      most: this.#most.gathered(groups),
      net: this.#net.gathered(groups),
      known: this.#known.byGroup(),
      since: this.#since.byGroup(),
      untilToday: this.#untilToday.byGroup(),
    };
  }
}

/**
 * What the units of each group add up to.
 *
 * @param room in which it is gathered; of its own where it is left out
 */
export const gathered = (units: Units, chosen: Groups, asked: DelaysAsked, room = new Room()): Gathered => {
  const gathering = new Gathering(units, chosen, asked, room);
  const reader = new SpanReader(units, asked);
  for (let begin = 0; begin < units.size; begin += UNITS_IN_A_BLOCK) {
    const end = Math.min(begin + UNITS_IN_A_BLOCK, units.size);
    gathering.add(reader.read(begin, end), begin, end);
  }
  return gathering.gathered();
};
