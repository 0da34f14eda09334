/** Court dates: those on record, each once however often it was recorded, and those given and not yet on record. */
import type { Columns, RowOf } from "./projection.ts";

export const hearingColumns = {
  proceeding: "text",
  /** `recorded`, or `scheduled`: given as the next date, and nothing recorded for it yet. */
  kind: "text",
  /** The court's date. */
  earliest: "day",
  latest: "day",
  /** As recorded, where it is not one exact day. */
  dateText: "text",
  court: "text",
  purposes: "texts",
  /** Held, not reached, court not sitting, passed over, vacated: a code of the catalogue; null where scheduled. */
  result: "text",
  held: "boolean",
  adjourned: "boolean",
  /** Who asked for the adjournment, on which side the reason lies, and the reason: codes of the catalogue. */
  askedBy: "text",
  side: "text",
  reason: "text",
  costs: "integer",
  witnessesPresent: "integer",
  witnessesExamined: "integer",
  /** `[{accused, attendance}]`. */
  attendance: "json",
  /** The court date before it on record, and the days since. */
  previous: "day",
  gapLeast: "integer",
  gapMost: "integer",
  /** The next date given at it; `noNextDate` where the court gave none. */
  next: "day",
  noNextDate: "boolean",
  /** Recorded more than once, and the records differ. */
  recordsDiffer: "boolean",
  /** The recordings that tell of it; for a scheduled date, those that gave it. */
  eventIds: "texts",
  state: "text",
  district: "text",
  agency: "text",
  year: "integer",
} as const satisfies Columns;

export type HearingRow = RowOf<typeof hearingColumns>;
