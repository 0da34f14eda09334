/** What is on record of each stage, and what is not. */
import { completenessFigures } from "@tareekh/projections/answers/completeness-figures.ts";
import { wantedKinds, wantedStages } from "@tareekh/projections/facts/wanted-facts.ts";
import { Effect, Schema } from "effect";
import { CompletenessShape } from "../shapes/completeness.ts";
import { lineTable } from "../shapes/line-table.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { oneOf, optional } from "./parameters.ts";
import { route } from "./route.ts";
import { comparedProceedings, tableParameter, unitsAsked } from "./unit-parameters.ts";

export const completenessRoutes = [
  route({
    method: "get",
    path: "/api/completeness",
    operationId: "readCompleteness",
    tag: "figures",
    summary: "Which names, dates, numbers and places are missing, by stage and by whose record it is",
    description:
      "Of the cases followed by this office, and of each the stages to which it came. `wanted` is what is asked of each stage, with the law or practice that wants it. Where a stage has several events, several arrests say, a fact is recorded where all of them say it. Of what is sealed it is only counted whether it is there.",
    query: Schema.Struct({
      ...comparedProceedings,
      ...tableParameter("stages", "facts"),
      stage: optional(oneOf("Only of this stage", wantedStages)),
      kind: optional(oneOf("Only facts of this kind", wantedKinds)),
    }),
    answer: CompletenessShape,
    answerDescription: "The tables",
    table: {
      name: "completeness",
      of: (found, { query }) =>
        lineTable(
          {
            stages: { stage: found.stages, groupStage: found.groupStages },
            facts: { fact: found.facts, groupFact: found.groupFacts },
          },
          query.table ?? "stages",
          {
            onlyStage: query.stage ?? null,
            onlyKind: query.kind ?? null,
            ...unitsAsked(query, found.standing),
          },
        ),
    },
    handle: ({ query: { atLeast, table: _, ...asked } }) =>
      Effect.map(
        askRows((rows) => completenessFigures(rows, asked), atLeast),
        (body) => ({ body }),
      ),
  }),
];
