/** Copying a log from one database to another. */
import { Effect } from "effect";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EventLog } from "../event-log.ts";
import { logMigrations } from "../migrations/log-migrations.ts";
import { migrate } from "../migrations/migrate.ts";
import { layer } from "../postgres-event-log.ts";
import { readAllAfter } from "../read-events.ts";
import { openStore, Store } from "../store.ts";
import { type TestDatabase, withPostgres } from "../testing/real-postgres.ts";
import { courtDate, courtDates, newStream } from "../testing/sample-events.ts";
import { type TemporaryDirectory, temporaryDirectory } from "../testing/temporary-directory.ts";
import { type CopyProgress, copyLog } from "./copy-log.ts";
import type { CopyTarget } from "./copy-target.ts";
import { logPages } from "./log-pages.ts";
import { postgresTarget } from "./postgres-target.ts";
import { sameDatabase } from "./same-database.ts";

let kept: TestDatabase;
let sourceDatabase: TestDatabase;
let targetDatabase: TestDatabase;
let source: pg.Pool;
let target: pg.Pool;

const poolOf = async ({ url }: TestDatabase): Promise<pg.Pool> => {
  const pool = new pg.Pool({ connectionString: url });
  pool.on("error", () => undefined);
  await Effect.runPromise(migrate(pool, { room: "log", migrations: logMigrations }));
  return pool;
};

beforeAll(async () => {
  kept = await withPostgres(); // one server for all of the tests
});
afterAll(() => kept.stop());
beforeEach(async () => {
  sourceDatabase = await withPostgres();
  targetDatabase = await withPostgres();
  source = await poolOf(sourceDatabase);
  target = await poolOf(targetDatabase);
  return async () => {
    await source.end();
    await target.end();
    await sourceDatabase.stop();
    await targetDatabase.stop();
  };
});

type Recording = Effect.Effect<unknown, unknown, EventLog>;

const recordAt = (url: string, recording: Recording): Promise<unknown> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(openStore({ databaseUrl: url }), (store) =>
        recording.pipe(Effect.provide(layer), Effect.provideService(Store, store)),
      ),
    ),
  );

const append = (stream: string, count: number) =>
  Effect.flatMap(EventLog, (log) =>
    log.append({ stream, expected: "any", events: courtDates(stream, count) }),
  );

/** Records in several cases by turns. */
const record = async (turns: number, url = sourceDatabase.url): Promise<void> => {
  const streams = Array.from({ length: 7 }, newStream);
  await recordAt(
    url,
    Effect.forEach(Array.from({ length: turns }), (_, turn) =>
      append(streams[turn % streams.length] ?? "", 1 + (turn % 3)),
    ),
  );
};

const copying = (to: CopyTarget = postgresTarget(target, "The target")) => copyLog({ source, target: to });
const copy = (to?: CopyTarget) => Effect.runPromise(copying(to));
const refused = async (to?: CopyTarget): Promise<string> => {
  const error = await Effect.runPromise(Effect.flip(copying(to)));
  return error.message;
};

const eventsOf = (pool: pg.Pool) => readAllAfter(pool, 0, 100_000);

/** Changes what can never be changed, as a fault of the disk or an intruder might. */
const tamper = async (pool: pg.Pool, sql: string): Promise<void> => {
  await pool.query(`alter table events disable trigger user; ${sql}; alter table events enable trigger user`);
};

