/** The services that the use cases may ask for; one `ManagedRuntime` carries them all. */
import { EventLog, type LogError } from "@tareekh/core/log/event-log.ts";
import type { MigrationError } from "@tareekh/core/log/migrations/migrate.ts";
import * as PostgresEventLog from "@tareekh/core/log/postgres-event-log.ts";
import { Store, type StoreError } from "@tareekh/core/log/store.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { directoryKeyStore } from "@tareekh/core/sealing/directory-key-store.ts";
import type { KeyStore, KeyStoreError } from "@tareekh/core/sealing/key-store.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { Effect, Layer, Redacted } from "effect";
import type { Configuration } from "./config.ts";
import { definitions } from "./definitions.ts";
import { Rows } from "./use-cases/rows.ts";

export type AppServices = Store | EventLog | KeyStore | CaseReader | Recorder | Projector | Rows;

export type ServicesError = StoreError | MigrationError | LogError | KeyStoreError;

type Directories = Pick<Configuration, "dataDir" | "keysDir" | "databaseUrl">;

const store = ({ databaseUrl, dataDir }: Directories): Layer.Layer<Store, StoreError> =>
  Store.layer(databaseUrl === null ? { dataDir } : { databaseUrl: Redacted.value(databaseUrl) });

/** A new master key is made only where nothing is recorded that another has sealed. */
const keys = (keysDir: string): Layer.Layer<KeyStore, LogError | KeyStoreError, EventLog> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const log = yield* EventLog;
      return directoryKeyStore({ directory: keysDir, mayCreate: (yield* log.head) === 0 });
    }),
  );

/** Everything, with the projector at work in the background. */
export const services = (config: Directories): Layer.Layer<AppServices, ServicesError> =>
  Recorder.layer.pipe(
    Layer.provideMerge(CaseReader.layer()),
    Layer.provideMerge(Rows.layer),
    Layer.provideMerge(Projector.layer(definitions)),
    Layer.provideMerge(keys(config.keysDir)),
    Layer.provideMerge(PostgresEventLog.layer),
    Layer.provideMerge(store(config)),
  );
