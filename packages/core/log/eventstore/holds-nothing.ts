/**
 * Whether a server has none of our events, for a process that does not relay: it cannot tell from an empty replica,
 * which another process may not have begun to fill.
 */
import { Effect, Schedule } from "effect";
import { LogError, LogUnavailable } from "../event-log.ts";
import { type BadConnectionString, openConnection } from "./connection.ts";
import { HeadProbe } from "./head-probe.ts";

/** How long a server that has much of others is searched, in milliseconds. */
const PATIENCE = 60_000;

/** How often it is asked again, where it is just being started or chooses its leader. */
const ASKED_AGAIN = 30;

/** Fails with `LogUnavailable` where the server does not answer for half a minute. */
export const holdsNothing = (url: string): Effect.Effect<boolean, LogError | BadConnectionString> =>
  Effect.scoped(
    Effect.gen(function* () {
      const connection = yield* openConnection(url);
      return yield* Effect.tryPromise({
        try: () => new HeadProbe(connection).newerThan(null, PATIENCE),
        catch: (cause) =>
          new LogError({
            reason: new LogUnavailable({ doing: "asking EventStoreDB for its last event", cause }),
          }),
      }).pipe(
        Effect.retry({ times: ASKED_AGAIN, schedule: Schedule.spaced("1 second") }),
        Effect.map((last) => last === null),
      );
    }),
  );
