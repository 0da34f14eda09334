/**
 * Signing in from a browser: by the link that was printed at the start, or by the token typed into a form; and out.
 */
import type { Context } from "hono";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import type { AppEnv, Pages } from "../page-context.ts";
import { SESSION_SECONDS } from "./session.ts";
import { type SignInNeeds, sessionCookie } from "./signed-in.ts";

const form = (refused: boolean) => html`
  ${refused ? html`<p role="alert">This is not the token with which Tareekh was started this time.</p>` : ""}
  <p>Open the sign-in link that Tareekh printed when it started, or enter its token here.</p>
  <form class="stack" method="post" action="/sign-in">
    <div><label for="token">Token</label>
    <input id="token" name="token" type="password" autocomplete="current-password" required></div>
    <div><button class="main">Sign in</button></div>
  </form>`;

export const signInRoutes = (pages: Pages, needs: SignInNeeds): Hono<AppEnv> => {
  const attempt = async (c: Context<AppEnv>, token: string): Promise<Response> => {
    const reader = needs.readers?.isToken(token) === true;
    const sessions = reader ? needs.readers : needs.sessions;
    if (sessions?.isToken(token) !== true) {
      const page = pages.frame({ title: "Sign in", body: form(true), signedIn: null });
      return c.html(await page, 401);
    }
    setCookie(c, sessionCookie(c), sessions.begin(needs.now()), {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
      maxAge: SESSION_SECONDS,
    });
    return c.redirect(reader ? "/releases" : "/", 303);
  };

  return new Hono<AppEnv>()
    .get("/sign-in", async (c) => {
      const token = c.req.query("token");
      return token === undefined
        ? c.html(await pages.frame({ title: "Sign in", body: form(false), signedIn: null }))
        : attempt(c, token);
    })
    .post("/sign-in", async (c) => {
      const { token } = await c.req.parseBody();
      return attempt(c, typeof token === "string" ? token.trim() : "");
    })
    .post("/sign-out", async (c) => {
      await needs.onSignOut(c.get("signedIn"));
      const session = getCookie(c, sessionCookie(c));
      if (session !== undefined)
        for (const sessions of [needs.sessions, needs.readers]) sessions?.end(session, needs.now());
      deleteCookie(c, sessionCookie(c), { path: "/" });
      // Drafts of forms are kept on the device until they are saved; whoever signs out leaves none to the next person.
      c.header("Clear-Site-Data", '"storage"');
      return c.redirect("/sign-in", 303);
    });
};
