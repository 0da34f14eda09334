/** Every number and alias by which a case can be found, in the form in which they are compared. */
import type { Columns, RowOf } from "./projection.ts";

export const caseNumberColumns = {
  /** `fir`, `court-case`, `cnr`, `file`, `alias`. */
  kind: "text",
  proceeding: "text",
  /** As recorded. */
  shown: "text",
  /** As compared: `normalisedNumber`. */
  number: "text",
  year: "integer",
  /** The police station of an FIR, the court of a court case: as recorded, and as compared. */
  place: "text",
  placeCompared: "text",
  district: "text",
  /** False once another number has superseded it: a zero FIR that was re-numbered, a court case that was converted. */
  inForce: "boolean",
} as const satisfies Columns;

export type CaseNumberRow = RowOf<typeof caseNumberColumns>;
