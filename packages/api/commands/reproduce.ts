/**
 * `npm run reproduce -- <release>`: replays the log to the position of a release, makes the release anew by the program as
 * it is now, and compares. Ends with 1 where it differs. Writes nothing; Tareekh may be running.
 */
import { Effect } from "effect";
import { reproduceRelease } from "../releases/reproduce-release.ts";
import { asCommand } from "./as-command.ts";
import { openForMaintenance } from "./maintenance.ts";
import { progressBar } from "./progress-bar.ts";
import { reproducedRelease } from "./release-arguments.ts";
import { reproductionInWords } from "./release-in-words.ts";

asCommand(
  Effect.gen(function* () {
    const id = yield* reproducedRelease(process.argv.slice(2));
    const { pool } = yield* openForMaintenance();
    const bar = progressBar("Replaying", process.stderr);
    const found = yield* reproduceRelease(pool, id, bar.show).pipe(Effect.ensuring(Effect.sync(bar.end)));
    for (const line of reproductionInWords(found)) console.log(line);
    return found.digest === found.release.digest && !found.recordDiffers ? 0 : 1;
  }),
);
