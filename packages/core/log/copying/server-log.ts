/** What stands on an EventStoreDB server of our streams, in its order, which is that of the log's positions. */
import { setTimeout as pause } from "node:timers/promises";
import { FORWARDS, START } from "@eventstore/db-client";
import type { LoggedEvent } from "../event-log.ts";
import type { Connection } from "../eventstore/connection.ts";
import { failureOf } from "../eventstore/failures.ts";
import { type Incoming, incomingOf } from "../eventstore/incoming.ts";
import { comparePositions, type ServerPosition } from "../eventstore/server-event.ts";
import { isOurs } from "../eventstore/streams.ts";
import { type CopyError, differs } from "./copy-error.ts";
import { inTime } from "./in-time.ts";
import { PAGE } from "./log-pages.ts";

const FIRST_PAUSE_MS = 50;
const MOST_TRIES = 8;

/** Our events after one of them, in batches, up to the end; over one call, which fails as a whole. */
async function* ourEvents(
  connection: Connection,
  after: ServerPosition | null,
  patience: number,
): AsyncGenerator<readonly Incoming[], void, undefined> {
  const reading = connection.readAll({
    direction: FORWARDS,
    fromPosition: after ?? START,
    requiresLeader: true,
  });
  reading.on("error", () => undefined); // one that comes after nobody reads it any more
  const events = reading[Symbol.asyncIterator]();
  let batch: Incoming[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await inTime(patience, events.next());
      const event = done === true ? undefined : value.event;
      if (
        event &&
        isOurs(event.streamId) &&
        (after === null || comparePositions(event.position, after) > 0)
      ) {
        const incoming = incomingOf(event);
        batch.push(incoming);
        bytes += incoming.data.length;
      }
      if (batch.length > 0 && (done === true || batch.length >= PAGE.events || bytes >= PAGE.bytes)) {
        yield batch;
        batch = [];
        bytes = 0;
      }
      if (done === true) return;
    }
  } finally {
    reading.cancel().catch(() => undefined);
    reading.destroy();
  }
}

/**
 * Gives every event of ours on the server, with the position that it has by its place among them. A read that fails
 * is taken up where it was.
 *
 * Rejects with a `CopyError` of `TargetDiffers` where an event in one of our streams is not one that this program
 * wrote; with the client's error, or `Silence`, where reading fails again and again.
 *
 * @param patience milliseconds that the server may take for one event
 */
export async function* loggedOnServer(
  connection: Connection,
  name: string,
  patience: number,
): AsyncGenerator<readonly LoggedEvent[], void, undefined> {
  let last: ServerPosition | null = null;
  let position = 0;
  const placed = ({ at, stream, serverRevision, read }: Incoming): LoggedEvent => {
    if ("problem" in read)
      throw differs(name, `${read.problem} (event number ${serverRevision} of ${stream} on the server)`);
    last = at;
    position += 1;
    return { ...read.event, position };
  };
  for (let tries = 0; ; tries += 1) {
    try {
      for await (const batch of ourEvents(connection, last, patience)) {
        tries = 0;
        yield batch.map(placed);
      }
      return;
    } catch (error) {
      const known = error as Partial<CopyError>;
      const final = known._tag === "CopyError" || failureOf(error).kind === "refused";
      if (final || tries >= MOST_TRIES) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** tries);
    }
  }
}
