/** Opens what `copy-log` copies from and to, and refuses what is no log, or not one that can be copied there. */
import type { CopyTarget } from "@tareekh/core/log/copying/copy-target.ts";
import { openEventStoreTarget } from "@tareekh/core/log/copying/eventstore-target.ts";
import { postgresTarget } from "@tareekh/core/log/copying/postgres-target.ts";
import { sameDatabase } from "@tareekh/core/log/copying/same-database.ts";
import { migrateReplica } from "@tareekh/core/log/eventstore/replica.ts";
import { logMigrations } from "@tareekh/core/log/migrations/log-migrations.ts";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { connectToRunning, openStore, Store } from "@tareekh/core/log/store.ts";
import { Effect, Redacted } from "effect";
import type { Pool } from "pg";
import { usableDirectory } from "../usable-places.ts";
import { type CopyPlaces, CopyRefused, shownPlace } from "./copy-places.ts";

export interface CopyEnds {
  readonly source: Pool;
  /** As it is told to people. */
  readonly sourceName: string;
  readonly target: CopyTarget;
}

const ask = <A>(doing: string, question: () => Promise<A>) =>
  Effect.tryPromise({
    try: question,
    catch: (cause) =>
      new CopyRefused({
        message: `${doing} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      }),
  });

const hasTable = (pool: Pool, name: string) =>
  ask("Looking for what is recorded", async () => {
    const { rows } = await pool.query<{ found: boolean }>("select to_regclass($1) is not null as found", [
      name,
    ]);
    return rows[0]?.found === true;
  });

/** The source's schema is brought up to date, as every command does; but a database without a log is left as it is. */
const openSource = Effect.fnUntraced(function* (from: CopyPlaces["from"]) {
  const name =
    "dataDir" in from ? from.dataDir : `PostgreSQL at ${shownPlace(Redacted.make(from.databaseUrl))}`;
  const { pool } = yield* "dataDir" in from ? connectToRunning(from.dataDir) : openStore(from);
  if (!(yield* hasTable(pool, "events")))
    return yield* new CopyRefused({
      message: `The source ${name} holds no log: nothing was recorded there yet.`,
    });
  yield* migrate(pool, { room: "log", migrations: logMigrations });
  return { pool, name };
});

/** Whether a relay has copied into this database: then its log is another's. */
const isReplica = Effect.fnUntraced(function* (pool: Pool) {
  if (!(yield* hasTable(pool, "relay_checkpoint"))) return false;
  return yield* ask("Looking for a relay's checkpoint", async () => {
    const { rows } = await pool.query("select from relay_checkpoint where commit_position is not null");
    return rows.length > 0;
  });
});

/** Both ends, closed with the scope. */
export const openEnds = Effect.fnUntraced(function* ({ from, to, eventstore }: CopyPlaces) {
  const source = yield* openSource(from);
  if ("dataDir" in to) yield* usableDirectory("--to", to.dataDir);
  const store = yield* openStore("dataDir" in to ? to : { databaseUrl: Redacted.value(to.databaseUrl) });
  const place = "dataDir" in to ? to.dataDir : shownPlace(to.databaseUrl);
  const name = "dataDir" in to ? `the directory ${place}` : `PostgreSQL at ${place}`;
  const same =
    "databaseUrl" in from &&
    "databaseUrl" in to &&
    (yield* ask("Comparing the places", () => sameDatabase(source.pool, store.pool)));
  if (eventstore === null) {
    if (same)
      return yield* new CopyRefused({
        message: "--from and --to name the same database; expected is another one to copy to.",
      });
    if (yield* isReplica(store.pool))
      return yield* new CopyRefused({
        message: `${name} is the replica of a log on EventStoreDB; expected is the URL of that server too, in --eventstore, or a database of its own.`,
      });
    yield* migrate(store.pool, { room: "log", migrations: logMigrations });
    const ends: CopyEnds = {
      source: source.pool,
      sourceName: source.name,
      target: postgresTarget(store.pool, name),
    };
    return ends;
  }
  yield* migrateReplica.pipe(Effect.provideService(Store, store));
  const target = yield* openEventStoreTarget({
    url: Redacted.value(eventstore),
    name: `EventStoreDB at ${shownPlace(eventstore)}`,
    replica: { store, name: `PostgreSQL (the replica) at ${place}`, isSource: same },
  });
  const ends: CopyEnds = { source: source.pool, sourceName: source.name, target };
  return ends;
});
