/** Reading a stream from the server, from the node that leads: a follower may not have what was just acknowledged. */
import type { EventStoreDBClient, RecordedEvent } from "@eventstore/db-client";
import { failureOf } from "./failures.ts";
import { type ServerEvent, serverEventOf } from "./server-event.ts";

/** The server said nothing for too long. */
export class Silence extends Error {
  override readonly name = "Silence";
}

export interface StreamRead {
  readonly after?: number;
  readonly most?: number;
  /** Milliseconds. */
  readonly patience: number;
}

/**
 * What is taken of each event of a stream from revision `after` + 1 on, at most `most` of them; empty where there is
 * no such stream.
 *
 * A read has no deadline of its own in the client. It is given up after `patience` milliseconds without an event.
 * Rejects with the client's error, with `Silence`, or with what `take` throws.
 */
export const readRecorded = async <A>(
  client: EventStoreDBClient,
  stream: string,
  { after = 0, most, patience }: StreamRead,
  take: (event: RecordedEvent) => A,
): Promise<readonly A[]> => {
  const reading = client.readStream(stream, {
    fromRevision: BigInt(after),
    requiresLeader: true,
    ...(most === undefined ? {} : { maxCount: most }),
  });
  const giveUp = () => {
    reading.destroy(new Silence(`The server gave no event of ${stream} within ${patience} ms`));
  };
  reading.on("error", () => undefined); // one that comes after it was given up
  let timer = setTimeout(giveUp, patience);
  const taken: A[] = [];
  try {
    for await (const { event } of reading) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      if (event) taken.push(take(event));
    }
    return taken;
  } catch (error) {
    if (failureOf(error).kind === "no-stream") return [];
    throw error;
  } finally {
    clearTimeout(timer);
    reading.cancel().catch(() => undefined);
  }
};

/** The events of a stream, as `readRecorded` does; rejects with `ForeignEvent` where one is not this program's. */
export const readServerStream = (
  client: EventStoreDBClient,
  stream: string,
  read: StreamRead,
): Promise<readonly ServerEvent[]> => readRecorded(client, stream, read, serverEventOf);
