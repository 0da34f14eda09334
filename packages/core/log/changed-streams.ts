/** Which streams have changed, and how far they go now: asked of the events table, without reading any event. */
import type { Pool } from "pg";

/** The last event of a stream. */
export interface StreamHead {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

type Row = [stream: string, revision: number, position: string];

const headOf = ([stream, revision, position]: Row): StreamHead => ({
  stream,
  revision,
  position: Number(position),
});

const LAST = `select stream, revision, position from events
  where stream = $1 order by revision desc limit 1`;

/** Null where there is no such stream. Rejects with the database's error. */
export const readStreamHead = async (pool: Pool, stream: string): Promise<StreamHead | null> => {
  const { rows } = await pool.query<Row>({ text: LAST, values: [stream], rowMode: "array" });
  const [row] = rows;
  return row === undefined ? null : headOf(row);
};

const CHANGED = `select stream, max(revision), max(position) from events
  where position > $1 and position <= $2 and stream >= $3 and stream < $4
  group by stream order by max(position) limit $5`;

export interface ChangesAsked {
  /** `case-` for the cases alone. */
  readonly prefix: string;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/**
 * The streams that have an event after one position, up to another, each once, as they stood at the later: those that
 * changed first come first. It takes as long as there are events between the positions.
 *
 * Rejects with the database's error.
 */
export const readChangedStreams = async (
  pool: Pool,
  { prefix, after, upTo, limit }: ChangesAsked,
): Promise<readonly StreamHead[]> => {
  const { rows } = await pool.query<Row>({
    text: CHANGED,
    values: [after, upTo, prefix, `${prefix}\u{10ffff}`, limit],
    rowMode: "array",
  });
  return rows.map(headOf);
};
