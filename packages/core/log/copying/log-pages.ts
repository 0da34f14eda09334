/** A log in the events table of a database, page by page, so that a copy of it needs little memory. */
import type { Pool } from "pg";
import type { LoggedEvent } from "../event-log.ts";
import { type MostAtOnce, readAllAfterWithin } from "../read-events.ts";

export const PAGE: MostAtOnce = { events: 1_000, bytes: 4_000_000 };

/**
 * Gives what stands after a position, up to where the log ends when it is come to. The next page is being read while
 * one is worked on. Rejects with the database's error.
 */
export async function* logPages(
  pool: Pool,
  after: number,
  most: MostAtOnce = PAGE,
): AsyncGenerator<readonly LoggedEvent[], void, undefined> {
  const pageAfter = (position: number) => {
    const page = readAllAfterWithin(pool, position, most);
    page.catch(() => undefined); // a reader that stops early does not wait for it
    return page;
  };
  let reading = pageAfter(after);
  let position = after;
  let readAhead = false;
  for (;;) {
    const page = await reading;
    const last = page.at(-1);
    if (last === undefined && !readAhead) return;
    // what was read ahead and was empty then need not be any more
    readAhead = last !== undefined;
    position = last?.position ?? position;
    reading = pageAfter(position);
    if (last !== undefined) yield page;
  }
}
