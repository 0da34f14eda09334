/** Court dates between two days: those on record, and those given and not yet on record. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Effect } from "effect";
import { hearingColumns } from "../hearings.ts";
import type { AnswerError } from "./answer-error.ts";
import type { Answer } from "./asking.ts";
import { condition } from "./conditions.ts";
import { type Narrowed, narrowing, type PageAsked, type RowPage, rowPage } from "./row-page.ts";
import type { RowsDatabase } from "./rows-database.ts";

export interface HearingsAsked extends PageAsked {
  /** The first and last day; a court date of which only a month is known counts where it may lie between. */
  readonly from?: Day;
  readonly to?: Day;
  readonly kind?: "recorded" | "scheduled";
}

/**
 * The earliest first. With a first or last day, court dates of which no day is known are left out: nobody can say
 * whether they lie between; without, they come last.
 */
export const listHearings = (
  database: RowsDatabase,
  asked: Narrowed & HearingsAsked = {},
): Effect.Effect<Answer<RowPage<typeof hearingColumns>>, AnswerError> =>
  rowPage(
    database,
    { view: "hearings", columns: hearingColumns, sortedBy: "earliest" },
    [
      ...narrowing(asked),
      ...(asked.kind === undefined ? [] : [condition`kind = ${asked.kind}`]),
      ...(asked.from === undefined ? [] : [condition`latest >= ${asked.from}::date`]),
      ...(asked.to === undefined ? [] : [condition`earliest <= ${asked.to}::date`]),
    ],
    asked,
  );
