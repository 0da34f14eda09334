/** What the figures of delay are made of, gathered of every group in one pass over the units. */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import { type DelaysAsked, STALE_AFTER_DAYS } from "./delay-lines.ts";
import { GroupedDurations, PENDING } from "./units/observed-units.ts";
import type { Groups } from "./units/unit-question.ts";
import { type UnitSpanState, type UnitSpans, unitSpanStates } from "./units/unit-spans.ts";
import { columnOf, NONE, type Units } from "./units/units.ts";

const stateNumbers = Object.fromEntries(unitSpanStates.map((state, place) => [state, place])) as Readonly<
  Record<(typeof unitSpanStates)[number], number>
>;

export const isElsewhere = (state: number): boolean =>
  state === stateNumbers["counted-elsewhere"] || state === stateNumbers.moved;

/** Whole numbers of each group, in any order. */
class Lists {
  readonly #lists: number[][];
  constructor(groups: number) {
    this.#lists = Array.from({ length: groups }, () => []);
  }
  add(group: number, value: number): void {
    this.#lists[group]?.push(value);
  }
  of(group: number | null): Int32Array {
    return Int32Array.from(group === null ? this.#lists.flat() : (this.#lists[group] ?? []));
  }
}

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

/** Everything gathered of the groups in one pass over the units. */
export class Gathered {
  readonly #states: Int32Array;
  readonly #counts: Readonly<Record<Counter, Int32Array>>;
  readonly least: GroupedDurations;
  readonly most: GroupedDurations;
  readonly today: GroupedDurations;
  readonly net: GroupedDurations;
  readonly closedLeast: Lists;
  readonly closedMost: Lists;
  readonly known: Lists;
  readonly staleDays: Lists;
  readonly untilToday: Lists;

  constructor(groups: number, most: number) {
    this.#states = new Int32Array(groups * unitSpanStates.length);
    this.#counts = Object.fromEntries(counters.map((name) => [name, new Int32Array(groups)])) as Readonly<
      Record<Counter, Int32Array>
    >;
    this.least = new GroupedDurations(groups, most);
    this.most = new GroupedDurations(groups, most);
    this.today = new GroupedDurations(groups, most);
    this.net = new GroupedDurations(groups, most);
    this.closedLeast = new Lists(groups);
    this.closedMost = new Lists(groups);
    this.known = new Lists(groups);
    this.staleDays = new Lists(groups);
    this.untilToday = new Lists(groups);
  }

  count(name: Counter, group: number): void {
    const counts = this.#counts[name];
    counts[group] = (counts[group] ?? 0) + 1;
  }

  /** @param group null for all together */
  counted(name: Counter, group: number | null): number {
    const counts = this.#counts[name];
    return group === null ? counts.reduce((sum, count) => sum + count, 0) : (counts[group] ?? 0);
  }

  /** How many are in a state. @param group null for all together */
  inState(name: UnitSpanState, group: number | null): number {
    const width = unitSpanStates.length;
    if (group !== null) return this.#states[group * width + stateNumbers[name]] ?? 0;
    let sum = 0;
    for (let at = stateNumbers[name]; at < this.#states.length; at += width) sum += this.#states[at] ?? 0;
    return sum;
  }

  state(group: number, state: number): void {
    const at = group * unitSpanStates.length + state;
    this.#states[at] = (this.#states[at] ?? 0) + 1;
  }
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

/** What the units of a group add up to, gathered for every group at once. */
export const gathered = (
  units: Units,
  spans: UnitSpans,
  { of, keys }: Groups,
  asked: DelaysAsked,
): Gathered => {
  const all = new Gathered(keys.length, units.size);
  const today = dayNumber(asked.today);
  const delayed = asked.entry !== "ignored";
  const status = columnOf(units, "status");
  const isAbsconding = status.words.indexOf("absconding");
  const isLongPending = status.words.indexOf("long-pending");
  const stays = columnOf(units, "stays");
  const lastCase = new Int32Array(keys.length).fill(-1);
  let ofCase = 0;

  for (let i = 0; i < units.size; i++) {
    while ((units.starts[ofCase + 1] ?? 0) <= i) ofCase++;
    const group = of[i] ?? -1;
    if (group < 0) continue;
    const state = spans.state[i] ?? 0;
    all.state(group, state);
    if (isElsewhere(state)) continue;
    all.count("counted", group);
    if (lastCase[group] !== ofCase) {
      lastCase[group] = ofCase;
      all.count("cases", group);
    }
    const least = spans.least[i] ?? NONE;
    const most = spans.most[i] ?? NONE;
    const began = spans.began[i] ?? NONE;
    const closed = state === stateNumbers.closed;
    const open = state === stateNumbers.open;
    if (closed) {
      if (spans.approximate[i] === 1) all.count("approximate", group);
      if (least === NONE || most === NONE) all.count("oneSided", group);
      else if (least === most) all.count("exact", group);
      else all.count("ranges", group);
      if (most !== NONE && most < 0) all.count("reversed", group);
    }
    if (open) {
      const pending = spans.pending[i] ?? NONE;
      all.known.add(group, pending - began);
      all.staleDays.add(group, today - pending);
      all.untilToday.add(group, today - began);
      if (today - pending > STALE_AFTER_DAYS) all.count("stale", group);
      const standing = status.values[i] ?? NONE;
      if (standing === isAbsconding) all.count("absconding", group);
      if (standing === isLongPending) all.count("longPending", group);
    }
    const entry = delayed ? (spans.entryLeast[i] ?? 0) : 0;
    // As if pending until today: also what nobody recorded, unless something on record only comes after it.
    const unheard = state === stateNumbers["not-recorded"] && spans.passed[i] !== 1 && began !== NONE;
    if ((open || unheard) && today >= began) all.today.add(group, today - began, entry, PENDING);

    const certain = closed || open || state === stateNumbers.ended;
    if (!certain || least === NONE || most === NONE || most < 0) continue;
    const event = closed ? EVENT : PENDING;
    const time = Math.max(0, least);
    const entryMost = delayed ? (spans.entryMost[i] ?? 0) : 0;
    if (closed) {
      all.closedLeast.add(group, time);
      all.closedMost.add(group, most);
    }
    if (entry > 0 && time <= entry) all.count(closed ? "enteredAfterEnd" : "enteredTooLate", group);
    all.least.add(group, time, entry, event);
    all.most.add(group, most, entryMost, event);
    if (!open) all.today.add(group, time, entry, event);
    const stay = stays.values[i] ?? NONE;
    const stopped = stay === NONE ? 0 : staysWithin(stays.words[stay] ?? "", began, began + time);
    if (stopped > 0) all.count("stayed", group);
    const followed =
      stay === NONE || entry === 0
        ? entry
        : entry - staysWithin(stays.words[stay] ?? "", began, began + entry);
    all.net.add(group, time - stopped, followed, event);
  }
  return all;
};
