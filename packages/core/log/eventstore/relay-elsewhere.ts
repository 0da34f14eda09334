/**
 * The relay of another process, as far as the database tells of it: for a process that serves and does not relay, and
 * must say all the same when lists and figures stand still.
 */
import { Effect, Layer } from "effect";
import type { Pool } from "pg";
import type { MigrationError } from "../migrations/migrate.ts";
import { Store } from "../store.ts";
import { countSetAside } from "./apply-to-replica.ts";
import { Relay } from "./relay.ts";
import type { RelayProgress } from "./relay-progress.ts";
import { migrateReplica } from "./replica.ts";
import { readCheckpoint } from "./replica-transaction.ts";
import { readWhole, SAID_EVERY } from "./whole-replica.ts";

/** A relay that has not said for so long, in milliseconds, that the replica is whole is behind, or gone. */
const SILENT_AFTER = 3 * SAID_EVERY;

const silence = (wholeFor: number | null): string =>
  wholeFor === null
    ? "No relay has copied everything yet"
    : `No relay has said for ${Math.round(wholeFor / 1_000)} s that it has copied everything`;

const reported = async (pool: Pool): Promise<RelayProgress> => {
  const { server, position } = await readCheckpoint(pool);
  const setAside = await countSetAside(pool);
  const wholeFor = await readWhole(pool);
  const silent = wholeFor === null || wholeFor > SILENT_AFTER;
  return {
    state: wholeFor === null ? "starting" : silent ? "interrupted" : "live",
    position,
    server,
    copied: 0,
    lagMs: silent ? wholeFor : 0,
    lastTookMs: null,
    interruptions: 0,
    trouble: silent ? `${silence(wholeFor)}: start a process with the role relay, or see what it says` : null,
    setAside,
  };
};

const unknown = (cause: unknown): RelayProgress => ({
  state: "interrupted",
  position: 0,
  server: null,
  copied: 0,
  lagMs: null,
  lastTookMs: null,
  interruptions: 0,
  trouble: `How the relay is could not be read: ${cause instanceof Error ? cause.message : String(cause)}`,
  setAside: 0,
});

/** What it has copied since it was started, and how often it was interrupted, only its own process knows: 0 here. */
export const relayElsewhere: Layer.Layer<Relay, MigrationError, Store> = Layer.effect(
  Relay,
  Effect.andThen(
    migrateReplica,
    Effect.map(Store, ({ pool }) =>
      Relay.of({
        progress: Effect.promise(() => reported(pool).catch(unknown)),
      }),
    ),
  ),
);
