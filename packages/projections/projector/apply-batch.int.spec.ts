/** One batch: applied from the checkpoints at which its parts stand and from no others, reading no event twice. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { applyBatch, type Standing } from "./apply-batch.ts";
import { type Checkpoint, lowest, readCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { hotCases } from "./hot-cases.ts";
import { readHeld, takeFree } from "./leases.ts";
import { PARTS, partOf } from "./parts.ts";
import { Projector } from "./projector.ts";
import { tableName } from "./row-tables.ts";
import { readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { takeUp } from "./take-up.ts";
import { type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import { hearingPool } from "./testing/hearing-pool.ts";
import { aLivelyCase } from "./testing/lively-case.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { allRows, caughtUp, emptied, withLog, withProjector } from "./testing/with-projector.ts";

/** Appends to a case, and gives what then follows a position. */
const appendTo = (stream: string, count = 1, after = 0) =>
  Effect.gen(function* () {
    const log = yield* EventLog;
    const events = Array.from({ length: count }, () => anEvent(stream));
    yield* log.append({ stream, expected: "any", events });
    return yield* log.readAll(after, 100);
  });

describe("a batch of events", () => {
  let database: OpenDatabase;
  let standing: Standing;
  let stood: readonly Checkpoint[];
  beforeAll(async () => {
    database = await opened(startServer);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await emptied(database);
    await withProjector(database, appendTo("case-a").pipe(Effect.andThen(caughtUp)));
    const { pool } = database.store;
    const tables = tablesOf(smallDefinitions, await readTablesInUse(pool));
    standing = { pool, definitions: smallDefinitions, tables, hot: hotCases(100), lease: 1_000 };
    await takeFree(pool, "this process", 60_000, PARTS);
    stood = await readHeld(pool, "this process");
  });

  it("is applied together with the checkpoint", async () => {
    const { applied, rows } = await withLog(
      database,
      Effect.gen(function* () {
        const batch = yield* appendTo("case-a", 1, 1);
        const result = yield* applyBatch(standing, stood, batch);
        return { applied: result, rows: yield* allRows(standing.pool) };
      }),
    );
    expect(applied).toEqual({
      checkpoints: stood.map((checkpoint) => ({ ...checkpoint, position: 2 })),
      written: { inserted: 1, updated: 1, deleted: 0 },
      failed: [],
    });
    expect(rows.filter((row) => row.startsWith("happenings"))).toHaveLength(2);
    expect(await readCheckpoints(standing.pool)).toEqual(applied.checkpoints);
  });

  it("is applied to the parts that are given, and to the others by whoever has them", async () => {
    const [ours, theirs] = [partOf("case-a"), partOf("case-b")];
    expect(ours).not.toBe(theirs);
    const given = stood.filter(({ part }) => part !== theirs);
    const { applied, rows } = await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a");
        const batch = yield* appendTo("case-b", 1, 1);
        const result = yield* applyBatch(standing, given, batch);
        return { applied: result, rows: yield* allRows(standing.pool) };
      }),
    );
    expect(applied.checkpoints).toHaveLength(PARTS - 1);
    expect(rows.filter((row) => row.startsWith("happenings") && row.includes("case-a"))).toHaveLength(2);
    expect(rows.filter((row) => row.includes("case-b"))).toEqual([]);
    const positions = (await readCheckpoints(standing.pool)).map(({ position }) => position);
    expect(positions).toEqual(stood.map(({ part }) => (part === theirs ? 1 : 3)));
  });

  it("passes over what a part that is further has projected already", async () => {
    const ours = partOf("case-a");
    await standing.pool.query("update projector_checkpoint set position = 3 where part = $1", [ours]);
    const parts = await readCheckpoints(standing.pool);
    const { applied, rows } = await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a");
        const batch = yield* appendTo("case-b", 1, 1);
        const result = yield* applyBatch(standing, parts, batch);
        return { applied: result, rows: yield* allRows(standing.pool) };
      }),
    );
    expect(applied.written.inserted).toBeGreaterThan(0);
    // What the other part wrote of case-a before this test has stayed as it was.
    expect(rows.filter((row) => row.startsWith("happenings") && row.includes("case-a"))).toHaveLength(1);
    expect(rows.filter((row) => row.startsWith("happenings") && row.includes("case-b"))).toHaveLength(1);
    expect(new Set(applied.checkpoints.map(({ position }) => position))).toEqual(new Set([3]));
  });

  const one = (change: (at: Checkpoint) => Checkpoint) => (all: readonly Checkpoint[]) =>
    all.map((checkpoint) => (checkpoint.part === PARTS ? change(checkpoint) : checkpoint));

  it.each([
    ["one part has gone on", one((at) => ({ ...at, position: at.position - 1 }))],
    ["one part has changed hands", one((at) => ({ ...at, epoch: at.epoch - 1 }))],
    [
      "other tables were put in use",
      (all: readonly Checkpoint[]) => all.map((at) => ({ ...at, epoch: at.epoch - 1 })),
    ],
  ])("writes nothing where %s", async (_, as) => {
    const { error, before, after } = await withLog(
      database,
      Effect.gen(function* () {
        const rowsBefore = yield* allRows(standing.pool);
        const batch = yield* appendTo("case-a", 1, 1);
        const refused = yield* applyBatch(standing, as(stood), batch).pipe(Effect.flip);
        return { error: refused, before: rowsBefore, after: yield* allRows(standing.pool) };
      }),
    );
    expect(error.reason._tag).toBe("Overtaken");
    expect(after).toEqual(before);
    expect(await readCheckpoints(standing.pool)).toEqual(stood);
  });

  it("writes neither rows nor the checkpoint where the database refuses one of them", async () => {
    await standing.pool.query("alter table set_aside add constraint stuck check (revision < 0)");
    const failing: Definitions = {
      ...smallDefinitions,
      readHistory: () => () => {
        throw new Error("cannot be read");
      },
    };
    const { error, before, after } = await withLog(
      database,
      Effect.gen(function* () {
        const rowsBefore = yield* allRows(standing.pool);
        const batch = yield* appendTo("case-a", 1, 1);
        const refused = yield* applyBatch({ ...standing, definitions: failing }, stood, batch).pipe(
          Effect.flip,
        );
        return { error: refused, before: rowsBefore, after: yield* allRows(standing.pool) };
      }),
    );
    expect(error.reason._tag).toBe("DatabaseFailed");
    expect(before.length).toBeGreaterThan(0);
    expect(after).toEqual(before);
    expect(await readCheckpoints(standing.pool)).toEqual(stood);
  });
});

