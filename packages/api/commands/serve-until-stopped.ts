import { Effect } from "effect";
import { signInLink } from "../access/sign-in-link.ts";
import type { Configuration } from "../config.ts";
import { pages } from "../pages/pages.ts";
import { serve } from "../server.ts";
import type { AppServices } from "../services.ts";

/**
 * Serves, says where, and goes on until the process is told to stop, or the store is lost.
 *
 * @param first done once the store is open, before anybody is let in
 */
export const serveUntilStopped = Effect.fnUntraced(function* <E>(
  config: Configuration,
  first: Effect.Effect<void, E, AppServices> = Effect.void,
) {
  const { url, lost } = yield* serve(config, pages, first);
  console.log(`Tareekh serves ${config.databaseUrl === null ? config.dataDir : "DATABASE_URL"} at ${url}`);
  console.log(`Sign in: ${signInLink(url, config)}${config.tokenIsMade ? "" : " with TAREEKH_TOKEN"}`);
  return yield* lost;
});
