/** Pages with nothing on them, for tests of what lies around the pages. */
import { Hono } from "hono";
import { html } from "hono/html";
import type { AppEnv, Pages } from "../page-context.ts";

export const barePages = (): Pages => ({
  routes: new Hono<AppEnv>()
    .get("/", (c) => c.html(html`<!doctype html><title>Cases</title>`))
    .get("/assets/style.css", (c) =>
      c.body("body{}", 200, { "content-type": "text/css", "cache-control": "max-age=60" }),
    ),
  uploads: [],
  frame: ({ title, body }) => html`<!doctype html><html lang="en"><title>${title}</title>${body}</html>`,
  problem: ({ title, detail }) => html`<!doctype html><title>${title}</title><p>${detail}</p>`,
});
