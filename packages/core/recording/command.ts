/** What is sent to be recorded: a command, which is one or more events with an id by which it is known again. */
import { Schema } from "effect";
import { Source } from "../catalogue/event-type.ts";
import { UUID_V7 } from "./event-ids.ts";

/** Events that one command may hold. */
export const MOST_EVENTS = 500;

/** A name that an event bears within its command only. */
const REF = /^[a-z][a-z0-9-]{0,39}$/;

const uuidV7 = Schema.String.check(
  Schema.isPattern(UUID_V7, { expected: "a UUID of version 7 in lower case" }),
);

const eventRefs = (title: string, description: string) =>
  Schema.optionalKey(
    Schema.Array(Schema.String).check(Schema.isMaxLength(MOST_EVENTS)).annotate({ title, description }),
  );

export const EventRequest = Schema.Struct({
  type: Schema.String.annotate({ title: "Type", description: "One of the catalogue's: AccusedArrested" }),
  ref: Schema.optionalKey(
    Schema.String.check(
      Schema.isPattern(REF, { expected: "lower-case letters, digits and hyphens, beginning with a letter" }),
    ).annotate({
      title: "Name within the command",
      description:
        "Lets other events of the same command name this one as @<ref>, wherever an event's id may stand. It is not recorded.",
    }),
  ),
  occurred: Schema.NullOr(Schema.String).annotate({
    title: "When",
    description:
      "As precisely as is known: 2020-11-12, 2020-10-01/2020-10-07, 2020-09~, XXXX-09, or 2020-11-12T14:30+05:30; null where nothing is known",
  }),
  after: eventRefs("After", "Events that came before this one: their ids, or @<ref> of this command"),
  before: eventRefs("Before", "Events that came after this one: their ids, or @<ref> of this command"),
  source: Source,
  data: Schema.Record(Schema.String, Schema.Unknown).annotate({
    title: "Data",
    description:
      "As the catalogue says for the type. Texts are sent plain and sealed before they are recorded",
  }),
}).annotate({ title: "Event to record" });
export type EventRequest = typeof EventRequest.Type;

const fields = {
  commandId: uuidV7.annotate({
    title: "Command id",
    description:
      "A UUID of version 7 made by the sender. Sending the same command again returns the first answer and records nothing",
  }),
  events: Schema.Array(EventRequest)
    .check(Schema.isMinLength(1), Schema.isMaxLength(MOST_EVENTS))
    .annotate({ title: "Events", description: "Recorded all together or not at all" }),
};

/** What is sent to record in a case. */
export const RecordRequest = Schema.Struct(fields).annotate({ title: "Events to record" });
export type RecordRequest = typeof RecordRequest.Type;

/** What is sent to open a case. */
export const OpenCaseRequest = Schema.Struct({
  caseId: Schema.optionalKey(
    uuidV7.annotate({
      title: "Case id",
      description: "A UUID of version 7; made from the command's id where it is absent",
    }),
  ),
  ...fields,
}).annotate({ title: "Case to open" });
export type OpenCaseRequest = typeof OpenCaseRequest.Type;
