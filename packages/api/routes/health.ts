/** Whether the service is well: for whoever watches over it. Strangers hear how it is in a word, and nothing more. */
import { Effect, Schema } from "effect";
import { health } from "../use-cases/health.ts";
import { route } from "./route.ts";

const Position = Schema.Int.annotate({ description: "A position in the whole log, from 1" });

const Health = Schema.Struct({
  status: Schema.Literals(["ok", "behind", "unavailable"]).annotate({
    description:
      "`behind`: lists and figures do not follow at the moment; `unavailable`: nothing can be recorded",
  }),
  log: Schema.optionalKey(
    Schema.NullOr(Schema.Struct({ position: Position })).annotate({
      description: "Only to whoever has signed in; null where the log does not answer",
    }),
  ),
  rows: Schema.optionalKey(
    Schema.NullOr(
      Schema.Struct({
        position: Position,
        lag: Schema.Int.annotate({ description: "Events that lists and figures do not rest on yet" }),
        setAside: Schema.Int.annotate({ description: "Cases that could not be projected" }),
        rebuilding: Schema.NullOr(Schema.Struct({ done: Schema.Int, total: Schema.Int })),
        trouble: Schema.NullOr(Schema.String),
      }),
    ).annotate({ description: "Only to whoever has signed in" }),
  ),
  relay: Schema.optionalKey(
    Schema.NullOr(
      Schema.Struct({
        state: Schema.Literals(["starting", "catching-up", "live", "interrupted"]),
        lagMs: Schema.NullOr(Schema.Int).annotate({
          description:
            "Milliseconds since the replica had all that was appended; null where it never had yet",
        }),
        interruptions: Schema.Int,
        setAside: Schema.Int.annotate({ description: "Streams that cannot be copied any further" }),
        trouble: Schema.NullOr(Schema.String),
      }),
    ).annotate({ description: "Only to whoever has signed in; null where the log is PostgreSQL's own" }),
  ),
}).annotate({ identifier: "Health" });

export const healthRoutes = [
  route({
    method: "get",
    path: "/health",
    operationId: "readHealth",
    tag: "service",
    summary: "Whether the service is well",
    open: true,
    answer: Health,
    answerDescription: "It can record",
    also: { 503: "It cannot: the log does not answer" },
    handle: ({ signedIn }) =>
      Effect.map(health, (found) => ({
        body: signedIn === undefined ? { status: found.status } : found,
        status: found.status === "unavailable" ? 503 : 200,
      })),
  }),
];
