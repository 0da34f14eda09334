/** What the figures of delay are made of, gathered of every group in one pass over the units. */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import type { DayColumns } from "../statistics/statistics.ts";
import { type DelaysAsked, STALE_AFTER_DAYS } from "./delay-lines.ts";
import {
  GroupedDurations,
  GroupedWaits,
  type Observed,
  observedIn,
  PENDING,
  type Waits,
  waitsIn,
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
  /** What has closed or ended otherwise, counting each by its least days. */
  readonly left: Observed;
  /** The open: counted from a day, and those of which the first is known on one side only, which are in no curve. */
  readonly open: Waits;
  readonly oneSided: Waits;
  /** What nobody recorded as ended, until today. */
  readonly unheard: Observed;
  /** Counting each by its most days; null where these are the same of all. */
  readonly most: Instead | null;
  /** Less the days of stays; null where nothing was stayed. */
  readonly net: Instead | null;
}

/**
 * The durations of which the curve is: of what has left, and of the open.
 *
 * @param group null for all together
 */
export const durationsOf = (
  { left, open }: Gathered,
  group: number | null,
): readonly [left: DayColumns, open: DayColumns] => {
  const { known, entry } = waitsIn(open, group);
  return [observedIn(left, group), { time: known, entry, event: null }];
};

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

const TOLD_OF_EACH = 5;

/** The few durations that are counted otherwise, as they come. */
class GatheredInstead {
  readonly #groups: number[] = [];
  /** Of each, one after the other: the time and entry as counted, those counted rather, and the event. */
  readonly #told: number[] = [];

  add(group: number, time: number, entry: number, rather: number, ratherEntry: number, event: number): void {
    this.#groups.push(group);
    this.#told.push(time, entry, rather, ratherEntry, event);
  }

