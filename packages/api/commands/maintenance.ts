/** What a maintenance command works on: the database of a running server through its door, or else opened for it. */
import { existsSync } from "node:fs";
import { logMigrations } from "@tareekh/core/log/migrations/log-migrations.ts";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { connectToRunning, openStore } from "@tareekh/core/log/store.ts";
import { projectorMigrations } from "@tareekh/projections/projector/migrations/projector-migrations.ts";
import { Effect, Redacted, Schema } from "effect";
import { configuration } from "../config.ts";
import { usableDirectory } from "../usable-places.ts";

/** There is nothing to look after. */
class NothingRecorded extends Schema.TaggedError<NothingRecorded>()("NothingRecorded", {
  dataDir: Schema.String,
}) {
  override get message(): string {
    return `There is no data directory ${this.dataDir}: nothing was recorded there yet, or DATA_DIR names another.`;
  }
}

/** The database that the environment names, its schema up to date; closed with the scope. */
export const openForMaintenance = Effect.fnUntraced(function* () {
  const { dataDir, databaseUrl } = yield* configuration();
  if (databaseUrl === null && !existsSync(dataDir)) return yield* new NothingRecorded({ dataDir });
  if (databaseUrl === null) yield* usableDirectory("DATA_DIR", dataDir);
  const store = yield* databaseUrl === null
    ? connectToRunning(dataDir)
    : openStore({ databaseUrl: Redacted.value(databaseUrl) });
  yield* migrate(store.pool, { room: "log", migrations: logMigrations });
  yield* migrate(store.pool, { room: "projector", migrations: projectorMigrations });
  return store;
});
