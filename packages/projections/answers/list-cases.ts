/** The list of cases, page by page, with a search by number, place and alias. */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { Effect } from "effect";
import { sql, type Transaction } from "kysely";
import { caseColumns } from "../cases.ts";
import { type AnswerError, badQuestion } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import { allOf, type Condition, condition } from "./conditions.ts";
import { notOurCursor, questionOf, readCursor, writeCursor } from "./cursor.ts";
import { columnsOf, type ProjectorTables, type RowOfCase, type RowsDatabase } from "./rows-database.ts";
import { type NumberSought, readSearch, type Sought } from "./search-text.ts";

/** `recorded`: those in which something was last recorded first; `next-date`: those whose next date comes first. */
export type CaseOrder = "recorded" | "next-date";

export interface CasesAsked {
  /** An FIR number with station and year, a court case number, a CNR, a file number or an alias. */
  readonly search?: string;
  readonly state?: "open" | "closed";
  readonly order?: CaseOrder;
  /** 1 to 200; 50 where it is not given. */
  readonly limit?: number;
  /** `next` of the page before, of the same question. */
  readonly cursor?: string;
}

export type ListedCase = RowOfCase<typeof caseColumns>;

export interface CasePart {
  readonly cases: readonly ListedCase[];
  /** Null on the last page. */
  readonly next: string | null;
}

export interface CaseList extends CasePart {
  /** How many cases there are that fit the question, on all pages. */
  readonly total: number;
}

export const MOST_CASES = 200;

/** `%` and `_` in what is sought are themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const numbered = (conditions: readonly Condition[]): Condition =>
  condition`exists (select from case_numbers n where n.case_id = cases.case_id and ${allOf(conditions)})`;

const reading = ({ number, years }: NumberSought): Condition =>
  years.length === 0
    ? condition`n.number = ${number}`
    : condition`(n.number = ${number} and (n.year = any(${years}) or n.year is null))`;

/** Whether a case has a number or alias as sought. */
const found = (sought: Sought): Condition => {
  if (sought.kind === "signs") return condition`false`;
  if (sought.kind === "cnr")
    return numbered([condition`n.kind = 'cnr'`, condition`n.number = ${sought.cnr}`]);
  const { whole, alias, numbers, words } = sought;
  const onPaper = words.map(
    (word) => condition`(n."placeCompared" like ${containing(word)} or n.district ilike ${containing(word)}
      or (n.kind in ('alias', 'file') and n.number ilike ${containing(word)}))`,
  );
  const parts =
    numbers.length === 0
      ? // Words alone may stand on different papers.
        allOf(onPaper.map((word) => numbered([word])))
      : // A number and its place are those of one paper.
        numbered([condition`(${sql.join(numbers.map(reading), sql` or `)})`, ...onPaper]);
  return condition`(${numbered([condition`n.kind = 'file'`, condition`n.number = ${whole}`])}
    or ${numbered([condition`n.kind = 'alias'`, condition`n.number like ${containing(alias)}`])} or ${parts})`;
};

/** What comes after the last row of the page before. */
const after = (order: CaseOrder, cursor: string, question: string): Condition => {
  const [last = null, caseId = null] = readCursor(cursor, question, 2);
  if (order === "recorded") {
    return condition`("lastRecorded" < ${last} or ("lastRecorded" = ${last} and case_id > ${caseId}))`;
  }
  if (last === null) return condition`("nextDate" is null and case_id > ${caseId})`;
  if (!isDay(last)) throw notOurCursor(cursor);
  return condition`("nextDate" > ${last}::date or ("nextDate" = ${last}::date and case_id > ${caseId})
    or "nextDate" is null)`;
};

const sortedBy: Readonly<Record<CaseOrder, ReturnType<typeof sql>>> = {
  recorded: sql`"lastRecorded" desc, case_id`,
  "next-date": sql`"nextDate" asc nulls last, case_id`,
};

const partOf = async (
  rows: Transaction<ProjectorTables>,
  fits: readonly Condition[],
  { order = "recorded", limit = 50, cursor, search, state }: CasesAsked,
): Promise<CasePart> => {
  const question = questionOf("cases", { order, search, state });
  const onPage = cursor === undefined ? fits : [...fits, after(order, cursor, question)];
  // One more than is shown tells whether there is a further page.
  const page = await sql<ListedCase>`select ${columnsOf(caseColumns, "cases")} from cases
    where ${allOf(onPage)} order by ${sortedBy[order]} limit ${limit + 1}`.execute(rows);
  const cases = page.rows.slice(0, limit);
  const last = cases.at(-1);
  return {
    cases,
    next:
      page.rows.length > limit && last !== undefined
        ? writeCursor(question, [order === "recorded" ? last.lastRecorded : last.nextDate, last.caseId])
        : null,
  };
};

const ask = <A extends object>(
  database: RowsDatabase,
  { search = "", state, limit = 50 }: CasesAsked,
  read: (rows: Transaction<ProjectorTables>, fits: readonly Condition[]) => Promise<A>,
): Effect.Effect<Answer<A>, AnswerError> => {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_CASES) {
    return Effect.fail(badQuestion("limit", `a whole number from 1 to ${MOST_CASES}`, String(limit)));
  }
  const sought = readSearch(search);
  const fits = [
    ...(sought === null ? [] : [found(sought)]),
    ...(state === undefined ? [] : [condition`state = ${state}`]),
  ];
  return asking(database, "listing cases", ["cases", "case_numbers"], (rows) => read(rows, fits));
};

/** One page. Fails with `BadQuestion` where the limit or the cursor cannot be read. */
export const listCases = (
  database: RowsDatabase,
  asked: CasesAsked = {},
): Effect.Effect<Answer<CaseList>, AnswerError> =>
  ask(database, asked, async (rows, fits) => {
    const part = await partOf(rows, fits, asked);
    const counted = await sql<{ total: number }>`select count(*)::integer as total from cases
      where ${allOf(fits)}`.execute(rows);
    return { ...part, total: counted.rows[0]?.total ?? 0 };
  });

/** The same without counting what is on all pages: for whoever takes every page anyway. */
export const partOfCases = (
  database: RowsDatabase,
  asked: CasesAsked,
): Effect.Effect<Answer<CasePart>, AnswerError> =>
  ask(database, asked, (rows, fits) => partOf(rows, fits, asked));
