/**
 * The relay: copies what is appended to EventStoreDB into the events table in PostgreSQL, in the server's order, each
 * event once, and gives it its position there.
 *
 * It follows one subscription, from the position of the last event that it applied; that position is stored in the
 * transaction in which the event is. A subscription that ended, failed or fell silent while there was something to
 * say is begun again, on a new connection, after pauses that grow, are capped and vary. Before each it is asked whether
 * the server still has what was copied from it. Several relays on one replica do no harm: one copies, the others find
 * themselves overtaken.
 */
import { AccessDeniedError } from "@eventstore/db-client";
import { Cause, Clock, Context, Duration, Effect, Layer, Random, type Scope } from "effect";
import type { MigrationError } from "../migrations/migrate.ts";
import { Store } from "../store.ts";
import { applyToReplica, countSetAside } from "./apply-to-replica.ts";
import { type BadConnectionString, type Connection, openConnection } from "./connection.ts";
import { confirmCopied } from "./copied-last.ts";
import { HeadProbe } from "./head-probe.ts";
import type { Incoming } from "./incoming.ts";
import { ProgressKept, type RelayProgress } from "./relay-progress.ts";
import { migrateReplica } from "./replica.ts";
import { ReplicaSignal } from "./replica-signal.ts";
import { type Checkpoint, readCheckpoint } from "./replica-transaction.ts";
import { comparePositions, type ServerPosition } from "./server-event.ts";
import { Subscription } from "./subscription.ts";
import { SAID_EVERY, sayWhole } from "./whole-replica.ts";

export interface RelayOptions {
  /** Events that are applied in one transaction, at most. */
  readonly batch: number;
  /**
   * Milliseconds from the beginning of one transaction to that of the next, unless more has come than one can hold.
   * What comes after a pause is copied at once; what comes in quick succession is copied together, since a transaction
   * and its sync cost as much as dozens of events.
   */
  readonly betweenBatches: number;
  /** Milliseconds of silence after which the server is asked whether there is something that it does not give. */
  readonly askAfter: number;
  /** Milliseconds of silence, with something to say, after which a subscription is given up. */
  readonly stalledAfter: number;
  readonly shortestPause: number;
  readonly longestPause: number;
}

const usual: RelayOptions = {
  batch: 1_000,
  betweenBatches: 20,
  askAfter: 2_000,
  stalledAfter: 8_000,
  shortestPause: 50,
  longestPause: 10_000,
};

/** The subscription said nothing, though the server has events that it did not give. */
export class Stalled extends Error {
  override readonly name = "Stalled";
}

/** An event came before which one is missing in its stream. */
export class EventMissing extends Error {
  override readonly name = "EventMissing";
}

const reasonOf = (cause: unknown): string => {
  const said = cause instanceof Error ? cause.message : String(cause);
  return cause instanceof AccessDeniedError
    ? `The server does not let the relay's user read everything on it (${said}); docs/cluster.md tells which rights it needs`
    : said;
};

const attempt = <A>(doing: () => Promise<A>): Effect.Effect<A, unknown> =>
  Effect.tryPromise({ try: doing, catch: (cause) => cause });

const recordedLast = (batch: readonly Incoming[]): number | null => {
  const last = batch.at(-1)?.read;
  return last && "event" in last ? Date.parse(last.event.recorded) : null;
};

export class Relay extends Context.Service<
  Relay,
  {
    /** How far it has come, at this moment. */
    readonly progress: Effect.Effect<RelayProgress>;
  }
>()("@tareekh/core/log/eventstore/Relay") {
  /** Runs as long as its scope. Whatever fails later is tried again for ever, and told by `progress`. */
  static readonly layer = (
    url: string,
    options: Partial<RelayOptions> = {},
  ): Layer.Layer<Relay, MigrationError | BadConnectionString, Store | ReplicaSignal> =>
    Layer.effect(
      Relay,
      Effect.andThen(migrateReplica, () => make(url, { ...usual, ...options })),
    );
}

