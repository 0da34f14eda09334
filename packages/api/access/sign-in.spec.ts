import { Hono } from "hono";
import { beforeEach, expect, test } from "vitest";
import type { AppEnv, SignedIn } from "../page-context.ts";
import { barePages } from "../testing/bare-pages.ts";
import { sessionsOf } from "./session.ts";
import { signInRoutes } from "./sign-in.ts";
import { type SignInNeeds, signedInOnly } from "./signed-in.ts";

const NOW = 1_700_000_000_000;
const TOKEN = "the/token+of the=office";
const signedOut: string[] = [];
beforeEach(() => {
  signedOut.length = 0;
});
const needs: SignInNeeds = {
  sessions: sessionsOf(TOKEN),
  now: () => NOW,
  onSignOut: async ({ name }: SignedIn) => {
    signedOut.push(name);
  },
};
const serving = (with_: SignInNeeds) =>
  new Hono<AppEnv>()
    .use(signedInOnly(with_))
    .route("/", signInRoutes(barePages(), with_))
    .get("/", (c) => c.text(`signed in as ${c.get("signedIn").name}`))
    .onError((_, c) => c.text("refused", 401));
const app = serving(needs);

/** As a browser knows it that asks under http://localhost. */
const COOKIE = "tareekh-session-80";

const cookieOf = (answer: Response) => answer.headers.get("set-cookie") ?? "";

test("the printed link signs in and leads to the cases, leaving the token behind", async () => {
  const answer = await app.request(`/sign-in?token=${encodeURIComponent(TOKEN)}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/");
  const cookie = cookieOf(answer);
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Strict/);
  expect(cookie).not.toContain("token");
  const cases = await app.request("/", { headers: { cookie: cookie.split(";")[0] ?? "" } });
  expect(await cases.text()).toBe("signed in as administrator");
});

test("the token can be typed in", async () => {
  const answer = await app.request("/sign-in", {
    method: "POST",
    body: new URLSearchParams({ token: ` ${TOKEN} ` }),
  });
  expect(answer.status).toBe(303);
  expect(cookieOf(answer)).not.toBe("");
});

test("behind a proxy that shares the requests among several processes, each takes the session that another began", async () => {
  const proxied = { host: "127.0.0.1:4400" };
  const one = serving({ ...needs, sessions: sessionsOf(TOKEN) });
  const another = serving({ ...needs, sessions: sessionsOf(TOKEN) });
  for (const [first, second] of [
    [one, another],
    [another, one],
  ] as const) {
    const signedIn = await first.request("/sign-in", {
      method: "POST",
      headers: proxied,
      body: new URLSearchParams({ token: TOKEN }),
    });
    const cookie = cookieOf(signedIn).split(";")[0] ?? "";
    expect(cookie).toMatch(/^tareekh-session-4400=./);
    const cases = await second.request("/", { headers: { ...proxied, cookie } });
    expect(cases.status).toBe(200);
  }
});

test("a wrong token is answered with the form and no session", async () => {
  const answers = [
    await app.request("/sign-in?token=wrong"),
    await app.request("/sign-in", { method: "POST", body: new URLSearchParams({ token: "wrong" }) }),
    await app.request("/sign-in", { method: "POST" }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(401);
    expect(cookieOf(answer)).toBe("");
    expect(await answer.text()).toContain('role="alert"');
  }
});

test("the token that was tried is not written into the page", async () => {
  const answer = await app.request("/sign-in?token=%3Cscript%3Ealert(1)");
  expect(await answer.text()).not.toContain("alert(1)");
});

test("a session that was signed out is refused, though its cookie was kept", async () => {
  const headers = { cookie: `${COOKIE}=${needs.sessions.begin(NOW)}` };
  expect((await app.request("/", { headers })).status).toBe(200);
  await app.request("/sign-out", { method: "POST", headers });
  expect((await app.request("/", { headers })).status).toBe(401);
});

test("signing out ends the browser's session, and leaves no draft on the device", async () => {
  const headers = { cookie: `${COOKIE}=${needs.sessions.begin(NOW)}` };
  const answer = await app.request("/sign-out", { method: "POST", headers });
  expect(answer.status).toBe(303);
  expect(cookieOf(answer)).toMatch(new RegExp(`^${COOKIE}=; Max-Age=0`));
  expect(answer.headers.get("clear-site-data")).toBe('"storage"');
  expect(signedOut).toEqual(["administrator"]);
});
