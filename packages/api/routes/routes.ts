/** Every JSON route, in the order in which the reference lists them. */
import { catalogueRoutes } from "./catalogue.ts";
import { healthRoutes } from "./health.ts";
import { described } from "./openapi.ts";

export const { routes, document } = described([...catalogueRoutes, ...healthRoutes]);
