/** `npm run import` as a process: what it prints, what it refuses, and that it can be killed at any moment. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connectToRunning } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import { afterAll, describe, expect, test } from "vitest";
import { runCommand } from "../testing/running-command.ts";

const directory = mkdtempSync(join(tmpdir(), "tm-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const example = (name: string): string =>
  fileURLToPath(new URL(`../importing/example/${name}`, import.meta.url));
const map = example("map.json");
const envOf = (name: string) => ({ DATA_DIR: join(directory, name) });

/** What the log of a store holds. */
const counted = (dataDir: string): Promise<{ readonly events: number; readonly streams: number }> =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(connectToRunning(dataDir), ({ pool }) =>
        Effect.promise(async () => {
          const { rows } = await pool.query<{ events: number; streams: number }>(
            "select count(*)::integer as events, count(distinct stream)::integer as streams from events",
          );
          const [row] = rows;
          return { events: row?.events ?? 0, streams: row?.streams ?? 0 };
        }),
      ),
    ),
  );

describe("the example of docs/importing.md", () => {
  const env = envOf("example");
  let importId = "";

  test("is tried without leaving anything behind", async () => {
    const { code, stdout } = await runCommand("import", env, [
      example("cases.csv"),
      "--map",
      map,
      "--dry-run",
    ]).ended;
    expect([code, stdout]).toEqual([0, expect.stringContaining("4 rows read; nothing was recorded.")]);
    expect(stdout).toContain("CourtCaseNumbered, 2023-12-03:");
    expect(stdout).toContain("  2 × JudgmentGiven\n");
    expect(stdout).not.toContain("implausible");
    expect(readdirSync(directory)).toEqual([]);
  });

  test("is imported, and a second time records nothing", async () => {
    const first = await runCommand("import", env, [example("cases.csv"), "--map", map]).ended;
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining("  4 rows open a case\n")]);
    expect(first.stderr).toContain("4 of 4 rows");
    importId = /^This is the import ([0-9a-f-]+)\./m.exec(first.stdout)?.[1] ?? "";
    const held = await counted(env.DATA_DIR);
    const again = await runCommand("import", env, [example("cases.csv"), "--map", map]).ended;
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining("  4 rows say nothing new\n")]);
    expect(await counted(env.DATA_DIR)).toEqual(held);
    // It recorded nothing, so there is nothing to take back.
    expect(again.stdout).not.toContain("This is the import");
  }, 120_000);

  test("is taken back by the number that it said, and a second time changes nothing", async () => {
    const held = await counted(env.DATA_DIR);
    const undo = () => runCommand("import", env, ["--undo", importId]).ended;
    const first = await undo();
    expect([first.code, first.stdout]).toEqual([
      0,
      `The import ${importId} is taken back: ${held.events} changes in 4 cases.\n`,
    ]);
    expect((await undo()).stdout).toContain("0 changes in 0 cases");
    expect(await counted(env.DATA_DIR)).toEqual({ ...held, events: held.events * 2 });
  }, 120_000);
});

/** A register of so many cases in the form of the example. */
const registerOf = (cases: number): string => {
  const lines = [
    "CNR,Case type,Case number,Registered on,State,District,FIR number,FIR year,Police station,POCSO section,Status,Disposed on,Nature of disposal,Looked up on",
  ];
  for (let number = 1; number <= cases; number++)
    lines.push(
      `WBSP01${String(number).padStart(6, "0")}2023,POCSO,${number},03/12/2023,West Bengal,North District,,,,6,Pending,,,15/06/2026`,
    );
  return `${lines.join("\n")}\n`;
};

test("an import that is killed in the middle goes on where it was, and records each row once", async () => {
  const env = envOf("killed");
  const file = join(directory, "many.csv");
  const cases = 1_500;
  writeFileSync(file, registerOf(cases));
  const running = runCommand("import", env, [file, "--map", map]);
  await running.errorLine(/^Importing +[1-9][0-9] %/m);
  await running.stop("SIGKILL");
  const half = await counted(env.DATA_DIR);
  expect(half.streams).toBeGreaterThan(0);
  expect(half.streams).toBeLessThan(cases);

  const { code, stdout } = await runCommand("import", env, [file, "--map", map]).ended;
  const [, opened = ""] = /([\d,]+) rows open a case/.exec(stdout) ?? [];
  const [, found = ""] = /([\d,]+) rows say nothing new/.exec(stdout) ?? [];
  expect([code, Number(opened.replaceAll(",", "")), Number(found.replaceAll(",", ""))]).toEqual([
    0,
    cases - half.streams,
    half.streams,
  ]);
  const whole = await counted(env.DATA_DIR);
  // Of each: the case, survivor, accused, proceeding, CNR, court's number and the check of pendency.
  expect(whole).toEqual({ streams: cases, events: cases * 7 });
}, 240_000);

describe("what a person can mend is told in one sentence, without a stack trace", () => {
  const file = example("cases.csv");
  const bad = join(directory, "bad.json");

  test.each<readonly [string, readonly string[], RegExp]>([
    ["no map", [file], /^A map says how rows are read; give one with --map\. Expected is: npm run import/],
    ["no import", ["--undo", "january"], /^--undo is "january", which is no import/],
    [
      "undo and a file",
      [file, "--undo", "2026-01-01-00000000"],
      /^--undo takes an import back, and nothing else/,
    ],
    ["no file", ["--map", map], /^One file of rows is imported at a time\./],
    ["an argument that there is not", [file, "--map", map, "--force"], /^Unknown option '--force'/],
    ["an encoding that there is not", [file, "--map", map, "--encoding", "ansi"], /^--encoding is "ansi"/],
    ["a file that is not there", [join(directory, "none.csv"), "--map", map], /none\.csv is not there\n$/],
    ["a map that is not there", [file, "--map", join(directory, "none.json")], /none\.json cannot be read/],
    ["a map that is no JSON", [file, "--map", file], /cases\.csv is not JSON/],
    [
      "a map of other columns",
      [file, "--map", bad],
      /bad\.json cannot be used:\n {2}key\[0\]: the file has no column "FIR"/,
    ],
  ])("%s", async (_, args, sentence) => {
    writeFileSync(
      bad,
      JSON.stringify({
        name: "bad",
        key: ["FIR"],
        source: { kind: "other" },
        events: [{ type: "CaseOpened", data: {} }],
      }),
    );
    const { code, stdout, stderr } = await runCommand("import", envOf("none"), args).ended;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain("    at ");
    expect(existsSync(join(directory, "none"))).toBe(false);
  });
});
