/** Delays across cases, with those still waiting counted. */
import { delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import { milestoneNames } from "@tareekh/projections/milestones.ts";
import { Effect, Schema } from "effect";
import { DelaysShape } from "../shapes/delays.ts";
import { figuresTable } from "../shapes/figures.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { pairOf } from "./parameters.ts";
import { route } from "./route.ts";
import { comparedParameters, entryParameters, unitsAsked } from "./unit-parameters.ts";

export const delayRoutes = [
  route({
    method: "get",
    path: "/api/delays",
    operationId: "readDelays",
    tag: "figures",
    summary: "How long from one milestone to another, across the cases followed by this office",
    description:
      "`median` and the quartiles are Kaplan–Meier estimates: they count those still waiting for as long as they are known to have waited, until the last day on which something on record says so, and not until today. `naiveMedian` is that of those that ended alone, which is what published figures give; `sentences` says how the two differ. No median is given of fewer than five that ended, and no limit that the curve does not reach: a field `whyNo…` says why. What nobody recorded, and nothing on record says to be pending, is not taken to be open, and counted as `notRecorded`; `medianIfPendingToday` takes it to be pending today. A range of days counts once by its least and once by its most. Each of `counted` is in one of these: `closed` and `notDated` (reached), `open` and `openNotDated` (still waiting), `notRecorded`, and `ended`, `notBegun`, `startNotRecorded` and `possibly` (left out). Spans below 0 (`reversed`) are counted and in no figure of days. As CSV, the lines of figures without the curves.",
    query: Schema.Struct({
      span: pairOf("From which milestone to which", milestoneNames).annotateKey({
        messageMissingKey: "two milestones such as fir..chargesheet",
      }),
      ...comparedParameters,
      ...entryParameters,
    }),
    answer: DelaysShape,
    answerDescription: "The figures",
    table: {
      name: "delays",
      of: (found, { query }) =>
        figuresTable(found, {
          from: found.from,
          to: found.to,
          entry: found.entry,
          today: found.today,
          ...unitsAsked(query, found.standing),
        }),
    },
    handle: ({ query: { span, atLeast, ...asked } }) =>
      Effect.flatMap(todayInIndia, (today) =>
        Effect.map(
          askRows((rows) => delayFigures(rows, { ...span, ...asked, today }), atLeast),
          (body) => ({ body }),
        ),
      ),
  }),
];
