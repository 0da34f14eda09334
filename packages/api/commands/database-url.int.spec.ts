import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestDatabase, withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoCases } from "../demo/cases.ts";
import { runCommand } from "../testing/running-command.ts";

const directory = mkdtempSync(join(tmpdir(), "tc-"));
let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await withPostgres();
  env = {
    DATABASE_URL: database.url,
    DATA_DIR: join(directory, "data"),
    PORT: "0",
    TAREEKH_TOKEN: "a-token-for-tests-only",
  };
});
afterAll(async () => {
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

test("with DATABASE_URL everything stands in PostgreSQL, and the URL with its password is not printed", async () => {
  const server = runCommand("demo", env);
  const [, url = ""] = await server.line(/ at (http:\/\/127\.0\.0\.1:\d+)\n/);
  const headers = { authorization: `Bearer ${env.TAREEKH_TOKEN}` };
  const cases = async () => (await fetch(`${url}/api/cases`, { headers })).json();
  await expect.poll(cases, { timeout: 20_000 }).toMatchObject({ total: demoCases.length });

  const verified = await runCommand("verify", env).ended;
  expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining("nothing wrong was found")]);

  const { code, stdout, stderr } = await server.stop("SIGTERM");
  expect(code).toBe(0);
  expect(`${stdout}${stderr}`).not.toContain(new URL(database.url).password);
  expect(existsSync(join(directory, "data"))).toBe(false);
});

test("a database that cannot be reached is told in a sentence", async () => {
  const unreachable = { ...env, DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" };
  const { code, stderr } = await runCommand("start", unreachable).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The database is not available \(connecting to DATABASE_URL\): /m);
  expect(stderr).not.toMatch(/secret|\n\s+at /);
});
