/**
 * Delays across the cases followed by this office: how long from one milestone to another, those still waiting counted
 * for as long as they are known to have waited.
 *
 * What is open counts until the last day on which something on record says so, and not until today; what ended otherwise
 * counts until it did. The spread of those that are closed stands beside it, as published figures have it: it is shorter
 * than the truth, since the slowest are still open.
 */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import type { Effect } from "effect";
import { FEWEST_EVENTS, type WhyNoFigure } from "../statistics/statistics.ts";
import type { AnswerError } from "./answer-error.ts";
import type { Answer } from "./asking.ts";
import {
  type CurvePoint,
  type DelayEstimate,
  type Estimated,
  estimated,
  medianOfAll,
} from "./delay-estimates.ts";
import { delaySentences } from "./delay-sentences.ts";
import type { RowsDatabase } from "./rows-database.ts";
import type { SpanAsked, Unit } from "./span-question.ts";
import { GroupedDurations, type ObservedGroup, PENDING, together } from "./units/observed-units.ts";
import {
  chosenUnits,
  columnsAsked,
  type GroupKey,
  type Groups,
  groupsOf,
  type UnitBreakdown,
  type UnitsCompared,
} from "./units/unit-question.ts";
import { spanColumns, type UnitSpans, unitSpanStates, unitSpans } from "./units/unit-spans.ts";
import { askUnits } from "./units/unit-store.ts";
import { columnOf, NONE, type UnitColumn, type Units } from "./units/units.ts";

/** An open one is stale where nothing has confirmed it for longer than this. */
export const STALE_AFTER_DAYS = 180;

export const entryRules = ["delayed", "ignored"] as const;
/**
 * `delayed`: each counts from the day on which the office began to follow it (left truncation); what ended before that is
 * left out, since those alike that ended earlier were never seen. `ignored`: each counts from the beginning.
 */
export type EntryRule = (typeof entryRules)[number];

export interface DelaysAsked extends SpanAsked, UnitsCompared {
  readonly entry?: EntryRule;
  /** Days between the points of the curves; 30 where it is left out. */
  readonly step?: number;
  /** Of it is said how old is what is known of the open ones. */
  readonly today: Day;
}

