/** What was applied for, ordered and paid, and how long each took. */
import { compensationFigures } from "@tareekh/projections/answers/compensation-figures.ts";
import { Effect, Schema } from "effect";
import { CompensationShape } from "../shapes/compensation.ts";
import { lineTable } from "../shapes/line-table.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { route } from "./route.ts";
import { comparedProceedings, entryParameters, tableParameter, unitsAsked } from "./unit-parameters.ts";

export const compensationRoutes = [
  route({
    method: "get",
    path: "/api/compensation",
    operationId: "readCompensation",
    tag: "figures",
    summary: "Compensation applied for, recommended, ordered and paid, and the time that each took",
    description:
      "Of the cases followed by this office: compensation, interim compensation and special relief, each on lines of its own. A claim is a request with the order that answers it and what was paid on that order; where the record does not say which answers which and it cannot be told, `unclear` counts it. Waits are counted as delays are (Kaplan–Meier): claims still waiting count until the last day on which something on record says so. Amounts come from classes; exact amounts are sealed. As CSV, without the curves.",
    query: Schema.Struct({
      ...comparedProceedings,
      ...entryParameters,
      ...tableParameter("figures", "waits", "amounts"),
    }),
    answer: CompensationShape,
    answerDescription: "The figures",
    table: {
      name: "compensation",
      of: (found, { query }) =>
        lineTable(
          {
            figures: { total: found.total, group: found.groups },
            waits: { wait: found.waits, groupWait: found.groupWaits },
            amounts: { amount: found.amounts },
          },
          query.table ?? "figures",
          { entry: found.entry, today: found.today, ...unitsAsked(query, found.standing) },
        ),
    },
    handle: ({ query: { atLeast, table: _, ...asked } }) =>
      Effect.flatMap(todayInIndia, (today) =>
        Effect.map(
          askRows((rows) => compensationFigures(rows, { ...asked, today }), atLeast),
          (body) => ({ body }),
        ),
      ),
  }),
];
