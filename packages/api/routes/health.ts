/** Whether the service is well: for whoever watches over it. Strangers hear yes or no, and nothing more. */
import { Effect, Schema } from "effect";
import { health } from "../use-cases/health.ts";
import { route } from "./route.ts";

const Health = Schema.Struct({
  status: Schema.Literals(["ok", "unavailable"]),
  position: Schema.optionalKey(
    Schema.NullOr(Schema.Int).annotate({
      description: "The log's last position; only to whoever has signed in",
    }),
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
    answerDescription: "It is well",
    also: { 503: "It is not: the log does not answer" },
    handle: ({ signedIn }) =>
      Effect.map(health, (found) => ({
        body: signedIn === undefined ? { status: found.status } : found,
        status: found.status === "ok" ? 200 : 503,
      })),
  }),
];
