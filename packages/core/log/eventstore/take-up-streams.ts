/**
 * Taking up streams of which the relay had set something aside: what stands on the server now is decided on again, and
 * what can stand in the replica is copied, at the positions that follow.
 *
 * The server is asked, and not what was set aside: it may have been mended there. The relay waits meanwhile.
 */
import type { Pool, PoolClient } from "pg";
import { INSERT_AFTER, insertedAfter } from "../insert-events.ts";
import type { Connection } from "./connection.ts";
import { type Incoming, readingOf } from "./incoming.ts";
import { placeEvents } from "./place-events.ts";
import { readRecorded } from "./read-stream.ts";
import { inReplica, standingFor } from "./replica-transaction.ts";

export interface StreamTakenUp {
  readonly stream: string;
  /** Events that stand in the replica now and did not before. */
  readonly copied: number;
  /** Why the next cannot; null where nothing of the stream is set aside any more. */
  readonly problem: string | null;
}

interface ToTakeUp extends Pick<Incoming, "stream" | "read"> {
  /** From 0, as the server counts. */
  readonly serverRevision: bigint;
}

/** The streams of which something is set aside, in the order of their names. */
export const readSetAsideStreams = async (pool: Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ readonly stream: string }>(
    "select distinct stream from relay_set_aside order by stream",
  );
  return rows.map(({ stream }) => stream);
};

const lastSetAside = async (client: PoolClient, stream: string): Promise<bigint | null> => {
  const { rows } = await client.query<{ readonly last: string | null }>(
    "select max(server_revision)::text as last from relay_set_aside where stream = $1",
    [stream],
  );
  return rows[0]?.last == null ? null : BigInt(rows[0].last);
};

const headOf = async (client: PoolClient, stream: string): Promise<number> => {
  const { rows } = await client.query<{ readonly revision: number }>(
    "select revision from events where stream = $1 order by revision desc limit 1",
    [stream],
  );
  return rows[0]?.revision ?? 0;
};

/** From a revision of the server on the stream stays set aside, for this reason. */
const keepFrom = async (client: PoolClient, stream: string, from: bigint, problem: string): Promise<void> => {
  await client.query("delete from relay_set_aside where stream = $1 and server_revision < $2", [
    stream,
    String(from),
  ]);
  await client.query(
    `update relay_set_aside set problem = $2 where stream = $1
       and server_revision = (select min(server_revision) from relay_set_aside where stream = $1)`,
    [stream, problem],
  );
};

/**
 * Null where nothing of the stream is set aside.
 *
 * Rejects with the client's error, or `Silence` after so many milliseconds; with the database's error. Then nothing
 * was changed.
 */
export const takeUpStream = (
  connection: Connection,
  pool: Pool,
  stream: string,
  patience: number,
): Promise<StreamTakenUp | null> =>
  inReplica(pool, async (client, { position }) => {
    const last = await lastSetAside(client, stream);
    if (last === null) return null;
    const standing = await readRecorded(
      connection,
      stream,
      { after: await headOf(client, stream), patience },
      (recorded): ToTakeUp => ({ stream, serverRevision: recorded.revision, read: readingOf(recorded) }),
    );
    const found = { ...(await standingFor(client, standing)), spoilt: new Set<string>() };
    const { events, setAside } = placeEvents(standing, found, true);
    if (events.length > 0) await client.query(INSERT_AFTER, [...insertedAfter(position, events)]);
    const [first] = setAside;
    if (first) {
      await keepFrom(client, stream, first.incoming.serverRevision, first.problem);
      return { stream, copied: events.length, problem: first.problem };
    }
    const reached = standing.at(-1)?.serverRevision ?? -1n;
    if (reached < last) {
      const problem = "The server has it no more";
      await keepFrom(client, stream, reached + 1n, problem);
      return { stream, copied: events.length, problem };
    }
    await client.query("delete from relay_set_aside where stream = $1", [stream]);
    return { stream, copied: events.length, problem: null };
  });
