/** What the check finds, in a log and rows that somebody has been at. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Projector } from "./projector.ts";
import type { RebuildProgress } from "./rebuild.ts";
import { databases, type OpenDatabase, opened } from "./testing/databases.ts";
import { anEvent } from "./testing/recorded-events.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { smallProjections } from "./testing/small-projections.ts";
import { caughtUp, emptied, withLog, withProjector } from "./testing/with-projector.ts";
import { verify } from "./verify.ts";

/** Changes the log behind its own back, as someone with all rights on the database could. */
const tampering = (pool: Pool, statement: string) =>
  Effect.promise(async () => {
    await pool.query(
      `begin; alter table events disable trigger all; ${statement}; alter table events enable trigger all; commit`,
    );
  });

describe.each(databases)("the check on $name", ({ start }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await opened(start);
  });
  afterAll(() => database.stop());
  beforeEach(async () => {
    await emptied(database);
    await withProjector(
      database,
      Effect.gen(function* () {
        const log = yield* EventLog;
        for (const stream of ["case-a", "case-b", "office-1"]) {
          yield* log.append({
            stream,
            expected: 0,
            events: [anEvent(stream), anEvent(stream), anEvent(stream)],
          });
        }
        yield* caughtUp;
      }),
    );
  });

  /** What is found once this was done; nothing projects meanwhile. */
  const findingsAfter = (statement: string, where: "log" | "rows" = "log") =>
    withLog(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        if (where === "log") yield* tampering(pool, statement);
        else yield* Effect.promise(() => pool.query(statement));
        return (yield* verify({ pool, definitions: smallDefinitions })).findings;
      }),
    );

  it("finds nothing in what nobody has touched, and says how much it looked at", async () => {
    const reports: RebuildProgress[] = [];
    const verified = await withProjector(
      database,
      Projector.use((projector) => projector.verify({ onProgress: (report) => reports.push(report) })),
    );
    expect(verified).toEqual({
      head: 9,
      checkpoint: 9,
      events: 9,
      streams: 3,
      cases: 2,
      notYetProjected: [],
      findings: [],
    });
    expect(reports[0]).toEqual({ done: 0, total: 9 });
    expect(reports.at(-1)).toEqual({ done: 9, total: 9 });
  });

  it("finds an event whose words were changed", async () => {
    const findings = await findingsAfter(
      `update events set body = replace(body, '"person-1"', '"person-2"') where position = 2`,
    );
    expect(findings).toEqual([
      {
        kind: "broken-chain",
        stream: "case-a",
        revision: 2,
        position: 2,
        problem: "the hash does not follow from the body and its predecessor",
      },
    ]);
  });

  it("finds an event that was moved to an earlier time", async () => {
    const findings = await findingsAfter(
      "update events set recorded = recorded - interval '1 day' where position = 6",
    );
    expect(findings).toEqual([
      { kind: "misplaced", stream: "case-b", revision: 3, position: 6, fields: ["recorded"] },
      { kind: "recorded-backwards", stream: "case-b", revision: 3, position: 6 },
    ]);
  });

  it("finds an event that was taken out of the middle", async () => {
    const findings = await findingsAfter("delete from events where position = 8");
    expect(findings).toEqual([
      { kind: "hole", from: 8, to: 8 },
      {
        kind: "broken-chain",
        stream: "office-1",
        revision: 3,
        position: 9,
        problem: "a revision is missing",
      },
    ]);
  });

  it("finds that the rows rest on events which were taken off the end", async () => {
    const findings = await findingsAfter("delete from events where position > 7");
    expect(findings).toEqual([{ kind: "log-behind-rows", head: 7, checkpoint: 9 }]);
  });

  it("finds a row that was changed, one that is missing, one too many, and one of no case", async () => {
    const rowTable = await withLog(
      database,
      Store.use(({ pool }) =>
        Effect.promise(async () => {
          const { rows } = await pool.query<{ name: string }>(
            "select 'rows_' || projection || '_' || generation as name from projector_tables where projection = 'tallies'",
          );
          return rows[0]?.name ?? "";
        }),
      ),
    );
    const key = "CourtDateRecorded";
    const at = { kind: "row", projection: "tallies", key };
    expect(await findingsAfter(`update ${rowTable} set count = 4 where case_id = 'case-a'`, "rows")).toEqual([
      { ...at, caseId: "case-a", difference: "differs" },
    ]);
    expect(await findingsAfter(`delete from ${rowTable} where case_id = 'case-a'`, "rows")).toEqual([
      { ...at, caseId: "case-a", difference: "missing" },
    ]);
    await findingsAfter(`insert into ${rowTable} values ('case-a', '${key}', 3)`, "rows");
    expect(
      await findingsAfter(`insert into ${rowTable} values ('case-b', 'BailDecided', 1)`, "rows"),
    ).toEqual([{ ...at, key: "BailDecided", caseId: "case-b", difference: "extra" }]);
    await findingsAfter(`delete from ${rowTable} where row_key = 'BailDecided'`, "rows");
    expect(await findingsAfter(`insert into ${rowTable} values ('case-none', '${key}', 3)`, "rows")).toEqual([
      { ...at, caseId: "case-none", difference: "extra" },
    ]);
  });

  it("finds a case that is set aside without need", async () => {
    const findings = await findingsAfter(
      "insert into set_aside (case_id, revision, position, reason) values ('case-a', 3, 3, 'someone said so')",
      "rows",
    );
    expect(findings).toMatchObject([{ kind: "needlessly-set-aside", caseId: "case-a" }]);
  });

  it("does not compare rows that another version computed, and says so", async () => {
    const findings = await withLog(
      database,
      Store.use(({ pool }) => verify({ pool, definitions: { ...smallDefinitions, dataVersion: "2" } })),
    );
    expect(findings.findings).toEqual([
      { kind: "versions-differ", projections: smallProjections.map(({ name }) => name) },
    ]);
  });

  it("names the cases that the projector has not come to yet, which is no finding", async () => {
    const verified = await withLog(
      database,
      Effect.gen(function* () {
        const { pool } = yield* Store;
        yield* (yield* EventLog).append({ stream: "case-b", expected: 3, events: [anEvent("case-b")] });
        return yield* verify({ pool, definitions: smallDefinitions });
      }),
    );
    expect(verified.notYetProjected).toEqual(["case-b"]);
    expect(verified.findings).toEqual([]);
  });
});
