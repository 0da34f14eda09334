/** Intimidation across cases: by whom and how, what followed and how late, and what stands around it. */
import type { Effect } from "effect";
import { sql } from "kysely";
import type { AnswerError } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import type { Breakdown } from "./breakdown.ts";
import { allOf, type Condition } from "./conditions.ts";
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

/** Incidents, flat. */
export interface IncidentFigures extends Grouped {
  readonly incidents: number;
  readonly cases: number;
  readonly notDated: number;
  readonly atCourtDate: number;
  /** With a response on record that was something: neither nothing, nor not stated what. */
  readonly answered: number;
  readonly unanswered: number;
  readonly firRefused: number;
  /**
   * Days to the first response, of those answered of which both sides of the range are known: the least, and the most. Of
   * the unanswered nothing on record says until when they were: they are left out, and whoever shows these must say so.
   */
  readonly responseLeastMedian: number | null;
  readonly responseLeastMax: number | null;
  readonly responseMostMedian: number | null;
  readonly responseMostMax: number | null;
  /** After a release on bail of an accused concerned; `cannot-tell` where it may have been. */
  readonly afterRelease: number;
  readonly afterReleaseCannotTell: number;
  /** Of those after a release, with both sides known: the days since. */
  readonly sinceReleaseLeastMedian: number | null;
  readonly sinceReleaseMostMedian: number | null;
  /** A target was later declared hostile, absent from court, or retracted a statement. */
  readonly targetLaterHostile: number;
  readonly targetLaterAbsent: number;
  readonly targetLaterRetracted: number;
}

export interface CodeCount {
  /** A code of the catalogue. */
  readonly code: string;
  readonly incidents: number;
}

export interface IntimidationFigures {
  readonly by: Breakdown | null;
  readonly total: IncidentFigures;
  readonly groups: readonly IncidentFigures[];
  /** An incident may have several sources, manners and responses; the most frequent first. */
  readonly sources: readonly CodeCount[];
  readonly manners: readonly CodeCount[];
  readonly responses: readonly CodeCount[];
}

const responded = sql`exists (
  select from unnest(responses) as response where response not in ('nothing', 'not-stated'))`;
const responseKnown = sql`${responded} and "daysToResponseLeast" is not null and "daysToResponseMost" is not null`;
const releaseKnown = sql`"daysSinceReleaseLeast" is not null and "daysSinceReleaseMost" is not null`;

const figures = [
  sql`count(*)::integer as incidents`,
  sql`count(distinct case_id)::integer as cases`,
  sql`${countOf(sql`earliest is null and latest is null`)} as "notDated"`,
  sql`${countOf(sql`"atCourtDate"`)} as "atCourtDate"`,
  sql`${countOf(responded)} as answered`,
  sql`${countOf(sql`not ${responded}`)} as unanswered`,
  sql`${countOf(sql`"firRefused"`)} as "firRefused"`,
  sql`${spreadOf(sql`"daysToResponseLeast"`, responseKnown)} as "responseLeast"`,
  sql`${spreadOf(sql`"daysToResponseMost"`, responseKnown)} as "responseMost"`,
  sql`${countOf(sql`"afterRelease" = 'yes'`)} as "afterRelease"`,
  sql`${countOf(sql`"afterRelease" = 'cannot-tell'`)} as "afterReleaseCannotTell"`,
  sql`${spreadOf(sql`"daysSinceReleaseLeast"`, releaseKnown)} as "sinceLeast"`,
  sql`${spreadOf(sql`"daysSinceReleaseMost"`, releaseKnown)} as "sinceMost"`,
  sql`${countOf(sql`"targetHostile" = 'yes'`)} as "targetLaterHostile"`,
  sql`${countOf(sql`"targetAbsent" = 'yes'`)} as "targetLaterAbsent"`,
  sql`${countOf(sql`"targetRetracted" = 'yes'`)} as "targetLaterRetracted"`,
];

type FiguresRow = GroupedRow<
  Omit<
    IncidentFigures,
    `response${"Least" | "Most"}${"Median" | "Max"}` | "sinceReleaseLeastMedian" | "sinceReleaseMostMedian"
  > & {
    readonly responseLeast: Spread;
    readonly responseMost: Spread;
    readonly sinceLeast: Spread;
    readonly sinceMost: Spread;
  }
>;

const line = ({
  isTotal: _,
  responseLeast,
  responseMost,
  sinceLeast,
  sinceMost,
  ...counts
}: FiguresRow): IncidentFigures => ({
  ...counts,
  responseLeastMedian: responseLeast?.[2] ?? null,
  responseLeastMax: responseLeast?.[4] ?? null,
  responseMostMedian: responseMost?.[2] ?? null,
  responseMostMax: responseMost?.[4] ?? null,
  sinceReleaseLeastMedian: sinceLeast?.[2] ?? null,
  sinceReleaseMostMedian: sinceMost?.[2] ?? null,
});

const countsOf = (column: "sources" | "manners" | "responses", fits: Condition) =>
  sql<CodeCount>`select code, count(*)::integer as incidents
    from intimidation, unnest(${sql.ref(column)}) as code where ${fits}
    group by code order by incidents desc, code collate "C"`;

/** Of everything that is narrowed to; rows (`intimidation-rows.ts`) narrowed likewise are what the figures rest on. */
export const intimidationFigures = (
  database: RowsDatabase,
  { by, ...narrowed }: Narrowed & { readonly by?: Breakdown } = {},
): Effect.Effect<Answer<IntimidationFigures>, AnswerError> =>
  asking(database, "counting intimidation", ["intimidation"], async (rows) => {
    const fits = allOf(narrowing(narrowed));
    const found = await groupedFigures<FiguresRow>(
      sql`(select * from intimidation where ${fits})`,
      groupOf(by),
      figures,
    ).execute(rows);
    return {
      by: by ?? null,
      ...totalAndGroups(found.rows, by, line),
      sources: (await countsOf("sources", fits).execute(rows)).rows,
      manners: (await countsOf("manners", fits).execute(rows)).rows,
      responses: (await countsOf("responses", fits).execute(rows)).rows,
    };
  });
