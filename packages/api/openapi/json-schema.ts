/** JSON Schemas (draft 2020-12, as OpenAPI 3.1 takes them) from Effect schemas, with shared parts by reference. */
import type { JsonSchema } from "@tareekh/core/catalogue/json-schema.ts";
import { Schema } from "effect";

export type { JsonSchema };

export interface JsonSchemas {
  readonly schema: JsonSchema;
  /** Those that carry an `identifier`, by it. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

const COMPONENTS = "#/components/schemas/";

const referringToComponents = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(referringToComponents);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "$ref" && typeof part === "string"
        ? part.replace("#/$defs/", COMPONENTS)
        : referringToComponents(part),
    ]),
  );
};

export const reference = (identifier: string): JsonSchema => ({ $ref: `${COMPONENTS}${identifier}` });

/** What a request may hold (nothing that is not named), or what an answer holds. */
export const jsonSchemasOf = (schema: Schema.Top, of: "request" | "answer"): JsonSchemas => {
  const document = Schema.toJsonSchemaDocument(schema, {
    onExcessProperty: of === "request" ? "error" : "ignore",
    includeAnnotationKey: (key) => key.startsWith("x-"),
  });
  return {
    schema: referringToComponents(document.schema) as JsonSchema,
    definitions: referringToComponents(document.definitions) as Readonly<Record<string, JsonSchema>>,
  };
};
