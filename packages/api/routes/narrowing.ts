/** Parameters that lists of rows and figures have in common, and what a table says of them. */
import { agencies } from "@tareekh/core/catalogue/codes/bodies.ts";
import { states } from "@tareekh/core/catalogue/codes/places.ts";
import type { Standing } from "@tareekh/projections/answers/asking.ts";
import { type Breakdown, breakdowns } from "@tareekh/projections/answers/breakdown.ts";
import type { Narrowed } from "@tareekh/projections/answers/narrowed.ts";
import { MOST_ROWS } from "@tareekh/projections/answers/row-page.ts";
import { Schema } from "effect";
import type { Cell } from "../csv/csv.ts";
import { StandingShape } from "../shapes/standing.ts";
import { atLeast, caseId, oneOf, optional, text, wholeNumber } from "./parameters.ts";

/** What rows, and the figures made of them, may be narrowed by. */
export const narrowingParameters = {
  state: optional(oneOf("Only of this State: a code of the catalogue", states.codes)),
  district: optional(text("Only of this district, in letters of any case", 200)),
  agency: optional(oneOf("Only of this agency: a code of the catalogue", agencies.codes)),
  year: optional(wholeNumber("Only of FIRs of this year", 1900, 2200)),
  caseId: optional(caseId),
};

/** A list of rows may also be turned page by page. */
export const rowParameters = {
  ...narrowingParameters,
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
  ...narrowingParameters,
  atLeast: optional(atLeast),
};

/** In a table of figures: what they were narrowed to, and the position at which they stand. */
export const figuresOf = (
  query: Narrowed & { readonly by?: Breakdown },
  { position }: Standing,
): Readonly<Record<string, Cell>> => ({
  by: query.by ?? null,
  onlyState: query.state ?? null,
  onlyDistrict: query.district ?? null,
  onlyAgency: query.agency ?? null,
  onlyYear: query.year ?? null,
  onlyCase: query.caseId ?? null,
  position,
});

export const By = Schema.NullOr(Schema.Literals(breakdowns));
