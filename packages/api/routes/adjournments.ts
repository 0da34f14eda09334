/** What comes of court dates, and what is put off. */
import { adjournmentReasons, hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import { sides } from "@tareekh/core/catalogue/codes/people.ts";
import { adjournmentFigures } from "@tareekh/projections/answers/adjournment-figures.ts";
import { courtDateBreakdowns } from "@tareekh/projections/answers/adjournment-lines.ts";
import { Effect, Schema } from "effect";
import { AdjournmentsShape } from "../shapes/adjournments.ts";
import { lineTable } from "../shapes/line-table.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { day, oneOf, oneOrTwoOf, optional } from "./parameters.ts";
import { route } from "./route.ts";
import { proceedingParameters, tableParameter, unitsAsked } from "./unit-parameters.ts";

export const adjournmentRoutes = [
  route({
    method: "get",
    path: "/api/adjournments",
    operationId: "readAdjournments",
    tag: "figures",
    summary:
      "Court dates held and put off, by side and reason, per court date and per proceeding; witnesses who came and were sent home",
    description:
      "Of the cases followed by this office. Each court date counts once, however often it was recorded. Put off means: an adjournment is on record, or the date was not held; the side is the side that asked. What nobody recorded is counted as such: `side` and `reason` are then null. The court is that of the date, or where it names none that of the proceeding. As CSV, one of the tables: `line` says of which list of the answer a line is.",
    query: Schema.Struct({
      ...proceedingParameters,
      by: optional(
        oneOrTwoOf("Broken down by; by purpose, a court date for two counts in both", courtDateBreakdowns),
      ),
      purpose: optional(
        oneOf("Only court dates for this purpose: a code of the catalogue", hearingPurposes.codes),
      ),
      side: optional(
        oneOf(
          "Only what this side asked for counts as put off, of the same court dates; `not-stated`: that of which nobody recorded it",
          sides.codes,
        ),
      ),
      reason: optional(
        oneOf(
          "Only what was put off for this reason counts as put off, of the same court dates",
          adjournmentReasons.codes,
        ),
      ),
      from: optional(day("The first day")),
      to: optional(day("The last day: the first or a later one")),
      ...tableParameter("figures", "sides", "reasons", "sides-and-reasons", "per-proceeding", "purposes"),
    }),
    answer: AdjournmentsShape,
    answerDescription: "The tables",
    table: {
      name: "adjournments",
      of: (found, { query }) =>
        lineTable(
          {
            figures: { total: [found.total], group: found.groups },
            sides: { side: found.sides, groupSide: found.groupSides },
            reasons: { reason: found.reasons, groupReason: found.groupReasons },
            "sides-and-reasons": { sideAndReason: found.sidesAndReasons },
            "per-proceeding": {
              perProceeding: found.perProceeding,
              groupPerProceeding: found.groupsPerProceeding,
            },
            purposes: { purpose: found.purposes },
          },
          query.table ?? "figures",
          {
            onlyPurpose: query.purpose ?? null,
            onlySide: query.side ?? null,
            onlyReason: query.reason ?? null,
            from: query.from ?? null,
            to: query.to ?? null,
            ...unitsAsked(query, found.standing),
          },
        ),
    },
    handle: ({ query: { atLeast, table: _, ...asked } }) =>
      Effect.map(
        askRows((rows) => adjournmentFigures(rows, asked), atLeast),
        (body) => ({ body }),
      ),
  }),
];
