/** Incidents of intimidation, one row each. */
import type { Effect } from "effect";
import { intimidationColumns } from "../intimidation.ts";
import type { AnswerError } from "./answer-error.ts";
import type { Answer } from "./asking.ts";
import { type Narrowed, narrowing, type PageAsked, type RowPage, rowPage } from "./row-page.ts";
import type { RowsDatabase } from "./rows-database.ts";

/** The oldest first; those without a date last. */
export const listIntimidation = (
  database: RowsDatabase,
  asked: Narrowed & PageAsked = {},
): Effect.Effect<Answer<RowPage<typeof intimidationColumns>>, AnswerError> =>
  rowPage(
    database,
    { view: "intimidation", columns: intimidationColumns, sortedBy: "earliest" },
    narrowing(asked),
    asked,
  );
