/** How far the relay has come, as it says of itself. */
import type { ServerPosition } from "./server-event.ts";

export interface RelayProgress {
  /**
   * - `starting`: it has not heard from the server yet;
   * - `catching-up`: it copies what was appended before;
   * - `live`: it copies what is being appended;
   * - `interrupted`: the server, the connection or the database failed, and it waits before it tries again.
   */
  readonly state: "starting" | "catching-up" | "live" | "interrupted";
  /** The last position given in the replica. */
  readonly position: number;
  /** Where the event applied last stands on the server; null before the first. */
  readonly server: ServerPosition | null;
  /** Events copied since it was started. */
  readonly copied: number;
  /** How long ago, in milliseconds, the replica had everything; 0 while it has; null where it never had yet. */
  readonly lagMs: number | null;
  /** Milliseconds from when the event copied last was recorded to when it stood in the replica. */
  readonly lastTookMs: number | null;
  /** How often it had to begin again since it was started. */
  readonly interruptions: number;
  /** Why it was interrupted last; null where nothing has gone wrong since it was last live. */
  readonly trouble: string | null;
  /** Streams that cannot be copied any further: `relay_set_aside` says why. */
  readonly setAside: number;
}

/** Keeps the progress. All times are milliseconds. */
export class ProgressKept {
  #state: RelayProgress["state"] = "starting";
  #position = 0;
  #server: ServerPosition | null = null;
  #copied = 0;
  #wholeAt: number | null = null;
  #behind = true;
  #lastTookMs: number | null = null;
  #interruptions = 0;
  #trouble: string | null = null;
  #setAside = 0;

  begunFrom(position: number, server: ServerPosition | null, setAside: number): void {
    this.#position = position;
    this.#server = server;
    this.#setAside = setAside;
    this.#state = "catching-up";
  }

  applied(
    to: { readonly position: number; readonly server: ServerPosition | null },
    copied: number,
    recorded: number | null,
    now: number,
  ): void {
    this.#position = to.position;
    this.#server = to.server;
    this.#copied += copied;
    if (recorded !== null) this.#lastTookMs = Math.max(0, now - recorded);
  }

  setAside(streams: number): void {
    this.#setAside = streams;
  }

  /** The replica has everything that the server had. */
  whole(now: number): void {
    this.#wholeAt = now;
    this.#behind = false;
    this.#state = "live";
    this.#trouble = null;
  }

  /** The server has something that the replica has not. */
  behind(): void {
    this.#behind = true;
  }

  interrupted(why: string): void {
    this.#state = "interrupted";
    this.#behind = true;
    this.#interruptions += 1;
    this.#trouble = why;
  }

  at(now: number): RelayProgress {
    const lagMs = this.#behind ? (this.#wholeAt === null ? null : now - this.#wholeAt) : 0;
    return {
      state: this.#state,
      position: this.#position,
      server: this.#server,
      copied: this.#copied,
      lagMs,
      lastTookMs: this.#lastTookMs,
      interruptions: this.#interruptions,
      trouble: this.#trouble,
      setAside: this.#setAside,
    };
  }
}
