/**
 * When each proceeding, and each accused in it, reached each milestone, or that it has not. A query subtracts.
 */
import type { Columns, RowOf } from "./projection.ts";

export const delayColumns = {
  proceeding: "text",
  /** Null in the row of the proceeding itself: for what each accused reaches, when the first of them did. */
  accused: "text",
  milestone: "text",
  /**
   * `reached`, `possibly` (with `asOf`: by that day, or after), `not-reached`, or `ended`: it can no longer be reached,
   * because the proceeding ended otherwise for this accused. A milestone reached on a day of which nothing is known is
   * `reached` with no days.
   */
  status: "text",
  /** The first and last day on which it may have been reached; of `ended`, on which it ended. */
  earliest: "day",
  latest: "day",
  /** The days rest on an approximate or uncertain date. */
  approximate: "boolean",
  /** The event that makes it, where it is certain which. */
  eventId: "text",
  /** The last day on which the proceeding was known to be pending for this accused: what can be vouched for ends here. */
  lastPending: "day",
  /** What figures are broken down by, from the FIR and transfers; null where not recorded. */
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR, by its number or else its date. */
  year: "integer",
} as const satisfies Columns;

export type DelayRow = RowOf<typeof delayColumns>;