/** One line of figures, flat, so that it is a line of CSV too. Days; null where there is nothing to count. */
export interface DelayFigures extends DelayEstimate {
  readonly group: string | null;
  /** Where two things are compared. */
  readonly thenGroup: string | null;
  /** Proceedings or accused, as `unit` says; the nine that follow `cases` add up to them. */
  readonly counted: number;
  readonly cases: number;
  readonly closed: number;
  /** Something on record says that the second had not come by a day after the first. */
  readonly open: number;
  /** Open, and without a date to count from. */
  readonly openNotDated: number;
  /** The second is not on record, and nothing says that it had not come. */
  readonly notRecorded: number;
  /** Closed, and without the dates that a number of days needs. */
  readonly notDated: number;
  /** Can no longer be reached: the proceeding ended otherwise. */
  readonly ended: number;
  /** Neither milestone is on record. */
  readonly notBegun: number;
  /** The second is on record and the first is not. */
  readonly startNotRecorded: number;
  readonly possibly: number;
  /** Of the closed: those whose days are exact, a range, or known on one side only (these are in no figure of days). */
  readonly exact: number;
  readonly ranges: number;
  readonly oneSided: number;
  /** Of the closed: those that rest on an approximate date. */
  readonly approximate: number;
  /** Of the closed: those in which the second certainly came before the first. They are in no figure of days. */
  readonly reversed: number;
  /** The spread of the closed ones' days, counting each range by its least days, and by its most. No quartile of fewer than five. */
  readonly leastMin: number | null;
  readonly leastQ1: number | null;
  readonly leastMedian: number | null;
  readonly leastQ3: number | null;
  readonly leastMax: number | null;
  readonly mostMin: number | null;
  readonly mostQ1: number | null;
  readonly mostMedian: number | null;
  readonly mostQ3: number | null;
  readonly mostMax: number | null;
  /** Of the open: the days until the last on which each was known to be open. The record vouches for these. */
  readonly openMedianKnown: number | null;
  readonly openMaxKnown: number | null;
  /** How old that knowledge is, in days before today. */
  readonly staleMedian: number | null;
  readonly staleMax: number | null;
  /** The days until today: those that they have lasted only if all of them still are open. */
  readonly openMedianToday: number | null;
  readonly openMaxToday: number | null;
  /** Of the open: those that nothing has confirmed for more than `STALE_AFTER_DAYS`, and their share. */
  readonly stale: number;
  readonly stalePercent: number | null;
  /** Of the open: those whose accused have absconded, or that are on the register of long-pending cases. */
  readonly absconding: number;
  readonly longPending: number;
  /** In the curve; of these, those that ended (`events`) and those that were last known to wait, or ended otherwise. */
  readonly observed: number;
  readonly events: number;
  readonly waiting: number;
  /** Entered after they had ended, or after they were last known to wait: not in a curve with delayed entry. */
  readonly enteredAfterEnd: number;
  readonly enteredTooLate: number;
  /** The medians by the most days of each range, where there are ranges: the truth lies between the two. */
  readonly mostEstimate: number | null;
  readonly mostEstimateUpper: number | null;
  /** The median of those that ended alone, as published figures have it. */
  readonly naiveMedian: number | null;
  readonly whyNoNaiveMedian: WhyNoFigure | null;
  /** The median if all that nobody recorded as ended were pending until today. */
  readonly medianIfPendingToday: number | null;
  readonly whyNoMedianIfPendingToday: WhyNoFigure | null;
  /** Those that a higher court stayed meanwhile, and the median without the days of the stays; null where there were none. */
  readonly stayed: number;
  readonly medianLessStays: number | null;
}

/** A curve, and by what its group is known. */
export interface DelayCurve {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly points: readonly CurvePoint[];
}

export interface Delays extends SpanAsked {
  readonly by: UnitBreakdown | null;
  readonly thenBy: UnitBreakdown | null;
  readonly unit: Unit;
  readonly entry: EntryRule;
  readonly step: number;
  readonly today: Day;
  readonly staleAfterDays: number;
  readonly fewestEvents: number;
  readonly total: DelayFigures;
  /** In order of group, what has none last; empty where no breakdown was asked for. */
  readonly groups: readonly DelayFigures[];
  /** Of the total first, then of each group. */
  readonly curves: readonly DelayCurve[];
  /** Not counted: what is counted in the proceeding from which theirs was split, or into which they were. */
  readonly countedElsewhere: number;
  /** What the figures are of, how the two medians differ and why, and what was left out. */
  readonly sentences: readonly string[];
}

const stateNumbers = Object.fromEntries(unitSpanStates.map((state, place) => [state, place])) as Readonly<
  Record<(typeof unitSpanStates)[number], number>
>;

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

