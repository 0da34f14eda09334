/**
 * One subscription to everything on the server, filtered to our streams, read in batches.
 *
 * An exception in the client's `checkpointReached` would hang it for ever, so what is done there cannot throw; and a
 * checkpoint may run ahead of the events that were delivered, so it is only taken as a sign of life. A subscription
 * that the server ends is over without an error: here that is an error.
 */
import { START, streamNameFilter } from "@eventstore/db-client";
import type { Connection } from "./connection.ts";
import { type Incoming, incomingOf } from "./incoming.ts";
import type { ServerPosition } from "./server-event.ts";
import { STREAM_PREFIXES } from "./streams.ts";

/** The server ended the subscription, or the connection did. */
export class SubscriptionEnded extends Error {
  override readonly name = "SubscriptionEnded";
}

/** Events that may wait here for the replica; the server is held up while there are more. */
const MOST_WAITING = 1_000;
/** Without it the server names a checkpoint at every 32nd event. */
const SEARCH_WINDOW = 1_000;
const MOST_BYTES = 4_000_000;

export class Subscription {
  readonly #events: ReturnType<Connection["subscribeToAll"]>;
  readonly #onSign: () => void;
  #failed: unknown;
  #over = false;
  #live = false;
  #wake = (): void => undefined;

  /** @param onSign called whenever the server says anything */
  constructor(connection: Connection, after: ServerPosition | null, onSign: () => void) {
    this.#onSign = onSign;
    this.#events = connection.subscribeToAll(
      {
        fromPosition: after ?? START,
        filter: streamNameFilter({
          prefixes: [...STREAM_PREFIXES],
          maxSearchWindow: SEARCH_WINDOW,
          checkpointInterval: 1,
          checkpointReached: () => this.#sign(),
        }),
      },
      { highWaterMark: MOST_WAITING },
    );
    this.#events.on("caughtUp", () => {
      this.#live = true;
      this.#sign();
    });
    this.#events.on("fellBehind", () => {
      this.#live = false;
      this.#sign();
    });
    this.#events.on("readable", () => this.#sign());
    for (const end of ["end", "close"] as const) this.#events.on(end, () => this.#end(undefined));
    // stays for good: one that comes when nobody listens any more would end the process
    this.#events.on("error", (error) => this.#end(error));
  }

  /** Whether the server has said that there is nothing older to come, and what it gave has been taken. */
  get live(): boolean {
    return this.#live && this.#events.readableLength === 0;
  }

  /**
   * The events that have come, at most so many; waits for the first, or for the server to catch up, and then gives
   * none. Rejects where the subscription is over.
   */
  async next(most: number): Promise<readonly Incoming[]> {
    const wasLive = this.#live;
    for (;;) {
      const batch = this.#taken(most);
      if (batch.length > 0 || (!wasLive && this.#live)) return batch;
      if (this.#over)
        throw this.#failed ?? new SubscriptionEnded("The server ended the subscription without saying why");
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends it on this side. */
  close(): void {
    this.#end(undefined);
    this.#events.unsubscribe().catch(() => undefined);
    this.#events.destroy();
  }

  #taken(most: number): readonly Incoming[] {
    const batch: Incoming[] = [];
    for (let bytes = 0; batch.length < most && bytes < MOST_BYTES; ) {
      const resolved = this.#events.read();
      if (resolved === null) break;
      if (!resolved.event) continue;
      const incoming = incomingOf(resolved.event);
      bytes += incoming.data.length;
      batch.push(incoming);
    }
    return batch;
  }

  #sign(): void {
    this.#onSign();
    this.#wake();
  }

  #end(error: unknown): void {
    this.#failed ??= error;
    this.#over = true;
    this.#wake();
  }
}
