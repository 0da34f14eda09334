/** Bail across cases: each accused, each application, and figures. */
import { bailOutcomes } from "@tareekh/core/catalogue/codes/bail.ts";
import { bailFigures } from "@tareekh/projections/answers/bail-figures.ts";
import { bailApplicationRows, bailRows } from "@tareekh/projections/answers/bail-rows.ts";
import { bailColumns } from "@tareekh/projections/bail.ts";
import { bailApplicationColumns } from "@tareekh/projections/bail-applications.ts";
import { Effect, Schema } from "effect";
import { figuresShape, figuresTable } from "../shapes/figures.ts";
import { rowShape } from "../shapes/rows.ts";
import { StandingShape } from "../shapes/standing.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { By, figureParameters, figuresOf, pageFields, rowParameters } from "./narrowing.ts";
import { oneOf, optional } from "./parameters.ts";
import { route } from "./route.ts";
import { rowTable } from "./row-table.ts";

const accused = route({
  method: "get",
  path: "/api/bail",
  operationId: "listBail",
  tag: "figures",
  summary: "Bail and custody, a row for each accused in each proceeding",
  query: Schema.Struct(rowParameters),
  answer: Schema.Struct({ rows: Schema.Array(rowShape(bailColumns, "BailRow")), ...pageFields }),
  answerDescription: "A page of rows",
  table: { name: "bail", of: rowTable(bailColumns, bailRows) },
  handle: ({ query: { atLeast, ...asked } }) =>
    Effect.map(
      askRows((rows) => bailRows.page(rows, asked), atLeast),
      (body) => ({ body }),
    ),
});

const applications = route({
  method: "get",
  path: "/api/bail/applications",
  operationId: "listBailApplications",
  tag: "figures",
  summary: "Applications for bail, the oldest first",
  query: Schema.Struct({
    ...rowParameters,
    outcome: optional(
      oneOf("Only those decided so, pending, or of which the outcome is not certain", [
        "pending",
        "cannot-tell",
        ...bailOutcomes.codes,
      ]),
    ),
  }),
  answer: Schema.Struct({
    rows: Schema.Array(rowShape(bailApplicationColumns, "BailApplicationRow")),
    ...pageFields,
  }),
  answerDescription: "A page of rows",
  table: { name: "bail-applications", of: rowTable(bailApplicationColumns, bailApplicationRows) },
  handle: ({ query: { atLeast, ...asked } }) =>
    Effect.map(
      askRows((rows) => bailApplicationRows.page(rows, asked), atLeast),
      (body) => ({ body }),
    ),
});

const AccusedFigures = figuresShape(
  "BailAccusedFigures",
  [
    "accused",
    "cases",
    "withApplication",
    "withSeveralApplications",
    "releasedOnBail",
    "releasedBeforeStatement",
    "releasedAfterStatement",
    "releasedNoStatement",
    "releasedCannotTell",
    "counselReady",
    "breached",
    "cancellationAsked",
    "cancelled",
    "absconded",
    "breachedOrAbsconded",
  ],
  [],
);

const ApplicationFigures = figuresShape(
  "BailApplicationFigures",
  [
    "applications",
    "ordersWithoutApplication",
    "granted",
    "refused",
    "otherwise",
    "outcomeCannotTell",
    "pending",
    "pendingOnInterim",
    "decidedNotDated",
    "grantedAfterCoAccused",
  ],
  ["leastMedian", "leastMax", "mostMedian", "mostMax"],
);

const figures = route({
  method: "get",
  path: "/api/bail/figures",
  operationId: "readBailFigures",
  tag: "figures",
  summary: "Bail patterns",
  description:
    "What becomes of applications and how long it takes, and what stands around them. Days to the order are of those decided: those pending are left out of them. As CSV, the figures of the accused.",
  query: Schema.Struct(figureParameters),
  answer: Schema.Struct({
    by: By,
    accused: Schema.Struct({ total: AccusedFigures, groups: Schema.Array(AccusedFigures) }),
    applications: Schema.Struct({ total: ApplicationFigures, groups: Schema.Array(ApplicationFigures) }),
    grounds: Schema.Array(
      Schema.Struct({ outcome: Schema.String, ground: Schema.String, orders: Schema.Int }),
    ).annotate({ description: "How often orders give each ground; an order may give several" }),
    standing: StandingShape,
  }),
  answerDescription: "The figures",
  table: {
    name: "bail-figures",
    of: ({ accused: found, standing }, { query }) => figuresTable(found, figuresOf(query, standing)),
  },
  handle: ({ query: { atLeast, ...asked } }) =>
    Effect.map(
      askRows((rows) => bailFigures(rows, asked), atLeast),
      (body) => ({ body }),
    ),
});

export const bailRoutes = [accused, applications, figures];
