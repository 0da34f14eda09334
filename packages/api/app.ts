/**
 * The Hono app: who may come in, the JSON routes, the pages, and how what goes wrong is told.
 *
 * It is built from a runtime that carries the services, so that a test speaks to it through `app.request(…)`.
 */
import { Clock, Effect, type ManagedRuntime, Redacted } from "effect";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { ownHost } from "./access/own-host.ts";
import { ownPagesWrite } from "./access/own-pages-write.ts";
import { plainAddress } from "./access/plain-address.ts";
import { notKept, securityHeaders } from "./access/security-headers.ts";
import { sessionsOf } from "./access/session.ts";
import { signInRoutes } from "./access/sign-in.ts";
import { signedInOnly } from "./access/signed-in.ts";
import type { Configuration } from "./config.ts";
import { ImportDesk } from "./importing/desk/import-desk.ts";
import type { AppEnv, PageContext, Pages, Run, SignedIn } from "./page-context.ts";
import { ProblemRaised } from "./problem.ts";
import { problemResponses } from "./problem-response.ts";
import { requestLog } from "./request-log.ts";
import { referencePage } from "./routes/openapi.ts";
import { document, routes } from "./routes/routes.ts";
import type { AppServices } from "./services.ts";
import { todayInIndia } from "./use-cases/today-in-india.ts";

/** Bytes that the body of a request may have: more than can be recorded at once (`MAX_APPEND_BYTES`). */
export const MAX_BODY_BYTES = 1024 * 1024;

/** How Hono writes the path that OpenAPI writes `/api/cases/{caseId}`. */
const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");

export const makeApp = <E>(
  runtime: ManagedRuntime.ManagedRuntime<AppServices, E>,
  config: Pick<Configuration, "token"> & Partial<Pick<Configuration, "releaseToken">>,
  pagesOf: (context: PageContext) => Pages,
): Hono<AppEnv> => {
  const run: Run = (effect) => runtime.runPromise(effect);
  const signIn = {
    sessions: sessionsOf(Redacted.value(config.token)),
    ...(config.releaseToken === null || config.releaseToken === undefined
      ? {}
      : { readers: sessionsOf(Redacted.value(config.releaseToken)) }),
    now: () => runtime.runSync(Clock.currentTimeMillis),
    onSignOut: ({ name }: SignedIn) => run(Effect.flatMap(ImportDesk, (desk) => desk.signedOut(name))),
  };
  const pages = pagesOf({ run, today: () => run(todayInIndia) });
  const problems = problemResponses(pages, run);

  const app = new Hono<AppEnv>();
  app.onError(problems.onError);
  app.notFound(problems.notFound);
  app.use(
    requestLog(run),
    securityHeaders,
    notKept,
    ownHost,
    ownPagesWrite,
    plainAddress,
    signedInOnly(signIn),
  );
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, allowed) => {
        throw new ProblemRaised(
          "method-not-allowed",
          `${c.req.method} is not possible here. What is: ${allowed.join(", ")}.`,
          { headers: { allow: allowed.join(", ") } },
        );
      },
    }),
  );
  const limited = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: () => {
      throw new ProblemRaised(
        "too-large",
        `A body may have at most ${MAX_BODY_BYTES} bytes, and more came. Send what is to be recorded as several commands.`,
      );
    },
  });
  const uploads = new Set(pages.uploads);
  app.use((c, next) => (uploads.has(c.req.path) ? next() : limited(c, next)));

  for (const { description, respond } of routes) {
    app.on(description.method.toUpperCase(), honoPath(description.path), (c) => respond(c, run));
  }
  app.route("/", signInRoutes(pages, signIn));
  app.route("/", referencePage(pages, document));
  app.route("/", pages.routes);
  return app;
};
