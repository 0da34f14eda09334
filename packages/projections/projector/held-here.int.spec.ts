/** Which parts are told to be this process's. */
import { hostname } from "node:os";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readHeldHere } from "./held-here.ts";
import { takeFree } from "./leases.ts";
import { projectorMigrations } from "./migrations/projector-migrations.ts";
import { type OpenDatabase, opened, startServer } from "./testing/databases.ts";

const LONG = 3_600_000;

let database: OpenDatabase;
beforeAll(async () => {
  database = await opened(startServer);
  await Effect.runPromise(
    migrate(database.store.pool, { room: "projector", migrations: projectorMigrations }),
  );
});
afterAll(() => database.stop());

it("tells the parts that this process holds, with where they stand, and neither another's nor what ran out", async () => {
  const { pool } = database.store;
  // as `share.ts` names a process among those that project
  const here = `${hostname()}/${process.pid}`;
  await takeFree(pool, `${here}/4f9d02aa`, LONG, 3);
  await takeFree(pool, `${here}1/4f9d02aa`, LONG, 3);
  await takeFree(pool, `elsewhere/${process.pid}/4f9d02aa`, LONG, 3);
  await pool.query("update projector_checkpoint set position = 97 where part = 2");
  await pool.query("update projector_checkpoint set until = clock_timestamp() where part = 3");
  expect((await readHeldHere(pool)).map(({ part, position }) => [part, position])).toEqual([
    [1, 0],
    [2, 97],
  ]);
});
