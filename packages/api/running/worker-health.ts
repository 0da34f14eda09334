/**
 * How a process is that does not serve: whether it can do what it is there for, and how far it has come with that.
 *
 * It speaks of its own work alone: of the relay where it relays, of rows and parts where it projects. How the service is
 * as a whole is asked of a process that serves.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { readHeldHere } from "@tareekh/projections/projector/held-here.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { asking } from "@tareekh/projections/projector/transaction.ts";
import { Effect, Option } from "effect";
import type { Role } from "../config.ts";
import { type Health, isBehind, isLate, relayHealth, rowsHealth, withPatience } from "../use-cases/health.ts";

/** Where one of the parts stands into which the cases are divided. */
export interface PartHeld {
  readonly part: number;
  /** Every event of its cases up to this position of the log has been projected. */
  readonly position: number;
}

/**
 * `unavailable`: it fails at what it is there for; `behind`: it does it, and has not caught up. `relay` is null in a
 * process that does not relay, `rows` in one that does not project.
 */
export interface WorkerHealth extends Health {
  /** The parts that this process projects; null where it projects none ever, or that could not be read. */
  readonly parts: readonly PartHeld[] | null;
}

type Known = Omit<WorkerHealth, "status">;

/** Something went wrong since the replica had everything, and that is longer ago than it takes to begin again. */
const isStuck = (relay: Health["relay"]): boolean =>
  relay !== null && relay.trouble !== null && isLate(relay);

export const statusOf = ({ log, rows, relay }: Known, projects: boolean): Health["status"] => {
  if (log === null || isStuck(relay) || (projects && (rows === null || rows.trouble !== null)))
    return "unavailable";
  return isBehind(relay) || (rows !== null && rows.rebuilding !== null) ? "behind" : "ok";
};

export const workerHealth = Effect.fnUntraced(function* (
  roles: readonly Role[],
): Effect.fn.Return<WorkerHealth, never, EventLog | Store> {
  const { pool } = yield* Store;
  const log = yield* EventLog;
  const projector = Option.getOrNull(yield* Effect.serviceOption(Projector));
  const none = Effect.succeed(null);
  const [head, rows, held] = yield* Effect.all(
    [
      withPatience(log.head),
      projector === null ? none : rowsHealth(projector),
      projector === null
        ? none
        : withPatience(asking(pool, "reading which parts of the cases are held", readHeldHere)),
    ],
    { concurrency: "unbounded" },
  );
  const known: Known = {
    log: head === null ? null : { position: head },
    rows,
    // a process that does not relay may know of a relay elsewhere, for which it does not answer
    relay: roles.includes("relay") ? yield* relayHealth : null,
    parts: held?.map(({ part, position }) => ({ part, position })) ?? null,
  };
  return { status: statusOf(known, projector !== null), ...known };
});
