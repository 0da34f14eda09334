/** Delays across cases. */
import { delayFigures } from "@tareekh/projections/answers/delay-figures.ts";
import { milestoneNames } from "@tareekh/projections/milestones.ts";
import { Effect, Schema } from "effect";
import { DayShape } from "../shapes/dates.ts";
import { figuresShape, figuresTable } from "../shapes/figures.ts";
import { StandingShape } from "../shapes/standing.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { todayInIndia } from "../use-cases/today-in-india.ts";
import { By, figureParameters, figuresOf } from "./narrowing.ts";
import { pairOf } from "./parameters.ts";
import { route } from "./route.ts";

const DelayFigures = figuresShape(
  "DelayFigures",
  [
    "counted",
    "cases",
    "closed",
    "open",
    "openNotDated",
    "notRecorded",
    "notDated",
    "ended",
    "notBegun",
    "startNotRecorded",
    "possibly",
    "exact",
    "ranges",
    "oneSided",
    "approximate",
    "reversed",
  ],
  [
    "leastMin",
    "leastQ1",
    "leastMedian",
    "leastQ3",
    "leastMax",
    "mostMin",
    "mostQ1",
    "mostMedian",
    "mostQ3",
    "mostMax",
    "openMedianToday",
    "openMaxToday",
    "openMedianKnown",
    "openMaxKnown",
    "staleMedian",
    "staleMax",
  ],
);

export const delayRoutes = [
  route({
    method: "get",
    path: "/api/delays",
    operationId: "readDelays",
    tag: "figures",
    summary: "How long from one milestone to another, across cases",
    description:
      "The spread is of those that are closed, and therefore shorter than the truth: the slowest are still open. They are counted beside it and never dropped. What nobody recorded, and nothing on record says to be pending, is not taken to be open, and counted as `notRecorded`. A range of days counts once by its least and once by its most. Each of `counted` is in one of these: `closed` and `notDated` (reached), `open` and `openNotDated` (still waiting), `notRecorded`, and `ended`, `notBegun`, `startNotRecorded` and `possibly` (left out).",
    query: Schema.Struct({
      span: pairOf("From which milestone to which", milestoneNames).annotateKey({
        messageMissingKey: "two milestones such as fir..chargesheet",
      }),
      ...figureParameters,
    }),
    answer: Schema.Struct({
      from: Schema.Literals(milestoneNames),
      to: Schema.Literals(milestoneNames),
      by: By,
      unit: Schema.Literals(["proceeding", "accused"]).annotate({ description: "What is counted" }),
      today: DayShape.annotate({ description: "Of it is said how old is what is known of the open ones" }),
      total: DelayFigures,
      groups: Schema.Array(DelayFigures),
      countedElsewhere: Schema.Int.annotate({
        description:
          "Not counted: what is counted in the proceeding from which theirs was split, or into which",
      }),
      standing: StandingShape,
    }),
    answerDescription: "The figures",
    table: {
      name: "delays",
      of: (found, { query }) =>
        figuresTable(found, {
          from: found.from,
          to: found.to,
          unit: found.unit,
          today: found.today,
          ...figuresOf(query, found.standing),
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
