/** The services that the use cases may ask for; one `ManagedRuntime` carries them all. */
import { EventLog, type LogError } from "@tareekh/core/log/event-log.ts";
import type { MigrationError } from "@tareekh/core/log/migrations/migrate.ts";
import * as PostgresEventLog from "@tareekh/core/log/postgres-event-log.ts";
import { Store, type StoreError } from "@tareekh/core/log/store.ts";
import { directoryKeyStore } from "@tareekh/core/sealing/directory-key-store.ts";
import type { KeyStore, KeyStoreError } from "@tareekh/core/sealing/key-store.ts";
import { Effect, Layer, Redacted } from "effect";
import type { Configuration } from "./config.ts";

export type AppServices = Store | EventLog | KeyStore;

export type ServicesError = StoreError | MigrationError | LogError | KeyStoreError;

type Directories = Pick<Configuration, "dataDir" | "keysDir" | "databaseUrl">;

/** The database of the configuration. */
export const storeLayer = ({ databaseUrl, dataDir }: Directories): Layer.Layer<Store, StoreError> =>
  Store.layer(databaseUrl === null ? { dataDir } : { databaseUrl: Redacted.value(databaseUrl) });

/** The keys; a new master key is made only where nothing is recorded that another has sealed. */
const keysLayer = (keysDir: string) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const log = yield* EventLog;
      return directoryKeyStore({ directory: keysDir, mayCreate: (yield* log.head) === 0 });
    }),
  );

/** Everything, over whatever store is given. */
export const servicesOver = (
  store: Layer.Layer<Store, StoreError>,
  keysDir: string,
): Layer.Layer<AppServices, ServicesError> =>
  keysLayer(keysDir).pipe(Layer.provideMerge(PostgresEventLog.layer), Layer.provideMerge(store));

export const services = (config: Directories): Layer.Layer<AppServices, ServicesError> =>
  servicesOver(storeLayer(config), config.keysDir);
