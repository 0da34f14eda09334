/** Bail applications: one row for each accused and application, with its order where there is one. */
import type { Columns, RowOf } from "./projection.ts";

export const bailApplicationColumns = {
  proceeding: "text",
  accused: "text",
  /** The `BailAppliedFor`; null where an order is on record and no application is. */
  applicationId: "text",
  /** A code of the catalogue: regular, anticipatory, default, … */
  bailType: "text",
  court: "text",
  appliedEarliest: "day",
  appliedLatest: "day",
  /** 1 for the accused's first in this proceeding; null where the order of two applications is not known. */
  successive: "integer",
  /** `pending`, `possibly-decided` (with `asOf`), or the code of the outcome. */
  outcome: "text",
  decidedEarliest: "day",
  decidedLatest: "day",
  /** Days from the application to the order; null where not known on that side, or there is no order. */
  daysToOrderLeast: "integer",
  daysToOrderMost: "integer",
  grounds: "texts",
  conditions: "texts",
  furnished: "boolean",
  /** Co-accused who certainly had bail before this order: what a plea of parity rests on. */
  coAccusedBefore: "texts",
  decisionId: "text",
  approximate: "boolean",
  state: "text",
  district: "text",
  agency: "text",
  year: "integer",
} as const satisfies Columns;

export type BailApplicationRow = RowOf<typeof bailApplicationColumns>;
