/**
 * The plain way into the replica, for a batch of which nothing has to be decided: every event can be read and is the
 * next of its stream. It takes one call of the database (`copy_events`), which sees under the locks that the replica is
 * as it is believed to be, and writes everything or nothing.
 */
import { DatabaseError, type Pool } from "pg";
import { insertedAfter } from "../insert-events.ts";
import type { Incoming } from "./incoming.ts";
import { follows } from "./place-events.ts";
import type { Checkpoint } from "./replica-transaction.ts";
import type { ServerEvent, ServerPosition } from "./server-event.ts";

const COPY = "select copy_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as copied";

/** PostgreSQL's SQLSTATE. */
const UNIQUE_VIOLATION = "23505";

interface Run {
  readonly events: readonly ServerEvent[];
  /** Of each, whether none of its stream is before it. */
  readonly firsts: readonly boolean[];
}

/** The batch's events; null where one cannot be read, or does not follow the one before it in its stream. */
const runOf = (batch: readonly Incoming[]): Run | null => {
  const last = new Map<string, ServerEvent>();
  const events: ServerEvent[] = [];
  const firsts: boolean[] = [];
  for (const { stream, read } of batch) {
    if ("problem" in read) return null;
    const before = last.get(stream);
    if (before && !follows(before, read.event)) return null;
    events.push(read.event);
    firsts.push(before === undefined);
    last.set(stream, read.event);
  }
  return { events, firsts };
};

const inText = (position: bigint | undefined): string | null =>
  position === undefined ? null : String(position);

/**
 * Gives whether the batch was copied. Where not, nothing was written, and something has to be decided.
 *
 * Rejects with the database's error: then nothing was written, unless the connection was lost.
 */
export const copyPlainly = async (
  pool: Pool,
  from: Checkpoint,
  to: ServerPosition,
  batch: readonly Incoming[],
): Promise<boolean> => {
  const run = runOf(batch);
  if (run === null) return false;
  try {
    const { rows } = await pool.query<{ readonly copied: boolean }>(COPY, [
      ...insertedAfter(from.position, run.events),
      run.firsts,
      inText(from.server?.commit),
      inText(from.server?.prepare),
      inText(to.commit),
      inText(to.prepare),
    ]);
    return rows[0]?.copied === true;
  } catch (cause) {
    // one of the ids stands in the log already
    if (cause instanceof DatabaseError && cause.code === UNIQUE_VIOLATION) return false;
    throw cause;
  }
};
