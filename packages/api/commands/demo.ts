/** `npm run demo`: the published cases in a store of their own, recorded when it is first started, and served. */
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { Effect } from "effect";
import { configuration } from "../config.ts";
import { demoCases } from "../demo/cases.ts";
import { asCommand } from "./as-command.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";

/** The command ids are fixed: what is recorded already stays as it is, and nothing is recorded twice. */
const recordDemo = Effect.gen(function* () {
  const recorder = yield* Recorder;
  for (const { title, command } of demoCases) {
    const outcome = yield* recorder.openCase({ ...command, by: "demo" }).pipe(
      Effect.map(({ repeated }) => (repeated ? null : "Recorded")),
      // Told otherwise by another version of the program.
      Effect.catchReason("RecordingError", "CommandConflict", () => Effect.succeed("Kept as it was")),
    );
    if (outcome !== null) console.log(`${outcome}: ${title}`);
  }
});

asCommand(
  Effect.flatMap(configuration({ dataDir: "demo-data" }), (config) => serveUntilStopped(config, recordDemo)),
);
