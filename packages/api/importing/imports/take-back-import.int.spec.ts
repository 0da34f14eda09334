/** Imports into a real log that are taken back: what goes, what others recorded and what that rests on stays. */
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ImportingOffice, importingOffice } from "../testing/importing-office.ts";
import { ImportRecords } from "./import-records.ts";
import { takeBackImport } from "./take-back-import.ts";

let office: ImportingOffice;
beforeAll(async () => {
  office = await importingOffice();
});
afterAll(() => office?.close());

const mapOf = (name: string) => ({
  name,
  key: ["Number"],
  source: { kind: "court-record" },
  events: [
    { type: "CaseOpened", data: { fileNumber: { column: "Number" }, note: { column: "Note" } } },
    { type: "PersonAdded", data: { person: "survivor-1", role: "survivor" } },
    { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
    { type: "ProceedingOpened", data: { proceeding: "proceeding-1" } },
    {
      type: "JudgmentGiven",
      when: [{ column: "Decided on", filled: true }],
      occurred: { column: "Decided on" },
      data: { proceeding: "proceeding-1", accused: "accused-1", outcome: "acquitted" },
    },
  ],
});
type Map = Pick<ReturnType<typeof mapOf>, "name">;

const fileOf = (name: string, ...rows: readonly string[]): string =>
  office.files.write(`${name}.csv`, ["Number,Decided on,Note", ...rows, ""].join("\r\n"));

const imported = async (map: Map, name: string, ...rows: readonly string[]): Promise<string> => {
  const { importId } = await office.imported(fileOf(name, ...rows), map);
  if (importId === null) throw new Error("It was a dry run");
  return importId;
};

const takenBack = (importId: string) => office.run(takeBackImport({ importId, by: "administrator" }));

const standing = async (map: Map, key: string): Promise<readonly string[]> =>
  (await office.caseOf(map, key)).events.map(({ type, occurred }) =>
    occurred === null ? type : `${type} ${occurred.text}`,
  );

let commands = 0;
const recordIn = async (map: Map, key: string, type: string, data: object): Promise<void> => {
  const caseId = await office.caseIdOf(map, key);
  commands += 1;
  await office.run(
    Effect.flatMap(Recorder, (recorder) =>
      recorder.record({
        caseId,
        commandId: `0192f0c1-0000-7000-8000-${String(commands).padStart(12, "0")}`,
        by: "a clerk",
        events: [{ type, occurred: null, source: { kind: "own-observation" }, data }],
      }),
    ),
  );
};

const correctJudgment = async (map: Map, key: string, occurred: string): Promise<void> => {
  const judgment = (await office.caseOf(map, key)).events.find(({ type }) => type === "JudgmentGiven");
  await recordIn(map, key, "EventCorrected", {
    target: judgment?.id,
    reason: "The judgment itself has this day.",
    replacement: { occurred, source: { kind: "court-order" }, data: judgment?.data, version: 1 },
  });
};

describe("an import that is taken back", () => {
  const map = mapOf("whole");
  const rows = ["1,05/01/2022,one", "2,,two"];

  test("leaves nothing standing of its cases, and what was recorded stays readable", async () => {
    const importId = await imported(map, "whole", ...rows);
    expect(await takenBack(importId)).toMatchObject({ cases: 2, events: 9, keptCount: 0, failedCount: 0 });
    expect(await standing(map, "1")).toEqual([]);
    expect((await office.caseOf(map, "1")).retracted).toHaveLength(5);
    const noted = await office.run(Effect.flatMap(ImportRecords, ({ one }) => one(importId)));
    expect(noted).toMatchObject({ takenBack: { by: "administrator" }, counts: { recorded: 2, events: 9 } });
  });

  test("a second time records nothing", async () => {
    const importId = await imported(mapOf("twice"), "twice", ...rows);
    await takenBack(importId);
    const head = await office.head();
    expect(await takenBack(importId)).toMatchObject({ cases: 0, events: 0 });
    expect(await office.head()).toBe(head);
  });

  test("can be imported again, and stands again", async () => {
    const again = await office.imported(fileOf("again", ...rows), map);
    expect([again.opened, again.changed, again.refused]).toEqual([0, 2, 0]);
    expect(await standing(map, "2")).toEqual(
      expect.arrayContaining(["CaseOpened", "PersonAdded", "ProceedingOpened"]),
    );
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-05");
  });

  test("is the one that was asked for: what another of the same table told stays", async () => {
    const two = mapOf("months");
    await imported(two, "january", "1,,one");
    const february = await imported(two, "february", "1,,one", "2,,two");
    await takenBack(february);
    expect(await standing(two, "1")).toHaveLength(4);
    expect(await standing(two, "2")).toEqual([]);
  });
});

describe("what an import changed of an earlier one", () => {
  const map = mapOf("changing");

  test("reads as before: a correction, what it did not say any more, and what it said first", async () => {
    await imported(map, "first", "1,05/01/2022,with a note", "2,06/01/2022,two");
    const second = await imported(map, "second", "1,07/01/2022,with another", "2,,two", "3,,three");
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-07");
    expect(await standing(map, "2")).not.toContain("JudgmentGiven 2022-01-06");
    expect(await takenBack(second)).toMatchObject({ cases: 3, keptCount: 0, failedCount: 0 });
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-05");
    expect(await standing(map, "2")).toContain("JudgmentGiven 2022-01-06");
    expect(await standing(map, "3")).toEqual([]);
    // The sealed note too: the first file finds nothing new.
    const first = await office.imported(fileOf("once-more", "1,05/01/2022,with a note"), map);
    expect(first.unchanged).toBe(1);
    const head = await office.head();
    await takenBack(second);
    expect(await office.head()).toBe(head);
  });
});

describe("imports that corrected one after the other", () => {
  const days = ["05/01/2022", "07/01/2022", "09/01/2022"];
  const inOrder = async (name: string): Promise<readonly [Map, readonly string[]]> => {
    const map = mapOf(name);
    const ids: string[] = [];
    for (const [i, day] of days.entries()) ids.push(await imported(map, `${name}-${i}`, `1,${day},one`));
    return [map, ids];
  };

  test("leave nothing standing once the later is taken back, and then the earlier", async () => {
    const map = mapOf("two-months");
    const first = await imported(map, "two-months-a", "1,05/01/2022,one");
    const second = await imported(map, "two-months-b", "1,07/01/2022,one");
    await takenBack(second);
    expect(await takenBack(first)).toMatchObject({ cases: 1, keptCount: 0 });
    expect(await standing(map, "1")).toEqual([]);
  });

  test("leave nothing standing whichever was taken back first, once each was taken back again", async () => {
    const [map, ids] = await inOrder("three-months");
    for (const id of [1, 2, 0].map((i) => ids[i] ?? "")) await takenBack(id);
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-07");
    for (const id of [...ids].reverse()) await takenBack(id);
    expect(await standing(map, "1")).toEqual([]);
  });

  test("say what a person had said before them, once all are taken back", async () => {
    const map = mapOf("after-a-clerk");
    const first = await imported(map, "after-a-clerk-a", "1,05/01/2022,one");
    await correctJudgment(map, "1", "2022-01-06");
    const second = await imported(map, "after-a-clerk-b", "1,05/01/2022,another");
    await takenBack(second);
    await takenBack(first);
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-06");
  });

  test("are told of as what an entry rests on, and not as entries of others", async () => {
    const map = mapOf("resting");
    const first = await imported(map, "resting-a", "1,05/01/2022,one");
    await imported(map, "resting-b", "1,07/01/2022,one");
    expect((await takenBack(first)).keptCases).toMatchObject([{ others: 0, kept: 3 }]);
  });
});

describe("a correction of what was said of somebody who was erased since", () => {
  const map = {
    ...mapOf("erased"),
    events: [
      ...mapOf("erased").events,
      { type: "IdentityRecorded", data: { person: "accused-1", fullName: { column: "Note" } } },
    ],
  };

  test("stays, and is told of; all else is taken back, and that it was in part is noted", async () => {
    await imported(map, "erased-a", "1,05/01/2022,Aarav");
    const second = await imported(map, "erased-b", "1,07/01/2022,Vihaan");
    const identity = (await office.caseOf(map, "1")).events.find(({ type }) => type === "IdentityRecorded");
    const subject = /"subject":"([^"]+)"/.exec(JSON.stringify(identity?.data))?.[1] ?? "";
    await office.run(Effect.flatMap(KeyStore, (keys) => keys.destroy(subject)));

    expect(await takenBack(second)).toMatchObject({
      cases: 1,
      failedCount: 0,
      unrestoredCases: [{ caseId: await office.caseIdOf(map, "1"), fileNumber: "1", events: 1 }],
    });
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-05");
    const noted = await office.run(Effect.flatMap(ImportRecords, ({ one }) => one(second)));
    expect(noted?.takenBack).toMatchObject({ by: "administrator", inPart: true });
  });
});

