/** How the service is, in numbers, for Prometheus or whatever else watches over it. */
import { Schema } from "effect";
import { definitions } from "../definitions.ts";
import { CONTENT_TYPE, exposition } from "../metrics/exposition.ts";
import { healthMetrics } from "../metrics/health-metrics.ts";
import { health } from "../use-cases/health.ts";
import { decodeQuery, type Route } from "./route.ts";

const projections = definitions.projections.map(({ name }) => name);

const metrics: Route = {
  description: {
    method: "get",
    path: "/metrics",
    operationId: "readMetrics",
    tag: "service",
    summary: "How the service is, in numbers",
    description:
      "In the text format of Prometheus, version 0.0.4: the position of the log, the position and lag of each projection, cases that are set aside, and where the log is EventStoreDB the relay's state and lag. What is not known at the moment is absent. It answers also where the log does not; `tareekh_status` then says so. Like the details of `/health`, only to whoever has signed in: let Prometheus send the token (`authorization: {credentials: …}`).",
    answer: Schema.String,
    answerDescription: "The metrics",
    mediaType: "text/plain",
    csv: false,
    params: undefined,
    query: undefined,
    body: undefined,
  },
  respond: async (c, run) => {
    decodeQuery(undefined, c, false);
    return c.body(exposition(healthMetrics(await run(health), projections)), 200, {
      "content-type": CONTENT_TYPE,
    });
  },
};

export const metricsRoutes: readonly Route[] = [metrics];
