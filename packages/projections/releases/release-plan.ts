/** Which tables and curves a release has. Coarse: no month, no age, no court, no single case. */
import type { SpanAsked } from "../answers/span-question.ts";
import type { GroupName } from "./release.ts";

/** Raised whenever the lists below change, or how their figures are counted. */
export const CONTENT_VERSION = 2;

/** Raised whenever other counts are withheld of the same register. */
export const DISCLOSURE_VERSION = 2;

export interface PlannedTable {
  readonly name: string;
  readonly groupedBy: readonly GroupName[];
}

/** Each is of how proceedings stand, by its groups. Of as fine ones, the first matters most: the others give way to it. */
export const plannedTables: readonly PlannedTable[] = [
  { name: "all", groupedBy: [] },
  { name: "state", groupedBy: ["state"] },
  { name: "year", groupedBy: ["year"] },
  { name: "agency", groupedBy: ["agency"] },
  { name: "court-type", groupedBy: ["courtType"] },
  { name: "victim", groupedBy: ["victim"] },
  { name: "inter-state", groupedBy: ["interState"] },
  { name: "state-year", groupedBy: ["state", "year"] },
  { name: "state-district", groupedBy: ["state", "district"] },
];

/** Of all proceedings together. */
export const plannedCurves: readonly SpanAsked[] = [
  { from: "fir", to: "chargesheet" },
  { from: "chargesheet", to: "charge" },
  { from: "fir", to: "disposed" },
  { from: "registered", to: "disposed" },
];

/** Days of a month of the curves' grid. */
export const MONTH_DAYS = 30;
