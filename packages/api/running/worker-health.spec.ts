import { expect, test } from "vitest";
import type { Health } from "../use-cases/health.ts";
import { statusOf } from "./worker-health.ts";

const relay = { state: "live", lagMs: 0, interruptions: 0, setAside: 0, trouble: null } as const;
const rows = { position: 97, lag: 0, setAside: 0, rebuilding: null, trouble: null };
const log = { position: 97 };

const relaying = (how: Partial<NonNullable<Health["relay"]>>) =>
  statusOf({ log, rows: null, relay: { ...relay, ...how }, parts: null }, false);
const projecting = (how: Partial<NonNullable<Health["rows"]>>) =>
  statusOf({ log, rows: { ...rows, ...how }, relay: null, parts: [] }, true);

test("a relay that has everything is well, and one that catches up is behind", () => {
  expect(relaying({})).toBe("ok");
  expect(relaying({ state: "starting", lagMs: null })).toBe("behind");
  expect(relaying({ state: "catching-up", lagMs: 40_000 })).toBe("behind");
});

test("a relay that set a stream aside is behind, and goes on with the others", () => {
  expect(relaying({ setAside: 1 })).toBe("behind");
});

test("a relay that was just interrupted is behind, and one that does not come back is stuck", () => {
  const trouble = "connect ECONNREFUSED";
  expect(relaying({ state: "interrupted", lagMs: 400, interruptions: 1, trouble })).toBe("behind");
  expect(relaying({ state: "interrupted", lagMs: 10_001, interruptions: 9, trouble })).toBe("unavailable");
  expect(relaying({ state: "interrupted", lagMs: null, interruptions: 1, trouble })).toBe("unavailable");
});

test("a relay that begins again and again and never has everything is stuck between its attempts too", () => {
  expect(relaying({ state: "catching-up", lagMs: 60_000, interruptions: 5, trouble: "Stalled" })).toBe(
    "unavailable",
  );
});

test("a projector that rebuilds is behind, and one that fails, or cannot say how it is, is unavailable", () => {
  expect(projecting({})).toBe("ok");
  expect(projecting({ rebuilding: { done: 1, total: 97 } })).toBe("behind");
  expect(projecting({ trouble: "Rows are computed by another version" })).toBe("unavailable");
  expect(statusOf({ log, rows: null, relay: null, parts: null }, true)).toBe("unavailable");
});

test("without its database a process can do nothing", () => {
  expect(statusOf({ log: null, rows: null, relay, parts: null }, false)).toBe("unavailable");
});
