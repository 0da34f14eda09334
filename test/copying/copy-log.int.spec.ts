/**
 * Moving an office: to PostgreSQL and to EventStoreDB (the stand-in), killed on the way and started again.
 *
 * `COPY_CASES=1700` moves a generated log of some 100,000 events instead of 3,000.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { relayMigrations } from "@tareekh/core/log/eventstore/migrations/relay-migrations.ts";
import { verifyChain } from "@tareekh/core/log/hash-chain.ts";
import { logMigrations } from "@tareekh/core/log/migrations/log-migrations.ts";
import { migrate } from "@tareekh/core/log/migrations/migrate.ts";
import { layer } from "@tareekh/core/log/postgres-event-log.ts";
import { readAllAfter } from "@tareekh/core/log/read-events.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { type TestDatabase, withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { newSeed, seededRandom } from "@tareekh/core/log/testing/seeded-random.ts";
import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "../eventstore-stand-in/stand-in.ts";
import { type Directories, newDirectories, startCommand, startServer } from "../running/server-process.ts";
import { copied, type Places, startCopy } from "./copy-command.ts";
import { generateLog } from "./generated-log.ts";
import { bodiesOn } from "./on-server.ts";

const seed = newSeed();
const told = `with TEST_SEED=${seed}`;
const random = seededRandom(seed);

let kept: TestDatabase;
let database: TestDatabase;
let target: Store["Service"]["pool"];
let standIn: StandIn;
beforeAll(async () => {
  kept = await withPostgres(); // one server for all of the tests
});
afterAll(() => kept.stop());
beforeEach(async () => {
  database = await withPostgres();
  standIn = await startStandIn();
  const runtime = ManagedRuntime.make(Store.layer({ databaseUrl: database.url }));
  target = (await runtime.runPromise(Effect.service(Store))).pool;
  return async () => {
    await runtime.dispose();
    await standIn.close();
    await database.stop();
  };
});

const eventsOf = (pool: typeof target) => readAllAfter(pool, 0, 1_000_000);

const expectOneFigure = (ends: readonly { readonly events: number; readonly heads: string }[]) =>
  expect(new Set(ends.map(({ events, heads }) => `${events} ${heads}`)).size, told).toBe(1);

/** Whole streams of a table, each of which must verify by its hashes alone. */
const expectChains = async (pool: typeof target) => {
  for (const stream of Map.groupBy(await eventsOf(pool), (event) => event.stream).values())
    expect(verifyChain(stream), told).toBeNull();
};

describe("The demo's four cases", () => {
  let directories: Directories;
  let events: number;
  beforeAll(async () => {
    directories = newDirectories();
    const server = await startServer(directories, { command: "demo" });
    const health = (await (await server.ask("/health")).json()) as { log: { position: number } };
    events = health.log.position;
    await server.stop();
  });
  afterAll(() => directories?.remove());

  const places = (eventstore?: string): Places => ({
    directories,
    to: database.url,
    ...(eventstore === undefined ? {} : { eventstore }),
  });

  it("are moved to PostgreSQL while the office works, and found there as they were", async () => {
    const source = await startServer(directories);
    const ends = await copied(places());
    expect(ends).toEqual([ends[0], ends[0]]);
    expect(ends[0]?.events).toBe(events);

    const timelines = async (server: typeof source) => {
      const { cases } = (await (await server.ask("/api/cases")).json()) as {
        cases: readonly { readonly caseId: string }[];
      };
      return Promise.all(
        cases
          .map(({ caseId }) => caseId)
          .sort()
          .map(async (caseId) => (await server.ask(`/api/cases/${caseId}/timeline`)).json()),
      );
    };
    const before = await timelines(source);
    expect(before).toHaveLength(4);
    await source.stop();

    const environment = { DATABASE_URL: database.url };
    const moved = await startServer(directories, { environment });
    await expect.poll(() => timelines(moved), { timeout: 20_000 }).toEqual(before);
    await moved.stop();
    const verifying = startCommand("verify", directories, environment);
    expect(await verifying.ended, verifying.output()).toBe(0);
  });

  it("are moved to EventStoreDB and its replica, whose office goes on with them", async () => {
    const ends = await copied(places(standIn.connectionString));
    expect(ends).toEqual([ends[0], ends[0], ends[0]]);
    const moved = await startServer(directories, {
      environment: { DATABASE_URL: database.url, EVENTSTORE_URL: standIn.connectionString },
    });
    const { cases } = (await (await moved.ask("/api/cases")).json()) as {
      cases: readonly { readonly caseId: string; readonly fileNumber: string }[];
    };
    expect(cases.map(({ fileNumber }) => fileNumber).sort()).toEqual([
      "Kolkata-1",
      "Mumbai-1",
      "Rajkot-1",
      "Saran-1",
    ]);
    const sent = await moved.send(`/api/cases/${cases[0]?.caseId}/events`, {
      commandId: "01900000-0000-7000-8000-0000000000ab",
      events: [
        {
          type: "CourtDateRecorded",
          occurred: "2024-07-02",
          source: { kind: "court-record" },
          data: { proceeding: "proceeding-1", result: "held" },
        },
      ],
    });
    expect([sent.status, await sent.text()]).toEqual([201, expect.any(String)]);
    await expect.poll(async () => (await eventsOf(target)).length).toBe(events + 1);
    await moved.stop();
    await expectChains(target);
  });

  it("are moved from PostgreSQL to EventStoreDB in place: the database becomes the replica as it stands", async () => {
    await copied(places());
    const before = await eventsOf(target);
    await copied({ ...places(standIn.connectionString), from: database.url });
    expect(await eventsOf(target)).toEqual(before);
    expect(standIn.ledger.all.map(({ stream, revision }) => [stream, revision + 1])).toEqual(
      before.map(({ stream, revision }) => [stream, revision]),
    );
    const { rows } = await target.query("select commit_position::text as commit from relay_checkpoint");
    expect(rows).toEqual([{ commit: String(standIn.ledger.all.at(-1)?.position) }]);
  });
});

