/**
 * The log on EventStoreDB with its relay and a fresh replica, for tests: over the stand-in, or over the server at
 * `TEST_EVENTSTORE_URL` where that is set.
 */
import { BACKWARDS, END, EventStoreDBClient } from "@eventstore/db-client";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import type { AppendingOptions } from "@tareekh/core/log/eventstore/appending.ts";
import { layer as logLayer } from "@tareekh/core/log/eventstore/eventstore-event-log.ts";
import { Relay, type RelayOptions } from "@tareekh/core/log/eventstore/relay.ts";
import { migrateReplica } from "@tareekh/core/log/eventstore/replica.ts";
import { ReplicaSignal } from "@tareekh/core/log/eventstore/replica-signal.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { serverStore } from "@tareekh/core/log/testing/test-stores.ts";
import { type Context, Effect, Layer, Logger, ManagedRuntime, Schedule } from "effect";
import { type StandIn, type StandInOptions, startStandIn } from "../eventstore-stand-in/stand-in.ts";

export const realServer = process.env.TEST_EVENTSTORE_URL;

export interface TestLogOptions {
  readonly standIn?: StandInOptions;
  readonly appending?: Partial<AppendingOptions>;
  readonly relay?: Partial<RelayOptions>;
}

/** Short, so that a test of what happens after them is short too. */
const impatient: Required<Pick<TestLogOptions, "appending" | "relay">> = {
  appending: { answerWithin: 300, patience: 10_000 },
  relay: { askAfter: 50, stalledAfter: 150, shortestPause: 5, longestPause: 100 },
};

/** A real server keeps what earlier runs appended: the replica begins behind that, as if all of it had been set aside. */
const beginAtEnd = (url: string): Effect.Effect<void, never, Store> =>
  Effect.gen(function* () {
    const { pool } = yield* Store;
    yield* Effect.promise(async () => {
      const client = EventStoreDBClient.connectionString(url);
      for await (const { event } of client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }))
        if (event) {
          const at = [String(event.position.commit), String(event.position.prepare)];
          await pool.query("update relay_checkpoint set commit_position = $1, prepare_position = $2", at);
          await pool.query(
            `insert into relay_set_aside
               (commit_position, prepare_position, stream, server_revision, problem, data, metadata)
             values ($1, $2, $3, $4, 'It was there before the test', '', '')`,
            [...at, event.streamId, String(event.revision)],
          );
        }
      await client.dispose();
    });
  });

/** The log and its relay over a server that is there already. */
export const logAt = (url: string, { appending, relay }: TestLogOptions = {}) =>
  Layer.mergeAll(
    logLayer(url, { ...impatient.appending, ...appending }),
    Relay.layer(url, { ...impatient.relay, ...relay }),
  ).pipe(Layer.provideMerge(ReplicaSignal.layer));

/** The log, its relay and its store, on whichever server the tests run against. */
export const testLog = (options: TestLogOptions = {}) =>
  realServer === undefined
    ? Layer.unwrap(
        Effect.map(
          Effect.acquireRelease(
            Effect.promise(() => startStandIn(options.standIn)),
            (standIn) => Effect.promise(() => standIn.close()),
          ),
          ({ connectionString }) => Layer.provideMerge(logAt(connectionString, options), serverStore),
        ),
      )
    : Layer.provideMerge(
        Layer.unwrap(
          Effect.as(
            Effect.andThen(migrateReplica, () => beginAtEnd(realServer)),
            logAt(realServer, options),
          ),
        ),
        serverStore,
      );

/** A log over a stand-in that the test can make misbehave. */
export interface Running {
  readonly standIn: StandIn;
  readonly log: EventLog["Service"];
  /** The relay that was started with it. */
  readonly relay: Relay["Service"];
  readonly store: Store["Service"];
  /** What log and relay have told whoever runs them. */
  readonly said: readonly string[];
  /** Another process's log on the same server and replica, as far as one process can show it. */
  readonly anotherLog: () => Promise<EventLog["Service"]>;
  readonly anotherRelay: () => Promise<Relay["Service"]>;
  /** Stops the relay that was started with it, and starts another. */
  readonly restartRelay: () => Promise<Relay["Service"]>;
  readonly run: <A, E>(effect: Effect.Effect<A, E>) => Promise<A>;
  /** Waits until something holds of what an effect gives. */
  readonly until: <A, E>(effect: Effect.Effect<A, E>, holds: (value: A) => boolean) => Promise<A>;
  readonly stop: () => Promise<void>;
}

export const startOverStandIn = async (options: TestLogOptions = {}): Promise<Running> => {
  const standIn = await startStandIn(options.standIn);
  const url = standIn.connectionString;
  const said: string[] = [];
  const hearing = Logger.layer([Logger.make(({ message }) => void said.push(String(message)))]);
  const base = ManagedRuntime.make(Layer.merge(serverStore, ReplicaSignal.layer));
  const shared = Layer.succeedContext(await base.runPromise(Effect.context<Store | ReplicaSignal>()));
  const started: { readonly dispose: () => Promise<void> }[] = [base];

  const start = async <I, S, E>(key: Context.Key<I, S>, layer: Layer.Layer<I, E, Store | ReplicaSignal>) => {
    const runtime = ManagedRuntime.make(Layer.provide(layer, Layer.merge(shared, hearing)));
    started.unshift(runtime);
    return { service: await runtime.runPromise(key), stop: () => runtime.dispose() };
  };
  const startLog = () => start(EventLog, logLayer(url, { ...impatient.appending, ...options.appending }));
  const startRelay = () => start(Relay, Relay.layer(url, { ...impatient.relay, ...options.relay }));

  const run = <A, E>(effect: Effect.Effect<A, E>): Promise<A> => base.runPromise(effect);
  const log = await startLog();
  const relay = await startRelay();
  return {
    standIn,
    said,
    store: await base.runPromise(Effect.service(Store)),
    log: log.service,
    anotherLog: async () => (await startLog()).service,
    relay: relay.service,
    anotherRelay: async () => (await startRelay()).service,
    restartRelay: async () => {
      await relay.stop();
      return (await startRelay()).service;
    },
    run,
    until: (effect, holds) =>
      run(Effect.repeat(effect, { until: holds, schedule: Schedule.spaced("5 millis") })),
    stop: async () => {
      for (const { dispose } of started) await dispose();
      await standIn.close();
    },
  };
};
