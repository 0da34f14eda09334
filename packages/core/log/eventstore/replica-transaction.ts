/** Writing to the replica: under the lock of the log, seeing where it stands, all or nothing. */
import type { Pool, PoolClient } from "pg";
import { type Head, placeKey, type Standing, type ToPlace } from "./place-events.ts";
import type { ServerPosition } from "./server-event.ts";

export interface Checkpoint {
  /** Of the last event applied, on the server; null before the first. */
  readonly server: ServerPosition | null;
  /** The last position given in the replica. */
  readonly position: number;
}

interface CheckpointRow {
  readonly commit: string | null;
  readonly prepare: string | null;
  readonly position: string;
}

const READ = `select commit_position::text as commit, prepare_position::text as prepare,
  coalesce((select position from events order by position desc limit 1), 0)::text as position
  from relay_checkpoint`;

/** Statements of their own: each sees what was committed before it, and the second waits for its turn. */
const BEGIN = `begin; select pg_advisory_xact_lock(7813467226461);
  select from relay_checkpoint for update; ${READ}`;

const HEADS = `select given.stream, head.revision, encode(head.hash, 'hex') as hash, aside.stream is not null as spoilt
  from unnest($1::text[]) as given(stream)
  left join lateral (
    select e.revision, e.hash from events e where e.stream = given.stream order by e.revision desc limit 1
  ) head on true
  left join lateral (select a.stream from relay_set_aside a where a.stream = given.stream limit 1) aside on true`;

const STANDING = `select e.id, e.stream, e.revision, encode(e.hash, 'hex') as hash from events e where e.id = any($1)
  union
  select e.id, e.stream, e.revision, encode(e.hash, 'hex') from unnest($2::text[], $3::integer[]) as given(stream, revision)
  join events e on e.stream = given.stream and e.revision = given.revision`;

const checkpointOf = (row: CheckpointRow | undefined): Checkpoint => ({
  server:
    row?.commit == null || row.prepare == null
      ? null
      : { commit: BigInt(row.commit), prepare: BigInt(row.prepare) },
  position: Number(row?.position ?? 0),
});

export const readCheckpoint = async (pool: Pool): Promise<Checkpoint> => {
  const { rows } = await pool.query<CheckpointRow>(READ);
  return checkpointOf(rows[0]);
};

/** What stands in the replica of the streams and ids of a batch. */
export const standingFor = async (client: PoolClient, batch: readonly ToPlace[]): Promise<Standing> => {
  const { rows } = await client.query<{
    readonly stream: string;
    readonly revision: number | null;
    readonly hash: string | null;
    readonly spoilt: boolean;
  }>(HEADS, [[...new Set(batch.map(({ stream }) => stream))]]);
  const heads = new Map<string, Head>();
  for (const { stream, revision, hash } of rows)
    if (revision !== null && hash !== null) heads.set(stream, { revision, hash });
  const events = batch.flatMap(({ read }) => ("event" in read ? [read.event] : []));
  const before = events.filter(({ stream, revision }) => revision <= (heads.get(stream)?.revision ?? 0));
  const { rows: standing } = await client.query<{
    readonly id: string;
    readonly stream: string;
    readonly revision: number;
    readonly hash: string;
  }>(STANDING, [
    events.map(({ id }) => id),
    before.map(({ stream }) => stream),
    before.map(({ revision }) => revision),
  ]);
  return {
    heads,
    spoilt: new Set(rows.filter(({ spoilt }) => spoilt).map(({ stream }) => stream)),
    hashes: new Map(standing.map((event) => [placeKey(event), event.hash])),
    ids: new Map(standing.map((event) => [event.id, placeKey(event)])),
  };
};

/**
 * Works in one transaction, in which nobody else writes to the replica.
 *
 * Rejects with what the work rejects with, or with the database's error: then nothing was written, unless the
 * connection was lost.
 */
export const inReplica = async <A>(
  pool: Pool,
  work: (client: PoolClient, standsAt: Checkpoint) => Promise<A>,
): Promise<A> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    // several statements give several results, which the types of `pg` do not know
    const results: unknown = await client.query(BEGIN);
    const last = Array.isArray(results)
      ? (results.at(-1) as { readonly rows: CheckpointRow[] })
      : { rows: [] };
    const done = await work(client, checkpointOf(last.rows[0]));
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
};
