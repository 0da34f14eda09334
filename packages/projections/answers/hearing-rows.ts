/** Court dates between two days: those on record, and those given and not yet on record. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { hearingColumns } from "../hearings.ts";
import { badQuestion } from "./answer-error.ts";
import { condition } from "./conditions.ts";
import { type Narrowed, narrowing } from "./narrowed.ts";
import { type RowList, rowList } from "./row-page.ts";

export interface HearingsAsked {
  /**
   * The first and last day, in that order; a court date of which only a month is known counts where it may lie between.
   */
  readonly from?: Day;
  readonly to?: Day;
  readonly kind?: "recorded" | "scheduled";
}

/**
 * The earliest first. With a first or last day, court dates of which no day is known are left out: nobody can say
 * whether they lie between; without, they come last. Fails with `BadQuestion` where the last day comes before the first.
 */
export const hearingRows: RowList<typeof hearingColumns, Narrowed & HearingsAsked> = rowList(
  { view: "hearings", columns: hearingColumns, sortedBy: "earliest" },
  (asked) => {
    const { from, to, kind } = asked;
    if (from !== undefined && to !== undefined && to < from) {
      throw badQuestion("to", `the same day as from (${from}), or a later one`, to);
    }
    return [
      ...narrowing(asked),
      ...(kind === undefined ? [] : [condition`kind = ${kind}`]),
      ...(from === undefined ? [] : [condition`latest >= ${from}::date`]),
      ...(to === undefined ? [] : [condition`earliest <= ${to}::date`]),
    ];
  },
);
