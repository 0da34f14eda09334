/** Bail as it stands: a row for each accused in a proceeding, and a row for each application. */
import { bailColumns } from "../bail.ts";
import { bailApplicationColumns } from "../bail-applications.ts";
import { condition } from "./conditions.ts";
import { type Narrowed, narrowing } from "./narrowed.ts";
import { type RowList, rowList } from "./row-page.ts";

export const bailRows: RowList<typeof bailColumns, Narrowed> = rowList(
  { view: "bail", columns: bailColumns, sortedBy: null },
  narrowing,
);

export interface BailApplicationsAsked {
  /** `pending`, or a code of the outcome. */
  readonly outcome?: string;
}

/** The oldest application first; those without a date last. */
export const bailApplicationRows: RowList<typeof bailApplicationColumns, Narrowed & BailApplicationsAsked> =
  rowList(
    { view: "bail_applications", columns: bailApplicationColumns, sortedBy: "appliedEarliest" },
    (asked) => [
      ...narrowing(asked),
      ...(asked.outcome === undefined ? [] : [condition`outcome = ${asked.outcome}`]),
    ],
  );
