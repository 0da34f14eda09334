/**
 * Whole streams one after the other, for those who compute something from all of the log: a rebuild, a check.
 *
 * Read in pages by key, not by a cursor: a cursor would hold a transaction, and with it the embedded database's only
 * session and every server's clean-up, for as long as the reader works.
 */
import type { Pool } from "pg";
import type { LoggedEvent } from "./event-log.ts";
import {
  type From,
  type JoinedEvents,
  joinBodies,
  readByStreamAfter,
  readJoinedAfter,
  type Within,
} from "./read-events.ts";

export interface StreamsAsked {
  /** `case-` for all cases; empty for every stream. */
  readonly prefix: string;
  /** Events with a greater position are left out, so that all streams are seen as they stood at one position. */
  readonly upTo: number;
  /** Events a page; the streams of one page are handed over together. */
  readonly batch?: number;
}

const BATCH = 5_000;

/** All events of one stream up to the position asked for, in order of revision; never empty. */
export type WholeStream = readonly LoggedEvent[];

/** How pages are read, and how what two pages hold of one stream is put together. */
interface Reading<Stream> {
  readonly page: (pool: Pool, from: From, within: Within) => Promise<readonly Stream[]>;
  readonly lastOf: (stream: Stream) => From;
  readonly sizeOf: (stream: Stream) => number;
  readonly together: (begun: Stream, goesOn: Stream) => Stream;
}

async function* byStream<Stream>(
  { page: readPage, lastOf, sizeOf, together }: Reading<Stream>,
  pool: Pool,
  { prefix, upTo, batch = BATCH }: StreamsAsked,
): AsyncGenerator<readonly Stream[], void, undefined> {
  const pageAfter = (from: From) => {
    const page = readPage(pool, from, { prefix, upTo, limit: batch });
    page.catch(() => undefined); // a reader that stops early does not wait for it
    return page;
  };
  let reading = pageAfter({ stream: prefix, revision: 0 });
  let unfinished: Stream | undefined;
  for (;;) {
    const page = await reading;
    const last = page.at(-1);
    const more = last !== undefined && page.reduce((sum, stream) => sum + sizeOf(stream), 0) === batch;
    if (more) reading = pageAfter(lastOf(last));
    const streams = [...page];
    const [first] = streams;
    if (unfinished !== undefined) {
      const goesOn = first !== undefined && lastOf(first).stream === lastOf(unfinished).stream;
      if (goesOn) streams[0] = together(unfinished, first);
      else streams.unshift(unfinished);
    }
    // the last stream of a full page may go on in the next one
    unfinished = more ? streams.pop() : undefined;
    if (streams.length > 0) yield streams;
    if (!more) return;
  }
}

const splitByStream = (events: readonly LoggedEvent[]): WholeStream[] => {
  const streams: LoggedEvent[][] = [];
  for (const event of events) {
    const last = streams.at(-1);
    if (last?.[0]?.stream === event.stream) last.push(event);
    else streams.push([event]);
  }
  return streams;
};

const eachEvent: Reading<WholeStream> = {
  page: async (pool, from, within) => splitByStream(await readByStreamAfter(pool, from, within)),
  lastOf: (stream) => stream.at(-1) as LoggedEvent,
  sizeOf: (stream) => stream.length,
  together: (begun, goesOn) => [...begun, ...goesOn],
};

const joined: Reading<JoinedEvents> = {
  page: readJoinedAfter,
  lastOf: ({ stream, lastRevision }) => ({ stream, revision: lastRevision }),
  sizeOf: ({ count }) => count,
  together: (begun, goesOn) => ({
    ...goesOn,
    firstRevision: begun.firstRevision,
    count: begun.count + goesOn.count,
    bodies: joinBodies([begun.bodies, goesOn.bodies]),
  }),
};

/**
 * Gives the streams in order of name, some at a time. The next page is being read while one is worked on.
 *
 * Rejects with the database's error.
 */
export const eventsByStream = (
  pool: Pool,
  asked: StreamsAsked,
): AsyncGenerator<readonly WholeStream[], void, undefined> => byStream(eachEvent, pool, asked);

/** The same, of each stream only what a history is made of: for a rebuild, which asks for nothing else. */
export const joinedByStream = (
  pool: Pool,
  asked: StreamsAsked,
): AsyncGenerator<readonly JoinedEvents[], void, undefined> => byStream(joined, pool, asked);
