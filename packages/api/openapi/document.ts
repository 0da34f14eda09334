/** The OpenAPI 3.1 document, from the routes as they are declared. */
import { type Schema, SchemaAST } from "effect";
import { Problem, type ProblemKind, problemKinds } from "../problem.ts";
import { FORMAT, type Route, type RouteDescription, type Tag } from "../routes/route.ts";
import { eventComponents } from "./event-schemas.ts";
import { type JsonSchema, jsonSchemasOf, reference } from "./json-schema.ts";

export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: JsonSchema;
  readonly servers: readonly JsonSchema[];
  readonly tags: readonly { readonly name: Tag; readonly description: string }[];
  readonly security: readonly JsonSchema[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: JsonSchema;
    readonly responses: Readonly<Record<string, JsonSchema>>;
  };
}

const tags: OpenApiDocument["tags"] = [
  { name: "cases", description: "A case: what is recorded of it, and its timeline" },
  { name: "figures", description: "What is asked across cases" },
  { name: "releases", description: "What may be published of the figures" },
  { name: "catalogue", description: "What can be recorded" },
  { name: "service", description: "The state of the service, and this document" },
];

/** Problems that any route may answer with. */
const EVERYWHERE: readonly ProblemKind[] = ["wrong-host", "internal", "unavailable"];

const responseName = (kind: ProblemKind): string => `Problem.${kind}`;

const problemsOf = (route: RouteDescription): readonly ProblemKind[] => [
  ...new Set<ProblemKind>([
    ...(route.open === true
      ? []
      : route.tag === "releases" && route.method === "get"
        ? (["not-signed-in"] as const)
        : (["not-signed-in", "releases-only"] as const)),
    ...(route.query === undefined && route.body === undefined && !route.csv
      ? []
      : (["invalid-request"] as const)),
    ...(route.params === undefined ? [] : (["not-found"] as const)),
    ...(route.body === undefined ? [] : (["cross-site", "too-large", "unsupported-media-type"] as const)),
    ...(route.problems ?? []),
    ...EVERYWHERE,
  ]),
];

interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/**
 * The properties of a struct of parameters. How a parameter is written in a URL is a text; what it means there is its
 * annotation `parameter`.
 */
const propertiesOf = (schema: Schema.Top | undefined): readonly Property[] => {
  if (schema === undefined || !SchemaAST.isObjects(schema.ast)) return [];
  return schema.ast.propertySignatures.map(({ name, type }) => ({
    name: String(name),
    required: !SchemaAST.isOptional(type),
    schema: (SchemaAST.resolve(type)?.parameter as JsonSchema | undefined) ?? { type: "string" },
  }));
};

const parameter = (where: "path" | "query", { name, required, schema }: Property): JsonSchema => {
  const { description, ...rest } = schema;
  return {
    name,
    in: where,
    required: where === "path" || required,
    ...(description === undefined ? {} : { description }),
    schema: rest,
  };
};

export const openApiDocument = (routes: readonly Route[]): OpenApiDocument => {
  const schemas: Record<string, JsonSchema> = {};
  const responses: Record<string, JsonSchema> = {};

  const schemaOf = (schema: Schema.Top, of: "request" | "answer"): JsonSchema => {
    const made = jsonSchemasOf(schema, of);
    Object.assign(schemas, made.definitions);
    return made.schema;
  };

  /** By reference where all of a status is one kind of problem; many routes share it. */
  const problemResponse = (kinds: readonly ProblemKind[]): JsonSchema => {
    const response: JsonSchema = {
      description: kinds.map((kind) => problemKinds[kind].title).join("; or: "),
      content: { "application/problem+json": { schema: reference("Problem") } },
    };
    const [only, ...others] = kinds;
    if (only === undefined || others.length > 0) return response;
    responses[responseName(only)] = response;
    return { $ref: `#/components/responses/${responseName(only)}` };
  };

  const operationOf = (route: RouteDescription): JsonSchema => {
    const answerSchema = schemaOf(route.answer, "answer");
    const answered = (description: string): JsonSchema => ({
      description,
      ...(route.etag === true
        ? {
            headers: {
              ETag: { description: "The revision at which the case stands", schema: { type: "string" } },
            },
          }
        : {}),
      content:
        route.mediaType !== undefined
          ? { [route.mediaType]: { schema: answerSchema } }
          : {
              "application/json": { schema: answerSchema },
              ...(route.csv ? { "text/csv": { schema: { type: "string" } } } : {}),
            },
    });
    const kinds = problemsOf(route);
    const statuses = new Map<number, readonly ProblemKind[]>();
    for (const kind of kinds) {
      const { status } = problemKinds[kind];
      statuses.set(status, [...(statuses.get(status) ?? []), kind]);
    }
    const problemResponses = [...statuses]
      .filter(([status]) => !(status === 503 && route.also?.[503] !== undefined))
      .map(([status, ofStatus]) => [status, problemResponse(ofStatus)]);
    return {
      operationId: route.operationId,
      tags: [route.tag],
      summary: route.summary,
      ...(route.description === undefined ? {} : { description: route.description }),
      ...(route.open === true ? { security: [] } : {}),
      parameters: [
        ...propertiesOf(route.params).map((property) => parameter("path", property)),
        ...propertiesOf(route.query).map((property) => parameter("query", property)),
        ...(route.csv
          ? [
              parameter("query", {
                name: FORMAT,
                required: false,
                schema: {
                  type: "string",
                  enum: ["json", "csv"],
                  description: "As `Accept: text/csv` would say it, for a link",
                },
              }),
            ]
          : []),
        ...(route.ifMatch === true
          ? [
              {
                name: "If-Match",
                in: "header",
                required: false,
                description:
                  "The ETag of the case as it was read: then nothing is recorded if it has changed since",
                schema: { type: "string" },
              },
            ]
          : []),
        ...(route.mediaType === "text/event-stream"
          ? [
              {
                name: "Last-Event-ID",
                in: "header",
                required: false,
                description: "The id of the event that was told last: a position in the log",
                schema: { type: "string", pattern: "^[0-9]{1,15}$" },
              },
            ]
          : []),
      ],
      ...(route.body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content: {
                "application/json": {
                  schema: schemaOf(route.body, "request"),
                  ...(route.bodyExample === undefined ? {} : { example: route.bodyExample }),
                },
              },
            },
          }),
      responses: {
        200: answered(route.also?.[200] ?? route.answerDescription),
        ...(route.also?.[201] === undefined ? {} : { 201: answered(route.also[201]) }),
        ...(route.also?.[503] === undefined ? {} : { 503: answered(route.also[503]) }),
        ...Object.fromEntries(problemResponses),
      },
    };
  };

  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { description } of routes) {
    paths[description.path] = {
      ...paths[description.path],
      [description.method]: operationOf(description),
    };
  }
  schemaOf(Problem, "answer");

  return {
    openapi: "3.1.0",
    info: {
      title: "Tareekh",
      version: "0.1.0",
      description:
        "An event-sourced timeline of criminal prosecutions. Everything is asked of what was recorded; errors are problem documents (RFC 9457).",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "This server" }],
    tags,
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      schemas: { ...schemas, ...eventComponents() },
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "TAREEKH_TOKEN, or the token that was printed at the start",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "tareekh-session",
          description:
            "A browser's session, begun at /sign-in; the name of the cookie ends with the port that is asked",
        },
      },
      responses,
    },
  };
};
