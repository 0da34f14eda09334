/** The services that the use cases may ask for; one `ManagedRuntime` carries them all. */
import { EventLog, LogError, LogUnavailable } from "@tareekh/core/log/event-log.ts";
import type { BadConnectionString } from "@tareekh/core/log/eventstore/connection.ts";
import * as EventStoreEventLog from "@tareekh/core/log/eventstore/eventstore-event-log.ts";
import { Relay } from "@tareekh/core/log/eventstore/relay.ts";
import { relayElsewhere } from "@tareekh/core/log/eventstore/relay-elsewhere.ts";
import { ReplicaSignal } from "@tareekh/core/log/eventstore/replica-signal.ts";
import { wholeFromNow } from "@tareekh/core/log/eventstore/whole-replica.ts";
import type { MigrationError } from "@tareekh/core/log/migrations/migrate.ts";
import * as PostgresEventLog from "@tareekh/core/log/postgres-event-log.ts";
import { connectToRunning, openStore, Store, type StoreError } from "@tareekh/core/log/store.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { directoryKeyStore } from "@tareekh/core/sealing/directory-key-store.ts";
import type { KeyStore, KeyStoreError } from "@tareekh/core/sealing/key-store.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { Effect, Layer, Option, Redacted, Schedule } from "effect";
import { type Configuration, ROLES, type Role } from "./config.ts";
import { definitions } from "./definitions.ts";
import { ImportDesk } from "./importing/desk/import-desk.ts";
import { ImportRecords } from "./importing/imports/import-records.ts";
import { LiveChanges } from "./live/live-changes.ts";
import { Publisher } from "./releases/publisher.ts";
import { Rows } from "./use-cases/rows.ts";

export type AppServices =
  | Store
  | EventLog
  | KeyStore
  | CaseReader
  | Recorder
  | Projector
  | Rows
  | LiveChanges
  | ImportRecords
  | ImportDesk;

export type ServicesError = StoreError | MigrationError | LogError | KeyStoreError | BadConnectionString;

type Places = Partial<Pick<Configuration, "publishing">> &
  Pick<Configuration, "dataDir" | "keysDir" | "databaseUrl" | "eventstoreUrl"> & {
    /** All where absent. */
    readonly roles?: readonly Role[];
  };

const does = ({ roles = ROLES }: Places, role: Role): boolean => roles.includes(role);

const store = ({ databaseUrl, dataDir }: Places): Layer.Layer<Store, StoreError> =>
  Store.layer(databaseUrl === null ? { dataDir } : { databaseUrl: Redacted.value(databaseUrl) });

/** The log: PostgreSQL's own, or EventStoreDB's, with the relay that copies it into PostgreSQL, be it here or elsewhere. */
const log = (places: Places): Layer.Layer<EventLog, MigrationError | BadConnectionString, Store> => {
  if (places.eventstoreUrl === null) return PostgresEventLog.layer;
  const url = Redacted.value(places.eventstoreUrl);
  const eventLog = EventStoreEventLog.layer(url);
  return Layer.mergeAll(eventLog, does(places, "relay") ? Relay.layer(url) : relayElsewhere).pipe(
    Layer.provide(ReplicaSignal.layer),
  );
};

/** How long an empty replica is given to hear from its server before the start is given up. */
const UNTIL_HEARD = "60 seconds";

/** An empty replica tells nothing of the log until the relay has heard of all that the server has. */
const heardOfAll = ({ progress }: Relay["Service"]) =>
  progress.pipe(
    Effect.repeat({
      until: ({ state }) => state === "live",
      schedule: Schedule.spaced("100 millis"),
    }),
    Effect.timeoutOrElse({
      duration: UNTIL_HEARD,
      orElse: () =>
        Effect.fail(
          new LogError({
            reason: new LogUnavailable({
              doing: "waiting for EventStoreDB",
              cause: new Error("It did not answer; check EVENTSTORE_URL"),
            }),
          }),
        ),
    }),
  );

/** Whether nothing was ever recorded. On EventStoreDB the relay knows, be it in this process or in another. */
const nothingIsRecorded = Effect.fnUntraced(function* (places: Places) {
  const { head } = yield* EventLog;
  if ((yield* head) > 0) return false;
  if (places.eventstoreUrl === null) return true;
  const relay = yield* Effect.serviceOption(Relay);
  yield* Option.isNone(relay) || !does(places, "relay")
    ? wholeFromNow((yield* Store).pool, UNTIL_HEARD)
    : heardOfAll(relay.value);
  return (yield* head) === 0;
});

/** A new master key is made only where nothing is recorded that another has sealed. */
const keys = (places: Places): Layer.Layer<KeyStore, LogError | KeyStoreError, EventLog | Store> =>
  Layer.unwrap(
    Effect.map(nothingIsRecorded(places), (mayCreate) =>
      directoryKeyStore({ directory: places.keysDir, mayCreate }),
    ),
  );

/** Everything that a process needs to serve; the projector and the relay are at work in the background where it is to. */
export const services = (config: Places): Layer.Layer<AppServices, ServicesError> =>
  ImportDesk.layer.pipe(
    Layer.provideMerge(Recorder.layer),
    Layer.provideMerge(CaseReader.layer()),
    Layer.provideMerge(ImportRecords.layer),
    Layer.provideMerge(Rows.layer),
    Layer.provideMerge(LiveChanges.layer()),
    Layer.provideMerge(Projector.layer(definitions, { projects: does(config, "project") })),
    Layer.provideMerge(keys(config)),
    Layer.provideMerge(log(config)),
    Layer.provideMerge(store(config)),
    Layer.provideMerge(
      config.publishing === undefined ? Layer.empty : Layer.succeed(Publisher, config.publishing),
    ),
  );

/**
 * What a command needs that records beside a running server, through its door, or with the store for itself where none
 * is running. It neither projects nor relays: who serves does that, now or when it is started next.
 */
export const recordingServices = (
  config: Omit<Places, "roles">,
): Layer.Layer<Store | EventLog | KeyStore | CaseReader | Recorder | ImportRecords, ServicesError> => {
  const places: Places = { ...config, roles: [] };
  const { databaseUrl, dataDir } = places;
  return Recorder.layer.pipe(
    Layer.provideMerge(CaseReader.layer()),
    Layer.provideMerge(ImportRecords.layer),
    Layer.provideMerge(keys(places)),
    Layer.provideMerge(log(places)),
    Layer.provideMerge(
      Layer.effect(
        Store,
        databaseUrl === null
          ? connectToRunning(dataDir)
          : openStore({ databaseUrl: Redacted.value(databaseUrl) }),
      ),
    ),
  );
};

/** What a process needs that does not serve. It has no keys: nothing that it does opens what is sealed. */
export const backgroundServices = (
  config: Places,
): Layer.Layer<Store | EventLog, Exclude<ServicesError, KeyStoreError>> =>
  (does(config, "project") ? Projector.layer(definitions) : Layer.empty).pipe(
    Layer.provideMerge(log(config)),
    Layer.provideMerge(store(config)),
  );
