import { Hono } from "hono";
import { beforeEach, expect, test } from "vitest";
import type { AppEnv, SignedIn } from "../page-context.ts";
import { problemOfError } from "../problem-of-error.ts";
import { barePages } from "../testing/bare-pages.ts";
import { sessionsOf } from "./session.ts";
import { signInRoutes } from "./sign-in.ts";
import { type SignInNeeds, signedInOnly } from "./signed-in.ts";

const NOW = 1_700_000_000_000;
const TOKEN = "the/token+of the=office";
const READERS = "the-token-of-releases";
const signedOut: string[] = [];
beforeEach(() => {
  signedOut.length = 0;
});
const needs: SignInNeeds = {
  sessions: sessionsOf(TOKEN),
  readers: sessionsOf(READERS),
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
/** As the whole app tells what goes wrong. */
const told = serving(needs).onError((error, c) => {
  const known = problemOfError(error);
  if (known === null) throw error;
  return c.json(known.problem, known.problem.status as 400);
});

/** As a browser knows it that asks under http://localhost. */
const COOKIE = "tareekh-session-80";

const cookieOf = (answer: Response) => answer.headers.get("set-cookie") ?? "";

const typed = (token: string, headers: Record<string, string> = {}, more: Record<string, string> = {}) =>
  app.request("/sign-in", { method: "POST", headers, body: new URLSearchParams({ token, ...more }) });

/** What a page's one form would send. */
const formOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
      ([, name = "", value = ""]) => [name, value],
    ),
  );

test("the link signs nobody in by being followed: it shows a button that does, and says as whom", async () => {
  const answer = await app.request(`/sign-in?token=${encodeURIComponent(TOKEN)}`);
  expect([answer.status, cookieOf(answer)]).toEqual([200, ""]);
  const page = await answer.text();
  expect(page).toContain("signs you in as the administrator");
  expect(formOf(page)).toEqual({ token: TOKEN });
  const reading = await (await app.request(`/sign-in?token=${READERS}`)).text();
  expect(reading).toContain("to read releases, and nothing else");
});

test("its button signs in and leads to the cases, leaving the token behind", async () => {
  const answer = await typed(TOKEN);
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
    await app.request("/sign-in", { method: "POST", body: new URLSearchParams() }),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(401);
    expect(cookieOf(answer)).toBe("");
    expect(await answer.text()).toContain('role="alert"');
  }
});

test("whoever has the token of releases is led to them", async () => {
  const answer = await typed(READERS);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/releases"]);
});

test("a link to releases does not take the administrator's session away without a word", async () => {
  const cookie = (await typed(TOKEN)).headers.get("set-cookie")?.split(";")[0] ?? "";
  const answer = await typed(READERS, { cookie });
  expect([answer.status, cookieOf(answer)]).toEqual([409, ""]);
  const page = await answer.text();
  expect(page).toContain("You are signed in as the administrator in this browser");
  const { token = "", ...more } = formOf(page);
  const instead = await typed(token, { cookie }, more);
  expect([instead.status, instead.headers.get("location")]).toEqual([303, "/releases"]);
});

test("the administrator who signs in over a session of releases is asked nothing", async () => {
  const cookie = (await typed(READERS)).headers.get("set-cookie")?.split(";")[0] ?? "";
  expect((await typed(TOKEN, { cookie })).headers.get("location")).toBe("/");
});

test("what is no form is the sender's mistake, also a stranger's", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const answer = await told.request("/sign-in", { method: "POST", headers, body: "garbage" });
  expect(answer.status).toBe(400);
  expect((await told.request("/sign-in", { method: "POST" })).status).toBe(415);
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
