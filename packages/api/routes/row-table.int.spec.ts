import { Store } from "@tareekh/core/log/store.ts";
import { MOST_ROWS } from "@tareekh/projections/answers/row-page.ts";
import { Effect } from "effect";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { command, openingEvents } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";

const CASES = 8;
/** Besides the one with whom each case is opened. */
const ACCUSED = 149;
const ROWS = CASES * (ACCUSED + 1);

let app: TemporaryApp;
beforeAll(async () => {
  app = await temporaryApp();
  const accused = Array.from({ length: ACCUSED }, (_, i) => ({
    type: "PersonAdded",
    data: { person: `accused-${i + 2}`, role: "accused" },
  }));
  for (let i = 0; i < CASES; i++) await app.send("/api/cases", command([...openingEvents, ...accused]));
  const projected = async () =>
    ((await (await app.ask("/api/bail?limit=1")).json()) as { total?: number }).total;
  await vi.waitFor(async () => expect(await projected()).toBe(ROWS), { timeout: 50_000, interval: 100 });
});
afterAll(() => app.close());

const query = (sql: string) =>
  app.run(Effect.flatMap(Store, ({ pool }) => Effect.promise(() => pool.query(sql))));

describe("a table of more rows than are read at once", () => {
  test("holds each row once", async () => {
    expect(ROWS).toBeGreaterThan(MOST_ROWS);
    const answer = await app.ask("/api/bail?format=csv");
    const [header, ...lines] = (await answer.text()).trimEnd().split("\r\n");
    const columns = (header ?? "").split(",");
    const keys = lines.map((line) =>
      line
        .split(",")
        .slice(0, columns.indexOf("accused") + 1)
        .join(" "),
    );
    expect([keys.length, new Set(keys).size]).toEqual([ROWS, ROWS]);
  });

  test("begins before its last row is read, and breaks off where that cannot be read", async () => {
    const answer = await app.ask("/api/bail?format=csv");
    const reader = (answer.body ?? new Response("").body ?? new ReadableStream()).getReader();
    const { value } = await reader.read();
    const begun = new TextDecoder()
      .decode(value as Uint8Array)
      .trimEnd()
      .split("\r\n");
    expect(begun).toHaveLength(1 + MOST_ROWS);
    await query("alter view bail rename to bail_elsewhere");
    await expect(reader.read()).rejects.toThrow(/listing bail/);
    await query("alter view bail_elsewhere rename to bail");
  });
});
