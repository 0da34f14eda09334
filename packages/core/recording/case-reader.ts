/** Reading a case: its stream from the log, and the history that it makes. Always up to what was last appended. */
import { Context, Effect, Layer } from "effect";
import { buildHistory, type HistoryOptions } from "../history/build-history.ts";
import type { History, RecordedInStream } from "../history/history.ts";
import { UnreadableHistory } from "../history/unreadable-history.ts";
import { EventLog, type LogError, type StreamEvent } from "../log/event-log.ts";
import {
  type CaseStream,
  emptyStream,
  recordingsOf,
  revisionOf,
  streamOfCase,
  withEvents,
} from "./case-stream.ts";
import { recentCases } from "./recent-cases.ts";
import { RecordingError, UnknownCase, UnreadableCase } from "./refusal.ts";

/** Runs what reads a history; one that this program cannot read is a `RecordingError`. */
export const readable = <A>(caseId: string, read: () => A): Effect.Effect<A, RecordingError> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(read());
    } catch (error) {
      if (!(error instanceof UnreadableHistory)) return Effect.die(error);
      return new RecordingError({
        reason: new UnreadableCase({ caseId, eventId: error.eventId, problem: error.reason }),
      });
    }
  });

export class CaseReader extends Context.Service<
  CaseReader,
  {
    /** All that is recorded of a case; nothing where there is no such case. Fails with `UnreadableCase`. */
    readStream(caseId: string): Effect.Effect<CaseStream, RecordingError | LogError>;
    /**
     * What is recorded of each of these cases, read all at once; those of which nothing is are left out. For who goes
     * through many cases and comes back to none: nothing is kept in memory.
     */
    readRecordings(
      caseIds: readonly string[],
    ): Effect.Effect<ReadonlyMap<string, readonly RecordedInStream[]>, LogError>;
    /**
     * The history of a case, as it stood and as it was known. Fails with `UnknownCase`, also where it was not known
     * yet at `knownAt`, and with `UnreadableCase`. `knownAt` must be an instant.
     */
    readHistory(caseId: string, options?: HistoryOptions): Effect.Effect<History, RecordingError | LogError>;
    /** The stream with the events that were appended to it, kept for whoever asks next. */
    extend(stream: CaseStream, appended: readonly StreamEvent[]): Effect.Effect<CaseStream, RecordingError>;
  }
>()("@tareekh/core/recording/CaseReader") {
  /** Keeps the cases asked for last in memory, up to so many events of about a kilobyte each. */
  static readonly layer = (mostEvents = 20_000): Layer.Layer<CaseReader, never, EventLog> =>
    Layer.effect(CaseReader, make(mostEvents));
}

const make = Effect.fnUntraced(function* (mostEvents: number) {
  const log = yield* EventLog;
  const recent = recentCases(mostEvents);

  const extend = Effect.fnUntraced(function* (stream: CaseStream, events: readonly StreamEvent[]) {
    const extended = yield* readable(stream.caseId, () => withEvents(stream, events));
    if (revisionOf(extended) > 0) recent.keep(extended);
    return extended;
  });

  const readStream = Effect.fn("CaseReader.readStream")(function* (caseId: string) {
    const known = recent.get(caseId) ?? emptyStream(caseId);
    return yield* extend(known, yield* log.readStream(streamOfCase(caseId), revisionOf(known)));
  });

  const readRecordings = Effect.fn("CaseReader.readRecordings")(function* (caseIds: readonly string[]) {
    const streams = yield* log.readStreams(caseIds.map(streamOfCase));
    const found = new Map<string, readonly RecordedInStream[]>();
    for (const caseId of caseIds) {
      const events = streams.get(streamOfCase(caseId));
      if (events !== undefined) found.set(caseId, recordingsOf(events));
    }
    return found as ReadonlyMap<string, readonly RecordedInStream[]>;
  });

  const readHistory = Effect.fn("CaseReader.readHistory")(function* (
    caseId: string,
    options: HistoryOptions = {},
  ) {
    const stream = yield* readStream(caseId);
    const asked = options.asOf !== undefined || options.knownAt !== undefined;
    const history = asked
      ? yield* readable(caseId, () => buildHistory(stream.recordings, options))
      : stream.history;
    if (history.revision === 0) return yield* new RecordingError({ reason: new UnknownCase({ caseId }) });
    return history;
  });

  return CaseReader.of({ readStream, readRecordings, readHistory, extend });
});
