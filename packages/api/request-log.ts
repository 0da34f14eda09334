/**
 * A line in the log for each request: what was asked for, how it ended, how long it took. Reads that went well are
 * of interest only to whoever looks for a fault (level Debug).
 *
 * Paths are logged as they are declared (`/api/cases/:caseId`) and queries not at all: what people search for, and
 * the sign-in token, stay out of the log.
 */
import { randomUUID } from "node:crypto";
import { Effect } from "effect";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { AppEnv, RunAlone } from "./page-context.ts";

export const requestLog = (run: RunAlone) =>
  createMiddleware<AppEnv>(async (c, next) => {
    c.set("requestId", randomUUID());
    const began = performance.now();
    await next();
    const path = routePath(c, -1);
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
