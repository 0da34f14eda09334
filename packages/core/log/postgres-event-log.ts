/** The log on PostgreSQL, on a server or embedded: the `EventLog` over a `Store`. */
import { Effect, Layer, type Stream } from "effect";
import type { Pool } from "pg";
import { sendGroup } from "./append-events.ts";
import { AppendQueue, type Settled } from "./append-queue.ts";
import { againIfLost, isConnectionLost } from "./connection-lost.ts";
import {
  type Append,
  type Appended,
  EventLog,
  IdTaken,
  LogError,
  type LoggedEvent,
  LogUnavailable,
  RevisionConflict,
} from "./event-log.ts";
import { AppendSignal, followBy } from "./follow.ts";
import { logMigrations } from "./migrations/log-migrations.ts";
import { type MigrationError, migrate } from "./migrations/migrate.ts";
import { type PreparedAppend, prepare } from "./prepared-append.ts";
import { readAllAfter, readByIds, readHead, readStreamAfter, readStreamsWhole } from "./read-events.ts";
import { Store } from "./store.ts";

/** Events that a follower is given at once. */
const BATCH = 500;

const unavailable = (doing: string, cause: unknown) =>
  new LogError({ reason: new LogUnavailable({ doing, cause }) });

/** A question may be asked again where the connection was lost. */
const asking = <A>(doing: string, question: () => Promise<A>): Effect.Effect<A, LogError> =>
  Effect.mapError(againIfLost(question), (cause) => unavailable(doing, cause));

/** Appends through a queue, and answers as the interface says. */
const appending = (pool: Pool, queue: AppendQueue) => {
  const answer = (append: PreparedAppend, settled: Settled): Effect.Effect<Appended, LogError> => {
    if (settled.kind === "failed") return Effect.fail(unavailable("appending", settled.cause));
    const { outcome } = settled;
    switch (outcome.kind) {
      case "appended":
        return Effect.succeed({ events: outcome.events, repeated: false });
      case "repeated":
        return asking("reading what was appended before", () =>
          readByIds(
            pool,
            append.events.map(({ id }) => id),
          ),
        ).pipe(Effect.map((events) => ({ events, repeated: true })));
      case "conflict":
        return Effect.fail(
          new LogError({
            reason: new RevisionConflict({
              stream: append.stream,
              expected: append.expected === "any" ? outcome.actual : append.expected,
              actual: outcome.actual,
            }),
          }),
        );
      case "taken":
        return Effect.fail(new LogError({ reason: new IdTaken({ id: outcome.id }) }));
    }
  };

  return (append: Append): Effect.Effect<Appended, LogError> =>
    Effect.callback((resume) => {
      let ready: PreparedAppend;
      try {
        ready = prepare(append);
      } catch (error) {
        resume(error instanceof LogError ? Effect.fail(error) : Effect.die(error));
        return;
      }
      const waiting = queue.add(ready, (settled) => resume(answer(ready, settled)));
      return Effect.sync(() => queue.withdraw(waiting));
    });
};

const make = Effect.gen(function* () {
  const { pool, kind } = yield* Store;
  const appender = { pool, keepsCalls: kind === "server" };
  const signal = new AppendSignal();
  const run = Effect.runPromiseWith(yield* Effect.context<never>());

  const queue = yield* Effect.acquireRelease(
    Effect.sync(
      () =>
        new AppendQueue(async (group) => {
          const send = () => sendGroup(appender, group);
          // an effect is made only where there is something to repeat, not for each of thousands of groups a second
          const outcomes = await send().catch((cause: unknown) => {
            if (!isConnectionLost(cause)) throw cause;
            return run(againIfLost(send));
          });
          if (outcomes.some(({ kind }) => kind === "appended")) signal.raise();
          return outcomes;
        }),
    ),
    (open) => Effect.promise(() => open.idle()),
  );

  const readAll = (after: number, limit: number) =>
    asking("reading the log", () => readAllAfter(pool, after, limit));
  const follow = (after: number): Stream.Stream<readonly LoggedEvent[], LogError> =>
    followBy((position) => readAll(position, BATCH), signal, after);

  return EventLog.of({
    append: appending(pool, queue),
    readStream: (stream, after = 0) => asking("reading a stream", () => readStreamAfter(pool, stream, after)),
    readStreams: (streams) => asking("reading streams", () => readStreamsWhole(pool, streams)),
    readAll,
    head: asking("reading the last position", () => readHead(pool)),
    unplaced: Effect.succeed([]),
    follow,
  });
});

/** The log over a database whose schema is up to date. */
export const layerWithoutMigration: Layer.Layer<EventLog, never, Store> = Layer.effect(EventLog, make);

/** The log; its schema is brought up to date first. */
export const layer: Layer.Layer<EventLog, MigrationError, Store> = Layer.effect(
  EventLog,
  Effect.gen(function* () {
    const { pool } = yield* Store;
    yield* migrate(pool, { room: "log", migrations: logMigrations });
    return yield* make;
  }),
);
