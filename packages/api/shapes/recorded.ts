/** How what was recorded looks in an answer, its sealed texts opened. */
import { reliabilities, sourceKinds } from "@tareekh/core/catalogue/codes/sources.ts";
import { Schema } from "effect";

/** In place of a text whose subject was erased, or that cannot be opened; an answer never holds ciphertext. */
export const Text = Schema.Union([
  Schema.String,
  Schema.Struct({ forgotten: Schema.Literal(true) }),
  Schema.Struct({ unreadable: Schema.Literal(true) }),
]).annotate({
  identifier: "Text",
  description: "A text that was sealed: opened, or `forgotten` once its subject was erased, or `unreadable`",
});

export const OpenedSource = Schema.Struct({
  kind: Schema.Literals(sourceKinds.codes),
  reference: Schema.optionalKey(Text),
  reliability: Schema.optionalKey(Schema.Literals(reliabilities.codes)),
  publisher: Schema.optionalKey(Schema.String),
  quotation: Schema.optionalKey(Text),
}).annotate({ identifier: "OpenedSource" });

export const RecordingMark = Schema.Struct({
  eventId: Schema.String,
  revision: Schema.Int,
  at: Schema.String.annotate({ description: "UTC" }),
  by: Schema.String,
}).annotate({ identifier: "RecordingMark", description: "Who entered something, and when" });

export const OpenedData = Schema.Record(Schema.String, Schema.Unknown).annotate({
  identifier: "OpenedData",
  description: "As the event's type in the catalogue has it; its sealed texts as `Text`",
});
