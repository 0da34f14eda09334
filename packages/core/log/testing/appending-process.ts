/**
 * A process of writers that append to a log and say on standard output what was acknowledged, until they are done or
 * the process is killed: for tests of what then stands in the log.
 *
 * Run with one argument, an `AppendingTask` in JSON. Each line of output is a `Report` in JSON, written before the
 * writer goes on: what was acknowledged is known to whoever reads, wherever the process is killed.
 */
import fs from "node:fs";
import { Effect, Layer } from "effect";
import { EventLog } from "../event-log.ts";
import { layer } from "../postgres-event-log.ts";
import { Store, type StoreLocation } from "../store.ts";
import { courtDate } from "./sample-events.ts";
import { seededRandom } from "./seeded-random.ts";

export interface AppendingTask {
  readonly location: StoreLocation;
  readonly writers: number;
  /** All writers, of other processes too, append to these, so that they meet at the same revisions. */
  readonly streams: readonly string[];
  /** For each writer; then the process ends by itself. */
  readonly appends: number;
  readonly seed: number;
  /** A checkpoint of the database is asked for after so many appends of the first writer. */
  readonly checkpointEvery?: number;
}

export interface Acknowledged {
  readonly kind: "acknowledged";
  readonly stream: string;
  readonly revision: number;
  readonly position: number | null;
  readonly id: string;
}

export type Report =
  | { readonly kind: "begun" }
  | Acknowledged
  | {
      readonly kind: "conflict";
      readonly stream: string;
      readonly expected: number;
      readonly actual: number;
    };

const say = (report: Report) => fs.writeSync(1, `${JSON.stringify(report)}\n`);

const writer = Effect.fnUntraced(function* (task: AppendingTask, number: number) {
  const log = yield* EventLog;
  const { pool } = yield* Store;
  const random = seededRandom(task.seed * 31 + number);
  const known = new Map<string, number>();
  for (let done = 1; done <= task.appends; done += 1) {
    const stream = task.streams[Math.floor(random() * task.streams.length)] ?? "case-1";
    const expected = known.get(stream) ?? 0;
    const filling = "x".repeat(Math.floor(random() * 2000));
    const events = [courtDate(stream, { data: { filling } })];
    yield* log.append({ stream, expected, events }).pipe(
      Effect.tap(({ events: appended }) =>
        Effect.sync(() => {
          for (const { revision, position, id } of appended) {
            known.set(stream, revision);
            say({ kind: "acknowledged", stream, revision, position, id });
          }
        }),
      ),
      Effect.catchReason("LogError", "RevisionConflict", ({ actual }) =>
        Effect.sync(() => {
          known.set(stream, actual);
          say({ kind: "conflict", stream, expected, actual });
        }),
      ),
    );
    if (number === 0 && task.checkpointEvery && done % task.checkpointEvery === 0)
      yield* Effect.promise(() => pool.query("checkpoint"));
  }
});

const main = (task: AppendingTask) =>
  Effect.gen(function* () {
    say({ kind: "begun" });
    yield* Effect.all(
      Array.from({ length: task.writers }, (_, number) => writer(task, number)),
      { concurrency: "unbounded" },
    );
  }).pipe(Effect.provide(Layer.provideMerge(layer, Store.layer(task.location))));

await Effect.runPromise(main(JSON.parse(process.argv[2] ?? "") as AppendingTask));
