/** What cases are called, for lists whose rows know only their ids. */
import type { Effect } from "effect";
import { sql } from "kysely";
import type { AnswerError } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import type { RowsDatabase } from "./rows-database.ts";

export interface CaseName {
  readonly caseId: string;
  readonly fileNumber: string | null;
  /** The numbers in force, as shown. */
  readonly numbers: readonly string[] | null;
}

/** Those of the ids that are known; in no order. */
export const caseNames = (
  database: RowsDatabase,
  caseIds: readonly string[],
): Effect.Effect<Answer<{ readonly names: readonly CaseName[] }>, AnswerError> =>
  asking(database, "naming cases", ["cases"], async (rows) => {
    const found = await sql<CaseName>`select case_id as "caseId", "fileNumber", numbers from cases
      where case_id = any(${[...new Set(caseIds)]})`.execute(rows);
    return { names: found.rows };
  });
