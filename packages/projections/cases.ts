/** One row a case, for lists. */
import type { Columns, RowOf } from "./projection.ts";

export const caseColumns = {
  fileNumber: "text",
  /** `open` or `closed`. */
  state: "text",
  /** `FIR 155/2024, Jibontala`, `SC 12/2021`: as shown, the ones in force. */
  numbers: "texts",
  courts: "texts",
  /** The States, districts and agencies whose police have an FIR in it. */
  states: "texts",
  districts: "texts",
  agencies: "texts",
  /** Of the accused who has come furthest and whose part has not ended; `disposed` or `judgment` where all have. */
  stage: "text",
  stageSince: "day",
  /** Every accused's: `[{proceeding, accused, stage, earliest, latest}]`. */
  stages: "json",
  /** The earliest date given for which nothing is recorded yet. It may have gone by: a query compares it with today. */
  nextDate: "day",
  nextPurposes: "texts",
  proceedings: "integer",
  accused: "integer",
  survivors: "integer",
  openWarnings: "integer",
  /** The last day on which something is known to have happened in it. */
  lastKnownDay: "day",
  /** The revision of the last event recorded, and when that was (UTC). */
  revision: "integer",
  lastRecorded: "text",
} as const satisfies Columns;

export type CaseRow = RowOf<typeof caseColumns>;
