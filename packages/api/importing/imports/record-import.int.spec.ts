/** What is noted of an import while it goes on, and when it is stopped, in a real store. */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Fiber } from "effect";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { checkMap, readRowMap } from "../map/checked-map.ts";
import type { SourceTable } from "../table/source-table.ts";
import { fileAt } from "../table/table-file.ts";
import { type ImportingOffice, importingOffice } from "../testing/importing-office.ts";
import { ImportRecords } from "./import-records.ts";
import { recordImport } from "./record-import.ts";

let office: ImportingOffice;
beforeAll(async () => {
  office = await importingOffice();
});
afterAll(() => office?.close());

const ROWS = 100;
const columns = ["Number"];

/** A table of which the rows from one on come only once they are let through. */
const heldBack = (from: (reading: number) => number) => {
  const gate = Promise.withResolvers<void>();
  let readings = 0;
  const table: SourceTable = {
    columns,
    serialDays: false,
    async *rows() {
      readings += 1;
      const first = from(readings);
      for (let row = 1; row <= ROWS; row += 1) {
        if (row === first) await gate.promise;
        yield { row: row + 1, cells: [String(row)], broken: null };
      }
    },
  };
  return { table, letThrough: gate.resolve };
};

const importing = (name: string, table: SourceTable, onBegun: (id: string) => void) => {
  const read = readRowMap({
    name,
    key: columns,
    source: { kind: "court-record" },
    events: [{ type: "CaseOpened", data: { fileNumber: { column: "Number" } } }],
  });
  const checked = read.ok ? checkMap(read.value, columns) : read;
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  const file = fileAt(office.files.write(`${name}.csv`, name));
  return recordImport({
    table,
    map: checked.map,
    file,
    fileName: name,
    by: "administrator",
    onRefused: () => {},
    onBegun,
  });
};

const recordOf = (id: string) => Effect.flatMap(ImportRecords, ({ one }) => one(id));

/** How long is waited for what comes by itself, in milliseconds, and how often it is looked for. */
const A_LOADED_MACHINE = { timeout: 25_000, interval: 20 };

const until = (holds: () => Promise<boolean>): Promise<boolean> => vi.waitUntil(holds, A_LOADED_MACHINE);

describe("an import", () => {
  test("says that it goes on while its rows are only counted", async () => {
    const { table, letThrough } = heldBack((reading) => (reading === 1 ? 1 : 0));
    const begun = Promise.withResolvers<string>();
    const whole = office.run(importing("counted", table, begun.resolve));
    const id = await begun.promise;
    const { pool } = await office.run(Store);
    await pool.query("update imports set heard = heard - interval '1 minute' where id = $1", [id]);
    await until(async () => (await office.run(recordOf(id)))?.state === "running");
    letThrough();
    expect((await whole).opened).toBe(ROWS);
  });

  test("that is stopped says of every row that stands that it was recorded, and again where it stops sooner", async () => {
    const stoppedAt = async (from: (reading: number) => number, events: number): Promise<string> => {
      const { table, letThrough } = heldBack(from);
      const begun = Promise.withResolvers<string>();
      const { head } = await office.run(EventLog);
      const before = await office.run(head);
      return office.run(
        Effect.gen(function* () {
          const going = yield* Effect.forkChild(importing("stopped", table, begun.resolve));
          const id = yield* Effect.promise(() => begun.promise);
          yield* Effect.promise(() => until(async () => (await office.run(head)) - before >= events));
          const stopping = yield* Effect.forkChild(Fiber.interrupt(going));
          letThrough();
          yield* Fiber.await(stopping);
          return id;
        }),
      );
    };
    const id = await stoppedAt((reading) => (reading === 2 ? 31 : 0), 30);
    const stopped = await office.run(recordOf(id));
    expect(stopped?.state).toBe("stopped");
    // What was let through before it stopped stands too.
    const standing = (await office.head()) - (stopped?.afterPosition ?? 0);
    expect(standing).toBeGreaterThanOrEqual(30);
    expect(stopped?.counts).toMatchObject({ recorded: standing, events: standing });

    expect(await stoppedAt(() => 1, 0)).toBe(id);
    expect((await office.run(recordOf(id)))?.counts).toEqual(stopped?.counts);
  });
});
