/** What must be done before the log is followed: rows of another version of the program are computed anew. */
import { Effect } from "effect";
import type { Pool } from "pg";
import { beginEpoch, holdCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import type { DatabaseKind } from "./gathered-rows.ts";
import { isRebuilding } from "./orphan-tables.ts";
import type { ProjectorError } from "./projector-error.ts";
import { type RebuildProgress, type Rebuilt, rebuild } from "./rebuild.ts";
import { dropTable, dropView, tableName } from "./row-tables.ts";
import { outdated, readTablesInUse, undeclared } from "./tables-in-use.ts";
import { asking, inTransaction } from "./transaction.ts";

/** Drops the rows of projections that this program no longer has. */
const dropUndeclared = (pool: Pool, definitions: Definitions) =>
  inTransaction(pool, "dropping the rows of projections that are no more", async (client) => {
    await holdCheckpoints(client);
    const inUse = await readTablesInUse(client);
    const gone = undeclared(definitions, inUse);
    if (gone.length === 0) return;
    for (const table of inUse.filter(({ projection }) => gone.includes(projection))) {
      await client.query(dropView(table.projection));
      await client.query(dropTable(tableName(table)));
    }
    await client.query("delete from projector_tables where projection = any($1::text[])", [gone]);
    await beginEpoch(client);
  });

/** How often the rebuild of another process is looked at. */
const BETWEEN_LOOKS = "500 millis";

/**
 * What must be rebuilt, once no other process rebuilds: on a server one may be at the same. The embedded database is
 * open in this process alone.
 */
const whatDiffers = Effect.fnUntraced(function* (
  pool: Pool,
  definitions: Definitions,
  kind: DatabaseKind,
): Effect.fn.Return<readonly string[], ProjectorError> {
  for (let looks = 0; ; looks++) {
    const inUse = yield* asking(pool, "reading which tables are in use", readTablesInUse);
    const differing = outdated(definitions, inUse).map(({ name }) => name);
    if (differing.length === 0 || kind === "embedded") return differing;
    if (!(yield* asking(pool, "looking for a rebuild", isRebuilding))) return differing;
    if (looks === 0) yield* Effect.log("Waiting for the rebuild of another process");
    yield* Effect.sleep(BETWEEN_LOOKS);
  }
});

/**
 * Rebuilds what was computed otherwise than this program would. Gives null where nothing was.
 *
 * Of processes that are started together one rebuilds, and the others wait for it.
 */
export const bringUpToDate = Effect.fn("Projector.bringUpToDate")(function* (
  pool: Pool,
  definitions: Definitions,
  {
    kind,
    onProgress,
  }: { readonly kind: DatabaseKind; readonly onProgress: (progress: RebuildProgress) => void },
): Effect.fn.Return<Rebuilt | null, ProjectorError> {
  const projections = yield* whatDiffers(pool, definitions, kind);
  if (projections.length === 0) {
    yield* dropUndeclared(pool, definitions);
    return null;
  }
  yield* Effect.log(`Rebuilding ${projections.join(", ")}`);
  const rebuilt = yield* rebuild({ pool, kind, definitions, projections, onProgress });
  yield* Effect.log(
    `Rebuilt ${projections.join(", ")}: ${rebuilt.events} events of ${rebuilt.cases} cases, ${rebuilt.setAside} cases set aside`,
  );
  return rebuilt;
});
