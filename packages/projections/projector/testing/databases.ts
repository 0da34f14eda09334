/** The databases on which the projector is tested: the embedded one, and a PostgreSQL server. */
import { openStore, type Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { temporaryDirectory } from "@tareekh/core/log/testing/temporary-directory.ts";
import { Effect, Exit, Scope } from "effect";

/** Where an empty database is, before anybody has opened it. */
export interface Premises {
  readonly location: StoreLocation;
  readonly stop: () => Promise<void>;
}

/** A database that is open, for as long as a file of tests runs. */
export interface OpenDatabase {
  readonly store: Store["Service"];
  readonly stop: () => Promise<void>;
}

const startEmbedded = async (): Promise<Premises> => {
  const { dataDir, remove } = await temporaryDirectory();
  return { location: { dataDir }, stop: async () => remove() };
};

export const startServer = async (): Promise<Premises> => {
  const { url, stop } = await withPostgres();
  return { location: { databaseUrl: url }, stop };
};

export const databases = [
  { name: "PGlite", start: startEmbedded },
  { name: "PostgreSQL", start: startServer },
] as const;

/** Opens a database; it is closed, and taken away, when it is stopped. */
export const opened = async (start: () => Promise<Premises>): Promise<OpenDatabase> => {
  const premises = await start();
  const scope = await Effect.runPromise(Scope.make());
  return {
    store: await Effect.runPromise(
      openStore(premises.location).pipe(Effect.provideService(Scope.Scope, scope)),
    ),
    stop: async () => {
      await Effect.runPromise(Scope.close(scope, Exit.void));
      await premises.stop();
    },
  };
};
