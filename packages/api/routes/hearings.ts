/** Court dates across cases: those on record, and those given and not yet on record. */
import { hearingRows } from "@tareekh/projections/answers/hearing-rows.ts";
import { hearingColumns } from "@tareekh/projections/hearings.ts";
import { Effect, Schema } from "effect";
import { rowShape } from "../shapes/rows.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import { pageFields, rowParameters } from "./narrowing.ts";
import { day, oneOf, optional } from "./parameters.ts";
import { route } from "./route.ts";
import { rowTable } from "./row-table.ts";

export const hearingRoutes = [
  route({
    method: "get",
    path: "/api/hearings",
    operationId: "listHearings",
    tag: "figures",
    summary: "Court dates between two days, the earliest first",
    description:
      "With a first or last day, court dates of which no day is known are left out; without, they come last.",
    query: Schema.Struct({
      from: optional(day("The first day")),
      to: optional(day("The last day: the first or a later one")),
      kind: optional(
        oneOf("Only those on record, or only those given and not yet on record", ["recorded", "scheduled"]),
      ),
      ...rowParameters,
    }),
    answer: Schema.Struct({ rows: Schema.Array(rowShape(hearingColumns, "HearingRow")), ...pageFields }),
    answerDescription: "A page of rows",
    table: { name: "court-dates", of: rowTable(hearingColumns, hearingRows) },
    handle: ({ query: { atLeast, ...asked } }) =>
      Effect.map(
        askRows((rows) => hearingRows.page(rows, asked), atLeast),
        (body) => ({ body }),
      ),
  }),
];
