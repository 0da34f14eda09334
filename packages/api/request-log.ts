/**
 * A line in the log for each request: what was asked for, how it ended, how long it took. Reads that went well are
 * of interest only to whoever looks for a fault (level Debug).
 *
 * Paths are logged as they are declared (`/api/cases/:caseId`) and queries not at all: what people search for, and
 * the sign-in token, stay out of the log.
 */
import { randomUUID } from "node:crypto";
import { Effect } from "effect";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { matchedRoutes } from "hono/route";
import type { AppEnv, RunAlone } from "./page-context.ts";

/** What stands for an address that nobody serves. */
const NO_ROUTE = "/*";

/** The route that answers: the first that is no middleware (those are for every method), in the order of declaring. */
const routeOf = (c: Context): string =>
  matchedRoutes(c).find(({ method }) => method !== "ALL")?.path ?? NO_ROUTE;

export const requestLog = (run: RunAlone) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set("requestId", randomUUID());
    const began = performance.now();
    await next();
    const path = routeOf(c);
    const worthTelling = c.req.method !== "GET" || c.res.status >= 400;
    await run(
      (worthTelling ? Effect.logInfo("answered") : Effect.logDebug("answered")).pipe(
        Effect.annotateLogs({
          method: c.req.method,
          path,
          status: c.res.status,
          milliseconds: Math.round((performance.now() - began) * 10) / 10,
          request: c.get("requestId"),
        }),
      ),
    );
  });
