/** Where a log is copied to. */
import type { Effect } from "effect";
import type { LoggedEvent } from "../event-log.ts";
import type { CopyError } from "./copy-error.ts";

/** A place that holds a log in the end: PostgreSQL, or EventStoreDB and its replica, each for itself. */
export interface CopyEnd {
  /** As it is told to people: what it is and where, without a password. */
  readonly name: string;
  /** Whether it is the very table that is copied from, and so goes on where the source does. */
  readonly isSource: boolean;
  /** What stands there from the first event on, some at a time, up to its end when that is come to. */
  standing(): AsyncGenerator<readonly LoggedEvent[], void, undefined>;
}

export type Advanced = (done: number) => void;

export interface CopyTarget {
  /** The first is the one that is appended to. */
  readonly ends: readonly [CopyEnd, ...CopyEnd[]];
  /**
   * Appends what follows on what stands at the first end, in the source's order and with its bytes; resolves once it
   * is kept. Rejects with a `CopyError`, or with the error of whatever stands behind; some of it may be kept then.
   */
  append(events: readonly LoggedEvent[], signal: AbortSignal): Promise<void>;
  /** Brings the other ends up to the first, of which everything was appended. */
  settle(onAdvanced: Advanced): Effect.Effect<void, CopyError>;
}
