import { expect, test } from "vitest";
import type { Health } from "../use-cases/health.ts";
import { exposition } from "./exposition.ts";
import { healthMetrics } from "./health-metrics.ts";

const well: Health = {
  status: "ok",
  log: { position: 97 },
  rows: { position: 95, lag: 2, setAside: 1, rebuilding: null, trouble: null },
  relay: null,
};

const linesOf = (health: Health): readonly string[] =>
  exposition(healthMetrics(health, ["bail", "delays"]))
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

test("a service on PostgreSQL tells of its log, of each projection and of what is set aside", () => {
  expect(linesOf(well)).toEqual([
    'tareekh_status{status="ok"} 1',
    'tareekh_status{status="behind"} 0',
    'tareekh_status{status="unavailable"} 0',
    "tareekh_log_head_position 97",
    'tareekh_projection_position{projection="bail"} 95',
    'tareekh_projection_position{projection="delays"} 95',
    'tareekh_projection_lag_events{projection="bail"} 2',
    'tareekh_projection_lag_events{projection="delays"} 2',
    "tareekh_set_aside_cases 1",
    "tareekh_projector_trouble 0",
  ]);
});

test("on EventStoreDB it tells of its relay too, in seconds", () => {
  const relay = {
    state: "interrupted",
    lagMs: 2_500,
    interruptions: 3,
    setAside: 1,
    trouble: "connect ECONNREFUSED",
  } as const;
  const lines = linesOf({ ...well, relay });
  expect(lines.filter((line) => line.startsWith("tareekh_relay_"))).toEqual([
    'tareekh_relay_state{state="starting"} 0',
    'tareekh_relay_state{state="catching-up"} 0',
    'tareekh_relay_state{state="live"} 0',
    'tareekh_relay_state{state="interrupted"} 1',
    "tareekh_relay_lag_seconds 2.5",
    "tareekh_relay_interruptions_total 3",
    "tareekh_relay_set_aside_streams 1",
  ]);
  expect(linesOf({ ...well, relay: { ...relay, lagMs: null } }).join()).not.toContain("relay_lag_seconds");
});

test("while the database does not answer, what nobody knows is absent", () => {
  expect(linesOf({ status: "unavailable", log: null, rows: null, relay: null })).toEqual([
    'tareekh_status{status="ok"} 0',
    'tareekh_status{status="behind"} 0',
    'tareekh_status{status="unavailable"} 1',
  ]);
});

test("a rebuild tells how much is left of it, and a projector that fails that it does", () => {
  const rows = {
    ...well.rows,
    position: 95,
    lag: 2,
    setAside: 1,
    rebuilding: { done: 30, total: 97 },
    trouble: "down",
  };
  expect(linesOf({ ...well, rows })).toEqual(
    expect.arrayContaining(["tareekh_rebuild_left_events 67", "tareekh_projector_trouble 1"]),
  );
});
