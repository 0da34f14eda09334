/**
 * How what was recorded looks in an answer, its sealed texts opened.
 *
 * The types say less than the schemas: in TypeScript a timeline keeps one type whether its texts are opened or not.
 */
import { partsOfTime, reliabilities, sourceKinds } from "@tareekh/core/catalogue/codes/sources.ts";
import type { Source } from "@tareekh/core/catalogue/event-type.ts";
import { Schema } from "effect";

const OneText = Schema.Union([
  Schema.String,
  Schema.Struct({ forgotten: Schema.Literal(true) }),
  Schema.Struct({ unreadable: Schema.Literal(true) }),
]).annotate({
  identifier: "Text",
  description: "A text that was sealed: opened, or `forgotten` once its subject was erased, or `unreadable`",
});

/** In place of a sealed text; an answer never holds ciphertext. */
export const Text = OneText as unknown as Schema.Codec<unknown>;

export const OpenedSource = Schema.Struct({
  kind: Schema.Literals(sourceKinds.codes),
  reference: Schema.optionalKey(OneText),
  reliability: Schema.optionalKey(Schema.Literals(reliabilities.codes)),
  publisher: Schema.optionalKey(Schema.String),
  partOfTime: Schema.optionalKey(Schema.Literals(partsOfTime.codes)),
  quotation: Schema.optionalKey(OneText),
}).annotate({ identifier: "OpenedSource" }) as unknown as Schema.Codec<Source>;

export const OpenedData = Schema.Record(Schema.String, Schema.Unknown).annotate({
  identifier: "OpenedData",
  description: "As the event's type in the catalogue has it; its sealed texts as `Text`",
}) as unknown as Schema.Codec<unknown>;

export const RecordingMark = Schema.Struct({
  eventId: Schema.String,
  revision: Schema.Int,
  at: Schema.String.annotate({ description: "UTC" }),
  by: Schema.String,
}).annotate({ identifier: "RecordingMark", description: "Who entered something, and when" });