const make = Effect.fnUntraced(function* (url: string, options: RelayOptions) {
  const { pool } = yield* Store;
  const signal = yield* ReplicaSignal;
  const progress = new ProgressKept();
  /** Pauses grow with the failures since something last went well. */
  let failures = 0;
  /** Where a subscription stopped before an event whose predecessor was missing. */
  let missingAt: ServerPosition | null = null;

  /** Why it was interrupted last, as it stands in the log: a process that only relays has no other way to say it. */
  let told: string | null = null;
  const interrupted = (why: string) => {
    progress.interrupted(why);
    if (why === told) return Effect.void;
    told = why;
    return Effect.logWarning(`The relay copies nothing at present, and tries again: ${why}`);
  };
  const copiesAgain = () => {
    if (told === null) return Effect.void;
    told = null;
    return Effect.logInfo("The relay copies again");
  };

  /** The replica has everything now: told here at once, and in the database now and then. */
  let saidWhole = Number.NEGATIVE_INFINITY;
  const foundWhole = Effect.fnUntraced(function* (now: number) {
    progress.whole(now);
    yield* copiesAgain();
    if (now - saidWhole < SAID_EVERY) return;
    yield* attempt(() => sayWhole(pool));
    progress.setAside(yield* attempt(() => countSetAside(pool))); // somebody may have taken them up
    saidWhole = now;
  });

  /** Fails once the server has had something to say for too long; never succeeds. */
  const watch = Effect.fnUntraced(function* (
    connection: Connection,
    checkpoint: Checkpoint,
    lastSign: () => number,
  ): Effect.fn.Return<never, unknown> {
    const probe = new HeadProbe(connection);
    let behindSince: number | null = null;
    for (;;) {
      yield* Effect.sleep(Duration.millis(options.askAfter));
      const now = yield* Clock.currentTimeMillis;
      if (now - lastSign() < options.askAfter) continue;
      const newer = yield* attempt(() => probe.newerThan(checkpoint.server, options.stalledAfter));
      if (newer === null) {
        behindSince = null;
        if (lastSign() <= now) yield* foundWhole(now);
        continue;
      }
      progress.behind();
      behindSince ??= now;
      const silentFor = now - Math.max(lastSign(), behindSince);
      if (silentFor >= options.stalledAfter)
        return yield* Effect.fail(
          new Stalled(`The subscription has given nothing for ${silentFor} ms, though the server has more`),
        );
    }
  });

  /** One subscription, until it fails. */
  const session = Effect.scoped(
    Effect.gen(function* (): Effect.fn.Return<never, unknown, Scope.Scope> {
      const connection = yield* openConnection(url);
      let checkpoint = yield* attempt(() => readCheckpoint(pool));
      const { server } = checkpoint;
      if (server !== null)
        yield* attempt(() => confirmCopied(connection, pool, server, options.stalledAfter));
      progress.begunFrom(checkpoint.position, server, yield* attempt(() => countSetAside(pool)));
      const clock = yield* Clock.Clock;
      let lastSign = clock.currentTimeMillisUnsafe();
      const subscription = yield* Effect.acquireRelease(
        Effect.sync(
          () =>
            new Subscription(connection, checkpoint.server, () => {
              lastSign = clock.currentTimeMillisUnsafe();
            }),
        ),
        (open) => Effect.sync(() => open.close()),
      );
      for (;;) {
        const batch = yield* Effect.raceFirst(
          attempt(() => subscription.next(options.batch)),
          watch(connection, checkpoint, () => lastSign),
        );
        const begun = clock.currentTimeMillisUnsafe();
        if (batch.length > 0) {
          const from = checkpoint;
          const again = missingAt;
          const isAgain = again !== null && batch.some(({ at }) => comparePositions(at, again) === 0);
          const applied = yield* attempt(() => applyToReplica(pool, from, batch, isAgain));
          checkpoint = applied.checkpoint;
          lastSign = clock.currentTimeMillisUnsafe();
          progress.applied(checkpoint, applied.copied, recordedLast(batch), lastSign);
          if (applied.setAside > 0) progress.setAside(yield* attempt(() => countSetAside(pool)));
          if (applied.copied > 0) signal.raise();
          if (applied.gap !== null) {
            missingAt = applied.gap.at;
            return yield* Effect.fail(
              new EventMissing(
                `An event is missing in ${applied.gap.stream} before ${applied.gap.serverRevision}`,
              ),
            );
          }
          missingAt = null;
        }
        failures = 0;
        if (subscription.live) yield* foundWhole(clock.currentTimeMillisUnsafe());
        if (batch.length === 0 || batch.length >= options.batch) continue;
        const left = begun + options.betweenBatches - clock.currentTimeMillisUnsafe();
        if (left > 0) yield* Effect.sleep(Duration.millis(left));
      }
    }),
  );

  const pause = Effect.suspend(() => {
    const longest = Math.min(options.longestPause, options.shortestPause * 2 ** Math.min(failures, 20));
    failures += 1;
    return Effect.flatMap(Random.nextBetween(0.5, 1), (share) =>
      Effect.sleep(Duration.millis(share * longest)),
    );
  });

  yield* Effect.forkScoped(
    session.pipe(
      Effect.catchCause((cause) => interrupted(reasonOf(Cause.squash(cause)))),
      Effect.andThen(pause),
      Effect.forever,
    ),
  );

  return Relay.of({ progress: Effect.map(Clock.currentTimeMillis, (now) => progress.at(now)) });
});
