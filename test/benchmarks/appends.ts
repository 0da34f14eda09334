/** Appends a second, one event each and in bulk, beside the yardstick in the same run and on the same server. */
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { temporaryDirectory } from "@tareekh/core/log/testing/temporary-directory.ts";
import { emmettOn } from "./emmett.ts";
import { appendsASecond, median, printTable, shown } from "./load.ts";
import { eventData, tareekhOn } from "./tareekh.ts";

/** What is measured of each store. */
interface Appender {
  append(stream: string, turn: number, data: Record<string, unknown>): Promise<void>;
  appendMany(stream: string, data: readonly Record<string, unknown>[]): Promise<void>;
}

interface Load {
  readonly title: string;
  readonly callers: number;
  readonly appends: number;
  readonly eventsEach: number;
}

const LOADS: readonly Load[] = [
  { title: "1 caller", callers: 1, appends: 1_500, eventsEach: 1 },
  { title: "16 callers", callers: 16, appends: 12_000, eventsEach: 1 },
  { title: "256 callers", callers: 256, appends: 25_600, eventsEach: 1 },
  { title: "1 caller, 100 events an append", callers: 1, appends: 150, eventsEach: 100 },
  { title: "16 callers, 100 events an append", callers: 16, appends: 320, eventsEach: 100 },
];
const ROUNDS = 3;
/** Those that are many times slower need not append as much to be measured as long. */
const SHARE_OF_YARDSTICK = 0.2;

const note = "x".repeat(180);
let run = 0;

/** Events a second under a load; each caller appends to streams of its own, at the revision that it expects. */
const measure = async (store: Appender, load: Load, share: number): Promise<number> => {
  run += 1;
  const here = run;
  const one = eventData(note);
  const many = Array.from({ length: load.eventsEach }, () => one);
  const streamOf = (caller: number) => `case-b${here}-${caller}`;
  const appends = Math.max(load.callers, Math.round(load.appends * share));
  const rate = await appendsASecond(load.callers, appends, (caller, turn) =>
    load.eventsEach === 1
      ? store.append(streamOf(caller), turn, one)
      : store.appendMany(streamOf(caller), many),
  );
  return rate * load.eventsEach;
};

/** Prints the table; stores are measured in turn, so that a change in the machine's speed meets all of them. */
export const benchAppends = async (): Promise<void> => {
  const server = await withPostgres();
  const yardstickServer = await withPostgres();
  const directory = await temporaryDirectory();
  const postgres = await tareekhOn({ databaseUrl: server.url });
  const embedded = await tareekhOn({ dataDir: directory.dataDir });
  const emmett = await emmettOn(yardstickServer.url);
  const rows: string[][] = [];
  try {
    for (const load of LOADS) {
      const figures: { postgres: number[]; embedded: number[]; emmett: number[] } = {
        postgres: [],
        embedded: [],
        emmett: [],
      };
      // as long as what is measured: each is compiled for its load then, as in a process that has run for a minute
      await measure(postgres, load, 1);
      await measure(emmett, load, SHARE_OF_YARDSTICK);
      await measure(embedded, load, 1);
      for (let round = 0; round < ROUNDS; round++) {
        figures.postgres.push(await measure(postgres, load, 1));
        figures.emmett.push(await measure(emmett, load, SHARE_OF_YARDSTICK));
        figures.embedded.push(await measure(embedded, load, 1));
      }
      const ours = median(figures.postgres);
      const theirs = median(figures.emmett);
      rows.push([
        load.title,
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