describe("A copy", () => {
  it("holds every event with its position, time, bytes and hash, and says by what both ends can be compared", async () => {
    await record(50);
    const copied = await copy();
    expect(await eventsOf(target)).toEqual(await eventsOf(source));
    const { rows } = await target.query(
      `select encode(sha256(convert_to(string_agg(stream || ' ' || revision || ' ' || encode(hash, 'hex') || E'\\n', ''
         order by stream), 'UTF8')), 'hex') as heads, count(*)::integer as streams
       from (select distinct on (stream) * from events order by stream, revision desc) as last`,
    );
    expect(copied.source).toMatchObject({ ...rows[0], events: 99 });
    expect(copied.ends).toEqual([{ name: "The target", figures: copied.source }]);
    expect(copied.found).toBe(0);
  });

  it("is appended to as the source would have been: the next event follows on the last one", async () => {
    const stream = newStream();
    await recordAt(sourceDatabase.url, append(stream, 3));
    await copy();
    for (const { url } of [sourceDatabase, targetDatabase])
      await recordAt(
        url,
        Effect.flatMap(EventLog, (log) => log.append({ stream, expected: 3, events: [courtDate(stream)] })),
      );
    const places = async (pool: pg.Pool) =>
      (await eventsOf(pool)).map(({ position, revision }) => [position, revision]);
    expect(await places(target)).toEqual(await places(source));
  });

  it("of an empty log is an empty log", async () => {
    const copied = await copy();
    expect(copied.source).toMatchObject({ events: 0, streams: 0 });
    expect(await eventsOf(target)).toEqual([]);
  });

  it("goes on where it was, and adds nothing where nothing was recorded since", async () => {
    await record(30);
    const first = await copy();
    expect(await copy()).toMatchObject({ found: first.source.events, source: first.source });
    await record(30);
    const second = await copy();
    expect(second.found).toBe(first.source.events);
    expect(await eventsOf(target)).toEqual(await eventsOf(source));
  });

  it("ends where the source has come to meanwhile, and tells how far it is", async () => {
    await record(30);
    const inner = postgresTarget(target, "The target");
    let recordedMore = false;
    const progress: CopyProgress[] = [];
    const copied = await Effect.runPromise(
      copyLog({
        source,
        target: {
          ...inner,
          append: async (events, signal) => {
            // as others record while it is copied
            if (!recordedMore) await record(30);
            recordedMore = true;
            await inner.append(events, signal);
          },
        },
        onProgress: (one) => progress.push(one),
      }),
    );
    const standing = await eventsOf(source);
    expect(copied.source.events).toBe(standing.length);
    expect(await eventsOf(target)).toEqual(standing);
    const phases = [...new Set(progress.map(({ phase }) => phase))];
    expect(phases).toEqual(["comparing", "copying", "verifying"]);
    for (const { done, total } of progress) expect(done).toBeLessThanOrEqual(total);
    expect(progress.at(-1)).toMatchObject({ done: copied.source.events });
  });

  it("looks again where another copy, which was thought dead, has written meanwhile", async () => {
    await record(50);
    const late = postgresTarget(target, "The target");
    let written = false;
    const copied = await copy({
      ...late,
      append: async (events, signal) => {
        if (!written) await late.append(events.slice(0, 7), signal);
        written = true;
        await late.append(events, signal);
      },
    });
    expect(copied.found).toBe(7);
    expect(await eventsOf(target)).toEqual(await eventsOf(source));
  });

  it("takes pages of few heavy events as of many light ones, so that memory stays bounded", async () => {
    const stream = newStream();
    const heavy = (kilobytes: number) =>
      courtDate(stream, { data: { filling: "x".repeat(kilobytes * 1024) } });
    await recordAt(
      sourceDatabase.url,
      Effect.gen(function* () {
        const log = yield* EventLog;
        for (const kilobytes of [600, 600, 90, 600, 1, 1, 1, 1])
          yield* log.append({ stream, expected: "any", events: [heavy(kilobytes)] });
      }),
    );
    const pages: number[] = [];
    for await (const page of logPages(source, 0, { events: 3, bytes: 700_000 })) pages.push(page.length);
    // two of 600 kB go beyond 700,000 bytes; so do 90 and 600 kB; then three events are the most
    expect(pages).toEqual([2, 2, 3, 1]);
    await copy();
    expect(await eventsOf(target)).toEqual(await eventsOf(source));
  });
});

