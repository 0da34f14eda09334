/** The replica of the log in PostgreSQL: its schema, and the positions that it has given to events. */
import { Effect } from "effect";
import type { Pool } from "pg";
import type { StreamEvent } from "../event-log.ts";
import { logMigrations } from "../migrations/log-migrations.ts";
import { type MigrationError, migrate } from "../migrations/migrate.ts";
import { Store } from "../store.ts";
import { relayMigrations } from "./migrations/relay-migrations.ts";
import type { ServerEvent } from "./server-event.ts";

const POSITIONS = `select revision, position from events
  where stream = $1 and revision between $2 and $3 order by revision`;

/** The events of one stream, in order of revision, each with its position; null where it is not copied yet. */
export const withPositions = async (
  pool: Pool,
  events: readonly ServerEvent[],
): Promise<readonly StreamEvent[]> => {
  const first = events[0];
  if (!first) return [];
  const { rows } = await pool.query<[revision: number, position: string]>({
    text: POSITIONS,
    values: [first.stream, first.revision, events.at(-1)?.revision],
    rowMode: "array",
  });
  const positions = new Map(rows.map(([revision, position]) => [revision, Number(position)]));
  return events.map((event) => ({ ...event, position: positions.get(event.revision) ?? null }));
};

/** Brings the replica's schema up to date: the events table, and the relay's own. */
export const migrateReplica: Effect.Effect<void, MigrationError, Store> = Effect.gen(function* () {
  const { pool } = yield* Store;
  yield* migrate(pool, { room: "log", migrations: logMigrations });
  yield* migrate(pool, { room: "relay", migrations: relayMigrations });
});
