import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AppEnv, SignedIn } from "../page-context.ts";
import { barePages } from "../testing/bare-pages.ts";
import { sessionsOf } from "./session.ts";
import { signInRoutes } from "./sign-in.ts";
import { sessionCookie, signedInOnly } from "./signed-in.ts";

const NOW = 1_700_000_000_000;
const TOKEN = "the/token+of the=office";
const signedOut: string[] = [];
const needs = {
  sessions: sessionsOf(TOKEN),
  cookie: sessionCookie(4400),
  now: () => NOW,
  onSignOut: async ({ name }: SignedIn) => {
    signedOut.push(name);
  },
};
const app = new Hono<AppEnv>()
  .use(signedInOnly(needs))
  .route("/", signInRoutes(barePages(), needs))
  .get("/", (c) => c.text(`signed in as ${c.get("signedIn").name}`))
  .onError((_, c) => c.text("refused", 401));

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

test("signing out ends the browser's session, and leaves no draft on the device", async () => {
  const headers = { cookie: `${needs.cookie}=${needs.sessions.begin(NOW)}` };
  const answer = await app.request("/sign-out", { method: "POST", headers });
  expect(answer.status).toBe(303);
  expect(cookieOf(answer)).toMatch(new RegExp(`^${needs.cookie}=; Max-Age=0`));
  expect(answer.headers.get("clear-site-data")).toBe('"storage"');
  expect(signedOut).toEqual(["administrator"]);
});