/** Values that occur, so that none falls between two days. */
const spread = (days: Int32Array, shares: readonly number[]): readonly (number | null)[] => {
  const sorted = days.slice().sort();
  return shares.map((share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null);
};

const spreadOfClosed = (days: Int32Array): readonly (number | null)[] =>
  spread(days, [0, 0.25, 0.5, 0.75, 1]).map((day, place) =>
    place > 0 && place < 4 && days.length < FEWEST_EVENTS ? null : day,
  );

const ofOpen = (days: Int32Array): readonly [median: number | null, max: number | null] => {
  const [median = null, max = null] = spread(days, [0.5, 1]);
  return [median, max];
};

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
type Counter = (typeof counters)[number];

/** Everything gathered of the groups in one pass over the units. */
class Gathered {
  readonly states: Int32Array;
  readonly counts: Readonly<Record<Counter, Int32Array>>;
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
    this.states = new Int32Array(groups * unitSpanStates.length);
    this.counts = Object.fromEntries(
      counters.map((name) => [name, new Int32Array(groups)]),
    ) as Gathered["counts"];
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
    const counts = this.counts[name];
    counts[group] = (counts[group] ?? 0) + 1;
  }

  state(group: number, state: number): void {
    const at = group * unitSpanStates.length + state;
    this.states[at] = (this.states[at] ?? 0) + 1;
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
const gathered = (units: Units, spans: UnitSpans, { of, keys }: Groups, asked: DelaysAsked): Gathered => {
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
    if (state === stateNumbers["counted-elsewhere"] || state === stateNumbers.moved) continue;
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

interface Observed {
  readonly least: ObservedGroup;
  readonly most: ObservedGroup;
  readonly today: ObservedGroup;
  readonly net: ObservedGroup;
}

/** @param group null for all together */
const figuresOf = (
  all: Gathered,
  observed: Observed,
  key: GroupKey,
  group: number | null,
  step: number,
): { readonly figures: DelayFigures; readonly estimated: Estimated } => {
  const count = (name: Counter): number =>
    group === null ? all.counts[name].reduce((a, b) => a + b, 0) : (all.counts[name][group] ?? 0);
  const inState = (state: (typeof unitSpanStates)[number]): number => {
    const width = unitSpanStates.length;
    if (group !== null) return all.states[group * width + stateNumbers[state]] ?? 0;
    let sum = 0;
    for (let at = stateNumbers[state]; at < all.states.length; at += width) sum += all.states[at] ?? 0;
    return sum;
  };
  const open = inState("open");
  const stale = count("stale");
  const ranges = count("ranges");
  const closedLeast = all.closedLeast.of(group);
  const closedMost = all.closedMost.of(group);
  const curve = estimated(observed.least, step);
  const most = ranges === 0 ? null : estimated(observed.most, null).estimate;
  const today = estimated(observed.today, null).estimate;
  const stayed = count("stayed");
  const [leastMin = null, leastQ1 = null, leastMedian = null, leastQ3 = null, leastMax = null] =
    spreadOfClosed(closedLeast);
  const [mostMin = null, mostQ1 = null, mostMedian = null, mostQ3 = null, mostMax = null] =
    spreadOfClosed(closedMost);
  const [openMedianKnown, openMaxKnown] = ofOpen(all.known.of(group));
  const [staleMedian, staleMax] = ofOpen(all.staleDays.of(group));
  const [openMedianToday, openMaxToday] = ofOpen(all.untilToday.of(group));
  const naiveMedian = medianOfAll(closedLeast);
  const figures: DelayFigures = {
    group: key[0] ?? null,
    thenGroup: key[1] ?? null,
    counted: count("counted"),
    cases: count("cases"),
    closed: inState("closed"),
    open,
    openNotDated: inState("open-not-dated"),
    notRecorded: inState("not-recorded"),
    notDated: inState("not-dated"),
    ended: inState("ended"),
    notBegun: inState("not-begun"),
    startNotRecorded: inState("start-not-recorded"),
    possibly: inState("possibly"),
    exact: count("exact"),
    ranges,
    oneSided: count("oneSided"),
    approximate: count("approximate"),
    reversed: count("reversed"),
    leastMin,
    leastQ1,
    leastMedian,
    leastQ3,
    leastMax,
    mostMin,
    mostQ1,
    mostMedian,
    mostQ3,
    mostMax,
    openMedianKnown,
    openMaxKnown,
    staleMedian,
    staleMax,
    openMedianToday,
    openMaxToday,
    stale,
    stalePercent: open === 0 ? null : Math.round((1000 * stale) / open) / 10,
    absconding: count("absconding"),
    longPending: count("longPending"),
    observed: curve.observed,
    events: curve.events,
    waiting: curve.observed - curve.events,
    enteredAfterEnd: count("enteredAfterEnd"),
    enteredTooLate: count("enteredTooLate"),
    ...curve.estimate,
    mostEstimate: most?.median ?? null,
    mostEstimateUpper: most?.medianUpper ?? null,
    naiveMedian,
    whyNoNaiveMedian:
      naiveMedian !== null ? null : closedLeast.length === 0 ? "nothing-observed" : "too-few-events",
    medianIfPendingToday: today.median,
    whyNoMedianIfPendingToday: today.whyNoMedian,
    stayed,
    medianLessStays: stayed === 0 ? null : estimated(observed.net, null).estimate.median,
  };
  return { figures, estimated: curve };
};

export const delayColumnsAsked = (asked: DelaysAsked): readonly UnitColumn[] => [
  ...spanColumns(asked),
  "stays",
  ...columnsAsked(asked),
];

/** The figures of a span of the units that are given, in all and by what is asked. */
export const delaysOf = (units: Units, asked: DelaysAsked): Delays => {
  const { from, to, unit = "proceeding", by = [], entry = "delayed", step = 30, today } = asked;
  const spans = unitSpans(units, asked);
  const chosen = chosenUnits(units, asked);
  const groups = groupsOf(units, chosen, by);
  const all = gathered(units, spans, groups, asked);
  const [least, most, until, net] = [all.least, all.most, all.today, all.net].map((one) => one.groups());
  const observedOf = (pick: (some: readonly ObservedGroup[]) => ObservedGroup): Observed => ({
    least: pick(least ?? []),
    most: pick(most ?? []),
    today: pick(until ?? []),
    net: pick(net ?? []),
  });
  const total = figuresOf(all, observedOf(together), [], null, step);
  // A case may stand in several groups, and counts once in all.
  const cases = casesOf(units, spans, groups);
  const lines =
    by.length === 0
      ? []
      : groups.keys.map((key, group) =>
          figuresOf(
            all,
            observedOf((some) => some[group] ?? together([])),
            key,
            group,
            step,
          ),
        );
  const figures = { ...total.figures, cases };
  const elsewhere = [stateNumbers["counted-elsewhere"], stateNumbers.moved];
  let countedElsewhere = 0;
  for (let i = 0; i < units.size; i++) {
    if (chosen[i] === 1 && elsewhere.includes(spans.state[i] ?? 0)) countedElsewhere++;
  }
  return {
    from,
    to,
    by: by[0] ?? null,
    thenBy: by[1] ?? null,
    unit,
    entry,
    step,
    today,
    staleAfterDays: STALE_AFTER_DAYS,
    fewestEvents: FEWEST_EVENTS,
    total: figures,
    groups: lines.map((line) => line.figures),
    curves: [{ figures, estimated: total.estimated }, ...lines].map((line) => ({
      group: line.figures.group,
      thenGroup: line.figures.thenGroup,
      points: line.estimated.curve,
    })),
    countedElsewhere,
    sentences: delaySentences(figures, { unit, entry, countedElsewhere }),
  };
};

const casesOf = (units: Units, spans: UnitSpans, { of }: Groups): number => {
  let cases = 0;
  for (let one = 0; one + 1 < units.starts.length; one++) {
    for (let i = units.starts[one] ?? 0; i < (units.starts[one + 1] ?? 0); i++) {
      const state = spans.state[i] ?? 0;
      if ((of[i] ?? -1) < 0 || state === stateNumbers["counted-elsewhere"] || state === stateNumbers.moved)
        continue;
      cases++;
      break;
    }
  }
  return cases;
};

/** The figures of a span, in all and by what is asked, of the rows as they stand. */
export const delayFigures = (
  database: RowsDatabase,
  asked: DelaysAsked,
): Effect.Effect<Answer<Delays>, AnswerError> =>
  askUnits(
    database,
    "counting delays",
    {
      unit: asked.unit ?? "proceeding",
      columns: delayColumnsAsked(asked),
      question: JSON.stringify(["delays", asked]),
    },
    (units) => delaysOf(units, asked),
  );
