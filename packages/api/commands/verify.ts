/** `npm run verify`: checks the log and the rows. Ends with 1 where anything is found. Tareekh may be running. */
import { readSetAside } from "@tareekh/projections/projector/set-aside.ts";
import { asking } from "@tareekh/projections/projector/transaction.ts";
import { verify } from "@tareekh/projections/projector/verify.ts";
import { Effect } from "effect";
import { definitions } from "../definitions.ts";
import { asCommand } from "./as-command.ts";
import { findingInWords } from "./findings-in-words.ts";
import { openForMaintenance } from "./maintenance.ts";
import { progressBar } from "./progress-bar.ts";

asCommand(
  Effect.gen(function* () {
    const { pool } = yield* openForMaintenance();
    const bar = progressBar("Verifying", process.stderr);
    const verified = yield* verify({ pool, definitions, onProgress: bar.show }).pipe(
      Effect.ensuring(Effect.sync(bar.end)),
    );
    for (const finding of verified.findings) console.log(findingInWords(finding));
    for (const { caseId, reason } of yield* asking(pool, "reading which cases are set aside", readSetAside)) {
      console.log(`${caseId} is set aside: ${reason}.`);
    }
    if (verified.notYetProjected.length > 0) {
      console.log(
        `${verified.notYetProjected.length} cases hold events that no row rests on yet, and were not compared: start Tareekh, and verify again.`,
      );
    }
    console.log(
      `Checked ${verified.events} events of ${verified.streams} streams up to position ${verified.head}: ${
        verified.findings.length === 0 ? "nothing wrong was found" : `${verified.findings.length} findings`
      }.`,
    );
    return verified.findings.length === 0 ? 0 : 1;
  }),
);
