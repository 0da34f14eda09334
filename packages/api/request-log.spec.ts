import { type Effect, Layer, Logger, ManagedRuntime, References } from "effect";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv, Run } from "./page-context.ts";
import { requestLog } from "./request-log.ts";

const logged = async (path: string, method = "GET") => {
  const lines: unknown[] = [];
  const logger = Logger.make((line) => lines.push(Logger.formatStructured.log(line)));
  const runtime = ManagedRuntime.make(
    Layer.merge(Logger.layer([logger]), Layer.succeed(References.MinimumLogLevel, "All")),
  );
  const run = ((effect: Effect.Effect<unknown>) => runtime.runPromise(effect)) as Run;
  const app = new Hono<AppEnv>()
    .use(requestLog(run))
    .get("/api/cases/:caseId", (c) => c.text("a case"))
    .post("/api/cases/:caseId/events", (c) => c.text("recorded", 201))
    .get("/imports/file", (c) => c.text("a file"))
    .get("/imports/:id", (c) => c.text("an import"))
    .use("/api/*", async (_, next) => next())
    .use((_, next) => next());
  await app.request(path, { method });
  return lines as readonly {
    readonly level: string;
    readonly annotations: { readonly path: string; readonly status: number; readonly request: string };
  }[];
};

test("a request is logged with how it ended and how long it took", async () => {
  const [line] = await logged("/api/cases/case-1");
  expect(line?.annotations).toMatchObject({ method: "GET", path: "/api/cases/:caseId", status: 200 });
  expect(line?.annotations).toHaveProperty("milliseconds", expect.any(Number));
});

test.each([
  ["/api/cases/case-1", "/api/cases/:caseId"],
  ["/imports/file", "/imports/file"],
  ["/imports/import-1", "/imports/:id"],
])("%s is logged as the route that answered it, whatever else it would fit", async (path, route) => {
  expect((await logged(path))[0]?.annotations.path).toBe(route);
});

test("what was searched for, and for which case, stays out of the log", async () => {
  const lines = await logged("/api/cases/case-of-reena?q=Reena&token=secret");
  expect(JSON.stringify(lines)).not.toMatch(/reena|secret/i);
});

test("an address that nobody serves is not repeated in the log either", async () => {
  const lines = await logged("/Reena-of-Kolkata");
  expect(JSON.stringify(lines)).not.toContain("Reena");
  expect(lines[0]?.annotations.status).toBe(404);
});

test("writes and what went wrong are told to whoever runs the server; reads only to whoever looks for a fault", async () => {
  expect((await logged("/api/cases/1/events", "POST"))[0]?.level).toBe("INFO");
  expect((await logged("/nowhere"))[0]?.level).toBe("INFO");
  expect((await logged("/api/cases/1"))[0]?.level).toBe("DEBUG");
});

test("two requests are told apart", async () => {
  const [first] = await logged("/nowhere");
  const [second] = await logged("/nowhere");
  expect(first?.annotations.request).not.toBe(second?.annotations.request);
});
