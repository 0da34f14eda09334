/** Where the last of our events stands on the server: by it, silence is told from having nothing to say. */
import { BACKWARDS, END } from "@eventstore/db-client";
import type { Connection } from "./connection.ts";
import { readServerLog } from "./read-server-log.ts";
import { comparePositions, type ServerPosition } from "./server-event.ts";
import { isOurs } from "./streams.ts";

const isAfter = (a: ServerPosition, b: ServerPosition | null): boolean =>
  b === null || comparePositions(a, b) > 0;

export class HeadProbe {
  readonly #connection: Connection;
  /** Up to here everything that was not applied has been seen to be others'. */
  #searched: ServerPosition | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * The last of our events after the position that was applied last; null where there is none. Events of others are
   * looked at once only, so that a server that writes much of its own is not read again and again.
   *
   * Rejects with the client's error, or with `Silence` after so many milliseconds.
   */
  async newerThan(applied: ServerPosition | null, patience: number): Promise<ServerPosition | null> {
    let last: ServerPosition | null = null;
    const backwards = { direction: BACKWARDS, fromPosition: END } as const;
    for await (const { position, streamId } of readServerLog(this.#connection, backwards, patience)) {
      last ??= position;
      if (!isAfter(position, applied) || !isAfter(position, this.#searched)) break;
      if (isOurs(streamId)) return position;
    }
    this.#searched = last ?? this.#searched;
    return null;
  }
}
