/** The questions that are asked of the events table, each answered from an index without sorting. */
import type { Pool, QueryArrayConfig } from "pg";
import type { LoggedEvent } from "./event-log.ts";

const COLUMNS = `position, stream, revision, id,
  to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), body, encode(hash, 'hex')`;

type Row = [
  position: string,
  stream: string,
  revision: number,
  id: string,
  recorded: string,
  body: string,
  hash: string,
];

const eventOf = ([position, stream, revision, id, recorded, body, hash]: Row): LoggedEvent => ({
  position: Number(position),
  stream,
  revision,
  id,
  recorded,
  body,
  hash,
});

type Question = QueryArrayConfig<unknown[]>;

const question = (text: string, values: readonly unknown[]): Question => ({
  text,
  values: [...values],
  rowMode: "array",
});

export const streamAfter = (stream: string, revision: number): Question =>
  question(`select ${COLUMNS} from events where stream = $1 and revision > $2 order by revision`, [
    stream,
    revision,
  ]);

export const allAfter = (position: number, limit: number): Question =>
  question(`select ${COLUMNS} from events where position > $1 order by position limit $2`, [position, limit]);

/** The next events of whole streams: in order of stream, then of revision, up to a position of the log. */
export const byStreamAfter = (
  { stream, revision }: { readonly stream: string; readonly revision: number },
  { prefix, upTo, limit }: { readonly prefix: string; readonly upTo: number; readonly limit: number },
): Question =>
  question(
    `select ${COLUMNS} from events
     where (stream, revision) > ($1, $2) and stream < $3 and position <= $4
     order by stream, revision limit $5`,
    [stream, revision, `${prefix}\u{10ffff}`, upTo, limit],
  );

const byIds = (ids: readonly string[]): Question =>
  question(`select ${COLUMNS} from events where id = any($1) order by position`, [ids]);

const ask = async (pool: Pool, asked: Question): Promise<readonly LoggedEvent[]> => {
  const { rows } = await pool.query<Row>(asked);
  return rows.map(eventOf);
};

export const readStreamAfter = (pool: Pool, stream: string, revision: number) =>
  ask(pool, streamAfter(stream, revision));

export const readAllAfter = (pool: Pool, position: number, limit: number) =>
  ask(pool, allAfter(position, limit));

export const readByIds = (pool: Pool, ids: readonly string[]) => ask(pool, byIds(ids));

/**
 * Begins a transaction in which an index that has the order asked for is used for it.
 *
 * The embedded database runs no autovacuum and so knows nothing of its tables; it would then rather collect all that
 * is left to read, and sort it, for each page.
 */
export const BEGIN_IN_ORDER_OF_INDEX = `begin read only;
  set local enable_sort = off; set local enable_bitmapscan = off; set local enable_seqscan = off`;

export const readByStreamAfter = async (
  pool: Pool,
  from: Parameters<typeof byStreamAfter>[0],
  within: Parameters<typeof byStreamAfter>[1],
): Promise<readonly LoggedEvent[]> => {
  const client = await pool.connect();
  try {
    await client.query(BEGIN_IN_ORDER_OF_INDEX);
    const { rows } = await client.query<Row>(byStreamAfter(from, within));
    await client.query("commit");
    client.release();
    return rows.map(eventOf);
  } catch (cause) {
    client.release(true); // its transaction ends with the connection
    throw cause;
  }
};

export const readHead = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ position: string }>(
    "select position from events order by position desc limit 1",
  );
  return Number(rows[0]?.position ?? 0);
};
