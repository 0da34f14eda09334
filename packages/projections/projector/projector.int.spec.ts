/** The projector at work, on the embedded database and on a PostgreSQL server. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Definitions } from "./definitions.ts";
import { Projector } from "./projector.ts";
import { readHistory } from "./read-history.ts";
import { databases, type OpenDatabase, opened } from "./testing/databases.ts";
import { aLivelyCase } from "./testing/lively-case.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { smallProjections } from "./testing/small-projections.ts";
import { allRows, caughtUp, emptied, withProjector } from "./testing/with-projector.ts";

const append = (events: readonly ReturnType<typeof anEvent>[]) =>
  Effect.gen(function* () {
    const log = yield* EventLog;
    const stream = events[0]?.stream ?? "";
    return yield* log.append({ stream, expected: "any", events });
  });

describe.each(databases)("the projector on $name", ({ start }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(start);
  });
  afterAll(() => database.stop());
  beforeEach(() => emptied(database));

  it("gives each case its rows, and says how far it has come", async () => {
    const result = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        yield* append([anEvent("case-a", { type: "AccusedArrested", occurred: "2020-11-12" })]);
        yield* append([
          anEvent("case-b", { type: "CourtDateRecorded", occurred: "2021-03" }),
          anEvent("case-b", { type: "CourtDateRecorded", occurred: null }),
        ]);
        const arrived = yield* projector.atLeast("case-b", 2, "20 seconds");
        const extents = yield* Effect.promise(() =>
          pool.query("select case_id, first::text, last::text from extents order by case_id"),
        );
        const tallies = yield* Effect.promise(() =>
          pool.query("select case_id, row_key, count from tallies order by case_id"),
        );
        return { arrived, progress: yield* projector.progress, extents: extents.rows, tallies: tallies.rows };
      }),
    );
    expect(result.arrived).toBe(true);
    expect(result.progress).toEqual({ checkpoint: 3, head: 3, setAside: 0, rebuilding: null, trouble: null });
    expect(result.extents).toEqual([
      { case_id: "case-a", first: "2020-11-12", last: "2020-11-12" },
      { case_id: "case-b", first: "2021-03-01", last: "2021-03-01" },
    ]);
    expect(result.tallies).toEqual([
      { case_id: "case-a", row_key: "AccusedArrested", count: 1 },
      { case_id: "case-b", row_key: "CourtDateRecorded", count: 2 },
    ]);
  });

  it("projects cases only, and passes by what else is in the log", async () => {
    const { rows, checkpoint } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        yield* append([anEvent("office-1")]);
        yield* append([anEvent("link-1")]);
        const reached = yield* caughtUp;
        return { rows: yield* allRows(pool), checkpoint: reached };
      }),
    );
    expect(rows).toEqual([]);
    expect(checkpoint).toBe(2);
  });

  it("writes, when an event comes, only the rows that it changes", async () => {
    const { before, after, id } = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        const writtenBy = () =>
          Effect.promise(async () => {
            const versions = new Map<string, string>();
            for (const { name } of smallProjections) {
              const table = await pool.query<{ generation: string }>(
                "select generation from projector_tables where projection = $1",
                [name],
              );
              const { rows } = await pool.query<{ at: string; version: string }>(
                `select case_id || ' ' || row_key as at, xmin::text || ' ' || ctid::text as version
                 from rows_${name}_${table.rows[0]?.generation}`,
              );
              for (const { at, version } of rows) versions.set(`${name} ${at}`, version);
            }
            return versions;
          });
        yield* append([
          anEvent("case-a", { type: "AccusedArrested", occurred: "2020-11-12" }),
          anEvent("case-a", { type: "CourtDateRecorded", occurred: "2021-01-04" }),
        ]);
        yield* append([anEvent("case-b", { occurred: "2021-01-04" })]);
        yield* caughtUp;
        const first = yield* writtenBy();
        const event = anEvent("case-a", { type: "CourtDateRecorded", occurred: "2020-12-01" });
        yield* append([event]);
        yield* projector.atLeast("case-a", 3, "20 seconds");
        return { before: first, after: yield* writtenBy(), id: event.id };
      }),
    );
    const written = [...after].filter(([at, version]) => before.get(at) !== version).map(([at]) => at);
    expect(written.sort()).toEqual([`happenings case-a ${id}`, "tallies case-a CourtDateRecorded"].sort());
    expect([...before.keys()].filter((at) => !after.has(at))).toEqual([]);
  });

  it("comes, event by event, to the same rows as a rebuild", async () => {
    await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const log = yield* EventLog;
        const projector = yield* Projector;
        let run = 0;
        const property = fc.asyncProperty(
          fc.array(aLivelyCase, { minLength: 1, maxLength: 3 }),
          fc.infiniteStream(fc.nat()),
          (cases, choices) =>
            Effect.runPromise(
              Effect.gen(function* () {
                run += 1;
                const waiting = cases.map((make, i) => make(`case-${run}-${i}`));
                for (let open = waiting; open.length > 0; open = open.filter(({ length }) => length > 0)) {
                  const from = open[(choices.next().value ?? 0) % open.length] ?? [];
                  const events = from.splice(0, 1 + ((choices.next().value ?? 0) % 3));
                  yield* log.append({ stream: events[0]?.stream ?? "", expected: "any", events });
                }
                yield* caughtUp.pipe(Effect.provideService(Projector, projector));
                const followed = yield* allRows(pool);
                expect((yield* projector.progress).setAside).toBe(0);
                yield* projector.rebuild();
                expect(followed).toEqual(yield* allRows(pool));
                expect((yield* projector.verify()).findings).toEqual([]);
              }),
            ),
        );
        yield* Effect.promise(() => fc.assert(property, { numRuns: 12, endOnFailure: true }));
      }),
    );
  }, 120_000);

  it("sets aside a case with an event of an unknown version, goes on with the others, and tries it again", async () => {
    const poison = (stream: string) => anEvent(stream, { version: 99 });
    const first = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        yield* append([anEvent("case-ill")]);
        yield* caughtUp;
        const rowsBefore = yield* allRows(pool);
        yield* append([poison("case-ill")]);
        yield* append([anEvent("case-well")]);
        const arrived = yield* projector.atLeast("case-ill", 2, "20 seconds");
        yield* caughtUp;
        const setAside = yield* projector.setAside;
        yield* append([anEvent("case-ill")]);
        yield* caughtUp;
        return {
          rowsBefore,
          arrived,
          setAside,
          later: yield* projector.setAside,
          rows: yield* allRows(pool),
          progress: yield* projector.progress,
          takenUp: yield* projector.takeUp(),
        };
      }),
    );
    expect(first.rowsBefore.filter((row) => row.includes("case-ill")).length).toBeGreaterThan(0);
    expect(first.arrived).toBe(true);
    expect(first.setAside).toMatchObject([
      { caseId: "case-ill", projection: null, revision: 2, position: 2, since: expect.any(String) },
    ]);
    expect(first.setAside[0]?.reason).toContain("99");
    expect(first.later).toEqual([
      { ...first.setAside[0], revision: 3, position: 4, reason: first.setAside[0]?.reason },
    ]);
    expect(first.rows.filter((row) => row.includes("case-ill"))).toEqual([]);
    expect(first.rows.filter((row) => row.includes("case-well")).length).toBeGreaterThan(0);
    expect(first.progress).toMatchObject({ checkpoint: 4, setAside: 1 });
    expect(first.takenUp).toMatchObject({ projected: [], failed: [{ caseId: "case-ill" }] });

    const mended: Definitions = {
      ...smallDefinitions,
      readHistory: (caseId) => {
        const readOn = readHistory(caseId);
        return (events) =>
          readOn(
            events.map((event) => ({ ...event, body: event.body.replace('"version":99', '"version":1') })),
          );
      },
    };
    const second = await withProjector(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        const projector = yield* Projector;
        const takenUp = yield* projector.takeUp("case-ill");
        const verified = yield* projector.verify();
        return { takenUp, verified, rows: yield* allRows(pool), progress: yield* projector.progress };
      }),
      mended,
    );
    expect(second.takenUp).toEqual({ projected: ["case-ill"], failed: [] });
    expect(second.verified.findings).toEqual([]);
    expect(second.progress.setAside).toBe(0);
    expect(
      second.rows.filter((row) => row.startsWith("happenings") && row.includes("case-ill")),
    ).toHaveLength(3);
  });

  it("takes up a case by itself when an event comes that can be read with the others", async () => {
    const readable = new Set<string>();
    const definitions: Definitions = {
      ...smallDefinitions,
      readHistory: (caseId) => (events) => {
        if (events.length < 2) throw new Error("not yet");
        readable.add(caseId);
        return readHistory(caseId)(events);
      },
    };
    const setAside = await withProjector(
      database,
      Effect.gen(function* () {
        const projector = yield* Projector;
        yield* append([anEvent("case-a")]);
        yield* caughtUp;
        const before = yield* projector.progress;
        yield* append([anEvent("case-a")]);
        yield* caughtUp;
        return [before.setAside, (yield* projector.progress).setAside];
      }),
      definitions,
    );
    expect(setAside).toEqual([1, 0]);
  });

  it("sets aside a case whose rows no table can hold, and names the row and the column", async () => {
    const [happenings] = smallProjections;
    if (happenings === undefined) throw new Error("no projection");
    const definitions: Definitions = {
      ...smallDefinitions,
      projections: [
        {
          ...happenings,
          project: (history) =>
            happenings
              .project(history)
              .map((row) => (history.stream === "case-nul" ? { ...row, key: "k", type: "a\u0000b" } : row)),
        },
      ],
    };
    const setAside = await withProjector(
      database,
      Effect.gen(function* () {
        yield* append([anEvent("case-nul")]);
        yield* append([anEvent("case-other")]);
        yield* caughtUp;
        return yield* (yield* Projector).setAside;
      }),
      definitions,
    );
    expect(setAside).toMatchObject([{ caseId: "case-nul", projection: "happenings" }]);
    expect(setAside[0]?.reason).toContain("column type of row k cannot be stored as text");
  });

  it("says of a revision that the case does not have that it is not there", async () => {
    const error = await withProjector(
      database,
      Effect.gen(function* () {
        yield* append([anEvent("case-a")]);
        return yield* (yield* Projector).atLeast("case-a", 2, "200 millis").pipe(Effect.flip);
      }),
    );
    expect(error.reason).toMatchObject({ _tag: "NotKnown", name: "case-a@2" });
  });
});
