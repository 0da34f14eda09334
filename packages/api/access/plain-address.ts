/**
 * Refuses a NUL in an address: nothing that is kept has one in its name, and a database would answer as if it were out of
 * order. It is asked of the address as it was sent, so that no route need ask again.
 */
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";

const NUL = /%00/;

export const plainAddress = createMiddleware<AppEnv>(async (c, next) => {
  const { pathname, search } = new URL(c.req.url);
  if (NUL.test(pathname))
    throw new ProblemRaised("not-found", "Nothing is found under this address: it has a NUL (%00) in it.");
  if (NUL.test(search))
    throw new ProblemRaised(
      "invalid-request",
      "The address has a NUL (%00) in what it asks for; leave it out.",
    );
  await next();
});
