import { createMiddleware } from "hono/factory";
import { expect, test } from "vitest";
import type { AppEnv } from "../page-context.ts";
import { appAround } from "../testing/app-around.ts";
import { SESSION_SECONDS, sessionsOf } from "./session.ts";
import { signedInOnly } from "./signed-in.ts";

const NOW = 1_700_000_000_000;
const sessions = sessionsOf("the-token-of-the-office");
/** As a browser knows it that asks under 127.0.0.1:4400. */
const cookie = "tareekh-session-4400";
const host = "127.0.0.1:4400";
const app = appAround(signedInOnly({ sessions, now: () => NOW }));
const asked = (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { host, ...headers } });

test("a stranger is told to sign in, and how", async () => {
  const answer = await asked("/api/cases");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Tareekh"');
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining("sign-in link") });
});

test.each(["/health", "/sign-in", "/assets/style.css", "/favicon.ico"])(
  "%s is open to strangers",
  async (path) => {
    expect((await asked(path)).status).toBe(200);
  },
);

test.each(["/healthy", "/sign-in/", "/assets", "/api/assets/", "/"])("%s is not", async (path) => {
  expect((await asked(path)).status).toBe(401);
});

test("the bearer token signs a program in", async () => {
  const answer = await asked("/", { authorization: "Bearer the-token-of-the-office" });
  expect(await answer.json()).toEqual({ by: "administrator" });
});

test.each([
  "Bearer another-token-altogether",
  "Bearer the-token-of-the-offic",
  "Basic the-token-of-the-office",
  "the-token-of-the-office",
  "Bearer",
])("%j signs nobody in", async (authorization) => {
  expect((await asked("/", { authorization })).status).toBe(401);
});

test("a session signs a browser in", async () => {
  const answer = await asked("/", { cookie: `${cookie}=${sessions.begin(NOW)}` });
  expect(await answer.json()).toEqual({ by: "administrator" });
});

test("the token itself in the cookie does not", async () => {
  expect((await asked("/", { cookie: `${cookie}=the-token-of-the-office` })).status).toBe(401);
});

test("a session of another store on this machine does not", async () => {
  expect((await asked("/", { cookie: `tareekh-session-4401=${sessions.begin(NOW)}` })).status).toBe(401);
});

test("a wrong token is not made good by a session beside it", async () => {
  const headers = { authorization: "Bearer wrong", cookie: `${cookie}=${sessions.begin(NOW)}` };
  expect((await asked("/", headers)).status).toBe(401);
});

test("while an answer goes on, it can be asked whether who asked still may: a session runs out, a token does not", async () => {
  let now = NOW;
  const still: (() => boolean)[] = [];
  const going = appAround(
    signedInOnly({ sessions, now: () => now }),
    createMiddleware<AppEnv>(async (c, next) => {
      still.push(c.get("stillSignedIn"));
      await next();
    }),
  );
  await going.request("/", { headers: { host, cookie: `${cookie}=${sessions.begin(NOW)}` } });
  await going.request("/", { headers: { authorization: "Bearer the-token-of-the-office" } });
  const asking = () => still.map((may) => may());
  expect(asking()).toEqual([true, true]);
  now += SESSION_SECONDS * 1000;
  expect(asking()).toEqual([false, true]);
});
