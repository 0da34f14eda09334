/** What a case has waited for and how long, with what is open counted to the day that is asked for. */
import { milestoneNames } from "@tareekh/projections/facts/milestones.ts";
import { spanStates } from "@tareekh/projections/facts/spans.ts";
import { Effect, Schema } from "effect";
import { DayShape } from "../shapes/dates.ts";
import { readCaseDelays } from "../use-cases/read-case-delays.ts";
import { caseId } from "./parameters.ts";
import { route } from "./route.ts";
import { AsAsked } from "./timeline.ts";

const Days = Schema.NullOr(Schema.Int);
const MaybeDay = Schema.NullOr(DayShape);
const soFar = {
  soFarLeast: Days.annotate({
    description: "At least: of a span that is open, days until `lastPending`; of a wait, until `until`",
  }),
  soFarMost: Days,
};

const CaseDelay = Schema.Struct({
  from: Schema.Literals(milestoneNames),
  fromTitle: Schema.String,
  to: Schema.Literals(milestoneNames),
  toTitle: Schema.String,
  proceeding: Schema.String,
  accused: Schema.NullOr(Schema.String),
  state: Schema.Literals(spanStates),
  least: Days.annotate({ description: "Of a closed span: days, at least; below zero in the wrong order" }),
  most: Days,
  approximate: Schema.Boolean,
  beganEarliest: MaybeDay,
  beganLatest: MaybeDay,
  reachedEarliest: MaybeDay,
  reachedLatest: MaybeDay,
  lastPending: MaybeDay.annotate({
    description: "The last day before which the second is known not to have come; null where nothing says so",
  }),
  lastRecorded: MaybeDay.annotate({
    description: "The last day on which anything is known to have happened in the proceeding",
  }),
  ...soFar,
}).annotate({ identifier: "CaseDelay" });

const CaseWait = Schema.Struct({
  eventId: Schema.String,
  title: Schema.String,
  waitsFor: Schema.String,
  proceeding: Schema.NullOr(Schema.String),
  person: Schema.NullOr(Schema.String),
  state: Schema.Literals(["ended", "open", "not-dated", "open-not-dated", "possibly"]),
  least: Days,
  most: Days,
  sinceEarliest: MaybeDay,
  sinceLatest: MaybeDay,
  endedEarliest: MaybeDay,
  endedLatest: MaybeDay,
  ...soFar,
}).annotate({ identifier: "CaseWait" });

const columns = Object.keys(CaseDelay.fields) as (keyof typeof CaseDelay.fields)[];

export const caseDelayRoutes = [
  route({
    method: "get",
    path: "/api/cases/{caseId}/delays",
    operationId: "readDelaysOfCase",
    tag: "cases",
    summary: "The delays of a case",
    description:
      "From milestone to milestone, per proceeding, and per accused where milestones are; and what was asked for, ordered or put off. As CSV, the spans.",
    params: Schema.Struct({ caseId }),
    query: AsAsked,
    answer: Schema.Struct({
      caseId: Schema.String,
      revision: Schema.Int,
      until: DayShape.annotate({ description: "The day to which waits are counted" }),
      spans: Schema.Array(CaseDelay),
      waits: Schema.Array(CaseWait),
    }),
    answerDescription: "The delays",
    etag: true,
    problems: ["set-aside"],
    table: {
      name: "delays-of-a-case",
      of: ({ spans }) => ({ columns, rows: spans.map((span) => columns.map((name) => span[name])) }),
    },
    handle: ({ params, query }) =>
      Effect.map(readCaseDelays(params.caseId, query), (body) => ({ body, revision: body.revision })),
  }),
];
