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
  type RecordedBody,
  readBodiesByStreamAfter,
  readByStreamAfter,
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
export type WholeStream<E extends RecordedBody = LoggedEvent> = readonly E[];

type ReadPage<E extends RecordedBody> = (pool: Pool, from: From, within: Within) => Promise<readonly E[]>;

const splitByStream = <E extends RecordedBody>(events: readonly E[]): E[][] => {
  const streams: E[][] = [];
  for (const event of events) {
    const last = streams.at(-1);
    if (last?.[0]?.stream === event.stream) last.push(event);
    else streams.push([event]);
  }
  return streams;
};

async function* byStream<E extends RecordedBody>(
  readPage: ReadPage<E>,
  pool: Pool,
  { prefix, upTo, batch = BATCH }: StreamsAsked,
): AsyncGenerator<readonly WholeStream<E>[], void, undefined> {
  const pageAfter = (from: From) => {
    const page = readPage(pool, from, { prefix, upTo, limit: batch });
    page.catch(() => undefined); // a reader that stops early does not wait for it
    return page;
  };
  let reading = pageAfter({ stream: prefix, revision: 0 });
  let unfinished: readonly E[] = [];
  for (;;) {
    const page = await reading;
    const last = page.at(-1);
    const more = last !== undefined && page.length === batch;
    if (more) reading = pageAfter(last);
    const streams = splitByStream([...unfinished, ...page]);
    // the last stream of a full page may go on in the next one
    unfinished = more ? (streams.pop() ?? []) : [];
    if (streams.length > 0) yield streams;
    if (!more) return;
  }
}

/**
 * Gives the streams in order of name, some at a time. The next page is being read while one is worked on.
 *
 * Rejects with the database's error.
 */
export const eventsByStream = (
  pool: Pool,
  asked: StreamsAsked,
): AsyncGenerator<readonly WholeStream[], void, undefined> => byStream(readByStreamAfter, pool, asked);

/** The same, of each event only what a history is made of: for a rebuild, which asks for nothing else. */
export const bodiesByStream = (
  pool: Pool,
  asked: StreamsAsked,
): AsyncGenerator<readonly WholeStream<RecordedBody>[], void, undefined> =>
  byStream(readBodiesByStreamAfter, pool, asked);
