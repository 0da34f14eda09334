/** Bail patterns across cases: what becomes of applications and how long it takes, and what stands around them. */
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

/** Of the accused in proceedings, flat. */
export interface AccusedFigures extends Grouped {
  /** Accused, each counted in each proceeding. */
  readonly accused: number;
  readonly cases: number;
  readonly withApplication: number;
  readonly withSeveralApplications: number;
  /** Let out on bail, each release counted once: not again in a proceeding split off after it. */
  readonly releasedOnBail: number;
  /** Of those released: before the first statement of a survivor to a magistrate; none on record; nobody can tell. */
  readonly releasedBeforeStatement: number;
  readonly releasedAfterStatement: number;
  readonly releasedNoStatement: number;
  readonly releasedCannotTell: number;
  /** Counsel was ready before the arrest, the police station or the first production. */
  readonly counselReady: number;
  readonly breached: number;
  readonly cancellationAsked: number;
  readonly cancelled: number;
  readonly absconded: number;
  /** Did either, or both. */
  readonly breachedOrAbsconded: number;
}

/**
 * Of the applications and of the orders on none that is on record, flat: the two together are those granted, refused,
 * decided otherwise, not certain, and pending. Days from application to order: of each range its least, and its most, of
 * those decided. Of those pending nothing on record says until when they were: they are left out, and whoever shows the days
 * must say so.
 */
export interface ApplicationFigures extends Grouped {
  readonly applications: number;
  readonly ordersWithoutApplication: number;
  readonly granted: number;
  readonly refused: number;
  readonly otherwise: number;
  /** Decided by orders that differ, and nobody can tell which came first. */
  readonly outcomeCannotTell: number;
  readonly pending: number;
  /** Of the pending: those on which interim bail was granted. */
  readonly pendingOnInterim: number;
  /** Decided, and too little is known of the dates for any number of days on one side or both: not in the spread. */
  readonly decidedNotDated: number;
  readonly leastMedian: number | null;
  readonly leastMax: number | null;
  readonly mostMedian: number | null;
  readonly mostMax: number | null;
  /** Granted where a co-accused certainly had bail before. */
  readonly grantedAfterCoAccused: number;
}

export interface GroundCount {
  readonly outcome: string;
  readonly ground: string;
  readonly orders: number;
}

export interface BailFigures {
  readonly by: Breakdown | null;
  readonly accused: { readonly total: AccusedFigures; readonly groups: readonly AccusedFigures[] };
  readonly applications: {
    readonly total: ApplicationFigures;
    readonly groups: readonly ApplicationFigures[];
  };
  /** How often orders give each ground, the most frequent first; an order may give several. */
  readonly grounds: readonly GroundCount[];
}

const releasedHere = (how: ReturnType<typeof sql>) =>
  countOf(sql`not inherited and "releasedBeforeStatement" ${how}`);

const accusedFigures = [
  sql`count(*)::integer as accused`,
  sql`count(distinct case_id)::integer as cases`,
  sql`${countOf(sql`applications > 0`)} as "withApplication"`,
  sql`${countOf(sql`applications > 1`)} as "withSeveralApplications"`,
  sql`${releasedHere(sql`is not null`)} as "releasedOnBail"`,
  sql`${releasedHere(sql`= 'yes'`)} as "releasedBeforeStatement"`,
  sql`${releasedHere(sql`= 'no'`)} as "releasedAfterStatement"`,
  sql`${releasedHere(sql`= 'no-statement'`)} as "releasedNoStatement"`,
  sql`${releasedHere(sql`= 'cannot-tell'`)} as "releasedCannotTell"`,
  sql`${countOf(sql`"counselReady"`)} as "counselReady"`,
  sql`${countOf(sql`breaches > 0`)} as breached`,
  sql`${countOf(sql`"cancellationAsked"`)} as "cancellationAsked"`,
  sql`${countOf(sql`cancelled`)} as cancelled`,
  sql`${countOf(sql`absconded`)} as absconded`,
  sql`${countOf(sql`breaches > 0 or absconded`)} as "breachedOrAbsconded"`,
];

const granted = sql`outcome = 'granted'`;
const undecided = sql`outcome in ('pending', 'possibly-applied', 'possibly-decided')`;
const dated = sql`"daysToOrderLeast" is not null and "daysToOrderMost" is not null`;

const applicationFigures = [
  sql`${countOf(sql`"applicationId" is not null`)} as applications`,
  sql`${countOf(sql`"applicationId" is null`)} as "ordersWithoutApplication"`,
  sql`${countOf(granted)} as granted`,
  sql`${countOf(sql`outcome = 'refused'`)} as refused`,
  sql`${countOf(sql`not ${granted} and not ${undecided} and outcome not in ('refused', 'cannot-tell')`)} as otherwise`,
  sql`${countOf(sql`outcome = 'cannot-tell'`)} as "outcomeCannotTell"`,
  sql`${countOf(undecided)} as pending`,
  sql`${countOf(sql`${undecided} and interim`)} as "pendingOnInterim"`,
  sql`${countOf(sql`not ${undecided} and not (${dated})`)} as "decidedNotDated"`,
  sql`${spreadOf(sql`"daysToOrderLeast"`, dated)} as least`,
  sql`${spreadOf(sql`"daysToOrderMost"`, dated)} as most`,
  sql`${countOf(sql`${granted} and cardinality("coAccusedBefore") > 0`)} as "grantedAfterCoAccused"`,
];

type ApplicationRow = GroupedRow<
  Omit<ApplicationFigures, `${"least" | "most"}${"Median" | "Max"}`> & {
    readonly least: Spread;
    readonly most: Spread;
  }
>;

const applicationLine = ({ isTotal: _, least, most, ...counts }: ApplicationRow): ApplicationFigures => ({
  ...counts,
  leastMedian: least?.[2] ?? null,
  leastMax: least?.[4] ?? null,
  mostMedian: most?.[2] ?? null,
  mostMax: most?.[4] ?? null,
});

const accusedLine = ({ isTotal: _, ...counts }: GroupedRow<AccusedFigures>): AccusedFigures => counts;

/** Of everything that is narrowed to; rows (`bail-rows.ts`) narrowed likewise are what the figures rest on. */
export const bailFigures = (
  database: RowsDatabase,
  { by, ...narrowed }: Narrowed & { readonly by?: Breakdown } = {},
): Effect.Effect<Answer<BailFigures>, AnswerError> =>
  asking(database, "counting bail", ["bail", "bail_applications"], async (rows) => {
    const fits = allOf(narrowing(narrowed));
    const accused = await groupedFigures<GroupedRow<AccusedFigures>>(
      sql`(select * from bail where ${fits})`,
      groupOf(by),
      accusedFigures,
    ).execute(rows);
    const applications = await groupedFigures<ApplicationRow>(
      sql`(select * from bail_applications where ${fits})`,
      groupOf(by),
      applicationFigures,
    ).execute(rows);
    const grounds = await sql<GroundCount>`select outcome, ground, count(*)::integer as orders
      from bail_applications, unnest(grounds) as ground where ${fits}
      group by outcome, ground order by orders desc, outcome collate "C", ground collate "C"`.execute(rows);
    return {
      by: by ?? null,
      accused: totalAndGroups(accused.rows, by, accusedLine),
      applications: totalAndGroups(applications.rows, by, applicationLine),
      grounds: grounds.rows,
    };
  });
