/** One batch: applied from the checkpoints at which its parts stand and from no others, reading no event twice. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { applyBatch, type Standing } from "./apply-batch.ts";
import { type Checkpoint, readCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { type HotCases, hotCases } from "./hot-cases.ts";
import { readHeld, takeFree } from "./leases.ts";
import { PARTS, partOf } from "./parts.ts";
import { readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { allRows, caughtUp, emptied, withLog, withProjector } from "./testing/with-projector.ts";
import type { Queryable } from "./transaction.ts";

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
      readHistory: () => {
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
  beforeEach(() => emptied(database));

  /** Reads cases, and gives how many events the database had to send. */
  const sent = async (hot: HotCases, caseIds: readonly string[]) => {
    const { pool } = database.store;
    let events = 0;
    const counting = {
      query: async (...asked: Parameters<typeof pool.query>) => {
        const result = await pool.query(...asked);
        events += (result as unknown as { rows: unknown[] }).rows.length;
        return result;
      },
    } as unknown as Queryable;
    const cases = await hot.read(counting, caseIds);
    return { events, revisions: cases.map(({ events: read }) => read.map(({ revision }) => revision)) };
  };

  it("are read on from where they were left, and whole again once they have had to make room", async () => {
    const hot = hotCases(5);
    const looks = await withLog(
      database,
      Effect.gen(function* () {
        const look = (...caseIds: string[]) => Effect.promise(() => sent(hot, caseIds));
        yield* appendTo("case-a", 3);
        yield* appendTo("case-b", 3);
        const first = yield* look("case-a");
        yield* appendTo("case-a");
        const again = yield* look("case-a");
        const both = yield* look("case-a", "case-b", "case-none");
        const evicted = yield* look("case-a");
        return [first, again, both, evicted];
      }),
    );
    expect(looks).toEqual([
      { events: 3, revisions: [[1, 2, 3]] },
      { events: 1, revisions: [[1, 2, 3, 4]] },
      {
        events: 3,
        revisions: [
          [1, 2, 3, 4],
          [1, 2, 3],
        ],
      },
      { events: 4, revisions: [[1, 2, 3, 4]] },
    ]);
    expect(hot.size()).toBeLessThanOrEqual(5);
  });

  it("are never kept where one alone is larger than all that may be kept", async () => {
    const hot = hotCases(2);
    await withLog(database, appendTo("case-a", 3));
    expect((await sent(hot, ["case-a"])).events).toBe(3);
    expect(hot.size()).toBe(0);
    expect((await sent(hot, ["case-a"])).events).toBe(3);
  });
});
