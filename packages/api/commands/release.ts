/**
 * `npm run release -- "<name>" [--dry-run]`: freezes the figures as the log gives them now, and publishes them; with
 * `--dry-run` says what would be told and withheld. `-- <id> --withdraw "<reason>"` withdraws a release. Tareekh may be
 * running.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { readHead } from "@tareekh/projections/projector/case-events.ts";
import { asking } from "@tareekh/projections/projector/transaction.ts";
import { Clock, Effect } from "effect";
import { configuration } from "../config.ts";
import { newCommandId } from "../pages/forms/command-id.ts";
import { makeRelease, withdrawRelease } from "../releases/make-release.ts";
import { unitsFromLog } from "../releases/reproduce-release.ts";
import { recordingServices } from "../services.ts";
import { usablePlaces } from "../usable-places.ts";
import { asCommand } from "./as-command.ts";
import { progressBar } from "./progress-bar.ts";
import { releaseArguments } from "./release-arguments.ts";
import { madeInWords } from "./release-in-words.ts";

const BY = "administrator";

asCommand(
  Effect.gen(function* () {
    const asked = yield* releaseArguments(process.argv.slice(2));
    const config = yield* configuration();
    yield* usablePlaces(config);
    const commandId = newCommandId(yield* Clock.currentTimeMillis);
    const work = Effect.gen(function* () {
      if (asked.kind === "withdraw") {
        yield* withdrawRelease({ id: asked.id, reason: asked.reason, by: BY, commandId });
        console.log(`Withdrew ${asked.id}. It can still be read, with the reason beside it.`);
        return 0;
      }
      const { pool } = yield* Store;
      const log = yield* EventLog;
      const bar = progressBar("Counting", process.stderr);
      const unitsNow = Effect.gen(function* () {
        // The replica of a log elsewhere may be behind it: what is counted is what is here.
        const [head, here] = [yield* log.head, yield* asking(pool, "reading the last position", readHead)];
        return yield* unitsFromLog(pool, Math.min(head, here), bar.show);
      });
      const made = yield* makeRelease(
        { name: asked.name, by: BY, commandId, dryRun: asked.dryRun },
        unitsNow,
      ).pipe(Effect.ensuring(Effect.sync(bar.end)));
      for (const line of madeInWords(made)) console.log(line);
      return 0;
    });
    return yield* work.pipe(Effect.provide(recordingServices(config)));
  }),
);
