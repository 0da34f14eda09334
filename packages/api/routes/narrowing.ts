/** Parameters that lists of rows and figures have in common. */
import { breakdowns } from "@tareekh/projections/answers/breakdown.ts";
import { MOST_ROWS } from "@tareekh/projections/answers/row-page.ts";
import { Schema } from "effect";
import { StandingShape } from "../shapes/standing.ts";
import { atLeast, caseId, oneOf, optional, text, wholeNumber } from "./parameters.ts";

/** What every list of rows may be narrowed by, and how its pages are turned. */
export const rowParameters = {
  state: optional(text("Only of this State: a code of the catalogue", 80)),
  district: optional(text("Only of this district", 200)),
  agency: optional(text("Only of this agency: a code of the catalogue", 80)),
  year: optional(wholeNumber("Only of FIRs of this year", 1900, 2200)),
  caseId: optional(caseId),
  limit: optional(
    wholeNumber("At most so many; 100 where it is left out. CSV holds everything", 1, MOST_ROWS),
  ),
  cursor: optional(text("`next` of the page before, with the same question", 1_000)),
  atLeast: optional(atLeast),
};

export const pageFields = {
  next: Schema.NullOr(Schema.String).annotate({
    description: "`cursor` of the next page; null on the last",
  }),
  total: Schema.Int.annotate({ description: "How many rows there are on all pages" }),
  standing: StandingShape,
};

export const figureParameters = {
  by: optional(oneOf("Broken down by", breakdowns)),
  atLeast: optional(atLeast),
};

export const By = Schema.NullOr(Schema.Literals(breakdowns));
