/** `npm run rebuild [-- <projection> …]`: computes rows anew beside the old ones, and switches. Tareekh may be running. */
import { rebuild } from "@tareekh/projections/projector/rebuild.ts";
import { Effect } from "effect";
import { definitions } from "../definitions.ts";
import { asCommand } from "./as-command.ts";
import { openForMaintenance } from "./maintenance.ts";
import { progressBar } from "./progress-bar.ts";

asCommand(
  Effect.gen(function* () {
    const { pool, kind } = yield* openForMaintenance();
    const named = process.argv.slice(2);
    const bar = progressBar("Rebuilding", process.stderr);
    const rebuilt = yield* rebuild({
      pool,
      kind,
      definitions,
      ...(named.length === 0 ? {} : { projections: named }),
      onProgress: bar.show,
    }).pipe(Effect.ensuring(Effect.sync(bar.end)));
    console.log(
      `Rebuilt ${rebuilt.projections.join(", ")} from ${rebuilt.events} events of ${rebuilt.cases} cases, up to position ${rebuilt.position}.`,
    );
    if (rebuilt.setAside > 0) {
      console.log(
        `${rebuilt.setAside} of the cases could not be projected and are set aside; npm run verify says why.`,
      );
    }
    return 0;
  }),
);
