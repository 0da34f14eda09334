/** How the service is: whether the log answers, how far the rows have come, what was set aside. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Relay } from "@tareekh/core/log/eventstore/relay.ts";
import type { RelayProgress } from "@tareekh/core/log/eventstore/relay-progress.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { Effect, Option } from "effect";

export interface Health {
  /** `behind`: rows are being rebuilt, or do not follow; `unavailable`: nothing can be recorded. */
  readonly status: "ok" | "behind" | "unavailable";
  /** The log's last position; null where it does not answer. */
  readonly log: { readonly position: number } | null;
  /** Null where the rows' state could not be read. */
  readonly rows: {
    readonly position: number;
    /** Events that the rows do not rest on yet. */
    readonly lag: number;
    /** Cases that could not be projected. */
    readonly setAside: number;
    readonly rebuilding: { readonly done: number; readonly total: number } | null;
    readonly trouble: string | null;
  } | null;
  /** How the relay copies the log into PostgreSQL; null where the log is PostgreSQL's own. */
  readonly relay: {
    readonly state: RelayProgress["state"];
    /** Milliseconds since the replica had all that was appended; null where it never had yet. */
    readonly lagMs: number | null;
    readonly interruptions: number;
    /** Streams that cannot be copied any further. */
    readonly setAside: number;
    readonly trouble: string | null;
  } | null;
}

/** A relay that is further behind than this, in milliseconds, makes the service `behind`. */
const MOST_LAG = 10_000;

export const relayHealth: Effect.Effect<Health["relay"]> = Effect.flatMap(
  Effect.serviceOption(Relay),
  (found) =>
    Option.isNone(found)
      ? Effect.succeed(null)
      : Effect.map(found.value.progress, ({ state, lagMs, interruptions, setAside, trouble }) => ({
          state,
          lagMs,
          interruptions,
          setAside,
          trouble,
        })),
);

/** Whether what was appended is not in the replica yet, though it has had the time. */
export const isLate = ({ lagMs }: NonNullable<Health["relay"]>): boolean =>
  lagMs === null || lagMs > MOST_LAG;

export const isBehind = (relay: Health["relay"]): boolean =>
  relay !== null && (relay.state !== "live" || relay.setAside > 0 || isLate(relay));

const PATIENCE = "2 seconds";

/** What is answered in time; null where it fails, or takes longer. */
export const withPatience = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.timeoutOption(PATIENCE),
    Effect.catch(() => Effect.succeed(Option.none<A>())),
    Effect.map(Option.getOrNull),
  );

export const rowsHealth = (projector: Projector["Service"]): Effect.Effect<Health["rows"]> =>
  Effect.map(withPatience(projector.progress), (progress) =>
    progress === null
      ? null
      : {
          position: progress.checkpoint,
          lag: Math.max(0, progress.head - progress.checkpoint),
          setAside: progress.setAside,
          rebuilding: progress.rebuilding,
          trouble: progress.trouble,
        },
  );

export const health: Effect.Effect<Health, never, EventLog | Projector> = Effect.gen(function* () {
  const log = yield* EventLog;
  const projector = yield* Projector;
  const [head, rows] = yield* Effect.all([withPatience(log.head), rowsHealth(projector)], {
    concurrency: "unbounded",
  });
  const relay = yield* relayHealth;
  return {
    status:
      head === null
        ? "unavailable"
        : isBehind(relay) || rows === null || rows.trouble !== null || rows.rebuilding !== null
          ? "behind"
          : "ok",
    log: head === null ? null : { position: head },
    rows,
    relay,
  };
});
