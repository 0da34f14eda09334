/** Questions to the rows: a page of them, all of them for a table, or figures. */

import type { AnswerError } from "@tareekh/projections/answers/answer-error.ts";
import type { Answer } from "@tareekh/projections/answers/asking.ts";
import { MOST_ROWS, type PageAsked, type RowPage } from "@tareekh/projections/answers/row-page.ts";
import type { RowOfCase, RowsDatabase } from "@tareekh/projections/answers/rows-database.ts";
import type { Columns } from "@tareekh/projections/projection.ts";
import { Effect } from "effect";
import { type CaseAtRevision, rowsAtLeast } from "./rows.ts";

type Listing<C extends Columns, Asked> = (
  database: RowsDatabase,
  asked: Asked & PageAsked,
) => Effect.Effect<Answer<RowPage<C>>, AnswerError>;

/** The answer to a question, which rests at least on what the asker has written. */
export const askRows = <A>(
  question: (database: RowsDatabase) => Effect.Effect<A, AnswerError>,
  atLeast?: CaseAtRevision,
) => Effect.flatMap(rowsAtLeast(atLeast), question);

/**
 * A page of rows; or with `whole` every page from there on, one after another, so that a table that is taken away
 * lacks nothing. What is projected meanwhile may stand in it or not; it says where its last page stands.
 */
export const listRows = Effect.fn("listRows")(function* <C extends Columns, Asked extends object>(
  listing: Listing<C, Asked>,
  asked: Asked & PageAsked,
  { atLeast, whole }: { readonly atLeast: CaseAtRevision | undefined; readonly whole: boolean },
) {
  const database = yield* rowsAtLeast(atLeast);
  if (!whole) return yield* listing(database, asked);
  const rows: RowOfCase<C>[] = [];
  let page = yield* listing(database, { ...asked, limit: MOST_ROWS });
  rows.push(...page.rows);
  while (page.next !== null) {
    page = yield* listing(database, { ...asked, limit: MOST_ROWS, cursor: page.next });
    rows.push(...page.rows);
  }
  return { ...page, rows, next: null };
});
