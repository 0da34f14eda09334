/** Processes that do not serve, started as their users start them, and asked how they are. */
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@tareekh/core/log/store.ts";
import { type TestDatabase, withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { silencingProxy } from "@tareekh/core/log/testing/silencing-proxy.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { closed, listeningOn } from "../testing/live-server.ts";
import { runCommand } from "../testing/running-command.ts";

const TOKEN = "a-token-of-those-who-watch";

let database: TestDatabase;
beforeAll(async () => {
  database = await withPostgres();
});
afterAll(() => database.stop());

const start = (env: Readonly<Record<string, string>>) => {
  const process = runCommand("start", {
    DATABASE_URL: database.url,
    DATA_DIR: join(tmpdir(), "tw-none"),
    TAREEKH_TOKEN: TOKEN,
    ...env,
  });
  onTestFinished(() => process.stop("SIGKILL").then(() => undefined));
  return process;
};

/** Where it tells how it is. */
const telling = async (env: Readonly<Record<string, string>>) => {
  const [, url = ""] = await start({ PORT: "0", ...env }).line(
    /^How it is: (http:\/\/127\.0\.0\.1:\d+)\/health$/m,
  );
  return {
    ask: (path: string, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${url}${path}`, { headers: { authorization: `Bearer ${TOKEN}`, ...headers } }),
    askAsStranger: (path: string) => fetch(`${url}${path}`),
  };
};

describe("a process that projects and is given a port", () => {
  test("tells how it is, which parts it has and where they stand, to who sends the token alone", async () => {
    const { ask, askAsStranger } = await telling({ TAREEKH_ROLES: "project" });
    const health = async () => {
      const answer = await ask("/health");
      return [answer.status, await answer.json()];
    };
    await expect.poll(health, { timeout: 20_000 }).toEqual([
      200,
      {
        status: "ok",
        log: { position: 0 },
        rows: { position: 0, lag: 0, setAside: 0, rebuilding: null, trouble: null },
        relay: null,
        parts: Array.from({ length: 32 }, (_, i) => ({ part: 1 + i, position: 0 })),
      },
    ]);
    expect(await (await askAsStranger("/health")).json()).toEqual({ status: "ok" });

    const metrics = await ask("/metrics");
    expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    const lines = (await metrics.text()).split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        'tareekh_status{status="ok"} 1',
        "tareekh_log_head_position 0",
        "tareekh_parts_held 32",
        'tareekh_part_position{part="32"} 0',
      ]),
    );
    const refused = await askAsStranger("/metrics");
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer realm="Tareekh"',
    ]);
    expect(await refused.text()).not.toContain("tareekh_status");
  });

  test("has nothing else to show, to a browser either", async () => {
    const { ask } = await telling({ TAREEKH_ROLES: "project" });
    for (const path of ["/", "/api/cases", "/sign-in", "/openapi.json"]) {
      const answer = await ask(path, { accept: "text/html" });
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        404,
        "application/problem+json",
      ]);
      expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("/health and /metrics") });
    }
  });

  test("cannot do its work once the tables it reads are gone", async () => {
    const { ask } = await telling({ TAREEKH_ROLES: "project" });
    const health = async () => (await ask("/health")).status;
    await expect.poll(health, { timeout: 20_000 }).toBe(200);
    const rename = (from: string, to: string) =>
      Effect.runPromise(
        openStore({ databaseUrl: database.url }).pipe(
          Effect.flatMap(({ pool }) =>
            Effect.promise(() => pool.query(`alter table ${from} rename to ${to}`)),
          ),
          Effect.scoped,
        ),
      );
    await rename("events", "something_else");
    try {
      expect(await health()).toBe(503);
    } finally {
      await rename("something_else", "events");
    }
  });

  test("is refused a port that is taken, before it takes any of the cases", async () => {
    const other = createServer();
    const { port } = new URL(await listeningOn(other));
    const { code, stdout, stderr } = await start({ TAREEKH_ROLES: "project", PORT: port }).ended;
    await closed(other);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`Port ${port} is in use by another program`);
  });
});

test("a relay whose server does not answer says that it is stuck, and why to who sends the token", async () => {
  const { ask, askAsStranger } = await telling({
    TAREEKH_ROLES: "relay",
    EVENTSTORE_URL: "esdb://127.0.0.1:1?tls=false",
  });
  await expect.poll(async () => (await ask("/health")).status, { timeout: 20_000 }).toBe(503);
  expect(await (await ask("/health")).json()).toMatchObject({
    status: "unavailable",
    log: { position: 0 },
    relay: { lagMs: null, trouble: expect.any(String) },
    rows: null,
    parts: null,
  });
  expect(await (await askAsStranger("/health")).json()).toEqual({ status: "unavailable" });
  expect(await (await ask("/metrics")).text()).toContain('tareekh_status{status="unavailable"} 1\n');
});

test("a process whose database has fallen silent ends within seconds of being told to", async () => {
  const proxy = await silencingProxy(database.url);
  onTestFinished(proxy.stop);
  const process = start({ TAREEKH_ROLES: "project", DATABASE_URL: proxy.url });
  await process.errorLine(/Projects 32 of 32 parts/);
  proxy.refuse();
  proxy.silence();
  const told = performance.now();
  await process.stop("SIGTERM");
  // as long as a container is given
  expect(performance.now() - told).toBeLessThan(10_000);
}, 40_000);

test("a process that is given no port listens nowhere", async () => {
  const process = start({ TAREEKH_ROLES: "project" });
  await process.line(/^Tareekh projects/m);
  await process.errorLine(/Projects 32 of 32 parts/);
  const { stdout } = await process.stop("SIGTERM");
  expect(stdout).not.toContain("http://");
});
