/** Intimidation across cases: each incident, and figures. */
import { intimidationFigures } from "@tareekh/projections/answers/intimidation-figures.ts";
import { intimidationRows } from "@tareekh/projections/answers/intimidation-rows.ts";
import { intimidationColumns } from "@tareekh/projections/intimidation.ts";
import { Effect, Schema } from "effect";
import { figuresShape, figuresTable } from "../shapes/figures.ts";
import { rowShape } from "../shapes/rows.ts";
import { StandingShape } from "../shapes/standing.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { By, figureParameters, figuresOf, pageFields, rowParameters } from "./narrowing.ts";
import { route } from "./route.ts";
import { rowTable } from "./row-table.ts";

const incidents = route({
  method: "get",
  path: "/api/intimidation",
  operationId: "listIntimidation",
  tag: "figures",
  summary: "Threats and inducements, one row each, the oldest first",
  query: Schema.Struct(rowParameters),
  answer: Schema.Struct({
    rows: Schema.Array(rowShape(intimidationColumns, "IntimidationRow")),
    ...pageFields,
  }),
  answerDescription: "A page of rows",
  table: { name: "intimidation", of: rowTable(intimidationColumns, intimidationRows) },
  handle: ({ query: { atLeast, ...asked } }) =>
    Effect.map(
      askRows((rows) => intimidationRows.page(rows, asked), atLeast),
      (body) => ({ body }),
    ),
});

const IncidentFigures = figuresShape(
  "IncidentFigures",
  [
    "incidents",
    "cases",
    "notDated",
    "atCourtDate",
    "answered",
    "unanswered",
    "firRefused",
    "afterRelease",
    "afterReleaseCannotTell",
    "targetLaterHostile",
    "targetLaterAbsent",
    "targetLaterRetracted",
  ],
  [
    "responseLeastMedian",
    "responseLeastMax",
    "responseMostMedian",
    "responseMostMax",
    "sinceReleaseLeastMedian",
    "sinceReleaseMostMedian",
  ],
);

const CodeCounts = Schema.Array(Schema.Struct({ code: Schema.String, incidents: Schema.Int }));

const figures = route({
  method: "get",
  path: "/api/intimidation/figures",
  operationId: "readIntimidationFigures",
  tag: "figures",
  summary: "Intimidation in figures",
  description:
    "By whom and how, what followed and how late, and what stands around it. Days to the first answer are of those answered: the others are left out of them.",
  query: Schema.Struct(figureParameters),
  answer: Schema.Struct({
    by: By,
    total: IncidentFigures,
    groups: Schema.Array(IncidentFigures),
    sources: CodeCounts.annotate({ description: "An incident may have several" }),
    manners: CodeCounts,
    responses: CodeCounts,
    standing: StandingShape,
  }),
  answerDescription: "The figures",
  table: {
    name: "intimidation-figures",
    of: (found, { query }) => figuresTable(found, figuresOf(query, found.standing)),
  },
  handle: ({ query: { atLeast, ...asked } }) =>
    Effect.map(
      askRows((rows) => intimidationFigures(rows, asked), atLeast),
      (body) => ({ body }),
    ),
});

export const intimidationRoutes = [incidents, figures];
