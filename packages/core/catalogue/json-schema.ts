/**
 * The JSON Schema (draft 2020-12) of what is sent to record an event, made from the fields alone.
 *
 * A text to be sealed is a plain string here: its sealed form exists only in the log, and is no one's to send. What a
 * field means stands beside it under `x-field`, so that a form can be made from the schema.
 */
import { type EventType, sourceFields } from "./event-type.ts";
import { type Field, type FieldMeaning, LONGEST_LIST, PERSON_ID, PROCEEDING_ID, UUID } from "./fields.ts";

export type JsonSchema = { readonly [keyword: string]: unknown };

const idOf = (pattern: RegExp, kind: string): JsonSchema => ({
  type: "string",
  pattern: pattern.source,
  "x-field": kind,
});

const occurredSchema: JsonSchema = { type: ["string", "null"] };

const objectOf = (fields: readonly Field[]): JsonSchema => {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field.name, schemaOfField(field)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
};

const ids: JsonSchema = { type: "array", items: { type: "string", pattern: UUID.source } };

const schemaOfMeaning = (meaning: FieldMeaning): JsonSchema => {
  switch (meaning.kind) {
    case "person":
      return {
        ...idOf(PERSON_ID, meaning.kind),
        ...(meaning.roles === undefined ? {} : { "x-roles": meaning.roles }),
      };
    case "person-new":
      return idOf(PERSON_ID, meaning.kind);
    case "proceeding":
    case "proceeding-new":
      return idOf(PROCEEDING_ID, meaning.kind);
    case "event":
      return idOf(UUID, meaning.kind);
    case "code":
      return { type: "string", enum: meaning.list.codes, "x-field": "code", "x-codes": meaning.list.name };
    case "date":
      return { type: "string", "x-field": "date" };
    case "day":
      return { type: "string", format: "date", "x-field": "day" };
    case "name":
      return { type: "string", pattern: meaning.pattern.source, "x-field": "name" };
    case "number":
      return {
        type: "integer",
        minimum: meaning.minimum,
        maximum: meaning.maximum,
        "x-field": "number",
      };
    case "yes-no":
      return { type: "boolean", "x-field": "yes-no" };
    case "sealed":
      return {
        type: "string",
        minLength: 1,
        maxLength: meaning.maximum,
        "x-field": "sealed",
        "x-sealed-with-key-of": meaning.subject,
      };
    case "replacement":
      return {
        type: "object",
        properties: {
          occurred: occurredSchema,
          after: ids,
          before: ids,
          source: objectOf(sourceFields),
          data: { type: "object", description: "As the type of the corrected event has it" },
          version: { type: "integer", minimum: 1 },
        },
        required: ["occurred", "source", "data", "version"],
        additionalProperties: false,
        "x-field": "replacement",
      };
  }
};

const schemaOfField = (field: Field): JsonSchema => {
  const one = field.meaning === null ? objectOf(field.fields) : schemaOfMeaning(field.meaning);
  const words = { title: field.title, ...(field.help === null ? {} : { description: field.help }) };
  return field.repeated
    ? { type: "array", items: one, minItems: 1, maxItems: LONGEST_LIST, ...words }
    : { ...one, ...words };
};

/** The JSON Schema of an event type's data as it is sent. */
export const dataSchemaOf = (type: EventType): JsonSchema => ({
  title: type.title,
  description: type.help,
  ...objectOf(type.fields),
});

/** The JSON Schema of an event's source as it is sent. */
export const sourceSchema: JsonSchema = { title: "Source", ...objectOf(sourceFields) };
