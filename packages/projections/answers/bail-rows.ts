/** Bail as it stands: a row for each accused in a proceeding, and a row for each application. */
import type { Effect } from "effect";
import { bailColumns } from "../bail.ts";
import { bailApplicationColumns } from "../bail-applications.ts";
import type { AnswerError } from "./answer-error.ts";
import type { Answer } from "./asking.ts";
import { condition } from "./conditions.ts";
import { type Narrowed, narrowing, type PageAsked, type RowPage, rowPage } from "./row-page.ts";
import type { RowsDatabase } from "./rows-database.ts";

export const listBail = (
  database: RowsDatabase,
  asked: Narrowed & PageAsked = {},
): Effect.Effect<Answer<RowPage<typeof bailColumns>>, AnswerError> =>
  rowPage(database, { view: "bail", columns: bailColumns, sortedBy: null }, narrowing(asked), asked);

export interface BailApplicationsAsked extends PageAsked {
  /** `pending`, or a code of the outcome. */
  readonly outcome?: string;
}

/** The oldest application first; those without a date last. */
export const listBailApplications = (
  database: RowsDatabase,
  asked: Narrowed & BailApplicationsAsked = {},
): Effect.Effect<Answer<RowPage<typeof bailApplicationColumns>>, AnswerError> =>
  rowPage(
    database,
    { view: "bail_applications", columns: bailApplicationColumns, sortedBy: "appliedEarliest" },
    [...narrowing(asked), ...(asked.outcome === undefined ? [] : [condition`outcome = ${asked.outcome}`])],
    asked,
  );
