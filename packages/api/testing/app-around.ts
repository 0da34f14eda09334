/** A bare app around one middleware, which tells problems as the whole app does. */
import type { MiddlewareHandler } from "hono";
import { Hono } from "hono";
import type { AppEnv } from "../page-context.ts";
import { problemOfError } from "../problem-of-error.ts";

export const appAround = (...middleware: readonly MiddlewareHandler<AppEnv>[]): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  for (const one of middleware) app.use(one);
  app.all("*", (c) => c.json({ by: c.get("signedIn")?.name ?? null }));
  app.onError((error, c) => {
    const known = problemOfError(error);
    if (known === null) throw error;
    return c.json(known.problem, known.problem.status as 400, known.headers);
  });
  return app;
};
