/**
 * Whether the server still has, where it was, the event that was copied from it last.
 *
 * A server that was restored from an older copy has not, nor has another server. A subscription would not say so: from
 * a position beyond the server's end it says at once that it has caught up, and what is appended next stands before
 * that position and would be passed over as copied already. So this is asked before each subscription.
 */
import { FORWARDS } from "@eventstore/db-client";
import { Predicate } from "effect";
import type { Pool } from "pg";
import type { Connection } from "./connection.ts";
import { incomingOf } from "./incoming.ts";
import { readServerLog } from "./read-server-log.ts";
import { comparePositions, type ServerPosition } from "./server-event.ts";

/** What was copied is not on this server. Nothing is copied from it until somebody has decided what holds. */
export class NotTheServerCopied extends Error {
  override readonly name = "NotTheServerCopied";
}

const APPLIED = `select
  exists(select from events where stream = $1 and revision = $2 and encode(hash, 'hex') = $3)
  or exists(select from relay_set_aside
    where stream = $1 and server_revision = $4 and commit_position = $5 and prepare_position = $6) as applied`;

const said = (what: string, { commit }: ServerPosition, cause?: unknown): NotTheServerCopied =>
  new NotTheServerCopied(
    `${what} where the event stood that was copied last (commit position ${commit}): the server was restored from an older copy, or it is another server. Nothing is copied from it; docs/cluster.md tells what to do`,
    { cause },
  );

/** The server's answer to a position at which none of its records begins: gRPC, unknown. */
const isUnknown = (error: unknown): boolean => Predicate.hasProperty(error, "code") && error.code === 2;

const standingAt = async (connection: Connection, at: ServerPosition, patience: number) => {
  const there = { direction: FORWARDS, fromPosition: at, maxCount: 1 } as const;
  try {
    for await (const event of readServerLog(connection, there, patience)) return event;
    return undefined;
  } catch (error) {
    if (isUnknown(error)) throw said("The server cannot read", at, error);
    throw error;
  }
};

/**
 * Resolves where the event at the position stands in the replica, or was set aside there.
 *
 * Rejects with `NotTheServerCopied`; with the client's error, or `Silence` after so many milliseconds; with the
 * database's error.
 */
export const confirmCopied = async (
  connection: Connection,
  pool: Pool,
  last: ServerPosition,
  patience: number,
): Promise<void> => {
  const found = await standingAt(connection, last, patience);
  if (!found || comparePositions(found.position, last) !== 0) throw said("The server has no event", last);
  const { stream, serverRevision, read } = incomingOf(found);
  const { rows } = await pool.query<{ readonly applied: boolean }>(APPLIED, [
    stream,
    "event" in read ? read.event.revision : null,
    "event" in read ? read.event.hash : null,
    String(serverRevision),
    String(last.commit),
    String(last.prepare),
  ]);
  if (rows[0]?.applied !== true) throw said("The server has another event", last);
};