describe("A generated log", () => {
  const CASES = Number(process.env.COPY_CASES ?? 50);
  /** Each copy is a process of its own. In milliseconds. */
  const PATIENCE = 120_000 + CASES * 300;
  const directories = { dataDir: "none", keysDir: "none.keys" };
  let source: Awaited<ReturnType<typeof eventsOf>>;
  beforeAll(async () => {
    source = await Effect.runPromise(
      Effect.gen(function* () {
        const events = yield* generateLog(CASES, random);
        const log = yield* EventLog;
        return yield* log.readAll(0, events);
      }).pipe(Effect.provide(Layer.provideMerge(layer, Store.layer({ databaseUrl: kept.url })))),
    );
  }, PATIENCE);

  const places = (eventstore?: string): Places => ({
    directories,
    from: kept.url,
    to: database.url,
    ...(eventstore === undefined ? {} : { eventstore }),
  });
  const somewhere = (): number => 1 + Math.floor(random() * source.length);

  /** Lets the target wait within the transaction that writes this position, until the answer is called. */
  const holdAt = async (position: number) => {
    const holder = await target.connect();
    await holder.query("select pg_advisory_lock(42)");
    await target.query(`create or replace function hold() returns trigger language plpgsql as $$
        begin perform pg_advisory_xact_lock(42); return new; end $$;
      create trigger hold before insert on events for each row when (new.position = ${position}) execute function hold()`);
    return {
      reached: () =>
        expect
          .poll(
            async () => {
              const { rows } = await target.query("select from pg_locks where objid = 42 and not granted");
              return rows.length;
            },
            { timeout: 20_000, interval: 5 },
          )
          .toBe(1),
      release: async () => {
        holder.release(true); // its lock ends with the connection
        await expect
          .poll(async () => (await target.query("select from pg_locks where objid = 42")).rows.length)
          .toBe(0);
        await target.query("drop trigger hold on events");
      },
    };
  };

  it("is moved to PostgreSQL though the copy is killed three times in the middle of writing", {
    timeout: PATIENCE,
  }, async () => {
    await Effect.runPromise(migrate(target, { room: "log", migrations: logMigrations }));
    for (const position of [somewhere(), somewhere(), somewhere()].sort((a, b) => a - b)) {
      const standing = (await eventsOf(target)).length;
      if (standing >= position) continue;
      const held = await holdAt(position);
      const copy = startCopy(places());
      await held.reached();
      copy.process.kill("SIGKILL");
      expect(await copy.ended, told).toBe("SIGKILL");
      await held.release();
      expect(await eventsOf(target), told).toEqual(source.slice(0, (await eventsOf(target)).length));
    }
    const ends = await copied(places());
    expectOneFigure(ends);
    expect(await eventsOf(target), told).toEqual(source);
    await expectChains(target);
  });

  it("is moved to EventStoreDB though the copy is killed three times while the server writes", {
    timeout: PATIENCE,
  }, async () => {
    const { ledger } = standIn;
    for (const count of [somewhere(), somewhere(), somewhere()].sort((a, b) => a - b)) {
      if (ledger.all.length >= count) continue;
      const copy = startCopy(places(standIn.connectionString));
      const unwatch = ledger.watch(() => {
        if (ledger.all.length >= count) copy.process.kill("SIGKILL");
      });
      expect(await copy.ended, `${told}\n${copy.output()}`).toBe("SIGKILL");
      unwatch();
    }
    const ends = await copied(places(standIn.connectionString));
    expect(ends).toHaveLength(3);
    expectOneFigure(ends);
    expect(bodiesOn(standIn), told).toEqual(source.map(({ body }) => body));
    expect(await eventsOf(target), told).toEqual(source);
  });

  it("is moved to EventStoreDB though the server loses appends, answers none, and drops the connection", {
    timeout: PATIENCE,
  }, async () => {
    const { faults, wire } = standIn.leader();
    const met = { lost: 0, unanswered: 0 };
    faults.usualFate = () => {
      const chance = random();
      if (chance >= 0.06) return { written: true, answered: Promise.resolve() };
      const written = chance < 0.03;
      met[written ? "unanswered" : "lost"] += 1;
      // the connection goes with the answer
      setImmediate(() => wire.drop());
      return { written, answered: "never" };
    };
    const ends = await copied(places(standIn.connectionString));
    expectOneFigure(ends);
    for (const often of Object.values(met)) expect(often, told).toBeGreaterThan(0);
    expect(await eventsOf(target), told).toEqual(source);
  });

  describe("is refused, and nothing is changed there, by", () => {
    const foreign = (stream: string) =>
      standIn.ledger.append(stream, "any", [
        {
          id: crypto.randomUUID(),
          type: "Other",
          contentType: "application/octet-stream",
          data: Buffer.from("{}"),
          metadata: Buffer.from(""),
        },
      ]);

    it("a server that holds another program's event in one of our streams", async () => {
      foreign("elsewhere-1");
      foreign("case-1");
      const copy = startCopy(places(standIn.connectionString));
      expect(await copy.ended).toBe(1);
      expect(copy.output()).toContain(
        "is not a copy of the source. An event that this program did not write stands in case-1, event number 0",
      );
      expect(standIn.ledger.all).toHaveLength(2);
      expect(await eventsOf(target)).toEqual([]);
    });

    it("a database that is the replica of a server, where that is not named", async () => {
      await Effect.runPromise(migrate(target, { room: "log", migrations: logMigrations }));
      await Effect.runPromise(migrate(target, { room: "relay", migrations: relayMigrations }));
      await target.query("update relay_checkpoint set commit_position = 1, prepare_position = 1");
      const copy = startCopy(places());
      expect(await copy.ended).toBe(1);
      expect(copy.output()).toMatch(/^PostgreSQL at \S+ is the replica of a log on EventStoreDB; .*\.$/m);
      expect(await eventsOf(target)).toEqual([]);
    });

    it("the database that it is itself", async () => {
      const other = database.url.replace("127.0.0.1", "localhost");
      await Effect.runPromise(migrate(target, { room: "log", migrations: logMigrations }));
      const copy = startCopy({ directories, from: database.url, to: other });
      expect(await copy.ended).toBe(1);
      expect(copy.output()).toBe(
        "--from and --to name the same database; expected is another one to copy to.\n",
      );
    });

    it("a database in which nothing was ever recorded, as a source; and no table is left there", async () => {
      const copy = startCopy({ directories, from: database.url, to: kept.url });
      expect(await copy.ended).toBe(1);
      expect(copy.output()).toMatch(
        /^The source PostgreSQL at \S+ holds no log: nothing was recorded there yet\.$/m,
      );
      const { rows } = await target.query("select from pg_tables where schemaname = 'public'");
      expect(rows).toEqual([]);
    });
  });
});
