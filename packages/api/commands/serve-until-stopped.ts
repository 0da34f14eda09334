import { Effect } from "effect";
import type { Configuration } from "../config.ts";
import { serve } from "../server.ts";
import { barePages } from "../testing/bare-pages.ts";

/** Serves, says where, and goes on until the process is told to stop. */
export const serveUntilStopped = Effect.fnUntraced(function* (config: Configuration) {
  const { url, signInLink } = yield* serve(config, barePages);
  console.log(`Tareekh serves ${config.databaseUrl === null ? config.dataDir : "DATABASE_URL"} at ${url}`);
  console.log(`Sign in: ${signInLink}`);
  return yield* Effect.never;
});