describe("A target that holds anything but the beginning of the source is refused by its first difference:", () => {
  it("other events", async () => {
    await record(20);
    await record(5, targetDatabase.url);
    const before = await eventsOf(target);
    const [here] = await eventsOf(source);
    expect(await refused()).toBe(
      `The target is not a copy of the source. At position 1 it has revision 1 of ${before[0]?.stream} (hash ${before[0]?.hash.slice(0, 12)}…), where the source has revision 1 of ${here?.stream} (hash ${here?.hash.slice(0, 12)}…). Choose a target that is empty, or one to which this source was copied before`,
    );
    expect(await eventsOf(target)).toEqual(before);
  });

  it("more than the source has", async () => {
    await record(20);
    const { source: figures } = await copy();
    await record(1, targetDatabase.url);
    expect(await refused()).toContain(
      `The source ends at position ${figures.events}, and it goes on with revision 1 of case-`,
    );
  });

  it("an event that was changed there", async () => {
    await record(20);
    await copy();
    await tamper(target, "update events set body = replace(body, 'held', 'moot') where position = 13");
    expect(await refused()).toMatch(
      /At position 13 it has revision \d of case-\S+ \(hash \w{12}…\), of which body is not as the source has it\./,
    );
  });

  it("a hole", async () => {
    await record(20);
    await copy();
    await tamper(target, "delete from events where position = 5");
    expect(await refused()).toMatch(/After position 4 it goes on with position 6, revision \d of case-/);
  });
});

describe("A source that is not what was recorded", () => {
  it.each([
    [
      "whose event was changed",
      "update events set body = replace(body, 'held', 'moot') where position = 9",
      /the hash of case-\S+, revision \d, at position 9 does not follow/,
    ],
    [
      "that lacks an event",
      "delete from events where position = 9",
      /after position 8 comes case-\S+, revision \d, at position 10/,
    ],
  ])("%s is not copied beyond it", async (_, sql, sentence) => {
    await record(20);
    await tamper(source, sql);
    expect(await refused()).toMatch(sentence);
    expect((await eventsOf(target)).length).toBeLessThan(9);
  });
});

describe("While it is copied to", () => {
  it("a target in which somebody records is refused, and told why", async () => {
    await record(20);
    const inner = postgresTarget(target, "The target");
    expect(
      await refused({
        ...inner,
        append: async (events, signal) => {
          await record(1, targetDatabase.url);
          await inner.append(events, signal);
        },
      }),
    ).toContain("The target is not a copy of the source. At position 1 it has revision 1 of case-");
  });

  it("a target that loses a connection is copied to all the same", async () => {
    await record(50);
    const inner = postgresTarget(target, "The target");
    let cut = false;
    await copy({
      ...inner,
      append: async (events, signal) => {
        await inner.append(events.slice(0, 10), signal);
        if (!cut) {
          cut = true;
          throw new Error("Connection terminated unexpectedly");
        }
        await inner.append(events.slice(10), signal);
      },
    });
    expect(await eventsOf(target)).toEqual(await eventsOf(source));
  });
});

describe("Two addresses", () => {
  it("of one database are told from those of two", async () => {
    const other = new pg.Pool({ connectionString: sourceDatabase.url.replace("127.0.0.1", "localhost") });
    expect(await sameDatabase(source, other)).toBe(true);
    expect(await sameDatabase(source, target)).toBe(false);
    await other.end();
  });
});

describe("The embedded store", () => {
  let directory: TemporaryDirectory;
  beforeAll(async () => {
    directory = await temporaryDirectory();
  });
  afterAll(() => directory.remove());

  it("is copied to a server", async () => {
    const copied = await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const store = yield* openStore({ dataDir: directory.dataDir });
          yield* Effect.forEach(Array.from({ length: 40 }), () => append(newStream(), 2)).pipe(
            Effect.provide(layer),
            Effect.provideService(Store, store),
          );
          const result = yield* copyLog({ source: store.pool, target: postgresTarget(target, "The target") });
          expect(yield* Effect.promise(() => eventsOf(target))).toEqual(
            yield* Effect.promise(() => eventsOf(store.pool)),
          );
          return result;
        }),
      ),
    );
    expect(copied.source).toMatchObject({ events: 80, streams: 40 });
  });
});
