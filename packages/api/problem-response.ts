/** How a problem is sent: as a problem document to a program, as a page to a browser; and what of it is logged. */
import { Effect } from "effect";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv, Pages, RunAlone } from "./page-context.ts";
import { problemOf, problemType } from "./problem.ts";
import { type ProblemAnswer, problemOfError } from "./problem-of-error.ts";

const wantsPage = (c: Context): boolean =>
  !c.req.path.startsWith("/api/") &&
  accepts(c, {
    header: "Accept",
    supports: ["application/problem+json", "application/json", "text/html"],
    default: "application/problem+json",
  }) === "text/html";

const NOTHING_HERE =
  "Nothing is found under this address. The list of cases is at /, what a program can ask at /reference.";

/** Whether whoever runs the server is to look into it: a fault, or something that is out; not that many ask at once. */
const isOurs = (known: ProblemAnswer | null): boolean =>
  known === null || (known.problem.status >= 500 && known.problem.type !== problemType("busy"));

/**
 * @param pages null where there are none: then whoever asks is sent a problem document
 * @param nothingHere the detail for an address at which there is nothing
 */
export const problemResponses = (
  pages: Pick<Pages, "problem"> | null,
  run: RunAlone,
  nothingHere = NOTHING_HERE,
) => {
  const send = async (c: Context<AppEnv>, { problem, headers }: ProblemAnswer): Promise<Response> => {
    const told = { ...problem, instance: `urn:uuid:${c.get("requestId")}` };
    const status = problem.status as ContentfulStatusCode;
    return pages !== null && wantsPage(c)
      ? c.html(await pages.problem(told, c.get("signedIn") ?? null), status, headers)
      : c.body(JSON.stringify(told), status, { ...headers, "content-type": "application/problem+json" });
  };

  return {
    onError: async (error: Error, c: Context<AppEnv>): Promise<Response> => {
      const known = problemOfError(error);
      if (isOurs(known)) {
        await run(
          Effect.logError(known === null ? "fault" : "unavailable", error).pipe(
            Effect.annotateLogs({ request: c.get("requestId") }),
          ),
        );
      }
      return send(
        c,
        known ?? {
          problem: problemOf(
            "internal",
            "Nothing of what was asked is known to have happened. Try once more; if it happens again, tell whoever runs Tareekh the instance below, under which the log has the details.",
          ),
          headers: {},
        },
      );
    },
    notFound: (c: Context<AppEnv>): Promise<Response> =>
      send(c, { problem: problemOf("not-found", nothingHere), headers: {} }),
  };
};
