/** Questions to the rows: a page of them, a part of a table, or figures. */
import type { AnswerError } from "@tareekh/projections/answers/answer-error.ts";
import type { RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import { Effect } from "effect";
import { type CaseAtRevision, rowsAtLeast } from "./rows.ts";

/** The answer to a question, which rests at least on what the asker has written. */
export const askRows = <A>(
  question: (database: RowsDatabase) => Effect.Effect<A, AnswerError>,
  atLeast?: CaseAtRevision,
) => Effect.flatMap(rowsAtLeast(atLeast), question);