describe("what others recorded since", () => {
  test("stands, with the people and the proceeding that it names, and the case is told of", async () => {
    const map = mapOf("followed");
    const importId = await imported(map, "followed", "7/2020,05/01/2022,one", "8/2020,,two");
    await recordIn(map, "7/2020", "ChargesFramed", { proceeding: "proceeding-1", accused: ["accused-1"] });
    const told = await takenBack(importId);
    expect(told.keptCases).toEqual([
      { caseId: await office.caseIdOf(map, "7/2020"), fileNumber: "7/2020", others: 1, kept: 3 },
    ]);
    // Neither the survivor, whom nothing names, nor the judgment.
    expect([...(await standing(map, "7/2020"))].sort()).toEqual([
      "CaseOpened",
      "ChargesFramed",
      "PersonAdded",
      "ProceedingOpened",
    ]);
    expect(await standing(map, "8/2020")).toEqual([]);
  });

  test("as a correction of what the import told is theirs", async () => {
    const map = mapOf("mended");
    const importId = await imported(map, "mended", "1,05/01/2022,one");
    await correctJudgment(map, "1", "2022-01-09");
    await takenBack(importId);
    expect(await standing(map, "1")).toContain("JudgmentGiven 2022-01-09");
  });
});

test("an import that there is not, or that goes on, is not taken back", async () => {
  await expect(takenBack("2026-01-01-00000000")).rejects.toThrow("There is no import 2026-01-01-00000000.");
  const going = await office.run(
    Effect.flatMap(ImportRecords, ({ begin }) =>
      begin({ table: "going", fileName: "a.csv", fileDigest: "d", by: "administrator" }),
    ),
  );
  await expect(takenBack(going)).rejects.toThrow("goes on still");
});
