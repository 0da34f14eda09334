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

/** A cookie reaches every port of its host, so that two stores on one machine need two names. */
export const sessionCookie = (port: number): string => `tareekh-session-${port}`;

/** Paths that a stranger may see: that the server lives, how to sign in, and what the sign-in page is drawn with. */
const isOpen = (path: string): boolean =>
  path === "/health" || path === "/sign-in" || path === "/favicon.ico" || path.startsWith("/assets/");

export interface SignInNeeds {
  /** Done when somebody signs out: what they left open with us goes. */
  readonly onSignOut: (person: SignedIn) => Promise<void>;
  readonly sessions: Sessions;
  readonly cookie: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Who sent the request, if they have signed in. */
export const whoSent = (
  c: Context,
  { sessions, cookie, now }: Omit<SignInNeeds, "onSignOut">,
): SignedIn | undefined => {
  const token = bearerTokenOf(c);
  if (token !== undefined) return sessions.isToken(token) ? administrator : undefined;
  const session = getCookie(c, cookie);
  return session !== undefined && sessions.isSession(session, now()) ? administrator : undefined;
};

export const signedInOnly = (needs: Omit<SignInNeeds, "onSignOut">) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const person = whoSent(c, needs);
    if (person !== undefined) {
      c.set("signedIn", person);
      c.set("stillSignedIn", () => whoSent(c, needs) !== undefined);
    } else if (!isOpen(c.req.path)) {
      throw new ProblemRaised(
        "not-signed-in",
        "Open the sign-in link that Tareekh printed when it started; a program sends the same token as `Authorization: Bearer …`.",
        { headers: { "www-authenticate": 'Bearer realm="Tareekh"' } },
      );
    }
    await next();
  });
