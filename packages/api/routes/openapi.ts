/** The OpenAPI document, for programs, and the same as a page, for those who write them. */
import { Effect, Schema } from "effect";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { type OpenApiDocument, openApiDocument } from "../openapi/document.ts";
import { referenceBody } from "../openapi/reference-page.ts";
import type { AppEnv, Pages } from "../page-context.ts";
import { type Route, route } from "./route.ts";

export interface DescribedRoutes {
  /** The routes given, and the one of the document itself. */
  readonly routes: readonly Route[];
  readonly document: () => OpenApiDocument;
}

/** Adds the document's own route to the others; the document is made when it is first asked for. */
export const described = (others: readonly Route[]): DescribedRoutes => {
  let made: OpenApiDocument | undefined;
  const document = (): OpenApiDocument => {
    made ??= openApiDocument(routes);
    return made;
  };
  const own = route({
    method: "get",
    path: "/openapi.json",
    operationId: "readOpenApiDocument",
    tag: "service",
    summary: "This document",
    answer: Schema.Record(Schema.String, Schema.Unknown),
    answerDescription: "The OpenAPI document",
    handle: () => Effect.sync(() => ({ body: { ...document() } })),
  });
  const routes = [...others, own];
  return { routes, document };
};

export const referencePage = (pages: Pages, document: () => OpenApiDocument): Hono<AppEnv> =>
  new Hono<AppEnv>().get("/reference", compress(), async (c) =>
    c.html(
      await pages.frame({
        title: "What a program can ask",
        body: referenceBody(document()),
        signedIn: c.get("signedIn"),
      }),
    ),
  );
