/** The OpenAPI document itself. */
import { Effect, Schema } from "effect";
import { openApiDocument } from "../openapi/document.ts";
import { type Route, route } from "./route.ts";

/** The route that describes these routes, and itself. */
export const openApiRoute = (others: readonly Route[]): Route => {
  const own: Route = route({
    method: "get",
    path: "/openapi.json",
    operationId: "readOpenApiDocument",
    tag: "service",
    summary: "This document",
    answer: Schema.Record(Schema.String, Schema.Unknown),
    answerDescription: "The OpenAPI document",
    handle: () =>
      Effect.sync(() => {
        document ??= { ...openApiDocument([...others, own]) };
        return { body: document };
      }),
  });
  let document: Readonly<Record<string, unknown>> | undefined;
  return own;
};
