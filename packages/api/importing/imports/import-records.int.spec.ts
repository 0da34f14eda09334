/** What is kept of imports beside the log, in a real store. */
import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readRowMap } from "../map/checked-map.ts";
import { type ImportingOffice, importingOffice } from "../testing/importing-office.ts";
import { ImportRecords } from "./import-records.ts";

let office: ImportingOffice;
beforeAll(async () => {
  office = await importingOffice();
});
afterAll(() => office?.close());

const asked = <A, E>(ask: (records: ImportRecords["Service"]) => Effect.Effect<A, E>): Promise<A> =>
  office.run(Effect.flatMap(ImportRecords, ask));
const query = async (sql: string): Promise<string> =>
  JSON.stringify((await (await office.run(Store)).pool.query(sql)).rows);

const begun = {
  table: "register",
  fileName: "case of Quillverthane.csv",
  fileDigest: "d1",
  by: "administrator",
};
const counts = { recorded: 3, unchanged: 2, refused: 1, events: 12 };

describe("an import", () => {
  test("that came to its end is listed, and the same file then begins another", async () => {
    const id = await asked(({ begin }) => begin(begun));
    await asked(({ ended }) => ended(id, "done", counts));
    expect(await asked(({ one }) => one(id))).toMatchObject({
      table: "register",
      fileName: begun.fileName,
      state: "done",
      counts,
    });
    expect(await asked(({ begin }) => begin(begun))).not.toBe(id);
  });

  test("that was broken off is gone on with by the same file, and by no other", async () => {
    const id = await asked(({ begin }) => begin({ ...begun, fileDigest: "d2" }));
    await asked(({ ended }) => ended(id, "stopped", counts));
    expect(await asked(({ begin }) => begin({ ...begun, fileDigest: "d3" }))).not.toBe(id);
    expect(await asked(({ begin }) => begin({ ...begun, table: "other", fileDigest: "d2" }))).not.toBe(id);
    expect(await asked(({ begin }) => begin({ ...begun, fileDigest: "d2" }))).toBe(id);
  });

  test("of which nothing is heard any more was interrupted", async () => {
    const id = await asked(({ begin }) => begin({ ...begun, fileDigest: "d4" }));
    expect(await asked(({ one }) => one(id))).toMatchObject({ state: "running" });
    const { pool } = await office.run(Store);
    await pool.query("update imports set heard = heard - interval '1 minute' where id = $1", [id]);
    expect(await asked(({ one }) => one(id))).toMatchObject({ state: "interrupted" });
  });

  test("has its file's name nowhere in the clear", async () => {
    expect(await query("select * from imports")).not.toContain("Quillverthane");
  });
});

describe("a map", () => {
  const read = readRowMap({
    name: "register",
    key: ["CNR"],
    source: { kind: "court-record" },
    events: [{ type: "CaseOpened", data: {} }],
  });
  if (!read.ok) throw new Error("It is a map");
  const map = read.value;
  const saved = { map, columns: ["CNR", "Quillverthane"], choices: [["column.0", "cnr"]] as const };

  test("is offered again for a file with the same columns, and for no other", async () => {
    await asked(({ saveMap }) => saveMap(saved));
    expect(await asked(({ mapsFor }) => mapsFor(["CNR", "Quillverthane"]))).toMatchObject([saved]);
    expect(await asked(({ mapsFor }) => mapsFor(["CNR"]))).toEqual([]);
  });

  test("is in the place of an earlier one of its name, and is deleted by it", async () => {
    await asked(({ saveMap }) => saveMap({ ...saved, columns: ["CNR"] }));
    expect(await asked(({ maps }) => maps)).toMatchObject([{ columns: ["CNR"] }]);
    expect(await query("select * from import_maps")).not.toContain("CNR");
    await asked(({ deleteMap }) => deleteMap("register"));
    expect(await asked(({ maps }) => maps)).toEqual([]);
  });
});
