import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectToRunning } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoCases } from "../demo/cases.ts";
import { type RunningCommand, runCommand } from "../testing/running-command.ts";

const directory = mkdtempSync(join(tmpdir(), "tc-"));
const dataDir = join(directory, "data");
const env = { DATA_DIR: dataDir, PORT: "0", TAREEKH_TOKEN: "a-token-for-tests-only" };
const authorization = `Bearer ${env.TAREEKH_TOKEN}`;

let server: RunningCommand;
let url: string;
const started = async (): Promise<void> => {
  server = runCommand("demo", env);
  url = (await server.line(/ at (http:\/\/127\.0\.0\.1:\d+)\n/))[1] ?? "";
};
beforeAll(started);
afterAll(async () => {
  await server.stop("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

interface HealthAnswer {
  readonly log: { readonly position: number };
  readonly rows: { readonly lag: number };
}
const health = async (): Promise<HealthAnswer> =>
  (await (await fetch(`${url}/health`, { headers: { authorization } })).json()) as HealthAnswer;

const events = demoCases.reduce((sum, { command }) => sum + command.events.length, 0);

/** The database of the running server, through its door. */
const query = (sql: string) =>
  Effect.runPromise(
    Effect.scoped(
      Effect.flatMap(connectToRunning(dataDir), ({ pool }) => Effect.promise(() => pool.query(sql))),
    ),
  );

const followed = () => expect.poll(health, { timeout: 20_000 }).toMatchObject({ rows: { lag: 0 } });

describe("npm run demo", () => {
  test("records the published cases, and says where to sign in with the token that it was given", async () => {
    const [, address = ""] = await server.line(/^Sign in: (\S+) with TAREEKH_TOKEN$/m);
    expect(address).toBe(`${url}/sign-in`);
    const answer = await fetch(address, {
      method: "POST",
      redirect: "manual",
      headers: { origin: url },
      body: new URLSearchParams({ token: env.TAREEKH_TOKEN }),
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("set-cookie")).toContain("HttpOnly");
    expect((await health()).log.position).toBe(events);
  });

  test("keeps keys apart from the data, and both from other users of the machine", () => {
    for (const one of [dataDir, `${dataDir}.keys`]) {
      expect([one, statSync(one).mode & 0o077]).toEqual([one, 0]);
    }
  });

  test("stopped, it ends well; started again, it records nothing twice", async () => {
    const { code, stdout, stderr } = await server.stop("SIGTERM");
    expect([code, stderr.includes("Error")]).toEqual([0, false]);
    expect(`${stdout}${stderr}`).not.toContain(env.TAREEKH_TOKEN);
    for (const { title } of demoCases) expect(stdout).toContain(title);
    await started();
    expect((await health()).log.position).toBe(events);
  });
});

describe("beside a running server", () => {
  test("a second one on the same data is refused with a sentence", async () => {
    const { code, stderr } = await runCommand("start", env).ended;
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(/^The data directory \S+ is in use by another process: .*\(DATA_DIR\)$/);
  });

  test("a second one on the same port is refused with a sentence", async () => {
    const other = { ...env, DATA_DIR: join(directory, "other"), PORT: new URL(url).port };
    const { code, stderr } = await runCommand("start", other).ended;
    expect(code).toBe(1);
    const told = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
    expect(told).toEqual([expect.stringMatching(/^Port \d+ is in use by another program, .* PORT\.$/)]);
    expect(readdirSync(directory).filter((name) => name.startsWith("other"))).toEqual([]);
  });

  test("one on directories that cannot be used is refused with a sentence, and leaves nothing behind", async () => {
    const file = join(directory, "a-file");
    writeFileSync(file, "");
    const before = readdirSync(directory);
    for (const [name, unusable] of [
      ["DATA_DIR", { DATA_DIR: join(file, "data"), KEYS_DIR: join(directory, "new.keys") }],
      ["KEYS_DIR", { DATA_DIR: join(directory, "new"), KEYS_DIR: file }],
    ] as const) {
      const { code, stderr } = await runCommand("start", { ...env, ...unusable }).ended;
      expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^${name} is "[^"]+", .*\\.\n$`))]);
    }
    expect(readdirSync(directory)).toEqual(before);
  });

  test("verify finds nothing wrong, and says what it checked", async () => {
    await followed();
    const { code, stdout } = await runCommand("verify", env).ended;
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Checked ${events} events of ${demoCases.length} streams`),
    ]);
  });

  test("verify finds a row that somebody changed, names it and ends with 1; rebuild mends it", async () => {
    await followed();
    await query("update delays set \"judgmentEarliest\" = '1999-01-01'");
    const found = await runCommand("verify", env).ended;
    expect(found.code).toBe(1);
    expect(found.stdout).toMatch(/Of case-\S+, the row \S+ of delays differs from what the events give now/);
    const rebuilt = await runCommand("rebuild", env, ["delays"]).ended;
    expect([rebuilt.code, rebuilt.stdout]).toEqual([0, expect.stringContaining("Rebuilt delays")]);
    expect(rebuilt.stderr).toContain("100 %");
    expect((await runCommand("verify", env).ended).code).toBe(0);
  });

  test("a projection that there is not is refused with a sentence", async () => {
    const { code, stderr } = await runCommand("rebuild", env, ["sentences"]).ended;
    expect([code, stderr]).toEqual([1, expect.stringContaining("There is no projection sentences")]);
  });

  test("where no case is set aside, take-up says so", async () => {
    const { code, stdout } = await runCommand("take-up", env).ended;
    expect([code, stdout]).toEqual([0, "No case is set aside.\n"]);
  });
});

describe("what a person can mend is told in one sentence, without a stack trace", () => {
  test.each([
    ["start", { PORT: "http" }, /^PORT is "http"; expected is .*\.\n$/],
    ["start", { HOST: "0.0.0.0" }, /^HOST is "0\.0\.0\.0"; expected is .*\.\n$/],
    ["demo", { TAREEKH_TOKEN: "short" }, /^TAREEKH_TOKEN has 5 characters; .*\.\n$/],
    ["verify", { DATA_DIR: join(directory, "nowhere") }, /^There is no data directory \S+: .*\.\n$/],
    [
      "verify",
      { DATA_DIR: import.meta.filename },
      /^DATA_DIR is "[^"]+", which is not a directory; expected is .*\.\n$/,
    ],
    ["rebuild", { DATABASE_URL: "mysql://h/d" }, /^DATABASE_URL begins with "mysql:"; .*\.\n$/],
  ])("%s with %o", async (name, bad, sentence) => {
    const { code, stdout, stderr } = await runCommand(name, { ...env, ...bad }).ended;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(sentence);
  });
});
