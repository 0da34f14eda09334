/** Every JSON route, in the order in which the reference lists them. */
import { caseListRoutes } from "./case-list.ts";
import { caseRoutes } from "./cases.ts";
import { catalogueRoutes } from "./catalogue.ts";
import { healthRoutes } from "./health.ts";
import { described } from "./openapi.ts";
import { timelineRoutes } from "./timeline.ts";

export const { routes, document } = described([
  ...caseListRoutes,
  ...caseRoutes,
  ...timelineRoutes,
  ...catalogueRoutes,
  ...healthRoutes,
]);
