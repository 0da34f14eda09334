/** What cases and the people in them are called, for lists whose rows know only their ids. */
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

/** By which alias the office speaks of somebody in a case. */
export interface AliasInCase {
  readonly caseId: string;
  readonly person: string;
  readonly alias: string;
}

export interface CaseNames {
  readonly names: readonly CaseName[];
  readonly aliases: readonly AliasInCase[];
}

/** Those of the ids that are known; in no order. */
export const caseNames = (
  database: RowsDatabase,
  caseIds: readonly string[],
): Effect.Effect<Answer<CaseNames>, AnswerError> =>
  asking(database, "naming cases", ["cases", "case_numbers"], async (rows) => {
    const ids = [...new Set(caseIds)];
    const named = await sql<CaseName>`select case_id as "caseId", "fileNumber", numbers from cases
      where case_id = any(${ids})`.execute(rows);
    const aliased =
      await sql<AliasInCase>`select case_id as "caseId", person, shown as alias from case_numbers
      where kind = 'alias' and case_id = any(${ids})`.execute(rows);
    return { names: named.rows, aliases: aliased.rows };
  });
