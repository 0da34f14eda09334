/**
 * Lets through who has signed in: by the bearer token (programs) or by a session's cookie (browsers).
 */
import type { Context } from "hono";
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { AppEnv, SignedIn } from "../page-context.ts";
import { ProblemRaised } from "../problem.ts";
import { bearerTokenOf } from "./bearer-token.ts";
import type { Sessions } from "./session.ts";

/** Who the token stands for, until people sign in under their own names. */
export const administrator: SignedIn = { name: "administrator", role: "administrator" };

/** Whoever reads releases, and nothing else. */
export const releaseReader: SignedIn = { name: "reader of releases", role: "release-reader" };

/**
 * The name of the cookie that bears a session. A cookie reaches every port of its host, so that two stores on one machine
 * need two names: it ends with the port under which the browser asks. That is not the one at which this process listens,
 * where a proxy shares the requests among several, who all take the same session.
 */
export const sessionCookie = (c: Context): string => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  return `tareekh-session-${/:(\d{1,5})$/.exec(host)?.[1] ?? "80"}`;
};

/** Paths that a stranger may see: that the server lives, how to sign in, and what the sign-in page is drawn with. */
const isOpen = (path: string): boolean =>
  path === "/health" || path === "/sign-in" || path === "/favicon.ico" || path.startsWith("/assets/");

export interface SignInNeeds {
  /** Done when somebody signs out: what they left open with us goes. */
  readonly onSignOut: (person: SignedIn) => Promise<void>;
  readonly sessions: Sessions;
  /** Of those who read releases and nothing else; absent where there is no token for them. */
  readonly readers?: Sessions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Who sent the request, if they have signed in. */
export const whoSent = (
  c: Context,
  { sessions, readers, now }: Omit<SignInNeeds, "onSignOut">,
): SignedIn | undefined => {
  const token = bearerTokenOf(c);
  const session = getCookie(c, sessionCookie(c));
  const signedInWith = (of: Sessions | undefined): boolean => {
    if (of === undefined) return false;
    return token === undefined ? session !== undefined && of.isSession(session, now()) : of.isToken(token);
  };
  if (signedInWith(sessions)) return administrator;
  return signedInWith(readers) ? releaseReader : undefined;
};

/** What those may ask who read releases and nothing else; they sign in and out as others do. */
const isOfReleases = (method: string, path: string): boolean =>
  path === "/sign-out" ||
  ((method === "GET" || method === "HEAD") && /^(?:\/api)?\/releases(?:\/|$)/.test(path));

const mayReadHere = ({ role }: SignedIn, c: Context): void => {
  if (role === "administrator" || isOfReleases(c.req.method, c.req.path)) return;
  throw new ProblemRaised(
    "releases-only",
    "With this token releases can be read, and nothing else: they are at /releases, and for a program at /api/releases.",
  );
};

export const signedInOnly = (needs: Omit<SignInNeeds, "onSignOut">) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const person = whoSent(c, needs);
    if (person !== undefined) {
      // To those who read releases, what is open to strangers tells no more than to these.
      if (person.role === "release-reader" && isOpen(c.req.path)) return next();
      c.set("signedIn", person);
      c.set("stillSignedIn", () => whoSent(c, needs) !== undefined);
      mayReadHere(person, c);
    } else if (!isOpen(c.req.path)) {
      throw new ProblemRaised(
        "not-signed-in",
        "Open the sign-in link that Tareekh printed when it started, or enter its token at /sign-in; a program sends the same token as `Authorization: Bearer …`.",
        { headers: { "www-authenticate": 'Bearer realm="Tareekh"' } },
      );
    }
    await next();
  });
