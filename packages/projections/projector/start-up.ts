/** What must be done before the log is followed: rows of another version of the program are computed anew. */
import { Effect } from "effect";
import type { Pool } from "pg";
import type { Definitions } from "./definitions.ts";
import type { ProjectorError } from "./projector-error.ts";
import { type RebuildProgress, type Rebuilt, rebuild } from "./rebuild.ts";
import { dropTable, dropView, tableName } from "./row-tables.ts";
import { holdCheckpoint, moveCheckpoint, outdated, readTablesInUse, undeclared } from "./tables-in-use.ts";
import { asking, inTransaction } from "./transaction.ts";

/** Drops the rows of projections that this program no longer has. */
const dropUndeclared = (pool: Pool, definitions: Definitions) =>
  inTransaction(pool, "dropping the rows of projections that are no more", async (client) => {
    const checkpoint = await holdCheckpoint(client);
    const inUse = await readTablesInUse(client);
    const gone = undeclared(definitions, inUse);
    if (gone.length === 0) return;
    for (const table of inUse.filter(({ projection }) => gone.includes(projection))) {
      await client.query(dropView(table.projection));
      await client.query(dropTable(tableName(table)));
    }
    await client.query("delete from projector_tables where projection = any($1::text[])", [gone]);
    await moveCheckpoint(client, checkpoint, { ...checkpoint, epoch: checkpoint.epoch + 1 });
  });

/** Rebuilds what was computed otherwise than this program would. Gives null where nothing was. */
export const bringUpToDate = Effect.fn("Projector.bringUpToDate")(function* (
  pool: Pool,
  definitions: Definitions,
  onProgress: (progress: RebuildProgress) => void,
): Effect.fn.Return<Rebuilt | null, ProjectorError> {
  const inUse = yield* asking(pool, "reading which tables are in use", readTablesInUse);
  const differing = outdated(definitions, inUse);
  if (differing.length === 0) {
    yield* dropUndeclared(pool, definitions);
    return null;
  }
  const projections = differing.map(({ name }) => name);
  yield* Effect.log(`Rebuilding ${projections.join(", ")}`);
  const rebuilt = yield* rebuild({ pool, definitions, projections, onProgress });
  yield* Effect.log(
    `Rebuilt ${projections.join(", ")}: ${rebuilt.events} events of ${rebuilt.cases} cases, ${rebuilt.setAside} cases set aside`,
  );
  return rebuilt;
});
