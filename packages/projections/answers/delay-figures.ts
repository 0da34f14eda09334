/**
 * Delays across the cases followed by this office: how long from one milestone to another, those still waiting counted
 * for as long as they are known to have waited.
 *
 * What is open counts until the last day on which something on record says so, and not until today; what ended otherwise
 * counts until it did. The spread of those that are closed stands beside it, as published figures have it: it is shorter
 * than the truth, since the slowest are still open.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type DayColumns, DayCounts, FEWEST_EVENTS, summarisedEstimate } from "../statistics/statistics.ts";
import { type CurvePoint, type Estimated, estimatedOfCounts, medianOfCounts } from "./delay-estimates.ts";
import { type DelayFigures, type DelaysAsked, type EntryRule, STALE_AFTER_DAYS } from "./delay-lines.ts";
import { delaySentences } from "./delay-sentences.ts";
import { type Counter, durationsOf, type Gathered, gathered, type Instead } from "./gathered-delays.ts";
import { isWrittenBy } from "./json-bytes.ts";
import type { SpanAsked, Unit } from "./span-question.ts";
import { observedIn, type WaitsOfGroup, waitsIn } from "./units/observed-units.ts";
import { type Room, withRoom } from "./units/room.ts";
import { medianOf, quantilesOf, type SortedDays } from "./units/sorted-days.ts";
import {
  chosenUnits,
  columnsAsked,
  type GroupKey,
  groupsOf,
  type UnitBreakdown,
} from "./units/unit-question.ts";
import { spanColumns, type UnitSpanState } from "./units/unit-spans.ts";
import { fromUnits } from "./units/unit-store.ts";
import type { UnitColumn, Units } from "./units/units.ts";

/** A curve, and by what its group is known. */
export interface DelayCurve {
  readonly group: string | null;
  readonly thenGroup: string | null;
  /** Made whenever it is read. */
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

const spreadOfClosed = (days: SortedDays): readonly (number | null)[] =>
  quantilesOf(days, [0, 0.25, 0.5, 0.75, 1]).map((day, place) =>
    place > 0 && place < 4 && days.size < FEWEST_EVENTS ? null : day,
  );

const ofOpen = (days: Int32Array): readonly [median: number | null, max: number | null] => {
  const [median = null, max = null] = quantilesOf(days, [0.5, 1]);
  return [median, max];
};

/** Days since each was last known to be open. */
const sinceKnown = ({ known, untilToday }: WaitsOfGroup, room: Int32Array): Int32Array => {
  for (let i = 0; i < known.length; i++) room[i] = (untilToday[i] ?? 0) - (known[i] ?? 0);
  return room.subarray(0, known.length);
};

const isBelow0 = (days: Int32Array): boolean => {
  for (let i = 0; i < days.length; i++) if ((days[i] ?? 0) < 0) return true;
  return false;
};

/** As if pending until today; what begins after today is not waiting yet. */
const durationsToday = ({ untilToday, entry }: WaitsOfGroup): DayColumns => {
  if (!isBelow0(untilToday)) return { time: untilToday, entry, event: null };
  const begun = (_: number, place: number): boolean => (untilToday[place] ?? 0) >= 0;
  return { time: untilToday.filter(begun), entry: entry.filter(begun), event: null };
};

const joinedDays = (first: Int32Array, second: Int32Array): Int32Array => {
  const all = new Int32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
};

const together = (first: WaitsOfGroup, second: WaitsOfGroup): WaitsOfGroup =>
  second.known.length === 0
    ? first
    : {
        known: joinedDays(first.known, second.known),
        untilToday: joinedDays(first.untilToday, second.untilToday),
        entry: joinedDays(first.entry, second.entry),
      };

/** A figure of the durations with some counted otherwise, which are then taken back. */
const countedOtherwise = <A>(
  counts: DayCounts,
  instead: Instead,
  group: number | null,
  figure: (otherwise: DayCounts) => A,
): A => {
  const [without, rather] = [observedIn(instead.without, group), observedIn(instead.rather, group)];
  counts.add(without, -1);
  counts.add(rather);
  const found = figure(counts);
  counts.add(rather, -1);
  counts.add(without);
  return found;
};

/** Where the durations of one group after the other are counted. */
interface Counting {
  readonly counts: DayCounts;
  /** Days of as many as there are. */
  readonly days: Int32Array;
}

/** @param group null for all together */
const figuresOf = (
  all: Gathered,
  key: GroupKey,
  group: number | null,
  step: number,
  { counts, days }: Counting,
): { readonly figures: DelayFigures; readonly estimated: Estimated } => {
  const count = (name: Counter): number => all.counts.of(name, group);
  const inState = (state: UnitSpanState): number => all.states.of(state, group);
  const stale = count("stale");
  const ranges = count("ranges");
  const open = waitsIn(all.open, group);
  const oneSided = waitsIn(all.oneSided, group);
  const [left, known] = durationsOf(all, group);
  counts.clear();
  counts.add(left);
  counts.add(known);
  const curve = estimatedOfCounts(counts, step);
  const closed = counts.ended();
  const spread = spreadOfClosed(closed);
  const [leastMin = null, leastQ1 = null, leastMedian = null, leastQ3 = null, leastMax = null] = spread;
  const naiveMedian = closed.size < FEWEST_EVENTS ? null : medianOf(closed);

  const most =
    ranges === 0 || all.most === null
      ? null
      : countedOtherwise(counts, all.most, group, (byMost) => ({
          median: medianOfCounts(byMost),
          spread: spreadOfClosed(byMost.ended()),
        }));
  const [mostMin = null, mostQ1 = null, mostMedian = null, mostQ3 = null, mostMax = null] =
    most?.spread ?? spread;
  const stayed = count("stayed");
  const net =
    stayed === 0 || all.net === null
      ? null
      : countedOtherwise(counts, all.net, group, (less) => summarisedEstimate(less, 0.5));
  counts.add(known, -1);
  counts.add(durationsToday(open));
  counts.add(durationsToday(oneSided));
  counts.add(observedIn(all.unheard, group));
  const today = summarisedEstimate(counts, 0.5);
  const waits = together(open, oneSided);
  const [openMedianKnown, openMaxKnown] = ofOpen(waits.known);
  const [staleMedian, staleMax] = ofOpen(sinceKnown(waits, days));
  const [openMedianToday, openMaxToday] = ofOpen(waits.untilToday);
  const figures: DelayFigures = {
    group: key[0] ?? null,
    thenGroup: key[1] ?? null,
    counted: count("counted"),
    cases: count("cases"),
    closed: inState("closed"),
    open: inState("open"),
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
    stalePercent: inState("open") === 0 ? null : Math.round((1000 * stale) / inState("open")) / 10,
    absconding: count("absconding"),
    longPending: count("longPending"),
    observed: curve.observed,
    events: curve.events,
    waiting: curve.observed - curve.events,
    endedOtherwise: count("endedOtherwise"),
    enteredAfterEnd: count("enteredAfterEnd"),
    enteredTooLate: count("enteredTooLate"),
    ...curve.estimate,
    mostEstimate: most?.median.estimate ?? null,
    mostEstimateUpper: most?.median.upper ?? null,
    naiveMedian,
    whyNoNaiveMedian: naiveMedian !== null ? null : closed.size === 0 ? "nothing-observed" : "too-few-events",
    medianIfPendingToday: today.estimate,
    whyNoMedianIfPendingToday: today.why,
    stayed,
    medianLessStays: net?.estimate ?? null,
  };
  return { figures, estimated: curve };
};

export const delayColumnsAsked = (asked: DelaysAsked): readonly UnitColumn[] => [
  ...spanColumns(asked),
  "stays",
  ...columnsAsked(asked),
];

const curveOf = ({
  figures: { group, thenGroup },
  estimated,
}: {
  readonly figures: DelayFigures;
  readonly estimated: Estimated;
}): DelayCurve => {
  const { stored } = estimated;
  const curve: DelayCurve = {
    group,
    thenGroup,
    // Made when it is read: hundreds of curves have tens of thousands of points.
    get points() {
      return estimated.curve;
    },
  };
  return stored === null ? curve : isWrittenBy(curve, () => stored.json({ group, thenGroup }));
};

const computed = (units: Units, asked: DelaysAsked, room: Room): Delays => {
  const { from, to, unit = "proceeding", by = [], entry = "delayed", step = 30, today } = asked;
  const chosen = chosenUnits(units, asked, room);
  const groups = groupsOf(units, chosen, by, room);
  const all = gathered(units, groups, asked, room);
  const counting: Counting = {
    counts: new DayCounts(),
    days: room.int32(all.open.all.known.length + all.oneSided.all.known.length),
  };
  const total = figuresOf(all, [], null, step, counting);
  const lines =
    by.length === 0 ? [] : groups.keys.map((key, group) => figuresOf(all, key, group, step, counting));
  const figures = { ...total.figures, cases: all.cases };
  const countedElsewhere = all.states.of("counted-elsewhere", null) + all.states.of("moved", null);
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
    curves: [{ figures, estimated: total.estimated }, ...lines].map(curveOf),
    countedElsewhere,
    sentences: delaySentences(figures, { unit, entry, countedElsewhere }),
  };
};

/** The figures of a span of the units that are given, in all and by what is asked. */
export const delaysOf = (units: Units, asked: DelaysAsked): Delays =>
  withRoom((room) => computed(units, asked, room));

/** The figures of a span, in all and by what is asked, of the rows as they stand. */
export const delayFigures = fromUnits({
  name: "delays",
  doing: "counting delays",
  columns: delayColumnsAsked,
  answer: delaysOf,
});
