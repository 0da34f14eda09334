/** Stores that are made for one test and removed after it, as layers. */
import { Effect, Layer } from "effect";
import { Store, type StoreError } from "../store.ts";
import { withPostgres } from "./real-postgres.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** The embedded database, durable, in a directory of its own. */
export const embeddedStore: Layer.Layer<Store, StoreError> = Layer.unwrap(
  Effect.map(
    Effect.acquireRelease(Effect.promise(temporaryDirectory), ({ remove }) => Effect.sync(remove)),
    ({ dataDir }) => Store.layer({ dataDir }),
  ),
);

/** A fresh database in a real PostgreSQL. */
export const serverStore: Layer.Layer<Store, StoreError> = Layer.unwrap(
  Effect.map(
    Effect.acquireRelease(Effect.promise(withPostgres), ({ stop }) => Effect.promise(stop)),
    ({ url }) => Store.layer({ databaseUrl: url }),
  ),
);

/** Both, for suites that must pass on each. */
export const everyStore: readonly (readonly [name: string, store: Layer.Layer<Store, StoreError>])[] = [
  ["the embedded database", embeddedStore],
  ["a PostgreSQL server", serverStore],
];
