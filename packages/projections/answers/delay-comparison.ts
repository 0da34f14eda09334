/**
 * Whether two groups wait alike from one milestone to another: their curves side by side, and the log-rank test's answer in
 * plain words. Those still waiting count in it as in the figures of delay.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { WhyNoFigure } from "../statistics/statistics.ts";
import { type DayColumns, FEWEST_EVENTS, logRankOfColumns } from "../statistics/statistics.ts";
import { comparisonSentences, groupTitle, testInFigures } from "./comparison-sentences.ts";
import { type CurvePoint, estimated } from "./delay-estimates.ts";
import { delayColumnsAsked } from "./delay-figures.ts";
import type { DelaysAsked, EntryRule } from "./delay-lines.ts";
import { durationsOf, gathered } from "./gathered-delays.ts";
import type { SpanAsked, Unit } from "./span-question.ts";
import { chosenUnits, type Groups, groupsOf, type UnitBreakdown } from "./units/unit-question.ts";
import { fromUnits } from "./units/unit-store.ts";
import type { Units } from "./units/units.ts";

export interface ComparisonAsked extends Omit<DelaysAsked, "by"> {
  /** By what they differ. */
  readonly by: readonly [UnitBreakdown];
  /** The two values of it, which are different ones. */
  readonly compare: readonly [first: string, second: string];
}

/** One of the two. */
export interface ComparedGroup {
  readonly group: string;
  /** As the catalogue or the record calls it. */
  readonly title: string;
  readonly counted: number;
  /** Under observation at any time, those of them that ended, and how many would have if both waited alike. */
  readonly observed: number;
  readonly events: number;
  /** Of the others: those that ended otherwise, and count as waiting until they did. */
  readonly endedOtherwise: number;
  readonly expected: number;
  readonly median: number | null;
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
  readonly whyNoMedian: WhyNoFigure | null;
  readonly points: readonly CurvePoint[];
}

export interface DelayComparison extends SpanAsked {
  readonly by: UnitBreakdown;
  readonly unit: Unit;
  readonly entry: EntryRule;
  readonly step: number;
  readonly today: Day;
  readonly fewestEvents: number;
  readonly groups: readonly [ComparedGroup, ComparedGroup];
  /** Null where no test can be made: nothing ended, or the two were never under observation together. */
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  /** What the test says and does not say, in words. */
  readonly sentences: readonly string[];
  /** The test's own figures, in small print. */
  readonly test: string | null;
}

/** The groups of two values alone, in the order in which they are asked for. */
const twoOf = ({ keys, of: groupOf }: Groups, compare: readonly [string, string]): Groups => {
  const places = keys.map(([value]) => (typeof value === "string" ? compare.indexOf(value) : -1));
  return { of: groupOf.map((group) => places[group] ?? -1), keys: compare.map((value) => [value]) };
};

const tested = (both: readonly [readonly DayColumns[], readonly DayColumns[]]) => {
  const size = both.flat().reduce((sum, { time }) => sum + time.length, 0);
  const time = new Float64Array(size);
  const entry = new Float64Array(size);
  const event = new Uint8Array(size);
  const group = new Int32Array(size);
  let at = 0;
  for (const [place, observed] of both.entries()) {
    for (const some of observed) {
      time.set(some.time, at);
      entry.set(some.entry, at);
      if (some.event !== null)
        event.set(
          some.event.map((outcome) => (outcome < 0 ? 0 : 1)),
          at,
        );
      group.fill(place, at, at + some.time.length);
      at += some.time.length;
    }
  }
  return logRankOfColumns({ time, entry, event, group, groups: [0, 1] });
};

export const comparisonOf = (units: Units, asked: ComparisonAsked): DelayComparison => {
  const { from, to, unit = "proceeding", by, compare, entry = "delayed", step = 30, today } = asked;
  const groups = twoOf(groupsOf(units, chosenUnits(units, asked), by), compare);
  const all = gathered(units, groups, { ...asked, by });
  const both = [durationsOf(all, 0), durationsOf(all, 1)] as const;
  const { chiSquare, degreesOfFreedom, p, groups: outcome } = tested(both);
  const groupOf = (place: 0 | 1): ComparedGroup => {
    const { estimate, ...curve } = estimated(both[place], step);
    return {
      group: compare[place],
      title: groupTitle(by[0], compare[place]),
      counted: all.counts.of("counted", place),
      observed: curve.observed,
      events: curve.events,
      endedOtherwise: all.counts.of("endedOtherwise", place),
      expected: Math.round(10 * (outcome[place]?.expected ?? 0)) / 10,
      median: estimate.median,
      medianLower: estimate.medianLower,
      medianUpper: estimate.medianUpper,
      whyNoMedian: estimate.whyNoMedian,
      points: curve.curve,
    };
  };
  const found = {
    groups: [groupOf(0), groupOf(1)] as const,
    chiSquare,
    degreesOfFreedom,
    p,
  };
  return {
    from,
    to,
    by: by[0],
    unit,
    entry,
    step,
    today,
    fewestEvents: FEWEST_EVENTS,
    ...found,
    sentences: comparisonSentences(found),
    test: testInFigures(found),
  };
};

export const delayComparison = fromUnits({
  name: "delay-comparison",
  doing: "comparing delays",
  columns: (asked: ComparisonAsked) => delayColumnsAsked(asked),
  answer: comparisonOf,
});
