import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, runCommand } from "../testing/running-command.ts";

const directory = mkdtempSync(join(tmpdir(), "tr-"));
const env = { DATA_DIR: join(directory, "data"), PORT: "0", TAREEKH_TOKEN: "a-token-for-tests-only" };

const ran = (name: string, ...args: readonly string[]): Promise<Ended> => runCommand(name, env, args).ended;

/** The published cases, recorded and left. */
beforeAll(async () => {
  const server = runCommand("demo", env);
  await server.line(/ at (http:\/\/127\.0\.0\.1:\d+)\n/);
  await server.stop("SIGTERM");
}, 60_000);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("npm run release", () => {
  test("says what would be told and withheld, and publishes nothing, with --dry-run", async () => {
    const { code, stdout } = await ran("release", "Four cases", "--dry-run");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Would publish “Four cases” as four-cases")]);
    expect(stdout).toMatch(/ 0 counts told, \d+ withheld/);
    expect((await ran("reproduce", "four-cases")).stderr).toContain("There is no release four-cases");
  });

  test("publishes what npm run reproduce makes anew from the log, with how far it is", async () => {
    const { code, stdout } = await ran("release", "Four cases");
    expect([code, stdout]).toEqual([0, expect.stringContaining("Published “Four cases” as four-cases")]);
    const digest = /SHA-256 ([0-9a-f]{64})/.exec(stdout)?.[1] ?? "none";
    const reproduced = await ran("reproduce", "four-cases");
    expect([reproduced.code, reproduced.stdout]).toEqual([
      0,
      expect.stringContaining(`The same: SHA-256 ${digest}`),
    ]);
    expect(reproduced.stderr).toMatch(/Replaying .*100 %/);
  });

  test("withdraws a release with a reason, once", async () => {
    expect((await ran("release", "four-cases", "--withdraw", "Too few cases.")).code).toBe(0);
    const again = await ran("release", "four-cases", "--withdraw", "Too few cases.");
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining("was withdrawn before")]);
  });

  test.each([
    [[], "A release has a name."],
    [["Four", "cases"], "quotation marks"],
    [["four-cases", "--withdraw", " "], "says why"],
    [["four-cases", "--publish"], "--publish"],
    [["four-cases", "--withdraw", "Wrong.", "--dry-run"], "A withdrawal has no dry run"],
  ])("refuses %j in a sentence", async (args, sentence) => {
    const { code, stderr } = await ran("release", ...args);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(stderr).toContain('Expected is: npm run release -- "<name>"');
  });
});
