/**
 * Delays across cases: how many proceedings (or accused) reached a milestone from another, how many are open, and how
 * the days spread.
 *
 * The spread is of those that are closed, and therefore shorter than the truth: the slowest are still open. They are
 * counted beside it and never dropped, each with the last day on which something on record says that it was open. Where
 * nothing says so, it is not taken to be open, and counted apart.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Effect } from "effect";
import { sql } from "kysely";
import type { AnswerError } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import type { Breakdown } from "./breakdown.ts";
import { allOf } from "./conditions.ts";
import {
  countOf,
  type Grouped,
  type GroupedRow,
  groupedFigures,
  groupOf,
  type Spread,
  spreadOf,
  totalAndGroups,
} from "./grouped.ts";
import { type Narrowed, narrowing } from "./narrowed.ts";
import type { RowsDatabase } from "./rows-database.ts";
import { type SpanAsked, type Unit, unitOf } from "./span-question.ts";
import { spansInRows } from "./spans-in-rows.ts";

export interface DelaysAsked extends SpanAsked, Narrowed {
  readonly by?: Breakdown;
  /** Of it is said how old is what is known of the open ones. */
  readonly today: Day;
}

/** One line of figures, flat, so that it is a line of CSV too. Days; null where there is nothing to count. */
export interface DelayFigures extends Grouped {
  /** Proceedings or accused, as `unit` says; all that follows adds up to them. */
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
  /** Of the closed: those whose days are exact, a range, or known on one side only (these are not in the spread). */
  readonly exact: number;
  readonly ranges: number;
  readonly oneSided: number;
  /** Of the closed: those that rest on an approximate date. */
  readonly approximate: number;
  /** Of the closed: those in which the second certainly came before the first. */
  readonly reversed: number;
  /** The spread of the exact days and ranges, counting each range by its least days, and by its most. */
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
}

export interface Delays extends SpanAsked {
  readonly by: Breakdown | null;
  readonly unit: Unit;
  readonly today: Day;
  readonly total: DelayFigures;
  /** In order of group, what has none last; empty where no breakdown was asked for. */
  readonly groups: readonly DelayFigures[];
  /** Not counted: what is counted in the proceeding from which theirs was split, or into which they were. */
  readonly countedElsewhere: number;
}

type SpreadName = "Min" | "Q1" | "Median" | "Q3" | "Max";

type FiguresRow = GroupedRow<
  Omit<DelayFigures, `${"least" | "most"}${SpreadName}`> & {
    readonly least: Spread;
    readonly most: Spread;
    readonly elsewhere: number;
  }
>;

const figuresOf = ({ isTotal: _, elsewhere: __, least, most, ...counts }: FiguresRow): DelayFigures => ({
  ...counts,
  leastMin: least?.[0] ?? null,
  leastQ1: least?.[1] ?? null,
  leastMedian: least?.[2] ?? null,
  leastQ3: least?.[3] ?? null,
  leastMax: least?.[4] ?? null,
  mostMin: most?.[0] ?? null,
  mostQ1: most?.[1] ?? null,
  mostMedian: most?.[2] ?? null,
  mostQ3: most?.[3] ?? null,
  mostMax: most?.[4] ?? null,
});

const inState = (state: string) => countOf(sql`state = ${state}`);

const elsewhere = sql`state in ('counted-elsewhere', 'moved')`;
const bothSides = sql`state = 'closed' and least is not null and most is not null`;

const ofOpen = (days: ReturnType<typeof sql>) => ({
  median: sql`percentile_disc(0.5) within group (order by ${days}) filter (where state = 'open')`,
  max: sql`max(${days}) filter (where state = 'open')`,
});

const figures = (today: Day) => {
  const lasting = ofOpen(sql`${today}::date - from_latest`);
  const known = ofOpen(sql`last_pending - from_latest`);
  const stale = ofOpen(sql`${today}::date - last_pending`);
  return [
    sql`${countOf(sql`not ${elsewhere}`)} as counted`,
    sql`count(distinct case_id) filter (where not ${elsewhere})::integer as cases`,
    sql`${inState("closed")} as closed`,
    sql`${inState("open")} as open`,
    sql`${inState("open-not-dated")} as "openNotDated"`,
    sql`${inState("not-recorded")} as "notRecorded"`,
    sql`${inState("not-dated")} as "notDated"`,
    sql`${inState("ended")} as ended`,
    sql`${inState("not-begun")} as "notBegun"`,
    sql`${inState("start-not-recorded")} as "startNotRecorded"`,
    sql`${inState("possibly")} as possibly`,
    sql`${countOf(sql`state = 'closed' and least = most`)} as exact`,
    sql`${countOf(sql`state = 'closed' and least <> most`)} as ranges`,
    sql`${countOf(sql`state = 'closed' and (least is null or most is null)`)} as "oneSided"`,
    sql`${countOf(sql`state = 'closed' and approximate`)} as approximate`,
    sql`${countOf(sql`state = 'closed' and most < 0`)} as reversed`,
    sql`${spreadOf(sql`least`, bothSides)} as least`,
    sql`${spreadOf(sql`most`, bothSides)} as most`,
    sql`${lasting.median} as "openMedianToday"`,
    sql`${lasting.max} as "openMaxToday"`,
    sql`${known.median} as "openMedianKnown"`,
    sql`${known.max} as "openMaxKnown"`,
    sql`${stale.median} as "staleMedian"`,
    sql`${stale.max} as "staleMax"`,
    sql`${countOf(elsewhere)} as elsewhere`,
  ];
};

/** The figures of a span, of everything that is narrowed to: in all, and by what is asked. */
export const delayFigures = (
  database: RowsDatabase,
  { from, to, by, today, ...narrowed }: DelaysAsked,
): Effect.Effect<Answer<Delays>, AnswerError> =>
  asking(database, "counting delays", ["delays"], async (rows) => {
    const found = await groupedFigures<FiguresRow>(
      sql`(select * from ${spansInRows({ from, to })} as spans where ${allOf(narrowing(narrowed, "place_state"))})`,
      groupOf(by, { state: "place_state" }),
      figures(today),
    ).execute(rows);
    return {
      from,
      to,
      by: by ?? null,
      unit: unitOf({ from, to }),
      today,
      ...totalAndGroups(found.rows, by, figuresOf),
      countedElsewhere: found.rows.find(({ isTotal }) => isTotal)?.elsewhere ?? 0,
    };
  });
