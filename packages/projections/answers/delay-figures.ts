/**
 * Delays across the cases followed by this office: how long from one milestone to another, those still waiting counted
 * for as long as they are known to have waited.
 *
 * What is open counts until the last day on which something on record says so, and not until today; what ended otherwise
 * counts until it did. The spread of those that are closed stands beside it, as published figures have it: it is shorter
 * than the truth, since the slowest are still open.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { DayCounts, FEWEST_EVENTS } from "../statistics/statistics.ts";
import { type CurvePoint, type Estimated, estimatedOfCounts, medianOfCounts } from "./delay-estimates.ts";
import { type DelayFigures, type DelaysAsked, type EntryRule, STALE_AFTER_DAYS } from "./delay-lines.ts";
import { delaySentences } from "./delay-sentences.ts";
import { type Counter, type Gathered, gathered, type Instead } from "./gathered-delays.ts";
import type { SpanAsked, Unit } from "./span-question.ts";
import { daysIn, OPEN, observedIn } from "./units/observed-units.ts";
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

/** Where the durations of one group after the other are counted. */
interface Counting {
  readonly least: DayCounts;
  readonly otherwise: DayCounts;
}

/** As counted, with some counted otherwise. */
const countOtherwise = (
  { least, otherwise }: Counting,
  instead: Instead,
  group: number | null,
): DayCounts => {
  otherwise.clear();
  otherwise.addAll(least);
  otherwise.add(observedIn(instead.without, group), -1);
  otherwise.add(observedIn(instead.rather, group));
  return otherwise;
};

/** @param group null for all together */
const figuresOf = (
  all: Gathered,
  key: GroupKey,
  group: number | null,
  step: number,
  counting: Counting,
): { readonly figures: DelayFigures; readonly estimated: Estimated } => {
  const count = (name: Counter): number => all.counts.of(name, group);
  const inState = (state: UnitSpanState): number => all.states.of(state, group);
  const open = inState("open");
  const stale = count("stale");
  const ranges = count("ranges");
  const { least, otherwise } = counting;
  least.clear();
  least.add(observedIn(all.least, group));
  const curve = estimatedOfCounts(least, step);
  const closed = least.ended();
  const [leastMin = null, leastQ1 = null, leastMedian = null, leastQ3 = null, leastMax = null] =
    spreadOfClosed(closed);
  const naiveMedian = closed.size < FEWEST_EVENTS ? null : medianOf(closed);

  const byMost = ranges === 0 || all.most === null ? null : countOtherwise(counting, all.most, group);
  const most = byMost === null ? null : medianOfCounts(byMost);
  const [mostMin = null, mostQ1 = null, mostMedian = null, mostQ3 = null, mostMax = null] = spreadOfClosed(
    byMost === null ? closed : byMost.ended(),
  );
  const stayed = count("stayed");
  const net =
    stayed === 0 || all.net === null ? null : medianOfCounts(countOtherwise(counting, all.net, group));
  otherwise.clear();
  otherwise.add(observedIn(all.least, group), 1, OPEN);
  otherwise.add(observedIn(all.pendingToday, group));
  const today = medianOfCounts(otherwise);
  const [openMedianKnown, openMaxKnown] = ofOpen(daysIn(all.known, group));
  const [staleMedian, staleMax] = ofOpen(daysIn(all.since, group));
  const [openMedianToday, openMaxToday] = ofOpen(daysIn(all.untilToday, group));
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
    endedOtherwise: count("endedOtherwise"),
    enteredAfterEnd: count("enteredAfterEnd"),
    enteredTooLate: count("enteredTooLate"),
    ...curve.estimate,
    mostEstimate: most?.estimate ?? null,
    mostEstimateUpper: most?.upper ?? null,
    naiveMedian,
    whyNoNaiveMedian: naiveMedian !== null ? null : closed.size === 0 ? "nothing-observed" : "too-few-events",
    medianIfPendingToday: today.estimate,
    whyNoMedianIfPendingToday: today.why.estimate,
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

const computed = (units: Units, asked: DelaysAsked, room: Room): Delays => {
  const { from, to, unit = "proceeding", by = [], entry = "delayed", step = 30, today } = asked;
  const chosen = chosenUnits(units, asked);
  const groups = groupsOf(units, chosen, by);
  const all = gathered(units, groups, asked, room);
  const counting: Counting = { least: new DayCounts(), otherwise: new DayCounts() };
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
    curves: [{ figures, estimated: total.estimated }, ...lines].map((line) => ({
      group: line.figures.group,
      thenGroup: line.figures.thenGroup,
      // Made when it is read, as when it is sent: hundreds of curves have tens of thousands of points.
      get points() {
        return line.estimated.curve;
      },
    })),
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
