/** Bail across cases: each accused, each application, and figures. */
import { bailFigures } from "@tareekh/projections/answers/bail-figures.ts";
import { listBail, listBailApplications } from "@tareekh/projections/answers/bail-rows.ts";
import { bailColumns } from "@tareekh/projections/bail.ts";
import { bailApplicationColumns } from "@tareekh/projections/bail-applications.ts";
import { Effect, Schema } from "effect";
import { figuresShape, figuresTable } from "../shapes/figures.ts";
import { rowShape, rowTable } from "../shapes/rows.ts";
import { StandingShape } from "../shapes/standing.ts";
import { askRows, listRows } from "../use-cases/ask-rows.ts";
import { By, figureParameters, pageFields, rowParameters } from "./narrowing.ts";
import { optional, text } from "./parameters.ts";
import { route } from "./route.ts";

const accused = route({
  method: "get",
  path: "/api/bail",
  operationId: "listBail",
  tag: "figures",
  summary: "Bail and custody, a row for each accused in each proceeding",
  query: Schema.Struct(rowParameters),
  answer: Schema.Struct({ rows: Schema.Array(rowShape(bailColumns, "BailRow")), ...pageFields }),
  answerDescription: "A page of rows",
  table: ({ rows }) => rowTable(bailColumns, rows),
  handle: ({ query: { atLeast, ...asked }, asTable }) =>
    Effect.map(listRows(listBail, asked, { atLeast, whole: asTable }), (body) => ({ body })),
});

const applications = route({
  method: "get",
  path: "/api/bail/applications",
  operationId: "listBailApplications",
  tag: "figures",
  summary: "Applications for bail, the oldest first",
  query: Schema.Struct({
    ...rowParameters,
    outcome: optional(text("Only those decided so: `pending`, or a code of the catalogue", 80)),
  }),
  answer: Schema.Struct({
    rows: Schema.Array(rowShape(bailApplicationColumns, "BailApplicationRow")),
    ...pageFields,
  }),
  answerDescription: "A page of rows",
  table: ({ rows }) => rowTable(bailApplicationColumns, rows),
  handle: ({ query: { atLeast, ...asked }, asTable }) =>
    Effect.map(listRows(listBailApplications, asked, { atLeast, whole: asTable }), (body) => ({ body })),
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
    "What becomes of applications and how long it takes, and what stands around them. As CSV, the figures of the accused.",
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
  table: (found) => figuresTable(found.accused),
  handle: ({ query: { by, atLeast } }) =>
    Effect.map(
      askRows((rows) => bailFigures(rows, by === undefined ? {} : { by }), atLeast),
      (body) => ({ body }),
    ),
});

export const bailRoutes = [accused, applications, figures];
