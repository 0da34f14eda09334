/** Rebuilding while others read and write, after a change of version, and after a rebuild that was killed. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Fiber } from "effect";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Projection } from "../projection.ts";
import { readingConsistently } from "./consistent-read.ts";
import type { Definitions } from "./definitions.ts";
import { beginGeneration, dropOrphans, SILENCE_SECONDS } from "./orphan-tables.ts";
import { Projector } from "./projector.ts";
import { readHistory } from "./read-history.ts";
import { type RebuildProgress, rebuild } from "./rebuild.ts";
import { createTable, rowTable } from "./row-tables.ts";
import { databases, type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { corrections, extents, happenings, smallProjections, tallies } from "./testing/small-projections.ts";
import { allRows, caughtUp, emptied, withProjector } from "./testing/with-projector.ts";

const appendCases = (from: number, to: number, eventsEach: number) =>
  Effect.gen(function* () {
    const log = yield* EventLog;
    yield* Effect.forEach(
      Array.from({ length: to - from }, (_, i) => `case-${String(from + i).padStart(5, "0")}`),
      (stream) =>
        log.append({
          stream,
          expected: "any",
          events: Array.from({ length: eventsEach }, () => anEvent(stream)),
        }),
      { concurrency: 8, discard: true },
    );
  });

const rowTablesIn = (pool: Pool) =>
  Effect.promise(async () => {
    const { rows } = await pool.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relname like 'rows\\_%' order by relname",
    );
    return rows.map(({ name }) => name);
  });

/** A projection that has been changed: other rows, other columns. */
const changedTallies: Projection = {
  ...tallies,
  version: 2,
  columns: { count: "integer", many: "boolean" },
  project: (history) => tallies.project(history).map((row) => ({ ...row, many: Number(row.count) > 1 })),
};

const withChangedTallies: Definitions = {
  ...smallDefinitions,
  projections: [happenings, changedTallies, extents, corrections],
};