  /** Null where there are none. */
  gathered(groups: number): Instead | null {
    if (this.#groups.length === 0) return null;
    const sizes = new Int32Array(groups);
    for (const group of this.#groups) countUp(sizes, group);
    const [without, rather] = [new GroupedDurations(sizes), new GroupedDurations(sizes)];
    const told = this.#told;
    for (let i = 0, at = 0; at < told.length; i++, at += TOLD_OF_EACH) {
      const group = this.#groups[i] ?? 0;
      const event = told[at + 4] ?? 0;
      without.add(group, told[at] ?? 0, told[at + 1] ?? 0, event);
      rather.add(group, told[at + 2] ?? 0, told[at + 3] ?? 0, event);
    }
    return { without: without.observed(), rather: rather.observed() };
  }
}

/** Of a block of units the places of those in one state, which come one after the other: few loops then ask which state it is. */
class PlacesByState {
  readonly #places = new Uint16Array(unitSpanStates.length * UNITS_IN_A_BLOCK);
  readonly #ends = new Int32Array(unitSpanStates.length);

  clear(): void {
    for (let state = 0; state < unitSpanStates.length; state++) this.#ends[state] = state * UNITS_IN_A_BLOCK;
  }

  add(state: number, place: number): void {
    const end = this.#ends[state] ?? 0;
    this.#places[end] = place;
    this.#ends[state] = end + 1;
  }

  of(state: UnitSpanState): Uint16Array {
    const place = spanState[state];
    return this.#places.subarray(place * UNITS_IN_A_BLOCK, this.#ends[place]);
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
  readonly #places = new PlacesByState();
  readonly #lastCase: Int32Array;
  #ofCase = 0;
  #lastCounted = -1;
  #cases = 0;
  readonly #left: GroupedDurations;
  readonly #open: GroupedWaits;
  readonly #oneSided: GroupedWaits;
  readonly #unheard: GroupedDurations;
  readonly #most = new GatheredInstead();
  readonly #net = new GatheredInstead();

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
    this.#left = new GroupedDurations(sizes, room);
    this.#open = new GroupedWaits(sizes, room);
    this.#oneSided = new GroupedWaits(sizes, room);
    this.#unheard = new GroupedDurations(sizes, room);
  }

  /** @param begin the first unit of the block, of which `spans` are */
  add(spans: UnitSpans, begin: number, end: number): void {
    this.#countStates(spans, begin, end);
    this.#countClosed(spans, begin);
    this.#addLeft("closed", spans, begin);
    this.#addLeft("ended", spans, begin);
    this.#addOpen(spans, begin);
    this.#countOpen(spans, begin);
    this.#addUnheard(spans, begin);
  }

  /** What is counted of each unit by its state alone. */
  #countStates({ state: states }: UnitSpans, begin: number, end: number): void {
    const { of } = this.#chosen;
    const { starts } = this.#units;
    const byState = unitSpanStates.map((state) => this.#states.counts(state));
    const counted = this.#counts.counts("counted");
    const cases = this.#counts.counts("cases");
    const lastCase = this.#lastCase;
    const places = this.#places;
    places.clear();
    let [ofCase, lastCounted, inAll] = [this.#ofCase, this.#lastCounted, this.#cases];
    for (let i = begin; i < end; i++) {
      while ((starts[ofCase + 1] ?? 0) <= i) ofCase++;
      const group = of[i] ?? -1;
      if (group < 0) continue;
      const state = states[i - begin] ?? 0;
      countUp(byState[state], group);
      places.add(state, i - begin);
      if (isElsewhere(state)) continue;
      countUp(counted, group);
      if (lastCase[group] === ofCase) continue;
      lastCase[group] = ofCase;
      countUp(cases, group);
      if (lastCounted === ofCase) continue;
      lastCounted = ofCase;
      inAll++;
    }
    [this.#ofCase, this.#lastCounted, this.#cases] = [ofCase, lastCounted, inAll];
  }

  /** How well the days are known of what has closed. */
  #countClosed({ least, most, approximate }: UnitSpans, begin: number): void {
    const { of } = this.#chosen;
    const [exact, ranges] = [this.#counts.counts("exact"), this.#counts.counts("ranges")];
    const [oneSided, reversed] = [this.#counts.counts("oneSided"), this.#counts.counts("reversed")];
    const approximated = this.#counts.counts("approximate");
    const closed = this.#places.of("closed");
    for (let at = 0; at < closed.length; at++) {
      const place = closed[at] ?? 0;
      const group = of[begin + place] ?? 0;
      const [shortest, longest] = [least[place] ?? NONE, most[place] ?? NONE];
      if (approximate[place] === 1) countUp(approximated, group);
      if (shortest === NONE || longest === NONE) countUp(oneSided, group);
      else countUp(shortest === longest ? exact : ranges, group);
      if (longest !== NONE && longest < 0) countUp(reversed, group);
    }
  }

  /** The durations of what has closed, or ended otherwise, of which both bounds are known. */
  #addLeft(state: "closed" | "ended", spans: UnitSpans, begin: number): void {
    const { of } = this.#chosen;
    const { least: leasts, most: mosts, entryLeast, entryMost, began } = spans;
    const delayed = this.#delayed;
    const event = state === "closed" ? EVENT : PENDING;
    const tooLate = this.#counts.counts(state === "closed" ? "enteredAfterEnd" : "enteredTooLate");
    const otherwise = state === "closed" ? undefined : this.#counts.counts("endedOtherwise");
    const left = this.#left;
    const { values: stays } = this.#stays;
    const notStayed = noneIn(stays);
    const places = this.#places.of(state);
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      const shortest = leasts[place] ?? NONE;
      const longest = mosts[place] ?? NONE;
      if (shortest === NONE || longest === NONE || longest < 0) continue;
      const group = of[begin + place] ?? 0;
      const entry = delayed ? (entryLeast[place] ?? 0) : 0;
      const time = Math.max(0, shortest);
      countUp(entry > 0 && time <= entry ? tooLate : otherwise, group);
      left.add(group, time, entry, event);
      const entryByMost = delayed ? (entryMost[place] ?? 0) : 0;
      if (longest !== time || entryByMost !== entry)
        this.#most.add(group, time, entry, longest, entryByMost, event);
      const stay = stays[begin + place] ?? notStayed;
      if (stay !== notStayed) this.#addStayed(group, stay, began[place] ?? NONE, time, entry, event);
    }
  }

  #addStayed(group: number, stay: number, began: number, time: number, entry: number, event: number): void {
    const word = this.#stays.words[stay] ?? "";
    const stopped = staysWithin(word, began, began + time);
    if (stopped > 0) countUp(this.#counts.counts("stayed"), group);
    const before = entry === 0 ? 0 : staysWithin(word, began, began + entry);
    if (stopped > 0 || before > 0) this.#net.add(group, time, entry, time - stopped, entry - before, event);
  }

  /** How long the open are known to have waited, and how long until today. */
  #addOpen(spans: UnitSpans, begin: number): void {
    const { of } = this.#chosen;
    const { least, most, began: begins, pending: pendings, entryLeast, entryMost } = spans;
    const tooLate = this.#counts.counts("enteredTooLate");
    const [today, delayed, open] = [this.#today, this.#delayed, this.#open];
    const { values: stays } = this.#stays;
    const notStayed = noneIn(stays);
    const places = this.#places.of("open");
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      const group = of[begin + place] ?? 0;
      const began = begins[place] ?? NONE;
      const known = (pendings[place] ?? NONE) - began;
      const entry = delayed ? (entryLeast[place] ?? 0) : 0;
      const longest = most[place] ?? NONE;
      if (least[place] === NONE || longest === NONE || longest < 0) {
        this.#oneSided.add(group, known, today - began, entry);
        continue;
      }
      if (entry > 0 && known <= entry) countUp(tooLate, group);
      open.add(group, known, today - began, entry);
      const entryByMost = delayed ? (entryMost[place] ?? 0) : 0;
      if (longest !== known || entryByMost !== entry)
        this.#most.add(group, known, entry, longest, entryByMost, PENDING);
      const stay = stays[begin + place] ?? notStayed;
      if (stay !== notStayed) this.#addStayed(group, stay, began, known, entry, PENDING);
    }
  }

  /** How old the knowledge of the open is, and what keeps them so. */
  #countOpen({ pending: pendings }: UnitSpans, begin: number): void {
    const { of } = this.#chosen;
    const { values: statuses, words } = this.#status;
    const [isAbsconding, isLongPending] = [words.indexOf("absconding"), words.indexOf("long-pending")];
    const stale = this.#counts.counts("stale");
    const absconding = this.#counts.counts("absconding");
    const longPending = this.#counts.counts("longPending");
    const staleBefore = this.#today - STALE_AFTER_DAYS;
    const places = this.#places.of("open");
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      const group = of[begin + place] ?? 0;
      if ((pendings[place] ?? NONE) < staleBefore) countUp(stale, group);
      // What stands for none is below -1.
      const status = statuses[begin + place] ?? -2;
      if (status === isAbsconding) countUp(absconding, group);
      if (status === isLongPending) countUp(longPending, group);
    }
  }

  /** What nobody recorded, and nothing on record only comes after it: as if pending until today. */
  #addUnheard({ began: begins, passed, entryLeast }: UnitSpans, begin: number): void {
    const { of } = this.#chosen;
    const [today, delayed, unheard] = [this.#today, this.#delayed, this.#unheard];
    const places = this.#places.of("not-recorded");
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? 0;
      const began = begins[place] ?? NONE;
      if (passed[place] === 1 || began === NONE || today < began) continue;
      unheard.add(of[begin + place] ?? 0, today - began, delayed ? (entryLeast[place] ?? 0) : 0, PENDING);
    }
  }

  gathered(): Gathered {
    const groups = this.#chosen.keys.length;
    return {
      states: this.#states,
      counts: this.#counts,
      cases: this.#cases,
      left: this.#left.observed(),
      open: this.#open.waits(),
      oneSided: this.#oneSided.waits(),
      unheard: this.#unheard.observed(),
      most: this.#most.gathered(groups),
      net: this.#net.gathered(groups),
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
