/**
 * Answers only under a loopback name. A page elsewhere that has its own name point to 127.0.0.1 (DNS rebinding)
 * would otherwise be read as ours by the browser.
 */
import { createMiddleware } from "hono/factory";
import { LOOPBACK_HOSTS } from "../config.ts";
import type { AppEnv } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";

const hostnames: ReadonlySet<string> = new Set(
  LOOPBACK_HOSTS.map((host) => (host.includes(":") ? `[${host}]` : host)),
);

/** The port is left open: a tunnel to this machine may end at another. */
const nameIn = (host: string): string | undefined =>
  /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::\d{1,5})?$/i.exec(host)?.[1];

export const ownHost = createMiddleware<AppEnv>(async (c, next) => {
  const name = nameIn(c.req.header("host") ?? new URL(c.req.url).host);
  if (name === undefined || !hostnames.has(name.toLowerCase())) {
    throw new ProblemRaised(
      "wrong-host",
      "Tareekh answers under 127.0.0.1, localhost and [::1] only. Open the address that it printed when it started.",
    );
  }
  await next();
});
