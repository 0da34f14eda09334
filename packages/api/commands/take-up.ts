/** `npm run take-up [-- <caseId>]`: projects again the cases that were set aside. Tareekh may be running. */
import { takeUp } from "@tareekh/projections/projector/take-up.ts";
import { Effect } from "effect";
import { definitions } from "../definitions.ts";
import { asCommand } from "./as-command.ts";
import { openForMaintenance } from "./maintenance.ts";

asCommand(
  Effect.gen(function* () {
    const pool = yield* openForMaintenance();
    const { projected, failed } = yield* takeUp(pool, definitions, process.argv[2]);
    for (const caseId of projected) console.log(`${caseId} has its rows again.`);
    for (const { caseId, reason } of failed) console.log(`${caseId} stays set aside: ${reason}.`);
    if (projected.length === 0 && failed.length === 0) console.log("No case is set aside.");
    return failed.length === 0 ? 0 : 1;
  }),
);
