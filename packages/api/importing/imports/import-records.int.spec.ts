/** What is kept of imports beside the log, in a real store. */
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Schedule } from "effect";
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

  const silenced = (column: "heard" | "taking_back", id: string): Promise<string> =>
    query(`update imports set ${column} = ${column} - interval '1 minute' where id = '${id}' returning id`);
  /** Says every few moments that it goes on, as the process does that imports. */
  const heardOf = (id: string) =>
    asked(({ heard }) => heard(id, null).pipe(Effect.repeat(Schedule.spaced("100 millis"))));

  test("that goes on in another process is not begun a second time", async () => {
    const of = { ...begun, fileDigest: "d5" };
    const id = await asked(({ begin }) => begin(of));
    const other = Promise.race([heardOf(id), asked(({ begin }) => begin(of))]);
    await expect(other).rejects.toThrow(`This file is being imported elsewhere already, as ${id}`);
    await asked(({ ended }) => ended(id, "done", counts));
  });

  test("is begun once, however many begin with its file at the same moment", async () => {
    const of = { ...begun, fileDigest: "d6" };
    const first = asked(({ begin }) => begin(of));
    const second = asked(({ begin }) => begin(of));
    const id = await Promise.race([first, second]);
    await asked(({ ended }) => ended(id, "stopped", null));
    expect(await Promise.all([first, second])).toEqual([id, id]);
  });

  test("that was killed is gone on with once it was silent for long enough", async () => {
    const of = { ...begun, fileDigest: "d7" };
    const id = await asked(({ begin }) => begin(of));
    const again = asked(({ begin }) => begin(of));
    await silenced("heard", id);
    expect(await again).toBe(id);
  });

  test("is not gone on with, nor taken back by a second, while it is taken back", async () => {
    const of = { ...begun, fileDigest: "d8" };
    const id = await asked(({ begin }) => begin(of));
    await expect(asked(({ beginTakingBack }) => beginTakingBack(id))).rejects.toThrow("goes on still");
    await silenced("heard", id);
    await asked(({ beginTakingBack }) => beginTakingBack(id));
    expect(await asked(({ one }) => one(id))).toMatchObject({ state: "taking-back" });
    await expect(asked(({ begin }) => begin(of))).rejects.toThrow("is being taken back");
    await expect(asked(({ heard }) => heard(id, counts))).rejects.toThrow("was taken back meanwhile");
    await expect(asked(({ beginTakingBack }) => beginTakingBack(id))).rejects.toThrow("already");
    // Whoever took it back was killed.
    await silenced("taking_back", id);
    await asked(({ beginTakingBack }) => beginTakingBack(id));
    await asked(({ takingBackEnded }) => takingBackEnded(id, { by: "administrator", inPart: false }));
    expect(await asked(({ one }) => one(id))).toMatchObject({
      state: "stopped",
      takenBack: { inPart: false },
    });
    expect(await asked(({ begin }) => begin(of))).not.toBe(id);
  });

  test("that was taken back stays so where a word of its going on comes late", async () => {
    const id = await asked(({ begin }) => begin({ ...begun, fileDigest: "late" }));
    await asked(({ ended }) => ended(id, "done", counts));
    await asked(({ beginTakingBack }) => beginTakingBack(id));
    await asked(({ takingBackEnded }) => takingBackEnded(id, { by: "administrator", inPart: false }));
    await asked(({ takingBackHeard }) => takingBackHeard(id));
    expect(await asked(({ one }) => one(id))).toMatchObject({
      state: "done",
      takenBack: { by: "administrator" },
    });
  });

  test("that is stopped a second time before it is as far does not lose what is known of it", async () => {
    const of = { ...begun, fileDigest: "d9" };
    const id = await asked(({ begin }) => begin(of));
    await asked(({ ended }) => ended(id, "stopped", counts));
    for (const less of [null, { ...counts, recorded: 1, events: 2 }]) {
      await asked(({ begin }) => begin(of));
      await asked(({ ended }) => ended(id, "stopped", less));
      expect(await asked(({ one }) => one(id))).toMatchObject({ state: "stopped", counts });
    }
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
