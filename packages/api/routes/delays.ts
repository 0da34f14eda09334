/** Delays across cases, with those still waiting counted; and whether two groups wait alike. */
import { delayComparison } from "@tareekh/projections/answers/delay-comparison.ts";
import { delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import { unitBreakdowns } from "@tareekh/projections/answers/units/unit-question.ts";
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { Effect, Schema } from "effect";
import { type CurveOfGroup, curveTable, waitingColumns } from "../shapes/curve-table.ts";
import { DelayComparisonShape } from "../shapes/delay-comparison.ts";
import { DelaysShape } from "../shapes/delays.ts";
import { figuresTable } from "../shapes/figures.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { oneOf, pairOf, twoTexts } from "./parameters.ts";
import { route } from "./route.ts";
import {
  comparedParameters,
  curveTableParameter,
  entryParameters,
  unitParameters,
  unitsAsked,
} from "./unit-parameters.ts";

const spanParameter = pairOf("From which milestone to which", milestoneNames).annotateKey({
  messageMissingKey: "two milestones such as fir..chargesheet",
});

export const delayRoutes = [
  route({
    method: "get",
    path: "/api/delays",
    operationId: "readDelays",
    tag: "figures",
    summary: "How long from one milestone to another, across the cases followed by this office",
    description:
      "`median` and the quartiles are Kaplan–Meier estimates: they count those still waiting for as long as they are known to have waited, until the last day on which something on record says so, and not until today. `naiveMedian` is that of those that ended alone, which is what published figures give; `sentences` says how the two differ. No median is given of fewer than five that ended, and no limit that the curve does not reach: a field `whyNo…` says why. What nobody recorded, and nothing on record says to be pending, is not taken to be open, and counted as `notRecorded`; `medianIfPendingToday` takes it to be pending today. A range of days counts once by its least and once by its most. Each of `counted` is in one of these: `closed` and `notDated` (reached), `open` and `openNotDated` (still waiting), `notRecorded`, and `ended`, `notBegun`, `startNotRecorded` and `possibly` (left out). Spans below 0 (`reversed`) are counted and in no figure of days. As CSV, the lines of figures; with `table=curves`, the points of the curves.",
    query: Schema.Struct({
      span: spanParameter,
      ...comparedParameters,
      ...entryParameters,
      ...curveTableParameter,
    }),
    answer: DelaysShape,
    answerDescription: "The figures",
    table: {
      name: "delays",
      of: (found, { query }) => {
        const about = {
          from: found.from,
          to: found.to,
          entry: found.entry,
          today: found.today,
          ...unitsAsked(query, found.standing),
        };
        return query.table === "curves"
          ? curveTable(waitingColumns, found.curves, about)
          : figuresTable(found, about);
      },
    },
    handle: ({ query: { span, atLeast, table: _, ...asked } }) =>
      Effect.flatMap(todayInIndia, (today) =>
        Effect.map(
          askRows((rows) => delayFigures(rows, { ...span, ...asked, today }), atLeast),
          (body) => ({ body }),
        ),
      ),
  }),
  route({
    method: "get",
    path: "/api/delays/comparison",
    operationId: "compareDelays",
    tag: "figures",
    summary: "Whether two groups wait alike from one milestone to another",
    description:
      "The curves of two groups and the log-rank test, in which those still waiting count as in `/api/delays`. `sentences` says in words what can be told; where fewer than five ended in either, it says that nothing can. `expected` is how many would have ended in each if both waited alike. A difference does not say why: the cases of the two may be of different kinds. As CSV, the points of the two curves.",
    query: Schema.Struct({
      span: spanParameter,
      ...unitParameters,
      by: oneOf("By what the two differ", unitBreakdowns),
      compare: twoTexts("The two values of `by`, as they stand in `group` of `/api/delays`"),
      ...entryParameters,
    }),
    answer: DelayComparisonShape,
    answerDescription: "The two groups, and what can be told of them",
    table: {
      name: "delay-comparison",
      of: (found, { query }) =>
        curveTable(
          waitingColumns,
          found.groups.map(({ group, points }): CurveOfGroup => ({ group, thenGroup: null, points })),
          {
            from: found.from,
            to: found.to,
            entry: found.entry,
            today: found.today,
            ...unitsAsked({ ...query, by: [query.by] }, found.standing),
          },
        ),
    },
    handle: ({ query: { span, atLeast, by, ...asked } }) =>
      Effect.flatMap(todayInIndia, (today) =>
        Effect.map(
          askRows((rows) => delayComparison(rows, { ...span, ...asked, by: [by], today }), atLeast),
          (body) => ({ body }),
        ),
      ),
  }),
];
