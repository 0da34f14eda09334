/**
 * A process that asks for the keys of subjects and prints them, for the tests in which several processes race.
 *
 * Arguments: the directory, then the subjects. It says `ready`, waits for a line, and answers with a line of JSON: the
 * keys in hex, in the order of the subjects.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Effect } from "effect";
import { directoryKeyStore } from "../directory-key-store.ts";
import { KeyStore } from "../key-store.ts";

const [directory, ...subjects] = process.argv.slice(2);
if (directory === undefined) throw new Error("Which directory?");

const lines = createInterface({ input: process.stdin });
process.stdout.write("ready\n");
await once(lines, "line");
lines.close();

const keys = await Effect.runPromise(
  Effect.gen(function* () {
    const store = yield* KeyStore;
    return yield* store.keysToSeal(subjects);
  }).pipe(Effect.provide(directoryKeyStore({ directory }))),
);
process.stdout.write(
  `${JSON.stringify(subjects.map((subject) => keys.get(subject)?.export().toString("hex")))}\n`,
);
process.stdin.destroy();
