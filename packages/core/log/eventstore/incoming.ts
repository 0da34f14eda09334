/** An event as the relay receives it: of one of our streams, though perhaps not one that can stand in the replica. */
import type { AllStreamRecordedEvent, RecordedEvent } from "@eventstore/db-client";
import { ForeignEvent, type ServerEvent, type ServerPosition, serverEventOf } from "./server-event.ts";

export interface Incoming {
  readonly at: ServerPosition;
  readonly stream: string;
  /** From 0, as the server counts. */
  readonly serverRevision: bigint;
  /** What it is; or why it cannot be read. */
  readonly read: { readonly event: ServerEvent } | { readonly problem: string };
  readonly data: Uint8Array;
  readonly metadata: string;
}

/** What a recorded event is, or why it cannot be read. */
export const readingOf = (recorded: RecordedEvent): Incoming["read"] => {
  try {
    return { event: serverEventOf(recorded) };
  } catch (error) {
    if (error instanceof ForeignEvent) return { problem: error.message };
    throw error;
  }
};

export const incomingOf = (recorded: AllStreamRecordedEvent): Incoming => {
  const { streamId, revision, position, data, metadata } = recorded;
  return {
    at: position,
    stream: streamId,
    serverRevision: revision,
    read: readingOf(recorded),
    data: data instanceof Uint8Array ? data : Buffer.from(JSON.stringify(data) ?? "", "utf8"),
    metadata: JSON.stringify(metadata) ?? "",
  };
};
