/** The pages of releases. */
import { Hono } from "hono";
import type { AppEnv, PageContext } from "../../page-context.ts";
import { readRelease, readReleases } from "../../releases/make-release.ts";
import { Publisher } from "../../releases/publisher.ts";
import { releaseParts } from "../../releases/release-csv.ts";
import { notFound, param, viewOf } from "../request.ts";
import { releasePage } from "./release-page.ts";
import { releasesPage } from "./releases-page.ts";

export const releaseRoutes = (context: PageContext) =>
  new Hono<AppEnv>()
    .get("/releases", async (c) =>
      c.html(await releasesPage(await viewOf(c, context), await context.run(readReleases))),
    )
    .get("/releases/:id", async (c) => {
      const only = c.req.query("table") ?? null;
      if (only !== null && !releaseParts.includes(only))
        throw notFound(`A release has no table ${only}. It has: ${releaseParts.join(", ")}.`);
      const release = await context.run(readRelease(param(c, "id")));
      const publisher = await context.run(Publisher);
      return c.html(await releasePage(await viewOf(c, context), { release, only, publisher }));
    });
