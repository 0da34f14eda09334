/**
 * The log on EventStoreDB or KurrentDB: a stream of the server for each of ours, under the same name.
 *
 * What is appended and what is read of one stream is the server's. The order of the whole log, `readAll`, `head` and
 * `follow`, is that of the replica in PostgreSQL, into which the relay (`relay.ts`) copies what was appended and where
 * events are given their positions: until then an event's position is null.
 */
import { Effect, Layer, Schedule, type Stream } from "effect";
import { againIfLost } from "../connection-lost.ts";
import {
  type Append,
  AppendRefused,
  EventLog,
  LogError,
  type LoggedEvent,
  LogUnavailable,
} from "../event-log.ts";
import { followBy } from "../follow.ts";
import type { MigrationError } from "../migrations/migrate.ts";
import { type PreparedAppend, prepare } from "../prepared-append.ts";
import { readAllAfter, readHead } from "../read-events.ts";
import { Store } from "../store.ts";
import { type AppendingOptions, appendingTo } from "./appending.ts";
import { type BadConnectionString, openConnection } from "./connection.ts";
import { failureOf } from "./failures.ts";
import { IdClaims } from "./id-claims.ts";
import { readServerStream } from "./read-stream.ts";
import { migrateReplica, withPositions } from "./replica.ts";
import { ReplicaSignal } from "./replica-signal.ts";
import { ForeignEvent } from "./server-event.ts";
import { isOurs, STREAM_PREFIXES } from "./streams.ts";

/** Events that a follower is given at once. */
const BATCH = 500;

/** Streams that are read at the same time where many are asked for: the server reads one at a time a call. */
const READ_TOGETHER = 16;

const usual: AppendingOptions = { answerWithin: 5_000, patience: 15_000, mostKnownEvents: 200_000 };

const unavailable = (doing: string) => (cause: unknown) =>
  new LogError({ reason: new LogUnavailable({ doing, cause }) });

const asking = <A>(doing: string, question: () => Promise<A>): Effect.Effect<A, LogError> =>
  Effect.mapError(againIfLost(question), unavailable(doing));

/** What the relay would not copy cannot be appended. */
const prepareOurs = (append: Append): PreparedAppend => {
  const ready = prepare(append);
  if (isOurs(append.stream)) return ready;
  const problem = `A stream's name begins with ${STREAM_PREFIXES.join(" or ")} on this log`;
  throw new LogError({ reason: new AppendRefused({ stream: append.stream, problem }) });
};

const prepared = (append: Append): Effect.Effect<PreparedAppend, LogError> =>
  Effect.try({ try: () => prepareOurs(append), catch: (error) => error }).pipe(
    Effect.catch((error) => (error instanceof LogError ? Effect.fail(error) : Effect.die(error))),
  );

/** A read that failed for a reason that may pass is tried again, for about two seconds. */
const readAgain = Schedule.exponential("20 millis", 2).pipe(Schedule.jittered);
const MOST_READS = 7;

const make = Effect.fnUntraced(function* (url: string, options: AppendingOptions) {
  const { pool } = yield* Store;
  const signal = yield* ReplicaSignal;
  const connection = yield* openConnection(url);
  const claims = new IdClaims(pool);
  const append = appendingTo(
    connection,
    (stream, ids) => asking("claiming the events' ids", () => claims.claim(stream, ids)),
    options,
  );
  yield* Effect.forkScoped(
    Effect.promise(() => claims.forgetOld().catch(() => undefined)).pipe(
      Effect.repeat(Schedule.spaced("10 minutes")),
    ),
  );

  const readStream = Effect.fnUntraced(function* (stream: string, after = 0) {
    const events = yield* Effect.tryPromise({
      try: () => readServerStream(connection, stream, { after, patience: options.answerWithin }),
      catch: (cause) => cause,
    }).pipe(
      Effect.retry({
        while: (cause) => !(cause instanceof ForeignEvent) && failureOf(cause).kind === "unknown",
        schedule: readAgain,
        times: MOST_READS,
      }),
      Effect.mapError(unavailable("reading a stream")),
    );
    return yield* asking("reading the positions of a stream", () => withPositions(pool, events));
  });

  const readStreams = Effect.fnUntraced(function* (streams: readonly string[]) {
    const read = yield* Effect.forEach(
      new Set(streams),
      (stream) => Effect.map(readStream(stream), (events) => [stream, events] as const),
      { concurrency: READ_TOGETHER },
    );
    return new Map(read.filter(([, events]) => events.length > 0));
  });

  const readAll = (after: number, limit: number) =>
    asking("reading the log", () => readAllAfter(pool, after, limit));
  const follow = (after: number): Stream.Stream<readonly LoggedEvent[], LogError> =>
    followBy((position) => readAll(position, BATCH), signal, after);

  return EventLog.of({
    append: (given) => Effect.flatMap(prepared(given), append),
    readStream,
    readStreams,
    readAll,
    head: asking("reading the last position", () => readHead(pool)),
    unplaced: asking("asking what is not copied yet", () => claims.notInReplica()),
    follow,
  });
});

/**
 * The log at a connection string (`esdb://…`), with its replica in the store. No events are read from the server, or
 * appended, before somebody asks.
 */
export const layer = (
  url: string,
  options: Partial<AppendingOptions> = {},
): Layer.Layer<EventLog, MigrationError | BadConnectionString, Store | ReplicaSignal> =>
  Layer.effect(
    EventLog,
    Effect.andThen(migrateReplica, () => make(url, { ...usual, ...options })),
  );
