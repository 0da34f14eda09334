/** Every JSON route, in the order in which the reference lists them. */
import { catalogueRoutes } from "./catalogue.ts";
import { healthRoutes } from "./health.ts";
import { openApiRoute } from "./openapi.ts";
import type { Route } from "./route.ts";

const asked: readonly Route[] = [...catalogueRoutes, ...healthRoutes];

export const routes: readonly Route[] = [...asked, openApiRoute(asked)];
