/** Reading everything on the server, from the node that leads, until the reader has seen enough. */
import type { AllStreamRecordedEvent, ReadAllOptions } from "@eventstore/db-client";
import type { Connection } from "./connection.ts";
import { Silence } from "./read-stream.ts";

/**
 * The events in the order that is asked for, those of others and the server's own among them. A read has no deadline
 * of its own in the client: this one is given up after so many milliseconds in all.
 *
 * Rejects with the client's error, or with `Silence`.
 */
export async function* readServerLog(
  connection: Connection,
  options: Pick<ReadAllOptions, "direction" | "fromPosition" | "maxCount">,
  patience: number,
): AsyncGenerator<AllStreamRecordedEvent, void, void> {
  const reading = connection.readAll({ ...options, requiresLeader: true });
  reading.on("error", () => undefined); // one that comes after the reader has seen enough
  const timer = setTimeout(
    () => reading.destroy(new Silence(`The server did not give its events within ${patience} ms`)),
    patience,
  );
  try {
    for await (const { event } of reading) if (event) yield event;
  } finally {
    clearTimeout(timer);
    reading.cancel().catch(() => undefined);
  }
}
