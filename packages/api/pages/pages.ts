/** The pages: every route that answers with HTML, and the frame and the errors that others show in it. */
import { Hono } from "hono";
import { compress } from "hono/compress";
import { html } from "hono/html";
import type { AppEnv, PageContext, Pages } from "../page-context.ts";
import { onlyAskedParameters } from "./asked-parameters.ts";
import { assetRoutes } from "./asset-files.ts";
import { caseListRoutes } from "./cases/case-list-routes.ts";
import { caseRoutes } from "./cases/case-routes.ts";
import { errorPage } from "./error-page.ts";
import { figureRoutes } from "./figures/figure-routes.ts";
import { readBackRoutes } from "./forms/read-back-routes.ts";
import { importRoutes, importUploads } from "./importing/import-routes.ts";
import { layout } from "./layout.ts";
import { amendRoutes } from "./record/amend-routes.ts";
import { correctionRoutes } from "./record/correction-routes.ts";
import { courtDateRoutes } from "./record/court-date-routes.ts";
import { eventRoutes } from "./record/event-routes.ts";
import { newCaseRoutes } from "./record/new-case.ts";
import { releaseRoutes } from "./releases/release-routes.ts";
import { en } from "./words/en.ts";

export const pages = (context: PageContext): Pages => ({
  routes: new Hono<AppEnv>()
    .route("/", assetRoutes)
    // Pages hold no secret beside what the reader typed, so that compressing them gives nothing away.
    .use(compress())
    .use(onlyAskedParameters)
    .route("/", caseListRoutes(context))
    .route("/", figureRoutes(context))
    .route("/", importRoutes(context))
    .route("/", releaseRoutes(context))
    .route("/", readBackRoutes)
    .route("/", newCaseRoutes(context))
    .route("/", caseRoutes(context))
    .route("/", eventRoutes(context))
    .route("/", correctionRoutes(context))
    .route("/", courtDateRoutes(context))
    .route("/", amendRoutes(context)),
  uploads: importUploads,
  frame: ({ title, body, signedIn }) =>
    layout(en, { title, signedIn, body: html`<div class="stack narrow"><h1>${title}</h1>${body}</div>` }),
  problem: (problem, signedIn) => errorPage(en, problem, signedIn),
});
