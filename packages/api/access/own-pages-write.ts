/**
 * Refuses writes that another site makes through the browser of someone who has signed in here.
 *
 * `Sec-Fetch-Site` decides where the browser sends it; else `Origin`. (Under `Referrer-Policy: no-referrer` a form's
 * `Origin` is `null`, so it cannot be asked first.) A program with the bearer token sends neither and needs neither:
 * no other site can make a browser send that token.
 */
import { createMiddleware } from "hono/factory";
import type { AppEnv } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";
import { bearerTokenOf } from "./bearer-token.ts";

const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

export const ownPagesWrite = createMiddleware<AppEnv>(async (c, next) => {
  if (!READS.has(c.req.method)) {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const host = c.req.header("host") ?? new URL(c.req.url).host;
    const own =
      site !== undefined
        ? site === "same-origin" || site === "none"
        : origin !== undefined
          ? origin.toLowerCase() === `http://${host.toLowerCase()}`
          : bearerTokenOf(c) !== undefined;
    if (!own) {
      throw new ProblemRaised(
        "cross-site",
        "This was sent from a page of another site, or by a browser that does not say from where. Open Tareekh in a tab of its own and send it from there; a program sends the bearer token.",
      );
    }
  }
  await next();
});
