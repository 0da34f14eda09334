/** How the service is, in numbers: the same as `/health` tells whoever has signed in. */
import type { Health } from "../use-cases/health.ts";
import type { Metric, Sample } from "./exposition.ts";

/** One of several states: 1 for that which holds, 0 for the others, so that a graph shows how each began and ended. */
const stateSamples = (states: readonly string[], holds: string | null, label: string): readonly Sample[] =>
  holds === null
    ? []
    : states.map((state) => ({ value: state === holds ? 1 : 0, labels: { [label]: state } }));

const one = (value: number | null | undefined): readonly Sample[] =>
  value === null || value === undefined ? [] : [{ value }];

const statuses = ["ok", "behind", "unavailable"] as const satisfies readonly Health["status"][];
const relayStates = [
  "starting",
  "catching-up",
  "live",
  "interrupted",
] as const satisfies readonly NonNullable<Health["relay"]>["state"][];

/**
 * @param projections the names of those whose rows are kept. The rows of a case are written together, so all of them
 *   stand at one position; each has a line of its own, as alerts are written for what they protect.
 */
export const healthMetrics = (
  { status, log, rows, relay }: Health,
  projections: readonly string[],
): readonly Metric[] => {
  const each = (value: number | undefined): readonly Sample[] =>
    value === undefined ? [] : projections.map((projection) => ({ value, labels: { projection } }));
  return [
    {
      name: "tareekh_status",
      type: "gauge",
      help: "1 for how the service is, 0 for how it is not. behind: lists and figures do not follow at the moment; unavailable: nothing can be recorded, or where the process does not serve, it fails at what it is there for",
      samples: stateSamples(statuses, status, "status"),
    },
    {
      name: "tareekh_log_head_position",
      type: "gauge",
      help: "The last position of the log. Absent where the log does not answer",
      samples: one(log?.position),
    },
    {
      name: "tareekh_projection_position",
      type: "gauge",
      help: "Every event up to this position of the log is in the rows of the projection, or its case is set aside",
      samples: each(rows?.position),
    },
    {
      name: "tareekh_projection_lag_events",
      type: "gauge",
      help: "Events that the rows of the projection do not rest on yet",
      samples: each(rows?.lag),
    },
    {
      name: "tareekh_set_aside_cases",
      type: "gauge",
      help: "Cases that could not be projected, and stand in no list and no figure",
      samples: one(rows?.setAside),
    },
    {
      name: "tareekh_projector_trouble",
      type: "gauge",
      help: "1 while the projector fails, as /health says by what; 0 while it does not",
      samples: rows === null ? [] : one(rows.trouble === null ? 0 : 1),
    },
    {
      name: "tareekh_rebuild_left_events",
      type: "gauge",
      help: "Events that a rebuild has still to project. Absent where none goes on",
      samples: rows?.rebuilding == null ? [] : one(rows.rebuilding.total - rows.rebuilding.done),
    },
    {
      name: "tareekh_relay_state",
      type: "gauge",
      help: "1 for the state of the relay, 0 for the others. Absent where the log is PostgreSQL's own",
      samples: stateSamples(relayStates, relay?.state ?? null, "state"),
    },
    {
      name: "tareekh_relay_lag_seconds",
      type: "gauge",
      help: "Seconds since the replica had all that was appended. Absent until it had",
      samples: relay?.lagMs == null ? [] : one(relay.lagMs / 1000),
    },
    {
      name: "tareekh_relay_interruptions_total",
      type: "counter",
      help: "How often the relay had to begin again since it was started",
      samples: one(relay?.interruptions),
    },
    {
      name: "tareekh_relay_set_aside_streams",
      type: "gauge",
      help: "Streams that the relay cannot copy any further",
      samples: one(relay?.setAside),
    },
  ];
};
