/** The spans of which figures are made, one row a proceeding or accused: what a figure rests on can be looked up. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { Effect } from "effect";
import { sql } from "kysely";
import type { SpanState } from "../spans.ts";
import { type AnswerError, badQuestion } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import { allOf, type Condition, condition } from "./conditions.ts";
import { questionOf, readCursor, writeCursor } from "./cursor.ts";
import { type Narrowed, narrowing } from "./narrowed.ts";
import { MOST_ROWS, type PageAsked } from "./row-page.ts";
import type { RowsDatabase } from "./rows-database.ts";
import type { SpanAsked } from "./span-question.ts";
import { spansInRows } from "./spans-in-rows.ts";

/** A span, flat. Days; null on a side of which nothing is known. */
export interface SpanRow {
  readonly caseId: string;
  readonly proceeding: string;
  readonly accused: string | null;
  /** `counted-elsewhere`: in the proceeding from which this one was split; `moved`: into the one that was split off. */
  readonly state: SpanState | "counted-elsewhere" | "moved";
  readonly least: number | null;
  readonly most: number | null;
  readonly approximate: boolean;
  readonly fromEarliest: Day | null;
  readonly fromLatest: Day | null;
  readonly toEarliest: Day | null;
  readonly toLatest: Day | null;
  /** The last day before which the second milestone is known not to have come. */
  readonly lastPending: Day | null;
  /** Of an open span: the days until then, which is as long as it is known to have lasted. */
  readonly soFarLeast: number | null;
  readonly soFarMost: number | null;
  /** Of the FIR, as figures are broken down. */
  readonly firState: string | null;
  readonly district: string | null;
  readonly agency: string | null;
  readonly year: number | null;
}

export interface SpanRowsAsked extends SpanAsked, PageAsked, Omit<Narrowed, "state"> {
  readonly state?: SpanRow["state"];
  readonly firState?: string;
}

export interface SpanRows {
  readonly spans: readonly SpanRow[];
  /** Null on the last page. */
  readonly next: string | null;
  readonly total: number;
}

const after = (cursor: string, question: string): Condition => {
  const [caseId = null, proceeding = null, accused = null] = readCursor(cursor, question, 3);
  return condition`(case_id, proceeding, coalesce(accused, '')) > (${caseId}, ${proceeding}, ${accused ?? ""})`;
};

/** In order of case, proceeding and accused. Fails with `BadQuestion` for a limit or cursor that is none. */
export const listSpans = (
  database: RowsDatabase,
  { from, to, state, firState, limit = 100, cursor, ...narrowed }: SpanRowsAsked,
): Effect.Effect<Answer<SpanRows>, AnswerError> => {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) {
    return Effect.fail(badQuestion("limit", `a whole number from 1 to ${MOST_ROWS}`, String(limit)));
  }
  return asking(database, "listing delays", ["delays"], async (rows) => {
    const fits = [
      ...narrowing(firState === undefined ? narrowed : { ...narrowed, state: firState }, "place_state"),
      ...(state === undefined ? [] : [condition`state = ${state}`]),
    ];
    const question = questionOf("spans", { from, to, state, firState, ...narrowed });
    const onPage = cursor === undefined ? fits : [...fits, after(cursor, question)];
    const spans = spansInRows({ from, to });
    const page = await sql<SpanRow>`select case_id as "caseId", proceeding, accused, state,
        case when state = 'closed' then least end as least, case when state = 'closed' then most end as most,
        approximate, from_earliest::text as "fromEarliest", from_latest::text as "fromLatest",
        to_earliest::text as "toEarliest", to_latest::text as "toLatest", last_pending::text as "lastPending",
        case when state = 'open' then last_pending - from_latest end as "soFarLeast",
        case when state = 'open' then last_pending - from_earliest end as "soFarMost",
        place_state as "firState", district, agency, year
      from ${spans} as spans where ${allOf(onPage)}
      order by case_id, proceeding, coalesce(accused, '') limit ${limit + 1}`.execute(rows);
    const counted = await sql<{ total: number }>`select count(*)::integer as total from ${spans} as spans
      where ${allOf(fits)}`.execute(rows);
    const shown = page.rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      spans: shown,
      next:
        page.rows.length > limit && last !== undefined
          ? writeCursor(question, [last.caseId, last.proceeding, last.accused])
          : null,
      total: counted.rows[0]?.total ?? 0,
    };
  });
};
