/** The questions that are asked of the events table, each answered from an index without sorting. */
import type { Pool, QueryArrayConfig } from "pg";
import { textArray } from "./binary-array.ts";
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

/**
 * Each stream is looked up in the index by itself. Asked for as one set, where the database knows nothing of its table
 * yet it takes so many streams for half of it, and would read it all.
 */
const ofStreams = (streams: readonly string[]): Question =>
  question(
    `select found.* from unnest($1::text[]) as asked (stream)
     cross join lateral (select ${COLUMNS} from events where stream = asked.stream order by revision) as found
     order by found.stream, found.revision`,
    [textArray([...new Set(streams)])],
  );

export const allAfter = (position: number, limit: number): Question =>
  question(`select ${COLUMNS} from events where position > $1 order by position limit $2`, [position, limit]);

/** How much a reader takes at once. */
export interface MostAtOnce {
  readonly events: number;
  /** Of bodies, in UTF-8. The event that goes beyond them is the last; so one event always comes, whatever it weighs. */
  readonly bytes: number;
}

/** What bodies weigh is known without unpacking them, so those that are left out cost nothing. */
const allAfterWithin = (position: number, { events, bytes }: MostAtOnce): Question =>
  question(
    `select ${COLUMNS} from (
       select page.*, sum(octet_length(body)) over
         (order by position rows between unbounded preceding and 1 preceding) as before
       from (select * from events where position > $1 order by position limit $2) as page
     ) as weighed where coalesce(before, 0) < $3 order by position`,
    [position, events, bytes],
  );

/**
 * Successive events of one stream with their bodies in one text: what histories are made of, at the least cost to who
 * reads millions. A row for each event costs the database and the driver twice as much.
 */
export interface JoinedEvents {
  readonly stream: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly count: number;
  /** Of the last of them. */
  readonly position: number;
  /** As `separateBodies` takes them apart. */
  readonly bodies: string;
}

/** A control character, which JSON writes as an escape: it stands in no body. */
const BETWEEN_BODIES = "\u001e";

export const joinBodies = (bodies: readonly string[]): string => bodies.join(BETWEEN_BODIES);

export const separateBodies = (joined: string): readonly string[] => joined.split(BETWEEN_BODIES);

type JoinedRow = [
  stream: string,
  first: number,
  last: number,
  count: number,
  position: string,
  bodies: string,
];

const joinedOf = ([
  stream,
  firstRevision,
  lastRevision,
  count,
  position,
  bodies,
]: JoinedRow): JoinedEvents => ({
  stream,
  firstRevision,
  lastRevision,
  count,
  position: Number(position),
  bodies,
});

/** Behind which event a page begins. */
export interface From {
  readonly stream: string;
  readonly revision: number;
}

/** Which events a page may hold: of streams whose names begin so, up to a position, so many. */
export interface Within {
  readonly prefix: string;
  readonly upTo: number;
  readonly limit: number;
}

/** The next events of whole streams: in order of stream, then of revision, up to a position of the log. */
export const byStreamAfter = (
  { stream, revision }: From,
  { prefix, upTo, limit }: Within,
  columns: string = COLUMNS,
): Question =>
  question(
    `select ${columns} from events
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

/** All events of some streams, by stream and revision; a stream without events has none among them. */
export const readStreamsWhole = async (
  pool: Pool,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly LoggedEvent[]>> => {
  const found = new Map<string, LoggedEvent[]>();
  for (const event of await ask(pool, ofStreams(streams))) {
    const known = found.get(event.stream);
    if (known === undefined) found.set(event.stream, [event]);
    else known.push(event);
  }
  return found;
};

export const readAllAfter = (pool: Pool, position: number, limit: number) =>
  ask(pool, allAfter(position, limit));

/** The same for who copies all of the log, where a few events may weigh as much as thousands of others. */
export const readAllAfterWithin = (pool: Pool, position: number, most: MostAtOnce) =>
  ask(pool, allAfterWithin(position, most));

export const readByIds = (pool: Pool, ids: readonly string[]) => ask(pool, byIds(ids));

/**
 * Begins a transaction in which an index that has the order asked for is used for it.
 *
 * The embedded database runs no autovacuum and so knows nothing of its tables; it would then rather collect all that
 * is left to read, and sort it, for each page.
 */
export const BEGIN_IN_ORDER_OF_INDEX = `begin read only;
  set local enable_sort = off; set local enable_bitmapscan = off; set local enable_seqscan = off`;

const askInOrderOfIndex = async <R extends unknown[], E>(
  pool: Pool,
  asked: Question,
  eventOfRow: (row: R) => E,
): Promise<readonly E[]> => {
  const client = await pool.connect();
  try {
    await client.query(BEGIN_IN_ORDER_OF_INDEX);
    const { rows } = await client.query<R>(asked);
    await client.query("commit");
    client.release();
    return rows.map(eventOfRow);
  } catch (cause) {
    client.release(true); // its transaction ends with the connection
    throw cause;
  }
};

export const readByStreamAfter = (pool: Pool, from: From, within: Within): Promise<readonly LoggedEvent[]> =>
  askInOrderOfIndex(pool, byStreamAfter(from, within), eventOf);

/** The same, the events of each stream joined; at most as many events in all as asked for. */
export const readJoinedAfter = (pool: Pool, from: From, within: Within): Promise<readonly JoinedEvents[]> => {
  const events = byStreamAfter(from, within, "stream, revision, position, body");
  return askInOrderOfIndex(
    pool,
    {
      ...events,
      text: `select stream, min(revision), max(revision), count(*)::integer, max(position),
          string_agg(body, chr(30) order by revision)
        from (${events.text}) as page group by stream order by stream`,
    },
    joinedOf,
  );
};

export const readHead = async (pool: Pool): Promise<number> => {
  const { rows } = await pool.query<{ position: string }>(
    "select position from events order by position desc limit 1",
  );
  return Number(rows[0]?.position ?? 0);
};
