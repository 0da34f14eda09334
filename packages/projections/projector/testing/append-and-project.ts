/**
 * A process that appends events of random cases, projects them and now and then rebuilds, until it is killed.
 *
 *     node append-and-project.ts <dataDir | databaseUrl> <seed>
 *
 * It says `appended <case> <revision>` once an append has been answered, and `rebuilding` when a rebuild begins.
 */
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as logLayer } from "@tareekh/core/log/postgres-event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Layer, Logger } from "effect";
import fc from "fast-check";
import { Projector } from "../projector.ts";
import { aLivelyCase } from "./lively-case.ts";
import { smallDefinitions } from "./small-definitions.ts";

const [where = "", seed = "0"] = process.argv.slice(2);
const location = where.startsWith("postgres:") ? { databaseUrl: where } : { dataDir: where };

const say = (line: string) => Effect.sync(() => process.stdout.write(`${line}\n`));

const appending = Effect.gen(function* () {
  const log = yield* EventLog;
  const cases = fc.sample(aLivelyCase, { seed: Number(seed), numRuns: 10_000 });
  yield* Effect.forEach(
    cases,
    Effect.fnUntraced(function* (make, i) {
      const stream = `case-${seed}-${i}`;
      for (const event of make(stream)) {
        const { events } = yield* log.append({ stream, expected: "any", events: [event] });
        yield* say(`appended ${stream} ${events[0]?.revision}`);
      }
    }),
    { concurrency: 4, discard: true },
  );
});

const rebuilding = Effect.gen(function* () {
  const projector = yield* Projector;
  yield* projector.ready;
  yield* say("rebuilding");
  yield* projector.rebuild();
}).pipe(Effect.forever);

await Effect.runPromise(
  Effect.all([appending, rebuilding], { concurrency: "unbounded" }).pipe(
    Effect.provide(
      Projector.layer(smallDefinitions).pipe(
        Layer.provideMerge(logLayer),
        Layer.provideMerge(Store.layer(location)),
      ),
    ),
    Effect.provide(Logger.layer([])),
  ),
);
