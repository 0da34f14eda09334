/** Whole imports into a real log: what is recorded, once, corrected, refused and mended. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { KeyStore } from "@tareekh/core/sealing/key-store.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importTable } from "./import-table.ts";
import { checkMap, readRowMap } from "./map/checked-map.ts";
import { openTable } from "./table/open-table.ts";
import { fileAt } from "./table/table-file.ts";
import { type ImportingOffice, importingOffice } from "./testing/importing-office.ts";
import { workbookOf } from "./testing/workbook.ts";

let office: ImportingOffice;
beforeAll(async () => {
  office = await importingOffice();
});
afterAll(() => office?.close());

const HEADER = "Number,Registered on,Result,Decided on,Looked up on,Note";

/** Each test has a table of its own. */
const mapOf = (name: string) => ({
  name,
  key: ["Number"],
  source: { kind: "court-record", reliability: "likely-reliable" },
  events: [
    { type: "CaseOpened", data: { fileNumber: { column: "Number" }, note: { column: "Note" } } },
    { type: "PersonAdded", data: { person: "survivor-1", role: "survivor" } },
    { type: "PersonAdded", data: { person: "accused-1", role: "accused" } },
    { type: "ProceedingOpened", data: { proceeding: "proceeding-1", state: "in-as" } },
    {
      type: "CourtCaseNumbered",
      occurred: { column: "Registered on" },
      data: {
        proceeding: "proceeding-1",
        court: "pocso-special-court",
        caseType: "POCSO",
        number: { column: "Number" },
        year: 2020,
      },
    },
    {
      type: "JudgmentGiven",
      when: [{ column: "Result", filled: true }],
      occurred: { column: "Decided on" },
      data: { proceeding: "proceeding-1", accused: "accused-1", outcome: { column: "Result" } },
    },
    {
      type: "PendencyChecked",
      when: [{ column: "Looked up on", filled: true }],
      accumulates: true,
      occurred: { column: "Looked up on" },
      data: { proceeding: "proceeding-1", how: "court-website", found: "pending" },
    },
  ],
});

const fileOf = (name: string, ...rows: readonly string[]): string =>
  office.files.write(`${name}.csv`, [HEADER, ...rows, ""].join("\r\n"));

const counts = ({
  opened,
  changed,
  unchanged,
  refused,
}: Awaited<ReturnType<ImportingOffice["imported"]>>) => [opened, changed, unchanged, refused];

const judgmentsIn = async (map: { readonly name: string }, key: string) =>
  (await office.caseOf(map, key)).events
    .filter(({ type }) => type === "JudgmentGiven")
    .map(({ occurred, earlier }) => [occurred?.text, ...earlier.map((version) => version.occurred?.text)]);