describe("the cases written to last", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(startServer);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await emptied(database);
    await withProjector(database, Effect.void);
    await takeFree(database.store.pool, "this process", 60_000, PARTS);
  });

  /** What applies batches one after the other, from where the last one ended; and the tables it has read meanwhile. */
  const applying = async (capacity: number) => {
    const { pool } = database.store;
    const tables = tablesOf(smallDefinitions, await readTablesInUse(pool));
    const hot = hotCases(capacity);
    let parts = await readHeld(pool, "this process");
    const read = new Set<string>();
    const heard = hearingPool(pool, (text) => {
      for (const [, table = ""] of text.matchAll(/\bfrom "?(events|rows_[a-z]+)/g)) read.add(table);
    });
    const standing: Standing = { pool: heard, definitions: smallDefinitions, tables, hot, lease: null };
    return {
      hot,
      tables,
      /** Applies what follows, at most so many events; gives which tables it read. */
      apply: Effect.fnUntraced(function* (most = 100) {
        const log = yield* EventLog;
        read.clear();
        const batch = yield* log.readAll(lowest(parts), most);
        parts = (yield* applyBatch(standing, parts, batch)).checkpoints;
        return [...read].sort();
      }),
    };
  };

  it("are neither read nor compared with the database again, until they have had to make room", async () => {
    const { hot, apply } = await applying(5);
    const looks = await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a", 3);
        const first = yield* apply();
        yield* appendTo("case-a");
        const again = yield* apply();
        yield* appendTo("case-b", 3);
        yield* apply();
        yield* appendTo("case-a");
        const evicted = yield* apply();
        return { first, again, evicted };
      }),
    );
    const all = ["events", "rows_corrections", "rows_extents", "rows_happenings", "rows_tallies"];
    expect(looks).toEqual({ first: all, again: [], evicted: all });
    expect(hot.size()).toBe(5);
  });

  it("are never kept where one alone is larger than all that may be kept", async () => {
    const { hot, apply } = await applying(2);
    await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a", 3);
        yield* apply();
      }),
    );
    expect(hot.size()).toBe(0);
  });

  it("are not projected again by a batch that holds nothing of them which was not read before", async () => {
    const { apply } = await applying(100);
    const looks = await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a", 4);
        const first = yield* apply(2);
        const rows = yield* allRows(database.store.pool);
        const second = yield* apply(2);
        return { first, second, rows, after: yield* allRows(database.store.pool) };
      }),
    );
    expect(looks.first).toContain("events");
    expect(looks.second).toEqual([]);
    expect(looks.rows.filter((row) => row.startsWith("happenings"))).toHaveLength(4);
    expect(looks.after).toEqual(looks.rows);
  });

  it("are not kept where writing them failed", async () => {
    const { pool } = database.store;
    const { hot, apply, tables } = await applying(100);
    const tallies = tables.map(tableName).find((name) => name.startsWith("rows_tallies"));
    const { failed, rows, read } = await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a", 2);
        yield* apply();
        yield* Effect.promise(() => pool.query(`alter table ${tallies} rename to gone_for_now`));
        yield* appendTo("case-a");
        const error = yield* apply().pipe(Effect.flip);
        yield* Effect.promise(() => pool.query(`alter table gone_for_now rename to ${tallies}`));
        const kept = hot.size();
        return { failed: { error, kept }, read: yield* apply(), rows: yield* allRows(pool) };
      }),
    );
    expect(failed.error.reason._tag).toBe("DatabaseFailed");
    expect(failed.kept).toBe(0);
    expect(read).toContain("events");
    expect(rows.filter((row) => row.startsWith("happenings"))).toHaveLength(3);
  });

  it("are forgotten once somebody else has written rows of theirs, and only then", async () => {
    const { pool } = database.store;
    const { apply } = await applying(100);
    const { untouched, error } = await withLog(
      database,
      Effect.gen(function* () {
        yield* appendTo("case-a", 2);
        yield* apply();
        yield* takeUp(pool, smallDefinitions, "case-a");
        yield* appendTo("case-a");
        const read = yield* apply();
        yield* Effect.promise(() => pool.query("delete from happenings where case_id = 'case-a'"));
        yield* takeUp(pool, smallDefinitions, "case-a");
        yield* appendTo("case-a");
        return { untouched: read, error: yield* apply().pipe(Effect.flip) };
      }),
    );
    expect(untouched).toEqual([]);
    expect(error.reason._tag).toBe("Overtaken");
  });

  it("have the rows of a fresh projection, however the events come in batches and whatever had to make room", async () => {
    const { pool } = database.store;
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(aLivelyCase, { minLength: 1, maxLength: 4 }),
          fc.infiniteStream(fc.nat()),
          fc.integer({ min: 1, max: 40 }),
          async (cases, chance, capacity) => {
            const left = cases.map((make, i) => make(`case-${i}`));
            const { apply } = await applying(capacity);
            await withLog(
              database,
              Effect.gen(function* () {
                const log = yield* EventLog;
                while (left.some((events) => events.length > 0)) {
                  for (const events of left) {
                    const next = events.splice(0, (chance.next().value ?? 0) % 3);
                    const [first] = next;
                    if (first) yield* log.append({ stream: first.stream, expected: "any", events: next });
                  }
                  yield* apply(1 + ((chance.next().value ?? 0) % 6));
                }
                const head = yield* log.head;
                while (lowest(yield* Effect.promise(() => readCheckpoints(pool))) < head) yield* apply(5);
              }),
            );
            const { followed, findings, fresh } = await withProjector(
              database,
              Effect.gen(function* () {
                const projector = yield* Projector;
                const before = yield* allRows(pool);
                const verified = yield* projector.verify();
                yield* projector.rebuild();
                return { followed: before, findings: verified.findings, fresh: yield* allRows(pool) };
              }),
            );
            expect(findings).toEqual([]);
            expect(followed).toEqual(fresh);
          },
        )
        .beforeEach(async () => {
          await emptied(database);
          await withProjector(database, Effect.void);
          await takeFree(pool, "this process", 60_000, PARTS);
        }),
      { numRuns: 12 },
    );
  }, 120_000);
});
