import { Store } from "@tareekh/core/log/store.ts";
import { Effect } from "effect";
import { afterEach, beforeEach, expect, test } from "vitest";
import { command, openingEvents } from "../testing/commands.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";

let app: TemporaryApp;
beforeEach(async () => {
  app = await temporaryApp();
});
afterEach(() => app.close());

const metrics = async (): Promise<string> => {
  const answer = await app.ask("/metrics");
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    "text/plain; version=0.0.4; charset=utf-8",
  ]);
  return answer.text();
};

test("the metrics tell where the log and each projection stand", async () => {
  await app.send("/api/cases", command(openingEvents));
  await expect
    .poll(metrics, { timeout: 20_000 })
    .toContain(`tareekh_projection_position{projection="bail"} ${openingEvents.length}\n`);
  const told = await metrics();
  expect(told).toContain(`tareekh_log_head_position ${openingEvents.length}\n`);
  expect(told).toContain('tareekh_projection_lag_events{projection="hearings"} 0\n');
  expect(told).toContain("tareekh_set_aside_cases 0\n");
  expect(told).not.toContain("tareekh_relay");
});

test("the metrics are not told to strangers", async () => {
  const answer = await app.askAsStranger("/metrics");
  expect([answer.status, await answer.text()]).toEqual([401, expect.not.stringContaining("tareekh_log")]);
});

test("the metrics are told also while the log does not answer", async () => {
  await app.run(
    Effect.flatMap(Store, ({ pool }) =>
      Effect.promise(() => pool.query("alter table events rename to something_else")),
    ),
  );
  const told = await metrics();
  expect(told).toContain('tareekh_status{status="unavailable"} 1\n');
  expect(told).not.toContain("tareekh_log_head_position");
});
