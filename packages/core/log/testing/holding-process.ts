/**
 * A process that opens a data directory, says `open` on standard output and holds it until it is killed; or says why
 * it could not, and ends. Its one argument is the directory.
 */
import fs from "node:fs";
import { Effect } from "effect";
import { openStore } from "../store.ts";

const hold = openStore({ dataDir: process.argv[2] ?? "" }).pipe(
  Effect.tap(() => Effect.sync(() => fs.writeSync(1, "open\n"))),
  Effect.andThen(Effect.never),
  Effect.catch((error) => Effect.sync(() => fs.writeSync(1, `${error.message}\n`))),
  Effect.scoped,
);

await Effect.runPromise(hold);
