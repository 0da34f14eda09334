/**
 * Who projects the pages of a rebuild: threads beside this one where there is much to do, else this one itself.
 *
 * Projecting takes most of a rebuild's time. In threads it takes as many of the machine's cores as there are, and a
 * server that rebuilds goes on answering meanwhile. They see texts and give bytes; only this thread speaks to the
 * database.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { JoinedEvents } from "@tareekh/core/log/read-events.ts";
import type { Definitions } from "./definitions.ts";
import { type ProjectedPage, projectPage, type TablesToFill } from "./projected-page.ts";
import { shapeOf } from "./row-tables.ts";

export interface Projecting {
  /** Pages that may be under way at once, so that nobody waits for work. */
  readonly atOnce: number;
  /** Rejects where a thread has ended, or has other definitions. */
  project(page: readonly JoinedEvents[]): Promise<ProjectedPage>;
  close(): Promise<void>;
}

/** What a thread is started with. */
export interface ProjectingThreadData {
  /** Of `Definitions`. */
  readonly module: string;
  readonly fill: TablesToFill;
  /** Of the definitions that the rows are wanted by. */
  readonly fingerprint: string;
}

/** What a thread says of the page that waited longest. */
export type ToldByThread =
  | { readonly ok: true; readonly page: ProjectedPage }
  | { readonly ok: false; readonly error: Error };

/** Events for which it is worth the third of a second that a thread takes to start. */
const WORTH_THREADS = 20_000;

/** More would wait for the one thread that speaks to the database. */
const MOST_THREADS = 6;

/** What two threads must agree about before one may project for the other. */
export const fingerprintOf = ({ projections, dataVersion }: Definitions): string =>
  JSON.stringify([dataVersion, projections.map((one) => [one.name, one.version, shapeOf(one)])]);

export const here = (definitions: Definitions, fill: TablesToFill): Projecting => ({
  atOnce: 1,
  project: async (page) => projectPage(definitions, fill, page),
  close: () => Promise.resolve(),
});

/** One thread; it answers pages in the order in which they are given. */
const startThread = (input: ProjectingThreadData) => {
  const worker = new Worker(new URL("./projecting-thread.ts", import.meta.url), { workerData: input });
  const waiting: PromiseWithResolvers<ProjectedPage>[] = [];
  let ended: Error | null = null;
  const end = (cause: Error) => {
    ended ??= cause;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on("message", (told: ToldByThread) => {
    const page = waiting.shift();
    if (told.ok) page?.resolve(told.page);
    else page?.reject(told.error);
  });
  worker.on("error", (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.on("exit", (code) => end(new Error(`A thread that projected ended with ${code}`)));
  return {
    busy: () => waiting.length,
    project: (page: readonly JoinedEvents[]): Promise<ProjectedPage> => {
      if (ended !== null) return Promise.reject(ended);
      const answer = Promise.withResolvers<ProjectedPage>();
      waiting.push(answer);
      worker.postMessage(page);
      return answer.promise;
    },
    close: async () => {
      await worker.terminate();
    },
  };
};

/**
 * Threads that project by the definitions of a module. One core is left to the database and to this thread: on two, a
 * second thread made each event a sixth dearer, for what the first had loaded and compiled it did again, and none
 * cheaper. Nobody waits for work meanwhile, since each has a page more than it works on.
 */
export const inThreads = (input: ProjectingThreadData): Projecting => {
  const count = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  const threads = Array.from({ length: count }, () => startThread(input));
  return {
    atOnce: 2 * count,
    project: (page) => {
      const idlest = threads.reduce((a, b) => (b.busy() < a.busy() ? b : a));
      return idlest.project(page);
    },
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
};

/** @param events how many there are to project */
export const startProjecting = (definitions: Definitions, fill: TablesToFill, events: number): Projecting => {
  const { module } = definitions;
  return module === undefined || events < WORTH_THREADS
    ? here(definitions, fill)
    : inThreads({ module: module.href, fill, fingerprint: fingerprintOf(definitions) });
};
