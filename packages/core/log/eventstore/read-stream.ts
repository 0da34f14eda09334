/** Reading a stream from the server, from the node that leads: a follower may not have what was just acknowledged. */
import type { EventStoreDBClient } from "@eventstore/db-client";
import { failureOf } from "./failures.ts";
import { type ServerEvent, serverEventOf } from "./server-event.ts";

/** The server said nothing for too long. */
export class Silence extends Error {
  override readonly name = "Silence";
}

/**
 * The events of a stream from revision `after` + 1 on, at most `most` of them; empty where there is no such stream.
 *
 * A read has no deadline of its own in the client. It is given up after `patience` milliseconds without an event.
 * Rejects with the client's error, with `Silence`, or with `ForeignEvent`.
 */
export const readServerStream = async (
  client: EventStoreDBClient,
  stream: string,
  {
    after = 0,
    most,
    patience,
  }: { readonly after?: number; readonly most?: number; readonly patience: number },
): Promise<readonly ServerEvent[]> => {
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
  const events: ServerEvent[] = [];
  try {
    for await (const { event } of reading) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      if (event) events.push(serverEventOf(event));
    }
    return events;
  } catch (error) {
    if (failureOf(error).kind === "no-stream") return [];
    throw error;
  } finally {
    clearTimeout(timer);
    reading.cancel().catch(() => undefined);
  }
};
