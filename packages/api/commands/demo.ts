/** `npm run demo`: the published cases in a store of their own, recorded when it is first started, and served. */
import { Recorder } from "@tareekh/core/recording/recorder.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { Effect } from "effect";
import { configuration } from "../config.ts";
import { demoCases } from "../demo/cases.ts";
import { shownCaseId } from "../use-cases/case-id.ts";
import { asCommand } from "./as-command.ts";
import { serveUntilStopped } from "./serve-until-stopped.ts";

/** Whoever opens the page before the rows have come this far sees fewer cases, and soon all. */
const PATIENCE = "20 seconds";

/**
 * The command ids are fixed: what is recorded already stays as it is, and nothing is recorded twice. Done once the
 * lists and figures show what was recorded.
 */
const recordDemo = Effect.gen(function* () {
  const recorder = yield* Recorder;
  const projector = yield* Projector;
  for (const { title, command } of demoCases) {
    const outcome = yield* recorder.openCase({ ...command, by: "demo" }).pipe(
      Effect.tap(({ caseId, revision }) =>
        Effect.ignore(projector.atLeast(shownCaseId(caseId), revision, PATIENCE)),
      ),
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
