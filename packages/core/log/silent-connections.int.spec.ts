/** A PostgreSQL server that is reached through something that can fall silent. */
import { Effect, Layer, ManagedRuntime } from "effect";
import pg from "pg";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { isConnectionLost } from "./connection-lost.ts";
import { EventLog } from "./event-log.ts";
import { layer } from "./postgres-event-log.ts";
import { type Patience, watchForSilence } from "./silent-connections.ts";
import { Store } from "./store.ts";
import { withPostgres } from "./testing/real-postgres.ts";
import { courtDate, newStream } from "./testing/sample-events.ts";
import { type SilencingProxy, silencingProxy } from "./testing/silencing-proxy.ts";

describe("A connection to PostgreSQL", () => {
  let database: Awaited<ReturnType<typeof withPostgres>>;
  let proxy: SilencingProxy;
  beforeEach(async () => {
    database = await withPostgres();
    onTestFinished(database.stop);
    proxy = await silencingProxy(database.url);
    onTestFinished(proxy.stop);
  });

  /** A pool whose connections are watched with little patience, through the proxy. */
  const watchedPool = (patience: Partial<Patience> = {}) => {
    const watch = watchForSilence(proxy.url, {
      quiet: 300,
      unreachable: 60_000,
      betweenLooks: 50,
      ...patience,
    });
    const pool = new pg.Pool({ connectionString: proxy.url, onConnect: watch.greet });
    pool.on("connect", (client) => client.on("error", () => undefined));
    onTestFinished(async () => {
      watch.hurry();
      await pool.end();
      watch.stop();
    });
    return { pool, watch };
  };

  const lost = async (asked: Promise<unknown>) => {
    const failure: unknown = await asked.catch((cause: unknown) => cause);
    expect(String(failure)).toMatch(/the database was silent for \d+ seconds/);
    expect(isConnectionLost(failure)).toBe(true);
  };

  it("that falls silent keeps nobody waiting: what is appended is appended over another", async () => {
    const store = Store.layer({ databaseUrl: proxy.url });
    const runtime = ManagedRuntime.make(Layer.provide(layer, store));
    onTestFinished(() => runtime.dispose());
    const log = await runtime.runPromise(Effect.service(EventLog));
    const append = (stream: string) =>
      runtime.runPromise(log.append({ stream, expected: 0, events: [courtDate(stream)] }));
    await append(newStream());
    proxy.silence();
    const appended = await Promise.all([append(newStream()), append(newStream())]);
    expect(appended.map(({ repeated, events }) => [repeated, events.length])).toEqual([
      [false, 1],
      [false, 1],
    ]);
    expect(await runtime.runPromise(log.head)).toBe(3);
  }, 40_000);

  it("that falls silent in the middle of a transaction is told as one that is lost, and not used again", async () => {
    const { pool } = watchedPool();
    const client = await pool.connect();
    await client.query("begin");
    proxy.silence();
    await lost(client.query("select 1"));
    client.release();
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("that waits long for its answer is left in peace while the server is at work on it", async () => {
    const { pool } = watchedPool();
    const holder = new pg.Client(database.url);
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query("select pg_advisory_lock(1)");
    const waiting = pool.query("select pg_advisory_lock(1), 'had it' as had");
    // the server was asked of it, again and again
    await proxy.haveEnded(3);
    await holder.query("select pg_advisory_unlock(1)");
    expect((await waiting).rows[0]?.had).toBe("had it");
  });

  it("that falls silent is given up the later where the server cannot be reached either", async () => {
    const { pool } = watchedPool({ unreachable: 1_500 });
    await pool.query("select 1");
    const silent = performance.now();
    proxy.refuse();
    proxy.silence();
    await lost(pool.query("select 1"));
    expect(performance.now() - silent).toBeGreaterThan(1_400);
  });

  it("that falls silent does not keep its pool from being ended, though the server cannot be reached", async () => {
    const { pool, watch } = watchedPool();
    await pool.query("select 1");
    proxy.refuse();
    proxy.silence();
    const asked = lost(pool.query("select 1"));
    watch.hurry();
    await asked;
  });
});
