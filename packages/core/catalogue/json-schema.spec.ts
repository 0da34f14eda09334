import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventTypeNamed, everyEventType } from "./catalogue.ts";
import { decodeData } from "./decode.ts";
import type { EventType } from "./event-type.ts";
import { dataSchemaOf, type JsonSchema, sourceSchema } from "./json-schema.ts";
import { anyDataOf, anySource } from "./testing/arbitrary-events.ts";

const isType = (type: unknown, value: unknown): boolean => {
  switch (type) {
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
};

/** Whether a value satisfies a schema, by the keywords of draft 2020-12 that ours use; another keyword fails the test. */
const satisfies = (schema: JsonSchema, value: unknown): boolean =>
  Object.entries(schema).every(([keyword, wanted]) => {
    switch (keyword) {
      case "type":
        return [wanted].flat().some((type) => isType(type, value));
      case "enum":
        return (wanted as readonly unknown[]).includes(value);
      case "pattern":
        return typeof value !== "string" || new RegExp(wanted as string, "u").test(value);
      case "minLength":
        return typeof value !== "string" || value.length >= Number(wanted);
      case "maxLength":
        return typeof value !== "string" || value.length <= Number(wanted);
      case "minimum":
        return typeof value !== "number" || value >= Number(wanted);
      case "maximum":
        return typeof value !== "number" || value <= Number(wanted);
      case "minItems":
        return !Array.isArray(value) || value.length >= Number(wanted);
      case "maxItems":
        return !Array.isArray(value) || value.length <= Number(wanted);
      case "items":
        return !Array.isArray(value) || value.every((item) => satisfies(wanted as JsonSchema, item));
      case "required":
        return (wanted as readonly string[]).every((key) => key in (value as object));
      case "properties":
        return Object.entries(wanted as Record<string, JsonSchema>).every(
          ([key, property]) =>
            !(key in (value as object)) || satisfies(property, (value as Record<string, unknown>)[key]),
        );
      case "additionalProperties":
        return Object.keys(value as object).every((key) => key in (schema.properties as object));
      case "title":
      case "description":
      case "format":
        return true;
      default:
        if (keyword.startsWith("x-")) return true;
        throw new Error(`This test does not know the keyword ${keyword}`);
    }
  });

const ofType = everyEventType.map((type) => [type.type, type] as const);

describe("the JSON Schema of an event's data", () => {
  it.each(ofType)("of %s accepts its example", (_, type) => {
    expect(satisfies(dataSchemaOf(type), type.example.data)).toBe(true);
  });

  it.each(ofType.filter(([name]) => name !== "EventCorrected"))(
    "of %s accepts what the catalogue accepts, texts plain",
    (_, type) => {
      const schema = dataSchemaOf(type);
      fc.assert(
        fc.property(anyDataOf(type), (data) => {
          expect(satisfies(schema, data)).toBe(true);
        }),
        { numRuns: 10 },
      );
    },
  );

  it.each(ofType)(
    "of %s refuses, like the catalogue, a required field left out and a field too many",
    (_, type) => {
      const schema = dataSchemaOf(type);
      const example = type.example.data as Record<string, unknown>;
      const variants = type.fields
        .filter(({ required }) => required)
        .map(({ name }) => Object.fromEntries(Object.entries(example).filter(([key]) => key !== name)));
      for (const data of [...variants, { ...example, another: 1 }]) {
        expect(decodeData(type, data).ok).toBe(false);
        expect(satisfies(schema, data)).toBe(false);
      }
    },
  );

  it("has a text to be sealed as a plain text, and says whose key will seal it", () => {
    const schema = dataSchemaOf(eventTypeNamed("IdentityRecorded") as EventType);
    expect((schema.properties as Record<string, unknown>).fullName).toEqual({
      type: "string",
      minLength: 1,
      maxLength: 200,
      title: "Name",
      description: "Sealed",
      "x-field": "sealed",
      "x-sealed-with-key-of": "person",
    });
  });

  it("of a source accepts any source", () => {
    fc.assert(
      fc.property(anySource, (source) => {
        expect(satisfies(sourceSchema, source)).toBe(true);
      }),
    );
  });
});
