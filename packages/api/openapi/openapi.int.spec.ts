import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../routes/routes.ts";
import { type TemporaryApp, temporaryApp } from "../testing/temporary-app.ts";
import type { OpenApiDocument } from "./document.ts";

let app: TemporaryApp;
let document: OpenApiDocument;
beforeAll(async () => {
  app = await temporaryApp();
  document = (await (await app.ask("/openapi.json")).json()) as OpenApiDocument;
});
afterAll(() => app.close());

const redocly = join(
  dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")),
  "bin",
  "cli.js",
);

/** Offline: the linter neither reports that it ran nor asks for a newer version of itself. */
const lint = (file: string) =>
  promisify(execFile)(process.execPath, [redocly, "lint", file, "--format", "json"], {
    env: {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    },
    maxBuffer: 16 * 1024 * 1024,
  });

describe("the OpenAPI document", () => {
  test("passes the linter without an error or a warning", async () => {
    const file = join(app.directory, "openapi.json");
    writeFileSync(file, JSON.stringify(document));
    const { stdout } = await lint(file);
    const { totals, problems } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
  });

  test("describes every route of the app, and nothing that the app does not have", () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const served = routes.map(({ description }) => `${description.method} ${description.path}`);
    expect(documented.toSorted()).toEqual(served.toSorted());
    expect(new Set(served).size).toBe(served.length);
  });

  test("each route that it describes is answered by the app", async () => {
    for (const { description } of routes) {
      const path = description.path.replaceAll(/\{\w+\}/g, "none");
      const answer = await app.ask(path, { method: description.method.toUpperCase() });
      expect.soft([description.path, answer.status]).not.toEqual([description.path, 405]);
      const problem = answer.ok ? {} : ((await answer.json()) as { readonly detail?: string });
      expect.soft(problem.detail ?? "").not.toContain("Nothing is found under this address");
    }
  });

  test("is not shown to strangers", async () => {
    expect((await app.askAsStranger("/openapi.json")).status).toBe(401);
    expect((await app.askAsStranger("/reference")).status).toBe(401);
  });
});

describe("the reference page", () => {
  test("tells of every route, every kind of problem and every event, from our own files alone", async () => {
    const page = await (await app.ask("/reference", { headers: { accept: "text/html" } })).text();
    for (const { description } of routes) expect.soft(page).toContain(`id="${description.operationId}"`);
    for (const name of Object.keys(document.components.schemas)) {
      if (name.startsWith("Event.")) expect.soft(page).toContain(`id="event-${name.slice("Event.".length)}"`);
    }
    expect(page).toContain('id="problem-not-signed-in"');
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).not.toContain("<script");
  });
});
