/** Copying to PostgreSQL's own log: a page a transaction, under the lock that every append takes. */
import { Effect } from "effect";
import type { Pool, PoolClient } from "pg";
import type { LoggedEvent } from "../event-log.ts";
import { INSERT_AFTER, insertedAfter } from "../insert-events.ts";
import { CopyError, TargetMoved } from "./copy-error.ts";
import type { CopyEnd, CopyTarget } from "./copy-target.ts";
import { logPages } from "./log-pages.ts";

/** Statements of their own: the last sees what was committed while the lock was waited for. */
const LOCK = "select pg_advisory_xact_lock(7813467226461)";
const HEAD = "select coalesce(max(position), 0)::text as position from events";

const insertUnderLock = async (client: PoolClient, name: string, events: readonly LoggedEvent[]) => {
  const first = events[0];
  if (!first) return;
  await client.query("begin isolation level read committed");
  await client.query(LOCK);
  const { rows } = await client.query<{ position: string }>(HEAD);
  if (Number(rows[0]?.position) !== first.position - 1)
    throw new CopyError({ reason: new TargetMoved({ target: name }) });
  await client.query(INSERT_AFTER, [...insertedAfter(first.position - 1, events)]);
  await client.query("commit");
};

/** An events table as an end of a copy. */
export const databaseEnd = (pool: Pool, name: string, isSource = false): CopyEnd => ({
  name,
  isSource,
  standing: () => logPages(pool, 0),
});

/** @param pool of a database whose schema of the log is up to date */
export const postgresTarget = (pool: Pool, name: string): CopyTarget => ({
  ends: [databaseEnd(pool, name)],
  append: async (events) => {
    const client = await pool.connect();
    let failed = false;
    try {
      await insertUnderLock(client, name, events);
    } catch (error) {
      failed = true; // its transaction ends with the connection
      throw error;
    } finally {
      client.release(failed);
    }
  },
  settle: () => Effect.void,
});
