/** Every route of the API, in the order in which the reference lists them. */
import { adjournmentRoutes } from "./adjournments.ts";
import { bailRoutes } from "./bail.ts";
import { caseDelayRoutes } from "./case-delays.ts";
import { caseListRoutes } from "./case-list.ts";
import { caseRoutes } from "./cases.ts";
import { catalogueRoutes } from "./catalogue.ts";
import { compensationRoutes } from "./compensation.ts";
import { completenessRoutes } from "./completeness.ts";
import { delayRoutes } from "./delays.ts";
import { healthRoutes } from "./health.ts";
import { hearingRoutes } from "./hearings.ts";
import { intimidationRoutes } from "./intimidation.ts";
import { liveRoutes } from "./live.ts";
import { metricsRoutes } from "./metrics.ts";
import { described } from "./openapi.ts";
import { outcomeRoutes } from "./outcomes.ts";
import { pendencyRoutes } from "./pendency.ts";
import { releaseRoutes } from "./releases.ts";
import { stageRoutes } from "./stages.ts";
import { timelineRoutes } from "./timeline.ts";

export const { routes, document } = described([
  ...caseListRoutes,
  ...caseRoutes,
  ...timelineRoutes,
  ...caseDelayRoutes,
  ...delayRoutes,
  ...outcomeRoutes,
  ...stageRoutes,
  ...pendencyRoutes,
  ...adjournmentRoutes,
  ...completenessRoutes,
  ...compensationRoutes,
  ...bailRoutes,
  ...intimidationRoutes,
  ...hearingRoutes,
  ...releaseRoutes,
  ...catalogueRoutes,
  ...liveRoutes,
  ...healthRoutes,
  ...metricsRoutes,
]);
