/** How the service is: whether the log answers, and how far the rows have come. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";

export interface Health {
  readonly status: "ok" | "unavailable";
  /** The log's last position; null where it does not answer. */
  readonly position: number | null;
}

const PATIENCE = "2 seconds";

export const health: Effect.Effect<Health, never, EventLog> = Effect.gen(function* () {
  const log = yield* EventLog;
  return { status: "ok", position: yield* log.head } as const;
}).pipe(
  Effect.timeout(PATIENCE),
  Effect.catch(() => Effect.succeed({ status: "unavailable", position: null } as const)),
);
