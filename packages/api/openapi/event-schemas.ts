/**
 * The JSON Schemas of events as they are sent to be recorded, from the catalogue.
 *
 * A schema of the catalogue also takes the sealed form of a text, as it stands in the log; a request holds plain
 * texts only, so that form is left out here.
 */
import { eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import { type EventType, Source, sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import { type JsonSchema, jsonSchemasOf, reference } from "./json-schema.ts";

type Properties = Readonly<Record<string, JsonSchema>>;

const OCCURRED =
  "When it happened, as precisely as is known: EDTF (`2020-11-12`, `2020-10-01/2020-10-07`, `2020-09~`, `XXXX-09`) or an instant with its offset (`2024-07-02T06:30:00+05:30`); null where nothing is known";

const words = (field: Field): JsonSchema => ({
  title: field.title,
  ...(field.help === null ? {} : { description: field.help }),
});

const single = (field: Field, schema: JsonSchema): JsonSchema => {
  switch (field.meaning?.kind) {
    case undefined:
      return plain(field.fields, schema);
    case "sealed": {
      const [text] = schema.anyOf as readonly JsonSchema[];
      return { ...text, "x-sealed": field.meaning.subject };
    }
    case "date":
      return { ...schema, "x-date": "edtf-or-instant" };
    default:
      return schema;
  }
};

const plain = (fields: readonly Field[], schema: JsonSchema): JsonSchema => {
  const properties = schema.properties as Properties;
  return {
    ...schema,
    properties: Object.fromEntries(
      fields.map((field) => {
        const found = properties[field.name];
        if (found === undefined) throw new Error(`The schema has no property for the field ${field.name}`);
        const made = field.repeated
          ? { ...found, items: single(field, found.items as JsonSchema) }
          : single(field, found);
        return [field.name, { ...made, ...words(field) }];
      }),
    ),
  };
};

const requestSchemaOf = (schema: EventType["data"] | typeof Source, fields: readonly Field[]): JsonSchema =>
  plain(fields, jsonSchemasOf(schema, "request").schema);

const references = (description: string): JsonSchema => ({
  type: "array",
  items: { type: "string" },
  description,
});

/** The schema of one type's event as it is sent. */
export const eventSchemaOf = (type: EventType): JsonSchema => ({
  type: "object",
  title: type.title,
  description: type.help,
  properties: {
    type: { type: "string", const: type.type },
    occurred: { type: ["string", "null"], description: OCCURRED },
    after: references(
      "Ids of events of the case, or places in this command (`#0`), that came before this one",
    ),
    before: references(
      "Ids of events of the case, or places in this command (`#0`), that came after this one",
    ),
    source: reference("Source"),
    data: requestSchemaOf(type.data, type.fields),
  },
  required: ["type", "source", "data"],
  additionalProperties: false,
  examples: [exampleOf(type)],
});

/** An event of the type as it can be sent, once the people and proceedings that it names are in the case. */
export const exampleOf = (type: EventType): JsonSchema => ({
  type: type.type,
  occurred: type.example.occurred,
  source: { kind: "court-record" },
  data: type.example.data,
});

const componentName = (type: { readonly type: string }): string => `Event.${type.type}`;

/** `EventToRecord` (any of the types) and a component each. */
export const eventComponents = (): Readonly<Record<string, JsonSchema>> => {
  const types = eventTypes as unknown as readonly EventType[];
  return {
    Source: requestSchemaOf(Source, sourceFields),
    EventToRecord: {
      oneOf: types.map((type) => reference(componentName(type))),
      discriminator: {
        propertyName: "type",
        mapping: Object.fromEntries(
          types.map((type) => [type.type, `#/components/schemas/${componentName(type)}`]),
        ),
      },
    },
    ...Object.fromEntries(types.map((type) => [componentName(type), eventSchemaOf(type)])),
  };
};
