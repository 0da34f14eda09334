import { LogError, LogUnavailable } from "@tareekh/core/log/event-log.ts";
import { type Effect, Logger, ManagedRuntime } from "effect";
import { Hono } from "hono";
import { beforeEach, describe, expect, test } from "vitest";
import type { AppEnv, Run } from "./page-context.ts";
import { type Problem, ProblemRaised } from "./problem.ts";
import { problemResponses } from "./problem-response.ts";
import { barePages } from "./testing/bare-pages.ts";

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
});
const logger = Logger.make((line) => lines.push(Logger.formatJson.log(line)));
const runtime = ManagedRuntime.make(Logger.layer([logger]));
const run = ((effect: Effect.Effect<unknown>) => runtime.runPromise(effect)) as Run;

const REQUEST = "0b7d1a52-4a8e-4b8f-9e52-1b9a6a8d3c11";
const { onError, notFound } = problemResponses(barePages(), run);
const app = new Hono<AppEnv>()
  .use(async (c, next) => {
    c.set("requestId", REQUEST);
    await next();
  })
  .get("/api/fault", () => {
    throw new Error("password of the database is hunter2");
  })
  .get("/api/live", () => {
    throw new ProblemRaised("busy", "As many listen as can.", { headers: { "retry-after": "30" } });
  })
  .get("/api/unavailable", () => {
    throw new LogError({
      reason: new LogUnavailable({ doing: "reading", cause: new Error("ECONNREFUSED") }),
    });
  });
app.onError(onError);
app.notFound(notFound);

const HTML = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };

describe("a fault of ours", () => {
  test("is told without its details, with the id under which the log has them", async () => {
    const answer = await app.request("/api/fault");
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(text).not.toContain("hunter2");
    expect((JSON.parse(text) as Problem).instance).toBe(`urn:uuid:${REQUEST}`);
    expect(lines.join()).toContain("hunter2");
    expect(lines.join()).toContain(REQUEST);
  });
});

test("a store that does not answer is 503, says when to ask again, and is logged", async () => {
  const answer = await app.request("/api/unavailable");
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await answer.text()).not.toContain("ECONNREFUSED");
  expect(lines.join()).toContain("ECONNREFUSED");
});

test("that as many are served as can be is told to whoever asks, and is no line among the errors", async () => {
  const answer = await app.request("/api/live");
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "30"]);
  expect(lines).toEqual([]);
});

test("what a person did wrong is no line among the errors", async () => {
  await app.request("/api/nothing");
  expect(lines).toEqual([]);
});

describe("whoever asks is told in their own way", () => {
  test("a browser gets a page", async () => {
    const answer = await app.request("/nowhere", HTML);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(await answer.text()).toContain("Nothing is found under this address");
  });

  test("a program gets a problem document, also where it does not say what it takes", async () => {
    for (const headers of [{}, { accept: "*/*" }, { accept: "application/json" }]) {
      const answer = await app.request("/nowhere", { headers });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  test("under /api it is a problem document whoever asks", async () => {
    const answer = await app.request("/api/nowhere", HTML);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  });
});
