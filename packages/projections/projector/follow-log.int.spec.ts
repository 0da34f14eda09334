/** What the projector does when the database fails, and when something else moves its checkpoint. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Fiber, Random } from "effect";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Checkpoint, lowest } from "./checkpoints.ts";
import { BETWEEN_BATCHES_MS, followLog } from "./follow-log.ts";
import { pauseAfter } from "./pause-after.ts";
import { Projector } from "./projector.ts";
import { wholeShare } from "./share.ts";
import { databases, type OpenDatabase, opened, startServer } from "./testing/databases.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { caughtUp, emptied, withProjector } from "./testing/with-projector.ts";

const appendOne = (stream: string) =>
  Effect.gen(function* () {
    yield* (yield* EventLog).append({ stream, expected: "any", events: [anEvent(stream)] });
  });

const until = (condition: Effect.Effect<boolean, unknown>) =>
  condition.pipe(
    Effect.orElseSucceed(() => false),
    Effect.delay("10 millis"),
    Effect.repeat({ until: (held) => held }),
    Effect.timeout("20 seconds"),
  );

const casesIn = (pool: Pool) =>
  Effect.promise(async () => {
    const { rows } = await pool.query<{ case_id: string }>("select case_id from extents order by case_id");
    return rows.map(({ case_id }) => case_id);
  });

describe.each(databases)("following the log on $name", ({ start }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(start);
  });
  afterAll(() => database.stop());
  beforeEach(() => emptied(database));

  it("says what it fails by, sets no case aside for it, and goes on once the database can write again", async () => {
    const result = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        yield* appendOne("case-a");
        yield* caughtUp;
        yield* Effect.promise(() =>
          pool.query("alter table projector_checkpoint add constraint stuck check (position < 2)"),
        );
        yield* appendOne("case-b");
        yield* until(Effect.map(projector.progress, ({ trouble }) => trouble?.includes("stuck") ?? false));
        const whileStuck = { progress: yield* projector.progress, cases: yield* casesIn(pool) };
        const arrived = yield* projector.atLeast("case-b", 1, "300 millis");
        yield* Effect.promise(() => pool.query("alter table projector_checkpoint drop constraint stuck"));
        const arrivedLater = yield* projector.atLeast("case-b", 1, "20 seconds");
        yield* until(Effect.map(projector.progress, ({ trouble }) => trouble === null));
        return {
          whileStuck,
          arrived: [arrived, arrivedLater],
          after: yield* projector.progress,
          cases: yield* casesIn(pool),
        };
      }),
    );
    expect(result.whileStuck.progress).toMatchObject({ checkpoint: 1, head: 2, setAside: 0 });
    expect(result.whileStuck.cases).toEqual(["case-a"]);
    expect(result.arrived).toEqual([false, true]);
    expect(result.after).toMatchObject({ checkpoint: 2, head: 2, setAside: 0 });
    expect(result.cases).toEqual(["case-a", "case-b"]);
  });

  it("writes together what comes in quick succession, and all of it", async () => {
    const EVENTS = 40;
    const { batches, milliseconds, reached } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const log = yield* EventLog;
        const moved: (readonly Checkpoint[])[] = [];
        const begun = performance.now();
        const following = yield* followLog({
          pool,
          log,
          definitions: smallDefinitions,
          share: wholeShare(pool),
          onApplied: (checkpoints) => Effect.sync(() => moved.push(checkpoints)),
          onTrouble: () => Effect.void,
        }).pipe(Effect.forkChild({ startImmediately: true }));
        for (let count = 0; count < EVENTS; count++) yield* appendOne(`case-${count % 3}`);
        yield* until(Effect.sync(() => lowest(moved.at(-1) ?? []) === EVENTS));
        const took = performance.now() - begun;
        yield* Fiber.interrupt(following);
        return { batches: moved.length, milliseconds: took, reached: yield* casesIn(pool) };
      }),
    );
    // It says where it stands when it begins, too.
    expect(batches).toBeLessThanOrEqual(2 + milliseconds / BETWEEN_BATCHES_MS);
    expect(reached).toEqual(["case-0", "case-1", "case-2"]);
  });

  it("is done by two projectors at once without harm", async () => {
    const findings = await withProjector(
      database,
      Effect.gen(function* () {
        const second = Effect.promise(() => withProjector(database, caughtUp));
        yield* Effect.all(
          [
            Effect.forEach(
              Array.from({ length: 60 }, (_, i) => `case-${i % 7}`),
              appendOne,
            ),
            second,
            second,
          ],
          { concurrency: "unbounded" },
        );
        yield* caughtUp;
        return (yield* (yield* Projector).verify()).findings;
      }),
    );
    expect(findings).toEqual([]);
  });
});

describe("following the log on a PostgreSQL server", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(startServer);
  });
  afterAll(() => database.stop());

  it("goes on after every connection was cut", async () => {
    const { cut, findings, progress } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        let severed = 0;
        for (let i = 0; i < 5; i++) {
          yield* appendOne(`case-${i}`);
          severed += yield* Effect.promise(async () => {
            const { rows } = await pool.query(
              "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tareekh' and pid <> pg_backend_pid()",
            );
            return rows.length;
          });
        }
        yield* until(Effect.map(projector.progress, ({ checkpoint }) => checkpoint === 5));
        return {
          cut: severed,
          findings: (yield* projector.verify()).findings,
          progress: yield* projector.progress,
        };
      }),
    );
    expect(cut).toBeGreaterThan(0);
    expect(progress).toMatchObject({ checkpoint: 5, head: 5, setAside: 0 });
    expect(findings).toEqual([]);
  });
});

describe("the pause after failures", () => {
  const pauses = (seed: string) =>
    Effect.runPromise(
      Effect.forEach(
        Array.from({ length: 20 }, (_, i) => i + 1),
        pauseAfter,
      ).pipe(Random.withSeed(seed)),
    );

  it("doubles up to ten seconds, and is cut by up to half so that not everyone comes at once", async () => {
    for (const [i, pause] of (await pauses("a")).entries()) {
      const full = Math.min(50 * 2 ** i, 10_000);
      expect(pause).toBeGreaterThanOrEqual(full / 2);
      expect(pause).toBeLessThanOrEqual(full);
    }
    expect(await pauses("a")).not.toEqual(await pauses("b"));
  });
});
