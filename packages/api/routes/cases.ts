/** A case: opening it, recording in it, reading what was recorded. */
import { EventRequest, MOST_EVENTS, RecordRequest } from "@tareekh/core/recording/command.ts";
import { Effect, Schema } from "effect";
import { fieldProblem } from "../field-problems.ts";
import type { SignedIn } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";
import { OpenedData, OpenedSource } from "../shapes/recorded.ts";
import { readRecordedEvents } from "../use-cases/read-recorded-events.ts";
import { openCase, type RecordedOnce, record } from "../use-cases/record.ts";
import { caseId, optional, wholeNumber } from "./parameters.ts";
import { type Answer, route } from "./route.ts";
import { sentCommand } from "./sent-command.ts";

/** `openapi/event-schemas.ts` puts the catalogue in the place of this component. */
const EventToRecord = EventRequest.annotate({ identifier: "EventToRecord" });

const Command = Schema.Struct({
  ...RecordRequest.fields,
  events: Schema.Array(EventToRecord)
    .check(Schema.isMinLength(1), Schema.isMaxLength(MOST_EVENTS))
    .annotate({ description: "Recorded all together or not at all" }),
});

const CaseToOpen = Schema.Struct({
  caseId: Schema.optionalKey(
    Schema.String.annotate({
      description: "`case-<UUID of version 7>`, where the sender wants to know it beforehand",
    }),
  ),
  ...Command.fields,
});

const Recorded = Schema.Struct({
  caseId: Schema.String,
  revision: Schema.Int.annotate({ description: "The case's revision after the command" }),
  eventIds: Schema.Array(Schema.String).annotate({ description: "In the order of the command" }),
  warnings: Schema.Array(
    Schema.Struct({
      key: Schema.String.annotate({ description: "What a `WarningSettled` names" }),
      kind: Schema.String,
      text: Schema.String,
      events: Schema.Array(Schema.String),
    }),
  ).annotate({ description: "What looks implausible and was recorded all the same; settle or correct it" }),
}).annotate({ identifier: "Recorded" });

const CASE_ID = /^case-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The id that the sender wants the case to have, in the form in which the API gives it. */
const wantedCaseId = (given: unknown): unknown => {
  if (given === undefined || (typeof given === "string" && CASE_ID.test(given))) return given;
  throw new ProblemRaised("invalid-request", "The case cannot have this id.", {
    problems: [fieldProblem("caseId", "case- with a UUID of version 7 in lower case behind it", given)],
  });
};

/** Who records has signed in: no write is open to strangers. */
const nameOf = (signedIn: SignedIn | undefined): string => {
  if (signedIn === undefined) throw new Error("A write came from somebody who has not signed in");
  return signedIn.name;
};

const answer = ({ recorded, repeated }: RecordedOnce): Answer<typeof Recorded.Type> => ({
  body: recorded,
  status: repeated ? 200 : 201,
  revision: recorded.revision,
});

const written = {
  answer: Recorded,
  answerDescription: "The command had been recorded before: its first answer",
  also: {
    200: "The command had been recorded before: its first answer. Nothing was recorded now",
    201: "Recorded",
  },
  etag: true,
  bodyReadLater: true,
} as const;

const EXAMPLE_COMMAND = "01890000-0000-7000-8000-000000000001";
const EXAMPLE_SOURCE = { kind: "police-record" } as const;