describe("a file that is imported", () => {
  const map = mapOf("plain");
  const rows = ["1,03/12/2020,,,15/06/2021,", "2,4 Dec 2020,Acquitted,05-01-22,,"];

  test("opens a case a row, with real events by the table's name and its kind of source", async () => {
    expect(counts(await office.imported(fileOf("plain", ...rows), map))).toEqual([2, 0, 0, 0]);
    const { events } = await office.caseOf(map, "1");
    expect(events.map(({ type, occurred }) => [type, occurred?.text ?? null])).toEqual(
      expect.arrayContaining([
        ["CourtCaseNumbered", "2020-12-03"],
        ["PendencyChecked", "2021-06-15"],
      ]),
    );
    expect(new Set(events.map(({ recorded }) => recorded.by))).toEqual(
      new Set([expect.stringMatching(/^import:plain\/\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/)]),
    );
    expect(events[0]?.source).toEqual({ kind: "court-record", reliability: "likely-reliable" });
    expect(await judgmentsIn(map, "2")).toEqual([["2022-01-05"]]);
  });

  test("a second time records nothing, nor with its rows turned round", async () => {
    const head = await office.head();
    expect(counts(await office.imported(fileOf("plain", ...rows.toReversed()), map))).toEqual([0, 0, 2, 0]);
    expect(await office.head()).toBe(head);
  });

  test("as a workbook says the same, and records nothing new", async () => {
    const head = await office.head();
    const cells = [...HEADER.split(","), "1", "2", "Acquitted"];
    const shared = (column: string, row: number, text: string) =>
      `<c r="${column}${row}" t="s"><v>${cells.indexOf(text)}</v></c>`;
    const header = HEADER.split(",").map((name, i) => shared("ABCDEF".charAt(i), 1, name));
    // 44168 is 3 December 2020, 44362 is 15 June 2021, 44566 is 5 January 2022; one is no date by its format.
    const book = `<row r="1">${header.join("")}</row>
      <row r="2">${shared("A", 2, "1")}<c r="B2" s="1"><v>44168</v></c><c r="E2" s="2"><v>44362</v></c></row>
      <row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>44169</v></c>${shared("C", 3, "Acquitted")}<c r="D3" s="1"><v>44566</v></c></row>`;
    const file = office.files.write(
      "plain.xlsx",
      workbookOf({ rows: book, strings: cells.map((text) => `<t>${text}</t>`) }),
    );
    expect(counts(await office.imported(file, map))).toEqual([0, 0, 2, 0]);
    expect(await office.head()).toBe(head);
  });
});

describe("a row that reads otherwise in a later file", () => {
  const map = mapOf("changing");

  test("corrects what it said, and leaves the earlier version readable", async () => {
    await office.imported(fileOf("first", "1,03/12/2020,Acquitted,05/01/2022,,"), map);
    const head = await office.head();
    expect(
      counts(await office.imported(fileOf("second", "1,03/12/2020,Acquitted,06/01/2022,,"), map)),
    ).toEqual([0, 1, 0, 0]);
    expect(await judgmentsIn(map, "1")).toEqual([["2022-01-06", "2022-01-05"]]);
    expect(await office.head()).toBe(head + 1);
  });

  test("and then as it did at first corrects it back; each file again records nothing", async () => {
    const first = fileOf("first", "1,03/12/2020,Acquitted,05/01/2022,,");
    expect(counts(await office.imported(first, map))).toEqual([0, 1, 0, 0]);
    expect(await judgmentsIn(map, "1")).toEqual([["2022-01-05", "2022-01-05", "2022-01-06"]]);
    expect(counts(await office.imported(first, map))).toEqual([0, 0, 1, 0]);
  });

  test("adds what came since, and keeps that it was pending on a day before", async () => {
    await office.imported(fileOf("pending", "2,03/12/2020,,,15/06/2021,"), map);
    await office.imported(fileOf("decided", "2,03/12/2020,Convicted,05/01/2022,15/06/2022,"), map);
    const { events } = await office.caseOf(map, "2");
    const dated = events.flatMap(({ type, occurred }) =>
      occurred === null ? [] : [`${type} ${occurred.text}`],
    );
    expect(dated).toEqual([
      "CourtCaseNumbered 2020-12-03",
      "PendencyChecked 2021-06-15",
      "JudgmentGiven 2022-01-05",
      "PendencyChecked 2022-06-15",
    ]);
  });

  test("is compared by its sealed texts too", async () => {
    const quiet = fileOf("quiet", "3,03/12/2020,,,,In the file of the clerk");
    await office.imported(quiet, map);
    expect(counts(await office.imported(quiet, map))).toEqual([0, 0, 1, 0]);
    const head = await office.head();
    const other = fileOf("other", "3,03/12/2020,,,,In the file of the reader");
    expect(counts(await office.imported(other, map))).toEqual([0, 1, 0, 0]);
    expect(await office.head()).toBe(head + 1);
    expect(counts(await office.imported(other, map))).toEqual([0, 0, 1, 0]);
  });

  test("is refused where a person corrected the case meanwhile to something else, and that stands", async () => {
    await office.imported(fileOf("before", "4,03/12/2020,Acquitted,05/01/2022,,"), map);
    const caseId = await office.caseIdOf(map, "4");
    const judgment = (await office.caseOf(map, "4")).events.find(({ type }) => type === "JudgmentGiven");
    await office.run(
      Effect.flatMap(Recorder, (recorder) =>
        recorder.record({
          caseId,
          commandId: "0192f0c1-0000-7000-8000-000000000001",
          by: "administrator",
          events: [
            {
              type: "EventCorrected",
              occurred: null,
              source: { kind: "court-order" },
              data: {
                target: judgment?.id,
                reason: "The judgment itself has this day.",
                replacement: {
                  occurred: "2022-01-10",
                  source: { kind: "court-order" },
                  data: judgment?.data,
                  version: 1,
                },
              },
            },
          ],
        }),
      ),
    );
    // No news: what the person said stands.
    expect(counts(await office.imported(fileOf("same", "4,03/12/2020,Acquitted,05/01/2022,,"), map))).toEqual(
      [0, 0, 1, 0],
    );
    // The register was mended likewise.
    expect(
      counts(await office.imported(fileOf("agrees", "4,03/12/2020,Acquitted,10/01/2022,,"), map)),
    ).toEqual([0, 0, 1, 0]);
    const third = await office.imported(fileOf("third", "4,03/12/2020,Acquitted,12/01/2022,,"), map);
    expect(third.refusedRows[0]?.reasons).toEqual([
      expect.stringContaining("its JudgmentGiven was changed in the case by administrator"),
    ]);
    expect(await judgmentsIn(map, "4")).toEqual([["2022-01-10", "2022-01-05"]]);
  });
});

