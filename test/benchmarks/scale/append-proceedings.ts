/** Appends made-up proceedings to a log, from as many threads as the machine has processors. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { layer as postgresEventLog } from "@tareekh/core/log/postgres-event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { Layer, ManagedRuntime } from "effect";
import type { AppendingThreadData } from "./appending-thread.ts";

const SEED = 20_200_331;

const appendedBy = (data: AppendingThreadData): Promise<number> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./appending-thread.ts", import.meta.url), { workerData: data });
    let events: number | null = null;
    worker.once("message", (count: number) => {
      events = count;
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (events === null) reject(new Error(`An appending thread ended with ${code} before it was done`));
      else resolve(events);
    });
  });

/** @returns how many events there are, and how long it took in seconds */
export const appendProceedings = async (
  databaseUrl: string,
  proceedings: number,
): Promise<{ readonly events: number; readonly seconds: number }> => {
  const migrated = ManagedRuntime.make(
    postgresEventLog.pipe(Layer.provideMerge(Store.layer({ databaseUrl }))),
  );
  await migrated.runPromise(Store);
  await migrated.dispose();
  const threads = availableParallelism();
  const begun = performance.now();
  const counts = await Promise.all(
    Array.from({ length: threads }, (_, thread) =>
      appendedBy({
        databaseUrl,
        seed: SEED,
        from: Math.floor((proceedings * thread) / threads),
        to: Math.floor((proceedings * (thread + 1)) / threads),
      }),
    ),
  );
  return {
    events: counts.reduce((sum, count) => sum + count, 0),
    seconds: (performance.now() - begun) / 1000,
  };
};
