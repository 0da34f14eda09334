/** How long until which outcome, across cases. */
import { outcomeFigures } from "@tareekh/projections/answers/outcome-figures.ts";
import { Effect, Schema } from "effect";
import { curveTable, outcomeColumns } from "../shapes/curve-table.ts";
import { figuresTable } from "../shapes/figures.ts";
import { OutcomesShape } from "../shapes/outcomes.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { optional } from "./parameters.ts";
import { route } from "./route.ts";
import {
  comparedParameters,
  curveTableParameter,
  entryParameters,
  fromMilestone,
  unitsAsked,
} from "./unit-parameters.ts";

export const outcomeRoutes = [
  route({
    method: "get",
    path: "/api/outcomes",
    operationId: "readOutcomes",
    tag: "figures",
    summary: "How long until conviction, acquittal or another end, across the cases followed by this office",
    description:
      "Outcomes compete: each ends the wait for the others (Aalen–Johansen; errors by the infinitesimal jackknife). `convictedBy3` is the share of all, those still waiting among them, that had ended in conviction within three times 365 days. A proceeding counts as a conviction where any of its accused was convicted, or else as an acquittal where any was acquitted. No share is given of fewer than five that ended, nor beyond the last day of which anything is known: `whyNoShares` says why. As CSV, the lines of figures; with `table=curves`, the points of the curves.",
    query: Schema.Struct({
      from: optional(fromMilestone("From where days are counted; the FIR where it is left out")),
      ...comparedParameters,
      ...entryParameters,
      ...curveTableParameter,
    }),
    answer: OutcomesShape,
    answerDescription: "The figures",
    table: {
      name: "outcomes",
      of: (found, { query }) => {
        const about = {
          from: found.from,
          entry: found.entry,
          today: found.today,
          ...unitsAsked(query, found.standing),
        };
        return query.table === "curves"
          ? curveTable(outcomeColumns, found.curves, about)
          : figuresTable(found, about);
      },
    },
    handle: ({ query: { atLeast, table: _, ...asked } }) =>
      Effect.flatMap(todayInIndia, (today) =>
        Effect.map(
          askRows((rows) => outcomeFigures(rows, { ...asked, today }), atLeast),
          (body) => ({ body }),
        ),
      ),
  }),
];