describe("rows that are refused", () => {
  const map = mapOf("refusing");
  const rows = [
    "1,03/12/2020,,,,ok",
    '2,31/12/2020,Freed,05/01/2022,,"=cmd|calc"',
    "3,12/25/2020,,,,'-quoted",
    "1,04/12/2020,,,,twice",
    "n°1,03/12/2020,,,,x",
  ];

  test("are told with their row and every reason; the others are recorded", async () => {
    const { refusedRows, ...imported } = await office.imported(fileOf("refusing", ...rows), map);
    expect(counts({ ...imported, refusedRows })).toEqual([1, 0, 0, 4]);
    expect(refusedRows.map(({ row, reasons }) => [row, ...reasons])).toEqual([
      [3, expect.stringMatching(/^Result: "Freed" is not known here \(Outcome/)],
      [4, expect.stringMatching(/^Registered on: "12\/25\/2020" has no month 25/)],
      [5, "Number: row 2 has the same, and they are to name one row only"],
      // by the Recorder, in terms of the map: the court's number is its fifth event
      [6, expect.stringMatching(/^events\[4\]\.data\.number should be a number as on the paper/)],
    ]);
  });

  test("are written to a file that only its owner reads and in which nothing runs", async () => {
    const { refusedFile } = await office.imported(fileOf("written", ...rows), map);
    expect(refusedFile).toBe(`${office.files.directory}/written.refused.csv`);
    expect(statSync(refusedFile ?? "").mode & 0o077).toBe(0);
    const text = readFileSync(refusedFile ?? "", "utf8");
    expect(text.split("\r\n")[0]).toBe(`\ufeffRefused because,Row,Key that another row has,${HEADER}`);
    expect(text).toContain(",'=cmd|calc\r\n");
    expect(text).toContain(",''-quoted\r\n");
  });

  test("can be mended there and imported again, as they were written", async () => {
    const { refusedFile } = await office.imported(fileOf("mended", ...rows), map);
    const mended = readFileSync(refusedFile ?? "", "utf8")
      .replace(",Freed,", ",Acquitted,")
      .replace("12/25/2020,,", "25/12/2020,,");
    writeFileSync(refusedFile ?? "", mended);
    const again = await office.imported(refusedFile ?? "", map);
    // The row that was the second with its number is alone here, and was left in: it is refused still.
    expect(counts(again)).toEqual([2, 0, 0, 2]);
    expect(again.refusedRows[0]?.reasons).toEqual([
      expect.stringMatching(/^Number: it still has what another row has, /),
    ]);
    expect(again.refusedFile).toBe(`${office.files.directory}/mended.refused-2.csv`);
    const notes = ["=cmd|calc", "'-quoted"];
    const whole = fileOf(
      "whole",
      `2,31/12/2020,Acquitted,05/01/2022,,${notes[0]}`,
      `3,25/12/2020,,,,${notes[1]}`,
    );
    expect(counts(await office.imported(whole, map))).toEqual([0, 0, 2, 0]);
  });
});

describe("a row that was refused since another has its key", () => {
  const map = mapOf("shared");
  const rows = ["1,03/12/2020,,,,the first", "1,04/12/2020,Acquitted,05/01/2022,,another case"];
  const mended = (file: string | null, from: string, to: string): string => {
    writeFileSync(file ?? "", readFileSync(file ?? "", "utf8").replace(from, to));
    return file ?? "";
  };

  test("stays refused however often it is imported, whatever else is mended in it, until its key is", async () => {
    const { refusedFile } = await office.imported(fileOf("shared", ...rows), map);
    const again = await office.imported(mended(refusedFile, "04/12/2020", "06/12/2020"), map);
    expect(counts(again)).toEqual([0, 0, 0, 1]);
    const third = await office.imported(again.refusedFile ?? "", map);
    expect(counts(third)).toEqual([0, 0, 0, 1]);
    expect(await judgmentsIn(map, "1")).toEqual([]);
    const last = await office.imported(mended(third.refusedFile, ",1,06/12", ",2,06/12"), map);
    expect(counts(last)).toEqual([1, 0, 0, 0]);
    expect(await judgmentsIn(map, "2")).toEqual([["2022-01-05"]]);
  });

  test("is read from a file that an earlier version wrote too, which does not say so", async () => {
    const earlier = office.files.write(
      "earlier.csv",
      `\ufeffRefused because,Row,${HEADER}\r\nof its date,3,9,07/12/2020,,,,'=mended\r\n`,
    );
    expect(counts(await office.imported(earlier, map))).toEqual([1, 0, 0, 0]);
    expect(counts(await office.imported(fileOf("as-written", "9,07/12/2020,,,,=mended"), map))).toEqual([
      0, 0, 1, 0,
    ]);
  });
});

describe("a dry run", () => {
  const map = mapOf("trying");
  const rows = [
    "1,03/12/2020,,,,",
    "2,03/12/2020,Acquitted,01/12/2020,,",
    "3,soon,,,,",
    "n°1,03/12/2020,,,,",
  ];

  test("says of a file what the import then does, and records nothing", async () => {
    const file = fileOf("trying", ...rows);
    const head = await office.head();
    const { refusedFile: _, ...tried } = await office.imported(file, map, { dryRun: true });
    expect(await office.head()).toBe(head);
    const { refusedFile: __, importId, ...imported } = await office.imported(file, map);
    expect(importId).not.toBeNull();
    expect(tried).toEqual({ ...imported, importId: null });
    expect(counts({ ...tried, refusedFile: null })).toEqual([2, 0, 0, 2]);
    expect([...tried.warnings]).toEqual([["The judgment was given before the court numbered the case.", 1]]);
  });

  test("says of a changed file what would be corrected, and of a recorded one that nothing would", async () => {
    const changed = fileOf("trying", "1,03/12/2020,,,,", "2,03/12/2020,Acquitted,02/12/2020,,");
    const tried = await office.imported(changed, map, { dryRun: true });
    expect(counts(tried)).toEqual([0, 1, 1, 0]);
    expect([...tried.events]).toEqual([["EventCorrected", 1]]);
    expect(await judgmentsIn(map, "2")).toEqual([["2020-12-01"]]);
  });
});

describe("a file of several hundred rows", () => {
  const map = mapOf("several-hundred");
  const ROWS = 300;
  /** Every seventh cannot be read, every eleventh is refused by the Recorder, and one is there twice. */
  const rowOf = (i: number): string => {
    if (i % 7 === 0) return `${i},soon,,,,`;
    if (i % 11 === 0) return `n°${i},03/12/2020,,,,`;
    return `${i === 200 ? 3 : i},03/12/2020,,,,Note of ${i}`;
  };
  const isRefused = (i: number): boolean => i % 7 === 0 || i % 11 === 0 || i === 200;
  const numbers = Array.from({ length: ROWS }, (_, i) => i + 1);
  const file = () => fileOf("several-hundred", ...numbers.map(rowOf));

  test("has each recorded or refused once, those that are refused in the order of the file", async () => {
    const refused = numbers.filter(isRefused);
    const imported = await office.imported(file(), map);
    expect(counts(imported)).toEqual([ROWS - refused.length, 0, 0, refused.length]);
    // The header is row 1.
    expect(imported.refusedRows.map(({ row }) => row)).toEqual(refused.map((i) => i + 1));
    const again = await office.imported(file(), map);
    expect(counts(again)).toEqual([0, 0, ROWS - refused.length, refused.length]);
    expect(again.refusedRows).toEqual(imported.refusedRows);
  });

  test("asks for the cases of many rows at once, whether they are there or not", async () => {
    const other = mapOf("asked-together");
    const read = readRowMap(other);
    const table = await openTable(fileAt(file()));
    const checked = read.ok ? checkMap(read.value, table.columns) : read;
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    let asked = 0;
    const counting = Effect.map(CaseReader, (reader) =>
      CaseReader.of({
        ...reader,
        readStream: (caseId) => {
          asked += 1;
          return reader.readStream(caseId);
        },
        readRecordings: (caseIds) => {
          asked += 1;
          return reader.readRecordings(caseIds);
        },
      }),
    );
    for (const importId of [null, "2026-11-22-00000000", "2026-11-22-00000001"]) {
      asked = 0;
      await office.run(
        Effect.flatMap(counting, (reader) =>
          importTable({ table, map: checked.map, importId, onRefused: () => {} }).pipe(
            Effect.provideService(CaseReader, reader),
          ),
        ),
      );
      expect(asked).toBeLessThan(ROWS / 10);
    }
  });
});

test("a row about somebody who was erased since is refused, though it says what it said before", async () => {
  const plain = mapOf("erased-since");
  const map = {
    ...plain,
    events: [
      ...plain.events,
      { type: "IdentityRecorded", data: { person: "survivor-1", fullName: { column: "Note" } } },
    ],
  };
  const file = fileOf("erased-since", "1,03/12/2020,,,,Asha", "2,03/12/2020,,,,Meena");
  await office.imported(file, map);
  const caseId = await office.caseIdOf(map, "1");
  await office.run(Effect.flatMap(KeyStore, (keys) => keys.destroy(`${caseId}/survivor-1`)));
  const again = await office.imported(file, map);
  expect(counts(again)).toEqual([0, 0, 1, 1]);
  expect(again.refusedRows.map(({ row }) => row)).toEqual([2]);
});

test("a file that cannot be read to its end records none of its rows", async () => {
  const head = await office.head();
  const file = office.files.write("torn.csv", `${HEADER}\r\n1,03/12/2020,,,,\r\n2,"03/12/2020,,,,\r\n`);
  await expect(office.imported(file, mapOf("torn"))).rejects.toThrow("cannot be read on as a table");
  expect(await office.head()).toBe(head);
});
