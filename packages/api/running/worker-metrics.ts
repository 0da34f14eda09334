/** How a process is that does not serve, in numbers: the same as its `/health` tells whoever sends the token. */
import type { Metric } from "../metrics/exposition.ts";
import { healthMetrics } from "../metrics/health-metrics.ts";
import type { WorkerHealth } from "./worker-health.ts";

/** @param projections the names of those whose rows are kept */
export const workerMetrics = (health: WorkerHealth, projections: readonly string[]): readonly Metric[] => [
  ...healthMetrics(health, projections),
  {
    name: "tareekh_parts_held",
    type: "gauge",
    help: "How many of the parts into which the cases are divided this process projects",
    samples: health.parts === null ? [] : [{ value: health.parts.length }],
  },
  {
    name: "tareekh_part_position",
    type: "gauge",
    help: "Every event of the part's cases up to this position of the log is projected. Absent for what others project",
    samples: (health.parts ?? []).map(({ part, position }) => ({
      value: position,
      labels: { part: String(part) },
    })),
  },
];
