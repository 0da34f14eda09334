/** The log while its connections break. */
import { Effect, Layer, ManagedRuntime } from "effect";
import pg from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { EventLog } from "./event-log.ts";
import { verifyChain } from "./hash-chain.ts";
import { layer, layerWithoutMigration } from "./postgres-event-log.ts";
import { Store } from "./store.ts";
import { withPostgres } from "./testing/real-postgres.ts";
import { courtDate, newStream } from "./testing/sample-events.ts";

/** Of the 480 of the test: so that it gets on between two cuts, and is cut all along. */
const APPENDS_BETWEEN_CUTS = 24;

describe("The log on PostgreSQL", () => {
  it("appends each event once though its connections are cut again and again while it does", async () => {
    const database = await withPostgres();
    onTestFinished(database.stop);
    const runtime = ManagedRuntime.make(Layer.provide(layer, Store.layer({ databaseUrl: database.url })));
    onTestFinished(() => runtime.dispose());
    const log = await runtime.runPromise(Effect.service(EventLog));
    const operator = new pg.Client(database.url);
    await operator.connect();
    onTestFinished(() => operator.end());

    let appending = true;
    let appended = 0;
    let cut = 0;
    const cutting = async () => {
      while (appending) {
        const { rows } = await operator.query<{ cut: number }>(
          `select count(pg_terminate_backend(pid))::int as cut from pg_stat_activity
           where application_name = 'tareekh' and query like '%from append_%'`,
        );
        cut += rows[0]?.cut ?? 0;
        const before = appended;
        await vi.waitUntil(() => !appending || appended >= before + APPENDS_BETWEEN_CUTS, {
          timeout: 50_000,
          interval: 5,
        });
      }
    };
    const streams = Array.from({ length: 8 }, newStream);
    const writing = Promise.all(
      streams.map(async (stream) => {
        for (let expected = 0; expected < 60; expected += 1) {
          const { events } = await runtime.runPromise(
            log.append({ stream, expected, events: [courtDate(stream)] }),
          );
          expect(events.map(({ revision }) => revision)).toEqual([expected + 1]);
          appended += 1;
          await runtime.runPromise(log.readStream(stream, expected));
        }
      }),
    ).finally(() => {
      appending = false;
    });
    await Promise.all([cutting(), writing]);

    expect(cut).toBeGreaterThan(0);
    expect(await runtime.runPromise(log.head)).toBe(8 * 60);
    for (const stream of streams) {
      const events = await runtime.runPromise(log.readStream(stream));
      expect(events).toHaveLength(60);
      expect(verifyChain(events)).toBeNull();
    }
  }, 60_000);

  it("says that it is not available where nobody answers, after it has tried for some seconds", async () => {
    const pool = new pg.Pool({ host: "127.0.0.1", port: 1 });
    onTestFinished(() => pool.end());
    const store = Layer.succeed(Store, { kind: "server", pool, answers: pool, lost: Effect.never });
    const runtime = ManagedRuntime.make(Layer.provide(layerWithoutMigration, store));
    onTestFinished(() => runtime.dispose());
    const stream = newStream();
    const error = await runtime.runPromise(
      Effect.flip(
        Effect.flatMap(EventLog, (log) => log.append({ stream, expected: 0, events: [courtDate(stream)] })),
      ),
    );
    expect(error.reason._tag).toBe("LogUnavailable");
    expect(error.message).toMatch(/The log is not available \(appending\).*ECONNREFUSED/);
  });

  it("appends while more is asked of the rows than can be answered at once", async () => {
    const database = await withPostgres();
    onTestFinished(database.stop);
    const store = Store.layer({ databaseUrl: database.url });
    const runtime = ManagedRuntime.make(Layer.provideMerge(layer, store));
    onTestFinished(() => runtime.dispose());
    const { answers } = await runtime.runPromise(Effect.service(Store));
    const holder = new pg.Client(database.url);
    await holder.connect();
    await holder.query("select pg_advisory_lock(1)");
    const asked = Array.from({ length: 20 }, () => answers.query("select pg_advisory_lock_shared(1)"));
    await vi.waitUntil(() => answers.waitingCount > 0 && answers.totalCount === answers.options.max);
    const stream = newStream();
    const { events } = await runtime.runPromise(
      Effect.flatMap(EventLog, (log) => log.append({ stream, expected: 0, events: [courtDate(stream)] })),
    );
    expect(events).toHaveLength(1);
    await holder.end();
    await Promise.all(asked);
  });

  it("is not held up for ever by a process that stands still in the middle of a transaction", async () => {
    const database = await withPostgres();
    onTestFinished(database.stop);
    const runtime = ManagedRuntime.make(Store.layer({ databaseUrl: database.url }));
    onTestFinished(() => runtime.dispose());
    const { pool, answers } = await runtime.runPromise(Effect.service(Store));
    for (const connections of [pool, answers]) {
      const { rows } = await connections.query(
        "select setting::integer as milliseconds from pg_settings where name = 'idle_in_transaction_session_timeout'",
      );
      expect(rows).toEqual([{ milliseconds: 30_000 }]);
    }
  });

  it("ends what is asked of the rows after two minutes, and never what records, projects or rebuilds", async () => {
    const database = await withPostgres();
    onTestFinished(database.stop);
    const runtime = ManagedRuntime.make(Store.layer({ databaseUrl: database.url }));
    onTestFinished(() => runtime.dispose());
    const { pool, answers } = await runtime.runPromise(Effect.service(Store));
    const limitOf = async (connections: pg.Pool) =>
      (await connections.query("select current_setting('statement_timeout') as most")).rows[0]?.most;
    expect([await limitOf(answers), await limitOf(pool)]).toEqual(["2min", "0"]);
  });
});
