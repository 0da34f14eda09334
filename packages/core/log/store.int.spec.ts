/** Opening the embedded database: one owner a directory, connections that share it, and its end. */
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Effect, Exit, Scope } from "effect";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { connectionTo } from "./embedded/connection.ts";
import { doorOf } from "./embedded/door.ts";
import { connectToRunning, openStore, type Store, type StoreError } from "./store.ts";
import { newDirectory, type TemporaryDirectory, temporaryDirectory } from "./testing/temporary-directory.ts";

const holdingProcess = fileURLToPath(new URL("./testing/holding-process.ts", import.meta.url));

describe("The embedded store", () => {
  let directory: TemporaryDirectory;
  let scope: Scope.Closeable;
  beforeEach(async () => {
    directory = await temporaryDirectory();
    scope = await Effect.runPromise(Scope.make());
  });
  afterEach(async () => {
    await close();
    directory.remove();
  });

  const inScope = (opening: Effect.Effect<Store["Service"], StoreError, Scope.Scope>) =>
    Effect.runPromise(Scope.provide(opening, scope));
  const open = () => inScope(openStore({ dataDir: directory.dataDir }));
  const close = () => Effect.runPromise(Scope.close(scope, Exit.void));
  const reopen = async () => {
    await close();
    scope = await Effect.runPromise(Scope.make());
    return open();
  };
  const refusal = (dataDir: string) => Effect.runPromise(Effect.flip(Effect.scoped(openStore({ dataDir }))));

  /** Another process that opens the directory; and the first line that it says. */
  const otherProcess = async () => {
    const child = spawn(process.execPath, [holdingProcess, directory.dataDir], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const ended = new Promise((resolve) => child.once("close", resolve));
    const [said] = await new Promise<string[]>((resolve) =>
      createInterface({ input: child.stdout }).once("line", (line) => resolve([line])),
    );
    return { said, child, ended };
  };

  it("keeps what was written over a close and an opening", async () => {
    const { pool } = await open();
    await pool.query("create table notes (text text)");
    await pool.query("insert into notes values ('तारीख')");
    const again = await reopen();
    expect((await again.pool.query("select text from notes")).rows).toEqual([{ text: "तारीख" }]);
  });

  it("makes its cluster where there is none, in a directory that only its owner may enter", async () => {
    const fresh = newDirectory();
    onTestFinished(fresh.remove);
    const dataDir = path.join(fresh.dataDir, "new");
    const { pool } = await inScope(openStore({ dataDir }));
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(fs.readdirSync(dataDir).toSorted()).toEqual([".s.PGSQL.5432", "postgres"]);
  });

  it.runIf(process.platform !== "win32")(
    "refuses a directory that others may enter, and leaves it as it is",
    async () => {
      const shared = newDirectory();
      onTestFinished(shared.remove);
      fs.chmodSync(shared.dataDir, 0o755);
      const error = await refusal(shared.dataDir);
      expect(error.reason._tag).toBe("DirectoryOpenToOthers");
      expect(error.message).toContain(`as ${path.join(shared.dataDir, "tareekh")}`);
      expect(fs.statSync(shared.dataDir).mode & 0o777).toBe(0o755);
      expect(fs.readdirSync(shared.dataDir)).toEqual([]);
      const { pool } = await inScope(openStore({ dataDir: path.join(shared.dataDir, "tareekh") }));
      expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    },
  );

  it("makes its cluster anew where the making was broken off", async () => {
    const fresh = newDirectory();
    onTestFinished(fresh.remove);
    fs.mkdirSync(path.join(fresh.dataDir, "postgres.unfinished", "base"), { recursive: true });
    const { pool } = await inScope(openStore({ dataDir: fresh.dataDir }));
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect(fs.readdirSync(fresh.dataDir)).not.toContain("postgres.unfinished");
  });

  it("refuses a directory whose cluster is not one", async () => {
    fs.rmSync(path.join(directory.dataDir, "postgres", "PG_VERSION"));
    expect((await refusal(directory.dataDir)).message).toMatch(/is not a PostgreSQL cluster/);
  });

  it("refuses a directory that another process has open, with a sentence that names it", async () => {
    const holder = await otherProcess();
    expect(holder.said).toBe("open");
    const error = await refusal(directory.dataDir);
    expect(error.reason._tag).toBe("DirectoryInUse");
    expect(error.message).toBe(
      `The data directory ${directory.dataDir} is in use by another process: stop that one first, or choose another directory (DATA_DIR)`,
    );
  });

  it("tells a second process the same, and goes on serving the first", async () => {
    const { pool } = await open();
    const second = await otherProcess();
    expect(second.said).toContain(`The data directory ${directory.dataDir} is in use by another process`);
    await second.ended;
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("opens a directory whose owner was killed, socket and all", async () => {
    const holder = await otherProcess();
    holder.child.kill("SIGKILL");
    await holder.ended;
    expect(fs.existsSync(doorOf(directory.dataDir).path)).toBe(process.platform !== "win32");
    const { pool } = await open();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("lets exactly one of several that open at once have the directory, though a socket was left there", async () => {
    const holder = await otherProcess();
    holder.child.kill("SIGKILL");
    await holder.ended;
    const said = (await Promise.all([otherProcess(), otherProcess(), otherProcess()])).map(
      ({ said }) => said,
    );
    expect(said.filter((line) => line === "open")).toHaveLength(1);
    expect(said.filter((line) => line?.includes("is in use by another process"))).toHaveLength(2);
  });

  it.runIf(process.platform !== "win32")(
    "says so where the directory's path is too long for a socket",
    async () => {
      const long = path.join(os.tmpdir(), "d".repeat(120));
      const error = await refusal(long);
      expect(error.reason._tag).toBe("DirectoryPathTooLong");
      expect(error.message).toContain("choose a shorter one (DATA_DIR)");
      expect(fs.existsSync(long)).toBe(false);
    },
  );

  it("is gone through its door by a maintenance command while a server runs", async () => {
    const { pool } = await open();
    await pool.query("create table notes (text text)");
    const visitor = await Effect.runPromise(Scope.make());
    const store = await Effect.runPromise(Scope.provide(connectToRunning(directory.dataDir), visitor));
    await store.pool.query("insert into notes values ('from the visitor')");
    await Effect.runPromise(Scope.close(visitor, Exit.void));
    expect((await pool.query("select text from notes")).rows).toEqual([{ text: "from the visitor" }]);
  });

  it("is opened by a maintenance command where no server runs", async () => {
    const store = await inScope(connectToRunning(directory.dataDir));
    expect((await store.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    expect((await refusal(directory.dataDir)).reason._tag).toBe("DirectoryInUse");
  });

  describe("with several connections", () => {
    const connect = async () => {
      const client = new pg.Client(connectionTo(doorOf(directory.dataDir).path) as pg.ClientConfig);
      client.on("error", () => undefined);
      await client.connect();
      onTestFinished(() => client.end());
      return client;
    };
    /** Long enough that its messages arrive in parts, between which another connection has its turn. */
    const long = (letter: string) => letter.repeat(300_000);

    it("never runs one's parameters with another's statement", async () => {
      await open();
      const clients = await Promise.all([connect(), connect(), connect()]);
      await Promise.all(
        clients.map(async (client, index) => {
          for (let turn = 0; turn < 20; turn += 1) {
            const text = `${index}-${turn}-${long("x")}`;
            const { rows } = await client.query(`select $1::text as "c${index}", ${index} as number`, [text]);
            expect(rows).toEqual([{ [`c${index}`]: text, number: index }]);
          }
        }),
      );
    });

    it("keeps the transactions of two apart", async () => {
      const { pool } = await open();
      await pool.query("create table notes (text text)");
      const [first, second] = await Promise.all([connect(), connect()]);
      await first.query("begin");
      await first.query("insert into notes values ('first')");
      const other = second.query("insert into notes values ('second')");
      await first.query("rollback");
      await other;
      expect((await pool.query("select text from notes")).rows).toEqual([{ text: "second" }]);
    });

    it("goes on for the others when one dies in a transaction", async () => {
      const { pool } = await open();
      await pool.query("create table notes (text text)");
      const dying = await connect();
      await dying.query("begin");
      await dying.query("insert into notes values ('lost')");
      const others = pool.query("select count(*)::int as count from notes");
      (dying as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      expect((await others).rows).toEqual([{ count: 0 }]);
    });

    it.each([
      ["select 1", "parseComplete"],
      // PostgreSQL then ignores whatever comes until the sync that will never come
      ["select * from missing", "errorMessage"],
    ] as const)("goes on for the others when one dies within the messages of %j", async (text, answer) => {
      const { pool } = await open();
      const dying = await connect();
      const { connection } = dying as unknown as {
        connection: {
          parse(statement: { text: string; name: string; types: number[] }): void;
          flush(): void;
          stream: { destroy(): void };
          once(event: "parseComplete" | "errorMessage", heard: () => void): void;
        };
      };
      const answered = new Promise<void>((resolve) => connection.once(answer, resolve));
      connection.parse({ text, name: "", types: [] });
      connection.flush();
      await answered;
      const others = pool.query("select $1::int as one", [1]);
      connection.stream.destroy();
      expect((await others).rows).toEqual([{ one: 1 }]);
    });
  });

  it("stops acknowledging, and says that it is lost, once its disk fails to sync", async () => {
    const when = path.join(directory.dataDir, "fail-now");
    const fileLayerModule = new URL("./testing/failing-sync-layer.ts", import.meta.url);
    fileLayerModule.searchParams.set("when", when);
    const { pool, lost } = await inScope(
      openStore({ dataDir: directory.dataDir, fileLayerModule: fileLayerModule.href }),
    );
    await pool.query("create table notes (text text)");
    fs.writeFileSync(when, "");
    await expect(pool.query("insert into notes values ('not durable')")).rejects.toThrow();
    const error = await Effect.runPromise(Effect.flip(lost));
    expect(error.reason._tag).toBe("StoreUnavailable");
    expect(error.message).toContain("the disk failed");
    await expect(pool.query("select 1")).rejects.toThrow();
    fs.rmSync(when);
    const again = await reopen();
    expect(
      (await again.pool.query("select count(*)::int as count from notes")).rows[0]?.count,
    ).toBeLessThanOrEqual(1);
  });
});
