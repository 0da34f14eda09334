/** Bail and custody: one row for each accused in each proceeding. The applications are `bail-applications.ts`. */
import type { Columns, RowOf } from "./projection.ts";

export const bailColumns = {
  proceeding: "text",
  accused: "text",
  /** Where the accused stands now: see `Custody` in `timeline.ts`. */
  custody: "text",
  arrestedEarliest: "day",
  arrestedLatest: "day",
  /** Bail applications of any type, and how they ended. */
  applications: "integer",
  granted: "integer",
  refused: "integer",
  pending: "integer",
  releasedEarliest: "day",
  releasedLatest: "day",
  /** `[{from: {earliest, latest}, to: {earliest, latest} | null, kind}]`, in order as far as known. */
  custodyPeriods: "json",
  /**
   * Released on bail before a survivor's statement to the Magistrate: `yes`, `no`, `cannot-tell`,
   * `no-statement` (released, and none is on record), or null where never released.
   */
  releasedBeforeStatement: "text",
  /** Counsel was ready before the accused was produced, or before the police station was reached. */
  counselReady: "boolean",
  /** `before-police-station`, `before-production`, …: a code of the catalogue. */
  counselReadyWhen: "text",
  /** How many counsel, where the source says. */
  counselCount: "integer",
  breaches: "integer",
  cancelledEarliest: "day",
  cancelledLatest: "day",
  cancelled: "boolean",
  absconded: "boolean",
  proclaimed: "boolean",
  /** The other accused in the proceeding, and those of them who had been granted bail. */
  coAccused: "texts",
  coAccusedOnBail: "texts",
  state: "text",
  district: "text",
  agency: "text",
  year: "integer",
} as const satisfies Columns;

export type BailRow = RowOf<typeof bailColumns>;
