/** How far cases get. */
import { stageFigures } from "@tareekh/projections/answers/stage-figures.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Effect, Schema } from "effect";
import { lineTable } from "../shapes/line-table.ts";
import { StagesShape } from "../shapes/stages.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { oneOf, optional } from "./parameters.ts";
import { route } from "./route.ts";
import { comparedParameters, unitsAsked } from "./unit-parameters.ts";

export const stageRoutes = [
  route({
    method: "get",
    path: "/api/stages",
    operationId: "readStages",
    tag: "figures",
    summary:
      "Of 100 missing reports, how many reach FIR, rescue, arrest, chargesheet, charge and judgment, and how many still can",
    description:
      "Of the cases followed by this office. Those that have reached a step, and with them all that still can, bound the share that will have in the end. `claim` is what was published of how many cases reach a court, with its source and what it leaves open.",
    query: Schema.Struct({
      from: optional(
        oneOf(
          "Of those that reached this milestone; the missing report where it is left out",
          milestoneNames,
        ),
      ),
      ...comparedParameters,
    }),
    answer: StagesShape,
    answerDescription: "The steps",
    table: {
      name: "stages",
      of: (found, { query }) =>
        lineTable({ figures: { total: found.total, group: found.groups } }, "figures", {
          from: found.from,
          ...unitsAsked(query, found.standing),
        }),
    },
    handle: ({ query: { atLeast, ...asked } }) =>
      Effect.map(
        askRows((rows) => stageFigures(rows, asked), atLeast),
        (body) => ({ body }),
      ),
  }),
];
