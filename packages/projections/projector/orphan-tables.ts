/** Drops what a killed rebuild left behind. */
import { Effect } from "effect";
import type { Pool } from "pg";
import { dropTable } from "./row-tables.ts";
import { orphanTables } from "./tables-in-use.ts";
import { inTransaction, type Queryable } from "./transaction.ts";

/** A rebuild that has not been heard of for so long is taken to be dead; one that goes on is heard of each second. */
export const SILENCE_SECONDS = 30;

/** A rebuild of this generation goes on: says so, or gives false where another began since. */
export const sayAlive = async (database: Queryable, generation: number): Promise<boolean> => {
  const { rowCount } = await database.query(
    "update projector_rebuild set alive = clock_timestamp() where generation = $1",
    [generation],
  );
  return rowCount === 1;
};

/** Whether a rebuild goes on, in whichever process; one that was killed counts as long as it is not silent enough. */
export const isRebuilding = async (database: Queryable): Promise<boolean> => {
  const { rows } = await database.query<{ alive: boolean }>(
    `select coalesce(alive > clock_timestamp() - make_interval(secs => $1), false) as alive
     from projector_rebuild`,
    [SILENCE_SECONDS],
  );
  return rows[0]?.alive ?? false;
};

/** A rebuild begins: every one before it is overtaken, and its tables are dropped. Gives the new generation. */
export const beginGeneration = async (client: Queryable): Promise<number> => {
  const { rows } = await client.query<{ generation: string }>(
    "update projector_rebuild set generation = generation + 1, alive = clock_timestamp() returning generation",
  );
  const generation = Number(rows[0]?.generation);
  for (const name of await orphanTables(client, generation)) await client.query(dropTable(name));
  return generation;
};

/** The rebuild of this generation has ended, well or not. */
export const endGeneration = async (client: Queryable, generation: number): Promise<void> => {
  await client.query("update projector_rebuild set alive = null where generation = $1", [generation]);
};

/**
 * Drops the tables that no rebuild is filling and nobody reads. Gives how many it dropped, and whether a rebuild may
 * be going on, whose tables were left.
 */
export const dropOrphans = (pool: Pool) =>
  inTransaction(pool, "dropping the tables of a rebuild that was ended", async (client) => {
    const { rows } = await client.query<{ generation: string; alive: boolean }>(
      `select generation, coalesce(alive > clock_timestamp() - make_interval(secs => $1), false) as alive
       from projector_rebuild for update`,
      [SILENCE_SECONDS],
    );
    const [last] = rows;
    if (last === undefined || last.alive) return { dropped: 0, rebuilding: last !== undefined };
    const orphans = await orphanTables(client, Number(last.generation));
    for (const name of orphans) await client.query(dropTable(name));
    return { dropped: orphans.length, rebuilding: false };
  });

/** Drops orphans now, and again later where a rebuild may have been going on. */
export const sweepOrphans = Effect.fn("Projector.sweepOrphans")(function* (pool: Pool) {
  for (;;) {
    const { dropped, rebuilding } = yield* dropOrphans(pool);
    if (dropped > 0) yield* Effect.log(`Dropped ${dropped} tables that a rebuild had left unfinished`);
    if (!rebuilding) return;
    yield* Effect.sleep(`${SILENCE_SECONDS} seconds`);
  }
});
