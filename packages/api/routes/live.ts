/** What changes, told to whoever keeps the connection open: for pages that are open, and programs that follow. */
import { ServerResponse } from "node:http";
import { Effect, Predicate, Schema } from "effect";
import type { Context } from "hono";
import { fieldProblem } from "../field-problems.ts";
import { LiveChanges } from "../live/live-changes.ts";
import type { AppEnv } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";
import { caseId, optional } from "./parameters.ts";
import { decodeQuery, type Route } from "./route.ts";

const Query = Schema.Struct({ case: optional(caseId) });

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // nobody keeps it, and nobody compresses it, which would hold messages back
  "cache-control": "no-store, no-transform",
  // nginx, and others after it, would collect an answer before they hand it on
  "x-accel-buffering": "no",
} as const;

/** The position that a browser was told last; null where it comes for the first time. */
const lastEventId = (c: Context): number | null => {
  const sent = c.req.header("last-event-id")?.trim() ?? "";
  if (sent === "") return null;
  if (/^\d{1,15}$/.test(sent)) return Number(sent);
  throw new ProblemRaised("invalid-request", "What was told last cannot be read.", {
    problems: [fieldProblem("Last-Event-ID", "a position in the log, as an event's id told it", sent)],
  });
};

/** What cuts the connection; undefined where there is none, as in a test that asks the app without a socket. */
const cutOf = ({ env }: Context): (() => void) | undefined => {
  const outgoing: unknown = Predicate.hasProperty(env, "outgoing") ? env.outgoing : undefined;
  return outgoing instanceof ServerResponse ? () => outgoing.destroy() : undefined;
};

const live: Route = {
  description: {
    method: "get",
    path: "/api/live",
    operationId: "followChanges",
    tag: "service",
    summary: "What changes, as it changes",
    description:
      "Server-sent events. `case` (`caseId`, `revision`): something was recorded in the case, which stands at this revision now. `rows` (`position`): lists and figures rest on everything up to this position now. `more` (`position`): more has changed than is told case by case, so everything may have. At first it tells how things stand; to whoever comes again with `Last-Event-ID`, which browsers send by themselves, each case that has changed since, once. A reader that is too slow is cut off, and comes again.",
    answer: Schema.String,
    answerDescription: "Events, until the connection is closed",
    mediaType: "text/event-stream",
    problems: ["not-found", "busy"],
    csv: false,
    params: undefined,
    query: Query,
    body: undefined,
  },
  respond: async (c: Context<AppEnv>, run) => {
    const asked = decodeQuery(Query, c, false);
    const since = lastEventId(c);
    // a stream that nobody will read is not begun
    if (c.req.method === "HEAD") return c.body(null, 200, HEADERS);
    const stream = await run(
      Effect.flatMap(LiveChanges, ({ listen }) =>
        listen({ caseId: asked.case ?? null, since, mayStay: c.get("stillSignedIn"), cut: cutOf(c) }),
      ),
    );
    return c.body(stream, 200, HEADERS);
  },
};

export const liveRoutes: readonly Route[] = [live];
