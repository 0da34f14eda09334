/**
 * A store of proceedings as a State's units have them, from ten thousand to a million: what it costs to append, to rebuild
 * and to ask, how that grows, and the same curves by DuckDB over the same rows.
 *
 * `BENCH_PROCEEDINGS=10000,100000,1000000 npm run bench -- scale`; the last takes some half an hour and 40 GB of disk.
 */
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import pg from "pg";
import { type Directories, newDirectories, startCommand, startServer } from "../running/server-process.ts";
import { printTable, shown } from "./load.ts";
import { appendProceedings } from "./scale/append-proceedings.ts";
import { measureDuckDb, type Yardstick } from "./scale/duckdb-yardstick.ts";
import { measureServing, type Served } from "./scale/serving-process.ts";

const SIZES = (process.env.BENCH_PROCEEDINGS ?? "10000,100000").split(",").map(Number);
const MB = 1024 * 1024;

interface Measured {
  readonly proceedings: number;
  readonly events: number;
  readonly appending: number;
  readonly rebuilding: number;
  readonly logBytes: number;
  readonly rowBytes: number;
  readonly served: Served;
  readonly yardstick: Yardstick;
}

/** Seconds, by the command in a process of its own. */
const rebuild = async (directories: Directories, databaseUrl: string): Promise<number> => {
  const begun = performance.now();
  const command = startCommand("rebuild", directories, { DATABASE_URL: databaseUrl });
  const code = await command.ended;
  if (code !== 0) throw new Error(`The rebuild ended with ${code}:\n${command.output()}`);
  return (performance.now() - begun) / 1000;
};

/** Bytes on disk, of the log with its indexes and of all rows with theirs. */
const sizes = async (databaseUrl: string): Promise<Pick<Measured, "logBytes" | "rowBytes">> => {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ log: string; all: string }>(
      "select pg_total_relation_size('events') as log, (select sum(pg_total_relation_size(oid)) from pg_class where relname like 'rows\\_%' and relkind = 'r') as all",
    );
    return { logBytes: Number(rows[0]?.log), rowBytes: Number(rows[0]?.all) };
  } finally {
    await client.end();
  }
};

/** Fails where a district's median is not DuckDB's, which knows nothing of our code nor of our reasons to give none. */
const holdTogether = ({ answer }: Served, { medians }: Yardstick): void => {
  for (const { group, median } of answer.groups) {
    const other = medians.get(group ?? "");
    if (median !== null && other !== median)
      throw new Error(`The median of ${group} is ${median} here and ${other} by DuckDB`);
  }
};

const measure = async (proceedings: number): Promise<Measured> => {
  const server = await withPostgres();
  const directories = newDirectories();
  try {
    // An office's first start makes its keys; a store in which something is recorded is not opened without them.
    await (await startServer(directories, { environment: { DATABASE_URL: server.url } })).stop();
    const appended = await appendProceedings(server.url, proceedings);
    const rebuilding = await rebuild(directories, server.url);
    const served = await measureServing(directories, server.url);
    const yardstick = await measureDuckDb(server.url);
    holdTogether(served, yardstick);
    return {
      proceedings,
      events: appended.events,
      appending: appended.seconds,
      rebuilding,
      ...(await sizes(server.url)),
      served,
      yardstick,
    };
  } finally {
    directories.remove();
    await server.stop();
  }
};

/** What is measured of each size: larger is worse, or (`rate`) better. */
const figures: readonly (readonly [string, (of: Measured) => number])[] = [
  ["events", ({ events }) => events],
  ["appended, events a second", ({ events, appending }) => events / appending],
  ["rebuilt, events a second", ({ events, rebuilding }) => events / rebuilding],
  ["log on disk, MB", ({ logBytes }) => logBytes / MB],
  ["rows on disk, MB", ({ rowBytes }) => rowBytes / MB],
  ["first question (reads its columns), ms", ({ served }) => served.first],
  ["first of a further span, ms", ({ served }) => served.furtherSpans],
  ["a question not asked before, ms", ({ served }) => served.different.median],
  ["… the 95th of a hundred", ({ served }) => served.different.slow],
  ["… the longest", ({ served }) => served.different.slowest],
  ["the same question again, ms", ({ served }) => served.same.median],
  ["… the 95th of a hundred", ({ served }) => served.same.slow],
  ["bytes of the longest answer, MB", ({ served }) => served.bytes / MB],
  ["memory of the serving process, MB", ({ served }) => served.memory],
  ["… at most", ({ served }) => served.memoryAtMost],
  ["DuckDB: rows from PostgreSQL, ms", ({ yardstick }) => yardstick.reading],
  ["DuckDB: curves and quartiles, ms", ({ yardstick }) => yardstick.curves],
  ["DuckDB: naive medians alone, ms", ({ yardstick }) => yardstick.naive],
];

/** Prints what each size costs, and how many times as much as the one before. */
export const benchScale = async (): Promise<void> => {
  const found: Measured[] = [];
  for (const size of SIZES) found.push(await measure(size));
  const growth = (of: (one: Measured) => number): readonly string[] =>
    found.slice(1).map((one, place) => {
      const before = found[place];
      return before === undefined ? "" : `× ${shown(of(one) / of(before))}`;
    });
  printTable(
    "Delays by district with their curves, on PostgreSQL; growth from each size to the next",
    [
      "of so many proceedings",
      ...found.map(({ proceedings }) => shown(proceedings)),
      ...found.slice(1).map(() => "growth"),
    ],
    figures.map(([name, of]) => [name, ...found.map((one) => shown(of(one))), ...growth(of)]),
  );
};