const open = route({
  method: "post",
  path: "/api/cases",
  operationId: "openCase",
  tag: "cases",
  summary: "Open a case with its first events",
  description:
    "One of them is a `CaseOpened`. They say something by which the case is found again: the office's own number, a title, the State or a note in the `CaseOpened`, another event that says what is known; or at least the day since which the case is followed, as the `CaseOpened`'s `occurred`.",
  body: CaseToOpen,
  bodyExample: {
    commandId: EXAMPLE_COMMAND,
    events: [
      { type: "CaseOpened", occurred: null, source: EXAMPLE_SOURCE, data: { fileNumber: "2024/17" } },
      {
        type: "PersonAdded",
        occurred: null,
        source: EXAMPLE_SOURCE,
        data: { person: "survivor-1", role: "survivor" },
      },
    ],
  },
  ...written,
  problems: ["conflict", "too-large"],
  handle: ({ body, signedIn }) => {
    const { caseId: wanted, ...command } = sentCommand(body, ["caseId", "commandId", "events"]);
    return Effect.map(
      openCase({
        commandId: undefined,
        events: undefined,
        ...command,
        caseId: wantedCaseId(wanted),
        by: nameOf(signedIn),
      }),
      (once) => {
        const answered = answer(once);
        return { ...answered, headers: { location: `/api/cases/${answered.body.caseId}` } };
      },
    );
  },
});

const recordIn = route({
  method: "post",
  path: "/api/cases/{caseId}/events",
  operationId: "recordEvents",
  tag: "cases",
  summary: "Record events in a case",
  description:
    "All together or not at all. Sent again with the same command id, it records nothing more and answers as before. Corrections are events (`EventCorrected`, `EventRetracted`).",
  params: Schema.Struct({ caseId }),
  body: Command,
  bodyExample: {
    commandId: EXAMPLE_COMMAND,
    events: [
      {
        type: "SurvivorRescued",
        occurred: "2024-07-02",
        source: EXAMPLE_SOURCE,
        data: { survivors: ["survivor-1"] },
      },
    ],
  },
  ...written,
  ifMatch: true,
  problems: ["conflict", "revision-changed", "set-aside"],
  handle: ({ params, body, signedIn, expected }) =>
    Effect.map(
      record({
        commandId: undefined,
        events: undefined,
        ...sentCommand(body, ["commandId", "events"]),
        caseId: params.caseId,
        expected,
        by: nameOf(signedIn),
      }),
      answer,
    ),
});

const RecordedEvent = Schema.Struct({
  id: Schema.String,
  revision: Schema.Int,
  position: Schema.NullOr(Schema.Int).annotate({ description: "In the whole log" }),
  type: Schema.String,
  version: Schema.Int,
  occurred: Schema.NullOr(Schema.String),
  after: Schema.Array(Schema.String),
  before: Schema.Array(Schema.String),
  source: OpenedSource,
  data: OpenedData,
  by: Schema.String,
  recorded: Schema.String.annotate({ description: "UTC" }),
  commandId: Schema.String,
  hash: Schema.String.annotate({
    description: "SHA-256 over the predecessor's hash and the event's canonical form, in hex",
  }),
}).annotate({ identifier: "RecordedEvent" });

const events = route({
  method: "get",
  path: "/api/cases/{caseId}/events",
  operationId: "readEvents",
  tag: "cases",
  summary: "What was recorded, as it was recorded",
  description:
    "In the order of recording, corrections apart; sealed texts are opened. A page may end between two events of one command (`commandId`); it says in `next` that more follow. The ETag is sent with the page that reaches the case's revision, and with no other: what is sent with `If-Match` then rests on everything.",
  params: Schema.Struct({ caseId }),
  query: Schema.Struct({
    after: optional(wholeNumber("Only events after this revision", 0, 1_000_000_000)),
    limit: optional(wholeNumber("At most so many; 500 where it is left out", 1, 5_000)),
  }),
  answer: Schema.Struct({
    caseId: Schema.String,
    revision: Schema.Int.annotate({
      description: "At which the case stands, whether or not its last events are on this page",
    }),
    events: Schema.Array(RecordedEvent),
    next: Schema.NullOr(Schema.Int).annotate({
      description: "`after` of the next page; null where this page reaches `revision`",
    }),
  }),
  answerDescription: "The events",
  etag: true,
  handle: ({ params, query }) =>
    Effect.map(
      readRecordedEvents(params.caseId, {
        ...(query.after === undefined ? {} : { after: query.after }),
        limit: query.limit ?? 500,
      }),
      (body) => (body.next === null ? { body, revision: body.revision } : { body }),
    ),
});

export const caseRoutes = [open, recordIn, events];