describe.each(databases)("a rebuild on $name", ({ start }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(start);
  });
  afterAll(() => database.stop());
  beforeEach(() => emptied(database));

  it("is made at start of the projections that have changed, and of no other", async () => {
    const before = await withProjector(
      database,
      Effect.gen(function* () {
        yield* appendCases(0, 3, 2);
        yield* caughtUp;
        return yield* rowTablesIn((yield* Store).pool);
      }),
    );
    const after = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const rows = yield* Effect.promise(() => pool.query("select count, many from tallies"));
        return { tables: yield* rowTablesIn(pool), rows: rows.rows };
      }),
      withChangedTallies,
    );
    expect(before).toHaveLength(4);
    expect(after.tables).toHaveLength(4);
    expect(after.tables.filter((name) => !before.includes(name))).toEqual([
      expect.stringMatching(/^rows_tallies_/),
    ]);
    expect(after.rows).toEqual([1, 2, 3].map(() => ({ count: 2, many: true })));
  });

  it("is made at start of everything when the data that rows rest on have changed", async () => {
    const tablesWith = (dataVersion: string) =>
      withProjector(
        database,
        Effect.gen(function* () {
          return yield* rowTablesIn((yield* Store).pool);
        }),
        { ...smallDefinitions, dataVersion },
      );
    const [first, same, changed] = [await tablesWith("1"), await tablesWith("1"), await tablesWith("2")];
    expect(same).toEqual(first);
    expect(changed).toHaveLength(4);
    expect(changed.filter((name) => first.includes(name))).toEqual([]);
  });

  it("leaves nothing of a projection that is no more", async () => {
    await withProjector(database, appendCases(0, 1, 1));
    const left = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        yield* appendCases(1, 2, 1);
        yield* caughtUp;
        const views = yield* Effect.promise(() =>
          pool.query<{ name: string }>(
            "select relname as name from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace",
          ),
        );
        return { tables: yield* rowTablesIn(pool), views: views.rows.map(({ name }) => name) };
      }),
      { ...smallDefinitions, projections: [extents] },
    );
    expect(left.tables).toEqual([expect.stringMatching(/^rows_extents_/)]);
    expect(left.views).toEqual(["extents"]);
  });

  it("goes on while cases are written and read, and no reader sees half of it", async () => {
    const { seen, rows, fresh, progress, findings } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        yield* appendCases(0, 60, 10);
        yield* caughtUp;
        const counts: { events: number; counted: number; position: number }[] = [];
        const looking = yield* readingConsistently(pool, ["happenings", "tallies"], async (snapshot) => {
          const events = await snapshot.query<{ n: string }>("select count(*) as n from happenings");
          const counted = await snapshot.query<{ n: string }>("select sum(count) as n from tallies");
          const reached = await snapshot.query<{ position: string }>(
            "select min(position) as position from projector_checkpoint",
          );
          counts.push({
            events: Number(events.rows[0]?.n),
            counted: Number(counted.rows[0]?.n),
            position: Number(reached.rows[0]?.position),
          });
        }).pipe(
          Effect.andThen(Effect.sleep("2 millis")),
          Effect.forever,
          Effect.forkChild({ startImmediately: true }),
        );
        const writing = yield* appendCases(60, 160, 3).pipe(Effect.forkChild({ startImmediately: true }));
        const reports: RebuildProgress[] = [];
        for (let i = 0; i < 4; i++)
          yield* projector.rebuild({ onProgress: (report) => reports.push(report) });
        yield* Fiber.join(writing);
        yield* caughtUp;
        yield* Fiber.interrupt(looking);
        const followed = yield* allRows(pool);
        yield* projector.rebuild();
        return {
          seen: counts,
          rows: followed,
          fresh: yield* allRows(pool),
          progress: reports,
          findings: (yield* projector.verify()).findings,
        };
      }),
    );
    expect(seen.length).toBeGreaterThan(10);
    // Only events of cases are in this log, and the rows of each reader's snapshot stand at its checkpoint or later.
    expect(seen.filter(({ events, counted }) => events !== counted)).toEqual([]);
    expect(seen.filter(({ events, position }) => events < position)).toEqual([]);
    expect(seen.filter(({ events }, i) => events < (seen[i - 1]?.events ?? 600))).toEqual([]);
    expect(rows).toEqual(fresh);
    expect(findings).toEqual([]);
    expect(progress[0]).toMatchObject({ done: 0 });
    expect(progress.every(({ done, total }) => done <= total && total >= 600)).toBe(true);
    expect(progress.filter(({ done, total }) => done === total)).toHaveLength(4);
  }, 120_000);

  it("drops what a killed one left, at once when it is rebuilt, and at start once that was long silent", async () => {
    const { early, late, rebuilt, left } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        // What a rebuild does first; then nothing more is heard of it.
        const abandon = () =>
          Effect.promise(async () => {
            const generation = await beginGeneration(pool);
            await pool.query(createTable(rowTable(tallies, generation)));
          });
        yield* abandon();
        const whileHeard = yield* dropOrphans(pool);
        yield* Effect.promise(() =>
          pool.query("update projector_rebuild set alive = alive - make_interval(secs => $1)", [
            SILENCE_SECONDS + 1,
          ]),
        );
        const onceSilent = yield* dropOrphans(pool);
        yield* abandon();
        const before = yield* rowTablesIn(pool);
        yield* projector.rebuild({ projections: ["extents"] });
        return { early: whileHeard, late: onceSilent, rebuilt: before, left: yield* rowTablesIn(pool) };
      }),
    );
    expect(early).toEqual({ dropped: 0, rebuilding: true });
    expect(late).toEqual({ dropped: 1, rebuilding: false });
    expect(rebuilt).toHaveLength(5);
    expect(left).toHaveLength(4);
  });

  it("gives way to one that begins after it", async () => {
    const { reason, tables, findings } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool, kind } = yield* Store;
        const projector = yield* Projector;
        yield* appendCases(0, 5, 4);
        yield* caughtUp;
        let second: Promise<unknown> = Promise.resolve();
        const overtaken = yield* rebuild({
          pool,
          kind,
          definitions: {
            ...smallDefinitions,
            readHistory: (caseId) => {
              if (caseId === "case-00000") second = Effect.runPromise(projector.rebuild());
              return readHistory(caseId);
            },
          },
        }).pipe(Effect.flip);
        yield* Effect.promise(() => second);
        return {
          reason: overtaken.reason._tag,
          tables: yield* rowTablesIn(pool),
          findings: (yield* projector.verify()).findings,
        };
      }),
    );
    expect(reason).toBe("Overtaken");
    expect(tables).toHaveLength(4);
    expect(findings).toEqual([]);
  });

  it("of one projection takes up a case that was set aside, in every table, and withdraws one that fails now", async () => {
    const failingFor = (caseId: string, version: number): Definitions => ({
      ...smallDefinitions,
      projections: smallProjections.map((projection) =>
        projection.name === "tallies"
          ? {
              ...projection,
              version,
              project: (history) => {
                if (history.stream === caseId) throw new RangeError("cannot count");
                return projection.project(history);
              },
            }
          : projection,
      ),
    });
    const looking = Effect.gen(function* () {
      const { pool } = yield* Store;
      const projector = yield* Projector;
      const rows = yield* allRows(pool);
      return {
        setAside: (yield* projector.setAside).map(({ caseId, projection }) => ({ caseId, projection })),
        cases: [...new Set(rows.map((row) => /case-\d+/.exec(row)?.[0]))],
        findings: (yield* projector.verify()).findings,
      };
    });
    const first = await withProjector(
      database,
      appendCases(0, 3, 2).pipe(Effect.andThen(caughtUp), Effect.andThen(looking)),
      failingFor("case-00001", 1),
    );
    const second = await withProjector(database, looking, failingFor("case-00002", 2));
    expect(first).toEqual({
      setAside: [{ caseId: "case-00001", projection: "tallies" }],
      cases: ["case-00000", "case-00002"],
      findings: [],
    });
    expect(second).toEqual({
      setAside: [{ caseId: "case-00002", projection: "tallies" }],
      cases: ["case-00000", "case-00001"],
      findings: [],
    });
  });

  it("is refused for a projection that there is none of", async () => {
    const reason = await withProjector(
      database,
      Effect.gen(function* () {
        return (yield* (yield* Projector).rebuild({ projections: ["dowry"] }).pipe(Effect.flip)).reason;
      }),
    );
    expect(reason).toMatchObject({ _tag: "NotKnown", what: "projection", name: "dowry" });
  });
});

