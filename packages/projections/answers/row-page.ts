/** Pages of a projection's rows, in order of case, or of a day and then of case. */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { Effect } from "effect";
import { sql } from "kysely";
import type { Columns } from "../projection.ts";
import { type AnswerError, badQuestion } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import type { Breakdown } from "./breakdown.ts";
import { allOf, type Condition, condition } from "./conditions.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { columnsOf, type RowOfCase, type RowsDatabase, type RowView } from "./rows-database.ts";

/** What every list of rows may be narrowed by. */
export type Narrowed = { readonly [Name in Exclude<Breakdown, "year">]?: string } & {
  readonly year?: number;
  readonly caseId?: string;
};

export interface PageAsked {
  /** 1 to 1000; 100 where it is not given. */
  readonly limit?: number;
  /** `next` of the page before, of the same question. */
  readonly cursor?: string;
}

export interface RowPage<C extends Columns> {
  readonly rows: readonly RowOfCase<C>[];
  /** Null on the last page. */
  readonly next: string | null;
  /** How many rows there are on all pages. */
  readonly total: number;
}

export const MOST_ROWS = 1000;

export const narrowing = ({ state, district, agency, year, caseId }: Narrowed): readonly Condition[] => [
  ...(state === undefined ? [] : [condition`state = ${state}`]),
  ...(district === undefined ? [] : [condition`district = ${district}`]),
  ...(agency === undefined ? [] : [condition`agency = ${agency}`]),
  ...(year === undefined ? [] : [condition`year = ${year}`]),
  ...(caseId === undefined ? [] : [condition`case_id = ${caseId}`]),
];

/** A view whose rows may be sorted by a day that it has: those without that day come last. */
export interface Listed<C extends Columns> {
  readonly view: RowView;
  readonly columns: C;
  readonly sortedBy: (keyof C & string) | null;
}

const after = (day: string | null, cursor: string): Condition => {
  const [last = null, caseId = null, key = null] = readCursor(cursor, 3);
  const sameDay = condition`(case_id, row_key) > (${caseId}, ${key})`;
  if (day === null) return sameDay;
  const column = sql.ref(day);
  if (last === null) return condition`(${column} is null and ${sameDay})`;
  if (!isDay(last)) throw badQuestion("cursor", "the `next` of the page before", cursor);
  return condition`(${column} > ${last}::date or ${column} is null or (${column} = ${last}::date and ${sameDay}))`;
};

/** One page of the rows that meet the conditions. Fails with `BadQuestion` for a limit or cursor that is none. */
export const rowPage = <C extends Columns>(
  database: RowsDatabase,
  { view, columns, sortedBy }: Listed<C>,
  conditions: readonly Condition[],
  { limit = 100, cursor }: PageAsked,
): Effect.Effect<Answer<RowPage<C>>, AnswerError> => {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) {
    return Effect.fail(badQuestion("limit", `a whole number from 1 to ${MOST_ROWS}`, String(limit)));
  }
  return asking(database, `listing ${view}`, [view], async (rows) => {
    const onPage = cursor === undefined ? conditions : [...conditions, after(sortedBy, cursor)];
    const order = sql`${sortedBy === null ? sql`` : sql`${sql.ref(sortedBy)} nulls last, `}case_id, row_key`;
    // One more than is shown tells whether there is a further page.
    const page = await sql<RowOfCase<C>>`select ${columnsOf(columns, view)} from ${sql.table(view)}
      where ${allOf(onPage)} order by ${order} limit ${limit + 1}`.execute(rows);
    const counted = await sql<{ total: number }>`select count(*)::integer as total from ${sql.table(view)}
      where ${allOf(conditions)}`.execute(rows);
    const shown = page.rows.slice(0, limit);
    const last = shown.at(-1);
    const day = last === undefined || sortedBy === null ? null : (last[sortedBy] as string | null);
    return {
      rows: shown,
      next: page.rows.length > limit && last !== undefined ? writeCursor([day, last.caseId, last.key]) : null,
      total: counted.rows[0]?.total ?? 0,
    };
  });
};
