/**
 * A process that projects its share of the cases, until it is told to stop (SIGTERM), stopped or killed.
 *
 *     node projecting-process.ts <databaseUrl> <lease in milliseconds> [<case>]
 *
 * Where a case is named it stops itself (SIGSTOP), once, when it has read that case and has not yet begun to write its
 * rows, and says `halts` before. What it logs goes to standard output.
 */
import fs from "node:fs";
import { layer as logLayer } from "@tareekh/core/log/postgres-event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Fiber, Layer } from "effect";
import type { Definitions } from "../definitions.ts";
import { Projector } from "../projector.ts";
import { smallDefinitions } from "./small-definitions.ts";

const [databaseUrl = "", lease = "", haltsAt] = process.argv.slice(2);

let halted = false;
const definitions: Definitions = {
  ...smallDefinitions,
  readHistory: (caseId) => {
    const readOn = smallDefinitions.readHistory(caseId);
    return (events) => {
      if (caseId === haltsAt && !halted) {
        halted = true;
        fs.writeSync(1, "halts\n");
        process.kill(process.pid, "SIGSTOP");
      }
      return readOn(events);
    };
  },
};

const projecting = Effect.runFork(
  Effect.never.pipe(
    Effect.provide(
      Projector.layer(definitions, { lease: Number(lease) }).pipe(
        Layer.provideMerge(logLayer),
        Layer.provideMerge(Store.layer({ databaseUrl })),
      ),
    ),
  ),
);
process.once("SIGTERM", () => Effect.runFork(Fiber.interrupt(projecting)));
