/**
 * What a process answers that does not serve: `/health` and `/metrics`, to whoever watches over it, and nothing else.
 *
 * As where Tareekh serves, strangers hear in a word how it is; the rest is told to who sends the token with which the
 * process was started. It need not be the administrator's: there is nothing else here that it opens.
 */
import type { EventLog } from "@tareekh/core/log/event-log.ts";
import type { Store } from "@tareekh/core/log/store.ts";
import { type Effect, Redacted } from "effect";
import { type Context, Hono } from "hono";
import { bearerTokenOf } from "../access/bearer-token.ts";
import { ownHost } from "../access/own-host.ts";
import { notKept, securityHeaders } from "../access/security-headers.ts";
import { sessionsOf } from "../access/session.ts";
import type { Configuration } from "../config.ts";
import { definitions } from "../definitions.ts";
import { CONTENT_TYPE, exposition } from "../metrics/exposition.ts";
import type { AppEnv } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";
import { problemResponses } from "../problem-response.ts";
import { requestLog } from "../request-log.ts";
import { workerHealth } from "./worker-health.ts";
import { workerMetrics } from "./worker-metrics.ts";

/** Runs what may ask for the services of a process that works in the background. */
export type RunInWorker = <A, E>(effect: Effect.Effect<A, E, EventLog | Store>) => Promise<A>;

const projections = definitions.projections.map(({ name }) => name);

export const makeWorkerApp = (
  run: RunInWorker,
  { token, roles }: Pick<Configuration, "token" | "roles">,
): Hono<AppEnv> => {
  const sessions = sessionsOf(Redacted.value(token));
  const sendsToken = (c: Context): boolean => sessions.isToken(bearerTokenOf(c) ?? "");
  const problems = problemResponses(
    null,
    run,
    "This process does not serve: it tells how it is, at /health and /metrics. Ask for anything else where Tareekh serves.",
  );

  const app = new Hono<AppEnv>();
  app.onError(problems.onError);
  app.notFound(problems.notFound);
  app.use(requestLog(run), securityHeaders, notKept, ownHost);
  app.get("/health", async (c) => {
    const found = await run(workerHealth(roles));
    return c.json(
      sendsToken(c) ? found : { status: found.status },
      found.status === "unavailable" ? 503 : 200,
    );
  });
  app.get("/metrics", async (c) => {
    if (!sendsToken(c)) {
      throw new ProblemRaised(
        "not-signed-in",
        "Send the token with which this process was started (TAREEKH_TOKEN) as `Authorization: Bearer …`.",
        { headers: { "www-authenticate": 'Bearer realm="Tareekh"' } },
      );
    }
    return c.body(exposition(workerMetrics(await run(workerHealth(roles)), projections)), 200, {
      "content-type": CONTENT_TYPE,
    });
  });
  return app;
};
