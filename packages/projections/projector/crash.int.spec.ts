/** Killed in the middle, at moments drawn by chance: nothing answered is lost, and the projector goes on. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as logLayer } from "@tareekh/core/log/postgres-event-log.ts";
import { Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { Effect, Layer, Logger } from "effect";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { Projector } from "./projector.ts";
import { databases } from "./testing/databases.ts";
import { smallDefinitions } from "./testing/small-definitions.ts";
import { caughtUp } from "./testing/with-projector.ts";

const KILLS = 5;
const SCRIPT = new URL("./testing/append-and-project.ts", import.meta.url).pathname;

let child: ChildProcess | null = null;
afterEach(() => {
  child?.kill("SIGKILL");
});

/** Runs it until it has said so many lines, then so many milliseconds more; gives what it said. */
const killedAfter = async (location: StoreLocation, seed: number, lines: number, milliseconds: number) => {
  const where = "dataDir" in location ? location.dataDir : location.databaseUrl;
  const started = spawn(process.execPath, [SCRIPT, where, String(seed)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = started;
  const said: string[] = [];
  const enough = Promise.withResolvers<void>();
  const reader = createInterface({ input: started.stdout });
  reader.on("line", (line) => {
    said.push(line);
    if (said.length === lines) setTimeout(() => enough.resolve(), milliseconds);
  });
  const ended = once(started, "exit");
  await Promise.race([
    enough.promise,
    ended.then(([code]) => Promise.reject(new Error(`It ended by itself, with ${code}`))),
  ]);
  started.kill("SIGKILL");
  const [, signal] = await ended;
  return { said, signal };
};

describe.each(databases)(
  "a process that is killed while it appends, projects and rebuilds on $name",
  ({ start }) => {
    it("leaves nothing that the next one cannot go on from", async () => {
      const premises = await start();
      try {
        const moments = fc.sample(
          fc.record({
            lines: fc.integer({ min: 1, max: 400 }),
            milliseconds: fc.integer({ min: 0, max: 60 }),
          }),
          { seed: 20_201_112, numRuns: KILLS },
        );
        const answered: { stream: string; revision: number }[] = [];
        for (const [i, { lines, milliseconds }] of moments.entries()) {
          const { said, signal } = await killedAfter(premises.location, i + 1, lines, milliseconds);
          expect(signal).toBe("SIGKILL");
          for (const line of said) {
            const [word, stream = "", revision] = line.split(" ");
            if (word === "appended") answered.push({ stream, revision: Number(revision) });
          }
        }
        expect(answered.length).toBeGreaterThan(KILLS);

        const { lost, verified, tables, setAside } = await Effect.runPromise(
          Effect.gen(function* () {
            const { pool } = yield* Store;
            const log = yield* EventLog;
            const projector = yield* Projector;
            yield* projector.ready;
            yield* caughtUp;
            const missing = yield* Effect.filter(answered, ({ stream, revision }) =>
              Effect.map(log.readStream(stream, revision - 1), ([event]) => event?.revision !== revision),
            );
            // A rebuild drops what a killed one left.
            const verifiedAsFollowed = yield* projector.verify();
            yield* projector.rebuild();
            const names = yield* Effect.promise(() =>
              pool.query("select relname from pg_class where relkind = 'r' and relname like 'rows\\_%'"),
            );
            return {
              lost: missing,
              verified: verifiedAsFollowed,
              tables: names.rows.length,
              setAside: yield* projector.setAside,
            };
          }).pipe(
            Effect.provide(
              Projector.layer(smallDefinitions).pipe(
                Layer.provideMerge(logLayer),
                Layer.provideMerge(Store.layer(premises.location)),
              ),
            ),
            Effect.provide(Logger.layer([])),
          ),
        );
        expect(lost).toEqual([]);
        expect(setAside).toEqual([]);
        expect(verified.findings).toEqual([]);
        expect(verified.notYetProjected).toEqual([]);
        expect(verified.events).toBeGreaterThanOrEqual(answered.length);
        expect(tables).toBe(smallDefinitions.projections.length);
      } finally {
        await premises.stop();
      }
    }, 180_000);
  },
);
