/** Writing a batch of the server's events into the replica, together with how far the server's log was copied. */
import type { Pool, PoolClient } from "pg";
import { INSERT_AFTER, insertedAfter } from "../insert-events.ts";
import { copyPlainly } from "./copy-plainly.ts";
import type { Incoming } from "./incoming.ts";
import { type Placed, placeEvents } from "./place-events.ts";
import { type Checkpoint, inReplica, standingFor } from "./replica-transaction.ts";
import { comparePositions, type ServerPosition } from "./server-event.ts";

/** Somebody else has copied on since; what was to be written was not. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

const INSERT = `with inserted as (${INSERT_AFTER})
  update relay_checkpoint set commit_position = $8::numeric, prepare_position = $9::numeric`;

const SET_ASIDE = `insert into relay_set_aside
    (stream, server_revision, commit_position, prepare_position, problem, data, metadata)
  select * from unnest($1::text[], $2::numeric[], $3::numeric[], $4::numeric[], $5::text[], $6::bytea[], $7::text[])
  on conflict on constraint relay_set_aside_place do nothing`;

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
 * Applies what of a batch is new after a checkpoint, in one transaction: the plain way where that is all there is to
 * it, else looking at what stands in the replica and deciding of each event.
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
  const last = fresh.at(-1);
  if (last === undefined) return { checkpoint: from, copied: 0, setAside: 0, gap: null };
  if (await copyPlainly(pool, from, last.at, fresh)) {
    const checkpoint = { server: last.at, position: from.position + fresh.length };
    return { checkpoint, copied: fresh.length, setAside: 0, gap: null };
  }
  return inReplica(pool, async (client, standsAt) => {
    if (!same(standsAt.server, from.server)) throw new Overtaken("Another relay has copied on since");
    const placed = placeEvents(fresh, await standingFor(client, fresh), acceptGaps);
    const reached = placed.gap === null ? fresh : fresh.slice(0, fresh.indexOf(placed.gap));
    const to = reached.at(-1)?.at;
    if (to) await write(client, standsAt, to, placed);
    return {
      checkpoint: { server: to ?? from.server, position: standsAt.position + placed.events.length },
      copied: placed.events.length,
      setAside: placed.setAside.length,
      gap: placed.gap,
    };
  });
};
