/** The JSON Schemas of events as they are sent to be recorded, from the catalogue; and their examples. */
import { eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import { dataSchemaOf, type JsonSchema, sourceSchema } from "@tareekh/core/catalogue/json-schema.ts";
import { reference } from "./json-schema.ts";

const OCCURRED =
  "When it happened, as precisely as is known: EDTF (`2020-11-12`, `2020-10-01/2020-10-07`, `2020-09~`, `XXXX-09`) or an instant with its offset (`2024-07-02T06:30:00+05:30`); null where nothing is known";

const references = (which: string): JsonSchema => ({
  type: "array",
  items: { type: "string" },
  description: `Events that came ${which} this one: ids of the case, or \`@<ref>\` of this command`,
});

/** An event of the type as it can be sent, once the people and proceedings that it names are in the case. */
export const exampleOf = (type: EventType): JsonSchema => ({
  type: type.type,
  occurred: type.example.occurred,
  source: { kind: "court-record" },
  data: type.example.data,
});

/** The schema of one type's event as it is sent; it refers to the component `Source`. */
export const eventSchemaOf = (type: EventType): JsonSchema => ({
  type: "object",
  title: type.title,
  description: type.help,
  properties: {
    type: { type: "string", const: type.type },
    ref: {
      type: "string",
      pattern: "^[a-z][a-z0-9-]{0,39}$",
      description: "A name within the command, by which its other events can name this one as `@<ref>`",
    },
    occurred: { type: ["string", "null"], description: OCCURRED },
    after: references("before"),
    before: references("after"),
    source: reference("Source"),
    data: dataSchemaOf(type),
  },
  required: ["type", "occurred", "source", "data"],
  additionalProperties: false,
  examples: [exampleOf(type)],
});

/** The same as a document of its own, in which nothing refers to a component. */
export const wholeEventSchemaOf = (type: EventType): JsonSchema => {
  const schema = eventSchemaOf(type);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...schema,
    properties: { ...(schema.properties as JsonSchema), source: sourceSchema },
  };
};

const componentName = (type: EventType): string => `Event.${type.type}`;

/** Every type of the catalogue, whatever its data. */
export const catalogued: readonly EventType[] = eventTypes.map((type) => type as unknown as EventType);

/** `Source`, `EventToRecord` (an event of any type) and a component for each type. */
export const eventComponents = (): Readonly<Record<string, JsonSchema>> => ({
  Source: sourceSchema,
  EventToRecord: {
    oneOf: catalogued.map((type) => reference(componentName(type))),
    discriminator: {
      propertyName: "type",
      mapping: Object.fromEntries(
        catalogued.map((type) => [type.type, `#/components/schemas/${componentName(type)}`]),
      ),
    },
  },
  ...Object.fromEntries(catalogued.map((type) => [componentName(type), eventSchemaOf(type)])),
});
