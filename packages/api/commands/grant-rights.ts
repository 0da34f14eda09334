/**
 * `npm run grant-rights -- <appending user> <relaying user>`: gives Tareekh's users the rights that they need on the
 * server at EVENTSTORE_URL, which names an administrator of it, and takes all others from them.
 */
import { openConnection } from "@tareekh/core/log/eventstore/connection.ts";
import { grantRights } from "@tareekh/core/log/eventstore/rights.ts";
import { Effect, Redacted, Schema } from "effect";
import { configuration } from "../config.ts";
import { asCommand } from "./as-command.ts";

class RightsNotGranted extends Schema.TaggedError<RightsNotGranted>()("RightsNotGranted", {
  message: Schema.String,
}) {}

const notGranted = (message: string) => new RightsNotGranted({ message });

asCommand(
  Effect.gen(function* () {
    const [appending, relaying, ...more] = process.argv.slice(2);
    if (!appending || !relaying || more.length > 0)
      return yield* notGranted("Say which users: npm run grant-rights -- <appending user> <relaying user>.");
    const { eventstoreUrl } = yield* configuration();
    if (eventstoreUrl === null)
      return yield* notGranted(
        "EVENTSTORE_URL is not set; expected is the server's address with an administrator's name and password.",
      );
    const connection = yield* openConnection(Redacted.value(eventstoreUrl));
    yield* Effect.tryPromise({
      try: () => grantRights(connection, { appending, relaying }),
      catch: (cause) =>
        notGranted(
          `The server did not take the rights (${cause instanceof Error ? cause.message : String(cause)}); the user of EVENTSTORE_URL must be one of its administrators.`,
        ),
    });
    console.log(`${appending} may append to streams and read them; ${relaying} may read everything.`);
    return 0;
  }),
);
