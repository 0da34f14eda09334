/**
 * What a page is given, and what it gives back: the seam between the app and `pages/`.
 *
 * A page asks through the use cases (`use-cases/`, a file each, shared with the JSON routes) and runs them with
 * `run`; it never meets the log, the database or a key. Errors need no handling in a page unless it has something
 * better to show (a form with what was refused beside its fields): whatever `run` rejects with becomes a problem
 * (`problem.ts`), and the app shows it through `Pages.problem`.
 */
import type { Effect } from "effect";
import type { Hono } from "hono";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Problem } from "./problem.ts";
import type { AppServices } from "./services.ts";

/**
 * Who has signed in. Until people have accounts there are two: the built-in administrator, and whoever has the token with
 * which releases are read, and nothing else.
 */
export interface SignedIn {
  /** Recorded as `by` of what they record. */
  readonly name: string;
  readonly role: "administrator" | "release-reader";
}

/** What the app knows of a request by the time a page or route sees it. */
export interface AppEnv {
  readonly Variables: {
    /** Set for every path but those that are open to strangers (`/health`, `/sign-in`, `/assets/…`). */
    readonly signedIn: SignedIn;
    /** Whether they still are: what they signed in with may have run out while an answer goes on. */
    readonly stillSignedIn: () => boolean;
    /** Also in the log and in the `instance` of a problem. */
    readonly requestId: string;
  };
}

/** Runs a use case to its answer; rejects with its typed error (a `UseCaseError`) as it is. */
export type Run = <A, E>(effect: Effect.Effect<A, E, AppServices>) => Promise<A>;

/** Runs what asks for none of the services: a line in the log. */
export type RunAlone = <A, E>(effect: Effect.Effect<A, E>) => Promise<A>;

export interface PageContext {
  readonly run: Run;
  /** The day that it is in India, for "days until" and the like. Never stored, never passed into a projection. */
  readonly today: () => Promise<string>;
}

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/**
 * What `pages/pages.ts` exports as `pages: (context: PageContext) => Pages`.
 *
 * Forms need no token against forged requests: the session's cookie is `SameSite=Strict`, and the app refuses a
 * write whose `Origin` or `Sec-Fetch-Site` is another's before a page sees it. The Content-Security-Policy allows
 * scripts, styles, fonts and images from this server only, and none inline. Case data is sent with
 * `Cache-Control: no-store` unless a page's route says otherwise, which only `/assets/…` should.
 */
export interface Pages {
  /** Mounted at `/`; serves the pages and `/assets/…`. Bodies of forms are at most 1 MiB, but for `uploads`. */
  readonly routes: Hono<AppEnv>;
  /** Paths to which files are sent: their routes read the body as it comes, and bound it themselves. */
  readonly uploads: readonly string[];
  /** A page around a body that is not one of `pages/` (the API's reference, signing in and out). */
  readonly frame: (page: {
    readonly title: string;
    readonly body: Html;
    /** Null where a stranger sees it: no navigation to case data then. */
    readonly signedIn: SignedIn | null;
  }) => Html;
  /** An error as a page: its title, its detail (a sentence that says what to do) and its instance. */
  readonly problem: (problem: Problem, signedIn: SignedIn | null) => Html;
}
