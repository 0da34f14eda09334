/**
 * Copying to EventStoreDB: each event in its own stream, with its bytes and hash, one append after the other in the
 * order of the log.
 *
 * The order matters: positions follow from the order in which the server has the events, so a replica that is made
 * anew from it, now or in ten years, has the source's positions. Several appends on their way at once could land in
 * any order. What follows of one stream is sent together.
 *
 * The replica is filled by the relay, as ever.
 */
import { Clock, Context, Effect, Layer, type Scope } from "effect";
import type { LoggedEvent } from "../event-log.ts";
import { type BadConnectionString, openConnection } from "../eventstore/connection.ts";
import { HeadProbe } from "../eventstore/head-probe.ts";
import { Relay, type RelayOptions } from "../eventstore/relay.ts";
import { ReplicaSignal } from "../eventstore/replica-signal.ts";
import { comparePositions } from "../eventstore/server-event.ts";
import { isOurs, STREAM_PREFIXES } from "../eventstore/streams.ts";
import type { MigrationError } from "../migrations/migrate.ts";
import { Store } from "../store.ts";
import { CannotStand, CopyError, differs, interrupted } from "./copy-error.ts";
import type { Advanced, CopyTarget } from "./copy-target.ts";
import { databaseEnd } from "./postgres-target.ts";
import { putRun, type Server } from "./put-run.ts";
import { loggedOnServer } from "./server-log.ts";
import { runsOf } from "./stream-runs.ts";

export interface EventStoreTargetOptions extends Pick<Server, "answerWithin" | "patience"> {
  readonly relay: Partial<RelayOptions>;
}

const usual: EventStoreTargetOptions = { answerWithin: 5_000, patience: 60_000, relay: {} };

const LOOK_AT_RELAY_EVERY = "100 millis";

export interface EventStorePlace {
  /** The connection string. */
  readonly url: string;
  /** How the server is told to people, without a password. */
  readonly name: string;
  readonly replica: {
    readonly store: Store["Service"];
    readonly name: string;
    /** Whether it is the very database that is copied from: its table then becomes the replica, as it stands. */
    readonly isSource: boolean;
  };
}

const refuseForeign = (name: string, events: readonly LoggedEvent[]): void => {
  const foreign = events.find(({ stream }) => !isOurs(stream));
  if (foreign === undefined) return;
  const problem = `the stream ${foreign.stream} (position ${foreign.position}) does not begin with ${STREAM_PREFIXES.join(" or ")}`;
  throw new CopyError({ reason: new CannotStand({ target: name, problem }) });
};

/** Where the replica was another server's, its checkpoint means nothing on this one. What stands there is passed over. */
const BEGIN_ANEW = "update relay_checkpoint set commit_position = null, prepare_position = null";

/** Runs a relay, from the first event on, until it has applied the last of ours that the server has. */
const fillReplica = Effect.fnUntraced(function* (
  { url, replica }: EventStorePlace,
  server: Server,
  { relay: options, patience }: EventStoreTargetOptions,
  onAdvanced: Advanced,
): Effect.fn.Return<void, CopyError | MigrationError | BadConnectionString, Scope.Scope> {
  const last = yield* Effect.tryPromise({
    try: () => new HeadProbe(server.connection).newerThan(null, patience),
    catch: interrupted("asking the server for its last event"),
  });
  if (last === null) return;
  yield* Effect.tryPromise({
    try: () => replica.store.pool.query(BEGIN_ANEW),
    catch: interrupted("beginning the replica"),
  });
  const running = yield* Layer.build(
    Relay.layer(url, options).pipe(
      Layer.provide(Layer.merge(ReplicaSignal.layer, Layer.succeed(Store, replica.store))),
    ),
  );
  const relay = Context.get(running, Relay);
  let copied = -1;
  let advancedAt = yield* Clock.currentTimeMillis;
  for (;;) {
    const progress = yield* relay.progress;
    onAdvanced(progress.position);
    if (progress.setAside > 0)
      return yield* differs(replica.name, "Events that the server has cannot be copied into it");
    if (progress.server !== null && comparePositions(progress.server, last) >= 0) return;
    const now = yield* Clock.currentTimeMillis;
    if (progress.copied !== copied) advancedAt = now;
    copied = progress.copied;
    if (now - advancedAt > patience) {
      const why = new Error(progress.trouble ?? "The replica does not follow the server");
      return yield* interrupted("filling the replica")(why);
    }
    yield* Effect.sleep(LOOK_AT_RELAY_EVERY);
  }
});

/** @param place whose replica's schema is up to date */
export const openEventStoreTarget = Effect.fnUntraced(function* (
  place: EventStorePlace,
  given: Partial<EventStoreTargetOptions> = {},
): Effect.fn.Return<CopyTarget, BadConnectionString, Scope.Scope> {
  const options = { ...usual, ...given };
  const { answerWithin, patience } = options;
  const { name, replica } = place;
  const server: Server = { connection: yield* openConnection(place.url), name, answerWithin, patience };
  return {
    ends: [
      { name, isSource: false, standing: () => loggedOnServer(server.connection, name, patience) },
      databaseEnd(replica.store.pool, replica.name, replica.isSource),
    ],
    append: async (events, signal) => {
      refuseForeign(name, events);
      for (const run of runsOf(events)) await putRun(server, run, signal);
    },
    settle: (onAdvanced) =>
      Effect.scoped(fillReplica(place, server, options, onAdvanced)).pipe(
        Effect.mapError(interrupted("filling the replica")),
      ),
  };
});
