/** Writing a batch of the server's events into the replica, together with how far the server's log was copied. */
import type { Pool, PoolClient } from "pg";
import { INSERT_AFTER, insertedAfter } from "../insert-events.ts";
import type { Incoming } from "./incoming.ts";
import { type Head, type Placed, placeEvents, placeKey, type Standing } from "./place-events.ts";
import { comparePositions, type ServerPosition } from "./server-event.ts";

export interface Checkpoint {
  /** Of the last event applied, on the server; null before the first. */
  readonly server: ServerPosition | null;
  /** The last position given in the replica. */
  readonly position: number;
}

/** Somebody else has copied on since; what was to be written was not. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
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

const INSERT = `with inserted as (${INSERT_AFTER})
  update relay_checkpoint set commit_position = $8::numeric, prepare_position = $9::numeric`;

const SET_ASIDE = `insert into relay_set_aside
    (stream, server_revision, commit_position, prepare_position, problem, data, metadata)
  select * from unnest($1::text[], $2::numeric[], $3::numeric[], $4::numeric[], $5::text[], $6::bytea[], $7::text[])
  on conflict on constraint relay_set_aside_place do nothing`;

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

/** The streams of which something was set aside. */
export const countSetAside = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ count: string }>(
    "select count(distinct stream) as count from relay_set_aside",
  );
  return Number(rows[0]?.count ?? 0);
};

const same = (a: ServerPosition | null, b: ServerPosition | null): boolean =>
  a === null || b === null ? a === b : comparePositions(a, b) === 0;

/** What is after the checkpoint, in order, each once: a server may give an event again. */
const newAmong = (batch: readonly Incoming[], from: ServerPosition | null): readonly Incoming[] => {
  let reached = from;
  return batch.filter(({ at }) => {
    if (reached !== null && comparePositions(at, reached) <= 0) return false;
    reached = at;
    return true;
  });
};

const standingFor = async (client: PoolClient, batch: readonly Incoming[]): Promise<Standing> => {
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

const write = async (
  client: PoolClient,
  from: Checkpoint,
  to: ServerPosition,
  { events, setAside }: Placed,
): Promise<void> => {
  if (setAside.length > 0)
    await client.query(SET_ASIDE, [
      setAside.map(({ incoming }) => incoming.stream),
      setAside.map(({ incoming }) => String(incoming.serverRevision)),
      setAside.map(({ incoming }) => String(incoming.at.commit)),
      setAside.map(({ incoming }) => String(incoming.at.prepare)),
      setAside.map(({ problem }) => problem),
      setAside.map(({ incoming }) => Buffer.from(incoming.data)),
      setAside.map(({ incoming }) => incoming.metadata),
    ]);
  await client.query(INSERT, [
    ...insertedAfter(from.position, events),
    String(to.commit),
    String(to.prepare),
  ]);
};

export interface Applied {
  readonly checkpoint: Checkpoint;
  readonly copied: number;
  readonly setAside: number;
  /** The event before which one is missing; everything before it was applied, and nothing from it on. */
  readonly gap: Incoming | null;
}

/**
 * Applies what of a batch is new after a checkpoint, in one transaction.
 *
 * Rejects with `Overtaken`, or with the database's error: then nothing was written, unless the connection was lost.
 */
export const applyToReplica = async (
  pool: Pool,
  from: Checkpoint,
  batch: readonly Incoming[],
  acceptGaps = false,
): Promise<Applied> => {
  const fresh = newAmong(batch, from.server);
  if (fresh.length === 0) return { checkpoint: from, copied: 0, setAside: 0, gap: null };
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (cause: Error) => {
    broken = cause; // a query in progress rejects with it; between two queries nobody else would hear of it
  };
  client.on("error", onError);
  try {
    // several statements give several results, which the types of `pg` do not know
    const results: unknown = await client.query(BEGIN);
    const last = Array.isArray(results)
      ? (results.at(-1) as { readonly rows: CheckpointRow[] })
      : { rows: [] };
    const standsAt = checkpointOf(last.rows[0]);
    if (!same(standsAt.server, from.server)) throw new Overtaken("Another relay has copied on since");
    const placed = placeEvents(fresh, await standingFor(client, fresh), acceptGaps);
    const reached = placed.gap === null ? fresh : fresh.slice(0, fresh.indexOf(placed.gap));
    const to = reached.at(-1)?.at;
    if (to) await write(client, standsAt, to, placed);
    await client.query("commit");
    return {
      checkpoint: {
        server: to ?? from.server,
        position: standsAt.position + placed.events.length,
      },
      copied: placed.events.length,
      setAside: placed.setAside.length,
      gap: placed.gap,
    };
  } catch (error) {
    await client.query("rollback").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
};
