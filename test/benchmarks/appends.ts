/**
 * Appends a second, one event each and in bulk, beside the yardstick in the same run and on the same server.
 *
 * Each store has a process of its own, as it has in use: in one process they would share its heap, the collector's
 * pauses would be the others' too, and what they call alike (the driver, timers) would be compiled for all of them at
 * once. One appends at a time, while the others wait.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { temporaryDirectory } from "@tareekh/core/log/testing/temporary-directory.ts";
import type { Answer, Load, StoreName } from "./appending-process.ts";
import { median, printTable, shown } from "./load.ts";

const LOADS: readonly (Load & { readonly title: string })[] = [
  { title: "1 caller", callers: 1, appends: 1_500, eventsEach: 1 },
  { title: "16 callers", callers: 16, appends: 12_000, eventsEach: 1 },
  { title: "256 callers", callers: 256, appends: 25_600, eventsEach: 1 },
  { title: "1 caller, 100 events an append", callers: 1, appends: 150, eventsEach: 100 },
  { title: "16 callers, 100 events an append", callers: 16, appends: 320, eventsEach: 100 },
];
/** Odd. One of them in three or four meets a slow moment of the machine. */
const ROUNDS = 5;
/** Those that are many times slower need not append as much to be measured as long. */
const SHARE_OF_YARDSTICK = 0.2;

interface Store {
  /** Events a second. */
  readonly underLoad: (load: Load) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** What the process says next; rejects where it ends instead. */
const answerOf = async (child: ChildProcess): Promise<Answer> => {
  const answered = new AbortController();
  const { signal } = answered;
  const ended = once(child, "exit", { signal }).then(([code]: unknown[]) => {
    throw new Error(`A process that appends ended with ${code}`);
  });
  try {
    const [told]: unknown[] = await Promise.race([once(child, "message", { signal }), ended]);
    return told as Answer;
  } finally {
    answered.abort();
  }
};

const storeIn = async (name: StoreName, where: string, share = 1): Promise<Store> => {
  const child = fork(join(import.meta.dirname, "appending-process.ts"), [name, where]);
  await answerOf(child);
  return {
    underLoad: async ({ callers, appends, eventsEach }) => {
      child.send({ callers, appends: Math.max(callers, Math.round(appends * share)), eventsEach });
      const told = await answerOf(child);
      if (told.kind !== "appended") throw new Error(`The store ${name} said that it is ${told.kind}`);
      return told.eventsASecond;
    },
    close: async () => {
      if (!child.connected) return;
      child.disconnect();
      await once(child, "exit");
    },
  };
};

/** Prints the table; stores are measured in turn, so that a change in the machine's speed meets all of them. */
export const benchAppends = async (): Promise<void> => {
  const server = await withPostgres();
  const yardstickServer = await withPostgres();
  const directory = await temporaryDirectory();
  const postgres = await storeIn("postgres", server.url);
  const embedded = await storeIn("embedded", directory.dataDir);
  const emmett = await storeIn("emmett", yardstickServer.url, SHARE_OF_YARDSTICK);
  const rows: string[][] = [];
  try {
    for (const { title, ...load } of LOADS) {
      const figures: { postgres: number[]; embedded: number[]; emmett: number[] } = {
        postgres: [],
        embedded: [],
        emmett: [],
      };
      // as long as what is measured: each is compiled for its load then, as in a process that has run for a minute
      await postgres.underLoad(load);
      await emmett.underLoad(load);
      await embedded.underLoad(load);
      for (let round = 0; round < ROUNDS; round++) {
        figures.postgres.push(await postgres.underLoad(load));
        figures.emmett.push(await emmett.underLoad(load));
        figures.embedded.push(await embedded.underLoad(load));
      }
      const ours = median(figures.postgres);
      const theirs = median(figures.emmett);
      rows.push([
        title,
        shown(ours),
        shown(theirs),
        (ours / theirs).toFixed(1),
        shown(median(figures.embedded)),
      ]);
    }
  } finally {
    await emmett.close();
    await embedded.close();
    await postgres.close();
    directory.remove();
    await yardstickServer.stop();
    await server.stop();
  }
  printTable(
    `Events appended a second, durable (median of ${ROUNDS})`,
    ["load", "PostgreSQL", "emmett on PostgreSQL", "ratio", "embedded"],
    rows,
  );
};
