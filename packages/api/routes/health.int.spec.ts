import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { differencesFromDescription } from "../testing/as-described.ts";
import { command, openingEvents } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";

let app: TemporaryApp;
beforeEach(async () => {
  app = await temporaryApp();
});
afterEach(() => app.close());

/** The database refuses every question to the log, as one does that was put back from another program's backup. */
const spoilTheDatabase = () =>
  app.run(
    Effect.flatMap(Store, ({ pool }) =>
      Effect.promise(() => pool.query("alter table events rename to something_else")),
    ),
  );

describe("health", () => {
  test("tells a stranger how the service is, and nothing about what is in it", async () => {
    await app.send("/api/cases", command(openingEvents));
    const answer = await app.askAsStranger("/health");
    expect(answer.status).toBe(200);
    expect(Object.keys((await answer.json()) as object)).toEqual(["status"]);
  });

  test("tells whoever has signed in how far the rows have come", async () => {
    await app.send("/api/cases", command(openingEvents));
    const health = async () => (await app.ask("/health")).json();
    await expect.poll(health, { timeout: 20_000 }).toMatchObject({
      status: "ok",
      log: { position: openingEvents.length },
      rows: { position: openingEvents.length, lag: 0, setAside: 0, rebuilding: null, trouble: null },
      relay: null,
    });
    expect(differencesFromDescription("readHealth", await health())).toBe("");
  });

  test("says 503 once nothing can be recorded any more", async () => {
    await spoilTheDatabase();
    const answer = await app.askAsStranger("/health");
    expect([answer.status, await answer.json()]).toEqual([503, { status: "unavailable" }]);
  });
});

describe("while the database refuses", () => {
  test("reading and recording are refused for now, without a word about the database", async () => {
    await spoilTheDatabase();
    const answers = [
      await app.send("/api/cases", command(openingEvents)),
      await app.ask("/api/cases/case-01890000-0000-7000-8000-000000000000/timeline"),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([
        503,
        expect.stringMatching(/^\d+$/),
      ]);
      expect(await answer.text()).not.toMatch(/events|relation|something_else/);
    }
  });
});