describe("a rebuild on a PostgreSQL server", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(startServer);
  });
  afterAll(() => database.stop());

  it("keeps no reader waiting for long while it waits for one who reads on and on", async () => {
    const { waits, answered, findings } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        yield* appendCases(0, 3, 2);
        yield* caughtUp;
        const reading = yield* Effect.promise(() => pool.connect());
        yield* Effect.promise(() => reading.query("begin"));
        yield* Effect.promise(() => reading.query("select count(*) from tallies"));
        const rebuilding = yield* projector.rebuild().pipe(Effect.forkChild({ startImmediately: true }));
        let waiting = 0;
        let answers = 0;
        for (let was = false; waiting < 3; ) {
          const { rows } = yield* Effect.promise(() =>
            pool.query<{ waits: boolean }>(
              "select exists (select from pg_locks where not granted and mode = 'AccessExclusiveLock') as waits",
            ),
          );
          const waits = rows[0]?.waits ?? false;
          if (waits && !was) waiting += 1;
          was = waits;
          yield* Effect.promise(() => pool.query("select count(*) from tallies"));
          answers += 1;
        }
        yield* Effect.promise(() => reading.query("commit"));
        reading.release();
        yield* Fiber.join(rebuilding);
        return { waits: waiting, answered: answers, findings: (yield* projector.verify()).findings };
      }),
    );
    expect(waits).toBe(3);
    expect(answered).toBeGreaterThanOrEqual(3);
    expect(findings).toEqual([]);
  });
});
