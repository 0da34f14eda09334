/** A case as a timeline, and in short: always as it stands in the log, with what was recorded a moment ago. */
import { Effect, Schema } from "effect";
import { TimelineShape } from "../shapes/timeline.ts";
import { readTimeline } from "../use-cases/read-timeline.ts";
import { caseId, day, moment, optional } from "./parameters.ts";
import { route } from "./route.ts";

export const AsAsked = Schema.Struct({
  asOf: optional(
    day("As the case stood at the end of that day in India; what may have happened later is marked"),
  ),
  knownAt: optional(
    moment(
      "As it was known then; what was recorded later is left out. Before the first recording the case is empty, at revision 0",
    ),
  ),
});

const timeline = route({
  method: "get",
  path: "/api/cases/{caseId}/timeline",
  operationId: "readTimeline",
  tag: "cases",
  summary: "A case's timeline",
  description:
    "Sealed texts are opened. `asOf` and `knownAt` may be combined: as it stood on one day, as it was known on another.",
  params: Schema.Struct({ caseId }),
  query: AsAsked,
  answer: TimelineShape,
  answerDescription: "The timeline",
  etag: true,
  problems: ["set-aside"],
  handle: ({ params, query }) =>
    Effect.map(readTimeline(params.caseId, query), (body) => ({ body, revision: body.revision })),
});

const { header, warnings } = TimelineShape.fields;

const oneCase = route({
  method: "get",
  path: "/api/cases/{caseId}",
  operationId: "readCase",
  tag: "cases",
  summary: "A case in short",
  description: "Its people and proceedings, where each stands, what is next, and what is missing.",
  params: Schema.Struct({ caseId }),
  query: AsAsked,
  answer: Schema.Struct({ caseId: Schema.String, revision: Schema.Int, header, warnings }),
  answerDescription: "The case",
  etag: true,
  problems: ["set-aside"],
  handle: ({ params, query }) =>
    Effect.map(readTimeline(params.caseId, query), (read) => ({
      body: {
        caseId: read.caseId,
        revision: read.revision,
        header: read.header,
        warnings: read.warnings,
      },
      revision: read.revision,
    })),
});

export const timelineRoutes = [oneCase, timeline];
