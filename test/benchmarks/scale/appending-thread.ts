/** A thread that makes up the proceedings of some numbers and appends them, each as one command, to the real log. */
import { parentPort, workerData } from "node:worker_threads";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { layerWithoutMigration } from "@tareekh/core/log/postgres-event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Effect, Layer, ManagedRuntime } from "effect";
import { generatedProceeding } from "./generated-proceedings.ts";

export interface AppendingThreadData {
  readonly databaseUrl: string;
  readonly seed: number;
  /** The first number, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** Callers at once: enough that groups are full while one of them is written. */
const AT_ONCE = 512;

const { databaseUrl, seed, from, to } = workerData as AppendingThreadData;
const runtime = ManagedRuntime.make(
  layerWithoutMigration.pipe(Layer.provideMerge(Store.layer({ databaseUrl }))),
);
const log = await runtime.runPromise(EventLog);
let next = from;
let events = 0;
const append = Effect.gen(function* () {
  while (next < to) {
    const one = generatedProceeding(seed, next++);
    yield* log.append({ stream: one.stream, expected: 0, events: one.events });
    events += one.events.length;
  }
});
await runtime.runPromise(
  Effect.all(
    Array.from({ length: AT_ONCE }, () => append),
    { concurrency: "unbounded", discard: true },
  ),
);
await runtime.dispose();
parentPort?.postMessage(events);
