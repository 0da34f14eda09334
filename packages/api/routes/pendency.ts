/** What is pending, by age, stage and court. */
import { pendencyFigures } from "@tareekh/projections/answers/pendency-figures.ts";
import { Effect, Schema } from "effect";
import { lineTable } from "../shapes/line-table.ts";
import { PendencyShape } from "../shapes/pendency.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { optional } from "./parameters.ts";
import { route } from "./route.ts";
import { comparedParameters, fromMilestone, unitsAsked } from "./unit-parameters.ts";

export const pendencyRoutes = [
  route({
    method: "get",
    path: "/api/pendency",
    operationId: "readPendency",
    tag: "figures",
    summary: "What is pending, by age, stage and court, among the cases followed by this office",
    description:
      "In the bands of the National Judicial Data Grid (completed years, from the registration by the court to today), so that the two can be compared. Pending means: known to be pending, by something on record that says so of a day; the bands named `…Confirmed` count ages to that day. What no record says to have been pending is `notConfirmed`, and not among the pending.",
    query: Schema.Struct({
      from: optional(
        fromMilestone("From where ages are counted; the registration by the court where it is left out"),
      ),
      ...comparedParameters,
    }),
    answer: PendencyShape,
    answerDescription: "The tables",
    table: {
      name: "pendency",
      of: (found, { query }) =>
        lineTable(
          {
            figures: {
              total: [found.total],
              stage: found.stages,
              court: found.courts,
              group: found.groups,
            },
          },
          "figures",
          { from: found.from, today: found.today, ...unitsAsked(query, found.standing) },
        ),
    },
    handle: ({ query: { atLeast, ...asked } }) =>
      Effect.flatMap(todayInIndia, (today) =>
        Effect.map(
          askRows((rows) => pendencyFigures(rows, { ...asked, today }), atLeast),
          (body) => ({ body }),
        ),
      ),
  }),
];
