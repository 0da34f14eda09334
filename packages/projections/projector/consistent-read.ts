/**
 * Several questions about rows, answered from one and the same state.
 *
 * A single statement needs nothing of this: it sees the tables before a rebuild's switch or after it. Several
 * statements in one snapshot must name their views first: which table stands behind a view is not part of a snapshot,
 * and one taken before the switch would find the new table without its rows.
 */
import type { Effect } from "effect";
import type { Pool } from "pg";
import type { ProjectorError } from "./projector-error.ts";
import { quoted } from "./row-tables.ts";
import { inTransaction, type Queryable } from "./transaction.ts";

/**
 * Reads in one snapshot. A rebuild waits for it before it switches, so it should be short.
 *
 * @param projections the names of the projections that will be read
 */
export const readingConsistently = <A>(
  pool: Pool,
  projections: readonly string[],
  read: (database: Queryable) => Promise<A>,
): Effect.Effect<A, ProjectorError> =>
  inTransaction(pool, "reading rows", async (client) => {
    await client.query("set transaction isolation level repeatable read, read only");
    // Before the first query, and so before the snapshot is taken.
    if (projections.length > 0) {
      await client.query(`lock table ${projections.map(quoted).join(", ")} in access share mode`);
    }
    return read(client);
  });
