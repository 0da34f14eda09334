/**
 * Signing in from a browser: by a link that holds the token, or by the token typed into a form; and out.
 *
 * A link shows a page with one button, which sends the token. So a session is begun by what a person does here, and not by
 * whatever follows an address; and it holds at once, where that link stood in a mail or on another site's page: its cookie
 * is `SameSite=Strict`, and would not be sent with what follows upon a page of elsewhere.
 */
import type { Context } from "hono";
import { Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import type { AppEnv, Html, Pages, SignedIn } from "../page-context.ts";
import { sentForm } from "../sent-form.ts";
import { SESSION_SECONDS, type Sessions } from "./session.ts";
import { type SignInNeeds, sessionCookie } from "./signed-in.ts";

const form = (refused: boolean) => html`
  ${refused ? html`<p role="alert">This is no token with which Tareekh was started this time.</p>` : ""}
  <p>Open the sign-in link that Tareekh printed when it started, or that you were sent; or enter the token here.</p>
  <form class="stack" method="post" action="/sign-in">
    <div><label for="token">Token</label>
    <input id="token" name="token" type="password" autocomplete="current-password" required></div>
    <div><button class="main">Sign in</button></div>
  </form>`;

type Role = SignedIn["role"];

/** What a link shows whose token is right. */
const ofLink = (token: string, role: Role) => html`
  <p>${role === "administrator" ? "This link signs you in as the administrator." : "This link signs you in to read releases, and nothing else."}</p>
  <form class="stack" method="post" action="/sign-in">
    <input type="hidden" name="token" value="${token}">
    <div><button class="main">Sign in</button></div>
  </form>`;

/** The administrator is not left with less than before without being told. */
const insteadOfAdministrator = (token: string) => html`
  <p role="alert">You are signed in as the administrator in this browser. This token is one with which releases are read, and nothing else: to record again you would have to sign in anew.</p>
  <form class="stack" method="post" action="/sign-in">
    <input type="hidden" name="token" value="${token}">
    <input type="hidden" name="instead" value="yes">
    <div><button>Sign in to read releases instead</button></div>
  </form>
  <p><a class="button main" href="/">Stay signed in as the administrator</a></p>`;

export const signInRoutes = (pages: Pages, needs: SignInNeeds): Hono<AppEnv> => {
  const show = async (c: Context<AppEnv>, body: Html, status: 200 | 401 | 409 = 200): Promise<Response> =>
    c.html(await pages.frame({ title: "Sign in", body, signedIn: null }), status);

  /** Whose token it is, and the sessions that stand for it. */
  const holderOf = (token: string): { readonly role: Role; readonly sessions: Sessions } | null => {
    if (needs.readers?.isToken(token)) return { role: "release-reader", sessions: needs.readers };
    return needs.sessions.isToken(token) ? { role: "administrator", sessions: needs.sessions } : null;
  };

  return new Hono<AppEnv>()
    .get("/sign-in", async (c) => {
      const token = c.req.query("token");
      if (token === undefined) return show(c, form(false));
      const holder = holderOf(token);
      return holder === null ? show(c, form(true), 401) : show(c, ofLink(token, holder.role));
    })
    .post("/sign-in", async (c) => {
      const sent = await sentForm(c);
      const token = String(sent.get("token") ?? "").trim();
      const holder = holderOf(token);
      if (holder === null) return show(c, form(true), 401);
      const { role, sessions } = holder;
      const isLess = role === "release-reader" && c.get("signedIn")?.role === "administrator";
      if (isLess && !sent.has("instead")) return show(c, insteadOfAdministrator(token), 409);
      setCookie(c, sessionCookie(c), sessions.begin(needs.now()), {
        httpOnly: true,
        sameSite: "Strict",
        path: "/",
        maxAge: SESSION_SECONDS,
      });
      return c.redirect(role === "release-reader" ? "/releases" : "/", 303);
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
