/** Pages of a projection's rows, in order of case, or of a day and then of case. */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { Effect } from "effect";
import { sql, type Transaction } from "kysely";
import type { Columns } from "../projection.ts";
import { type AnswerError, badQuestion } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import { allOf, type Condition, condition } from "./conditions.ts";
import { notOurCursor, questionOf, readCursor, writeCursor } from "./cursor.ts";
import {
  columnsOf,
  type ProjectorTables,
  type RowOfCase,
  type RowsDatabase,
  type RowView,
} from "./rows-database.ts";

export interface PageAsked {
  /** 1 to 1000; 100 where it is not given. */
  readonly limit?: number;
  /** `next` of the page before, of the same question. */
  readonly cursor?: string;
}

/** Some rows, one after another. */
export interface RowPart<C extends Columns> {
  readonly rows: readonly RowOfCase<C>[];
  /** Null where no rows follow. */
  readonly next: string | null;
}

export interface RowPage<C extends Columns> extends RowPart<C> {
  /** How many rows there are on all pages. */
  readonly total: number;
}

export const MOST_ROWS = 1000;

/** A list that is asked page by page. Both fail with `BadQuestion` for a limit or cursor that is none of it. */
export interface RowList<C extends Columns, Asked> {
  readonly page: (
    database: RowsDatabase,
    asked: Asked & PageAsked,
  ) => Effect.Effect<Answer<RowPage<C>>, AnswerError>;
  /** Without counting what is on all pages: for whoever takes every page anyway. */
  readonly part: (
    database: RowsDatabase,
    asked: Asked & PageAsked,
  ) => Effect.Effect<Answer<RowPart<C>>, AnswerError>;
}

/** A view whose rows may be sorted by a day that it has: those without that day come last. */
interface Listed<C extends Columns> {
  readonly view: RowView;
  readonly columns: C;
  readonly sortedBy: (keyof C & string) | null;
}

const after = (day: string | null, cursor: string, question: string): Condition => {
  const [last = null, caseId = null, key = null] = readCursor(cursor, question, 3);
  const sameDay = condition`(case_id, row_key) > (${caseId}, ${key})`;
  if (day === null) return sameDay;
  const column = sql.ref(day);
  if (last === null) return condition`(${column} is null and ${sameDay})`;
  if (!isDay(last)) throw notOurCursor(cursor);
  return condition`(${column} > ${last}::date or ${column} is null or (${column} = ${last}::date and ${sameDay}))`;
};

/** @param conditions what the rows must meet; may throw `AnswerError` where what is asked contradicts itself */
export const rowList = <C extends Columns, Asked extends object>(
  { view, columns, sortedBy }: Listed<C>,
  conditions: (asked: Asked & PageAsked) => readonly Condition[],
): RowList<C, Asked> => {
  const partOf = async (
    rows: Transaction<ProjectorTables>,
    fits: readonly Condition[],
    { limit = 100, cursor, ...asked }: Asked & PageAsked,
  ): Promise<RowPart<C>> => {
    const question = questionOf(view, asked);
    const onPage = cursor === undefined ? fits : [...fits, after(sortedBy, cursor, question)];
    const order = sql`${sortedBy === null ? sql`` : sql`${sql.ref(sortedBy)} nulls last, `}case_id, row_key`;
    // One more than is shown tells whether there is a further page.
    const page = await sql<RowOfCase<C>>`select ${columnsOf(columns, view)} from ${sql.table(view)}
      where ${allOf(onPage)} order by ${order} limit ${limit + 1}`.execute(rows);
    const shown = page.rows.slice(0, limit);
    const last = shown.at(-1);
    const day = last === undefined || sortedBy === null ? null : (last[sortedBy] as string | null);
    return {
      rows: shown,
      next:
        page.rows.length > limit && last !== undefined
          ? writeCursor(question, [day, last.caseId, last.key])
          : null,
    };
  };

  const ask = <A extends object>(
    database: RowsDatabase,
    asked: Asked & PageAsked,
    read: (rows: Transaction<ProjectorTables>, fits: readonly Condition[]) => Promise<A>,
  ): Effect.Effect<Answer<A>, AnswerError> => {
    const { limit = 100 } = asked;
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) {
      return Effect.fail(badQuestion("limit", `a whole number from 1 to ${MOST_ROWS}`, String(limit)));
    }
    return asking(database, `listing ${view}`, [view], (rows) => read(rows, conditions(asked)));
  };

  return {
    part: (database, asked) => ask(database, asked, (rows, fits) => partOf(rows, fits, asked)),
    page: (database, asked) =>
      ask(database, asked, async (rows, fits) => {
        const part = await partOf(rows, fits, asked);
        const counted = await sql<{ total: number }>`select count(*)::integer as total from ${sql.table(view)}
          where ${allOf(fits)}`.execute(rows);
        return { ...part, total: counted.rows[0]?.total ?? 0 };
      }),
  };
};
