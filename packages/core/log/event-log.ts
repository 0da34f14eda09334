/**
 * The log in which a case is written: append at a revision, read a stream, read everything, follow.
 *
 * Every implementation passes `event-log.contract.ts`. Positions and revisions count from 1 without holes.
 */
import { Context, type Effect, Schema, type Stream } from "effect";
import type { ContentToAppend, RecordedContent } from "../catalogue/event-type.ts";

/** Bytes that one append may weigh on any log: EventStoreDB refuses more than 1 MiB. */
export const MAX_APPEND_BYTES = 900_000;

/** An event as it stands in its stream. */
export interface StreamEvent {
  /**
   * Its place in the whole log; null while it has none yet. On PostgreSQL the log gives it with the append; on
   * EventStoreDB the replica does, some moments later. An event in the log's order (`LoggedEvent`) always has one.
   */
  readonly position: number | null;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly recorded: string;
  /** The canonical form (RFC 8785) of its `RecordedContent`: the bytes that were hashed. */
  readonly body: string;
  /** SHA-256 of the predecessor's hash in the stream (32 zero bytes for the first) and the body's UTF-8, in hex. */
  readonly hash: string;
}

/** An event as it stands in the whole log. */
export interface LoggedEvent extends StreamEvent {
  readonly position: number;
}

export const isPlaced = (event: StreamEvent): event is LoggedEvent => event.position !== null;

/** An event's content, read from its canonical form. */
export const contentOf = (event: Pick<StreamEvent, "body">): RecordedContent =>
  JSON.parse(event.body) as RecordedContent;

export interface Append {
  readonly stream: string;
  /** The revision that the stream must have (0: it must not exist), or any. */
  readonly expected: number | "any";
  /** All of one command, in order; at least one. */
  readonly events: readonly ContentToAppend[];
}

/** Where the events of an append stand, in the order in which they were given. */
export interface Appended {
  readonly events: readonly StreamEvent[];
  /**
   * The same events had been appended before, and nothing was added now. Where two processes sent the very same bytes to
   * EventStoreDB, in the same millisecond, it answers both that they appended them.
   */
  readonly repeated: boolean;
}

/** The stream is not at the revision that was expected. */
export class RevisionConflict extends Schema.TaggedError<RevisionConflict>()("RevisionConflict", {
  stream: Schema.String,
  expected: Schema.Int,
  actual: Schema.Int,
}) {
  override get message(): string {
    return `${this.stream} is at revision ${this.actual}, not at ${this.expected} as expected: read it again and decide anew`;
  }
}

/** An event id of the append stands in the log already, in another stream or in part only. */
export class IdTaken extends Schema.TaggedError<IdTaken>()("IdTaken", { id: Schema.String }) {
  override get message(): string {
    return `An event with the id ${this.id} stands in the log already, in another stream or as part of another append`;
  }
}

/** The append weighs more than `MAX_APPEND_BYTES`. */
export class AppendTooLarge extends Schema.TaggedError<AppendTooLarge>()("AppendTooLarge", {
  bytes: Schema.Int,
  limit: Schema.Int,
}) {
  override get message(): string {
    return `The append weighs ${this.bytes} bytes, and at most ${this.limit} can be recorded together: record it in parts`;
  }
}

/**
 * The append cannot stand in a log as it was given: it has no events, gives an id twice, names a stream that is not
 * its events' own, or has no canonical form (a lone surrogate, NaN, an id that is not a lower-case UUID).
 */
export class AppendRefused extends Schema.TaggedError<AppendRefused>()("AppendRefused", {
  stream: Schema.String,
  problem: Schema.String,
}) {
  override get message(): string {
    return `The append to ${JSON.stringify(this.stream)} cannot stand in a log. ${this.problem}`;
  }
}

/** The log could not be reached, or did not answer. Whether an append was written is not known: send it again. */
export class LogUnavailable extends Schema.TaggedError<LogUnavailable>()("LogUnavailable", {
  doing: Schema.String,
  cause: Schema.Defect(),
}) {
  override get message(): string {
    const why = this.cause instanceof Error ? this.cause.message : String(this.cause);
    return `The log is not available (${this.doing}): ${why}`;
  }
}

/** What may go wrong with the log; catch one with `Effect.catchReason("LogError", "RevisionConflict", …)`. */
export class LogError extends Schema.TaggedError<LogError>()("LogError", {
  reason: Schema.Union([RevisionConflict, IdTaken, AppendTooLarge, AppendRefused, LogUnavailable]),
}) {
  override get message(): string {
    return this.reason.message;
  }
}

export class EventLog extends Context.Service<
  EventLog,
  {
    /**
     * Appends all of the events or none. Sending the same ids again to the same stream answers with what stands
     * there (`repeated`), whatever revision is expected; whether the content is the same is for the caller to compare.
     */
    append(append: Append): Effect.Effect<Appended, LogError>;
    /** The events of a stream from revision `after` + 1 on; empty where there is no such stream. */
    readStream(stream: string, after?: number): Effect.Effect<readonly StreamEvent[], LogError>;
    /**
     * The events of each of these streams, of which there may be some hundred; what does not exist is left out. For who
     * asks for many that are short: all of them come at once.
     */
    readStreams(
      streams: readonly string[],
    ): Effect.Effect<ReadonlyMap<string, readonly StreamEvent[]>, LogError>;
    /** At most `limit` events with a position greater than `after`, in order of position. */
    readAll(after: number, limit: number): Effect.Effect<readonly LoggedEvent[], LogError>;
    /** The last position; 0 in an empty log. */
    readonly head: Effect.Effect<number, LogError>;
    /**
     * Streams to which something was appended that may have no position yet, so that `readAll` does not have it; a stream
     * may be named where nothing was. Who must miss nothing asks this first, then `head`, and reads these streams too.
     */
    readonly unplaced: Effect.Effect<readonly string[], LogError>;
    /** Batches of events after a position as they come, for ever; each event once, in order of position. */
    follow(after: number): Stream.Stream<readonly LoggedEvent[], LogError>;
  }
>()("@tareekh/core/log/EventLog") {}
