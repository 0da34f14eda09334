/**
 * Making a release in a thread beside this one, where it may take long: what to withhold is found by elimination, in tens
 * of seconds where much is, and a server goes on answering meanwhile.
 */
import { Worker } from "node:worker_threads";
import type { Units } from "../answers/units/units.ts";
import {
  type CountedForRelease,
  countedForRelease,
  type MadeRelease,
  type ReleaseAsked,
  releaseOfCounts,
} from "./release-of.ts";

/** What a thread is started with. */
export interface ReleaseToMakeBeside {
  readonly counted: CountedForRelease;
  readonly asked: ReleaseAsked;
}

/** Counts, of this release and those before, for which it is worth the third of a second that a thread takes to start. */
const WORTH_A_THREAD = 2_000;

/** @param signal ends the thread, and rejects */
export const inThread = (input: ReleaseToMakeBeside, signal: AbortSignal): Promise<MadeRelease> => {
  const answer = Promise.withResolvers<MadeRelease>();
  const worker = new Worker(new URL("./releasing-thread.ts", import.meta.url), { workerData: input });
  worker.once("message", answer.resolve);
  worker.once("error", answer.reject);
  worker.once("exit", (code) =>
    answer.reject(new Error(`The thread that made a release ended with ${code}`)),
  );
  const end = () => void worker.terminate();
  signal.addEventListener("abort", end, { once: true });
  if (signal.aborted) end();
  return answer.promise.finally(() => signal.removeEventListener("abort", end));
};

/** Rejects where the thread has ended. */
export const releaseBeside = async (
  units: Units,
  asked: ReleaseAsked,
  signal: AbortSignal,
): Promise<MadeRelease> => {
  const counted = countedForRelease(units);
  return counted.counts.size * (1 + asked.earlier.length) < WORTH_A_THREAD
    ? releaseOfCounts(counted, asked)
    : inThread({ counted, asked }, signal);
};
