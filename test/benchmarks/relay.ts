/**
 * The relay: how fast it catches up, and how long it is from an append to the row that rests on it, beside the log on
 * PostgreSQL in the same run.
 *
 * The server is the stand-in, which keeps everything in memory: this tells of Tareekh and of PostgreSQL, and nothing
 * of EventStoreDB. It, the relay and the projector are processes of their own, as on a cluster.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as eventstoreEventLog } from "@tareekh/core/log/eventstore/eventstore-event-log.ts";
import { Relay } from "@tareekh/core/log/eventstore/relay.ts";
import { ReplicaSignal } from "@tareekh/core/log/eventstore/replica-signal.ts";
import { layer as postgresEventLog } from "@tareekh/core/log/postgres-event-log.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { Effect, Layer, ManagedRuntime } from "effect";
import type { Pool } from "pg";
import { newDirectories, startCommand } from "../running/server-process.ts";
import { generatedCase } from "./generated-cases.ts";
import { median, printTable, shown } from "./load.ts";

const TO_CATCH_UP = Number(process.env.BENCH_EVENTS ?? 100_000);
const ROUNDS = 3;
/** Events a second. */
const OFFERED = [100, 1_000] as const;
const WARM_UP_SECONDS = 3;
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
/** Events with which a case is opened before others are appended to it one by one. */
const OPENING = 20;
const LOOK_EVERY_MS = 4;

const standInHolding = async (
  events: number,
): Promise<{ readonly url: string; readonly stop: () => void }> => {
  const child = fork(join(import.meta.dirname, "stand-in-process.ts"), [String(events)]);
  const [told]: unknown[] = await once(child, "message");
  const { url } = told as { readonly url: string };
  return { url, stop: () => child.kill() };
};

/** Events copied a second into an empty replica, from the first to the last. */
const catchUp = async (url: string): Promise<number> => {
  const server = await withPostgres();
  const store = Store.layer({ databaseUrl: server.url });
  const runtime = ManagedRuntime.make(
    Relay.layer(url).pipe(Layer.provide(ReplicaSignal.layer), Layer.provideMerge(store)),
  );
  try {
    const relay = await runtime.runPromise(Relay);
    const begun = performance.now();
    for (;;) {
      const { copied, setAside, trouble } = await runtime.runPromise(relay.progress);
      if (setAside > 0 || trouble !== null) throw new Error(`The relay does not copy: ${trouble}`);
      if (copied >= TO_CATCH_UP) return (copied * 1000) / (performance.now() - begun);
      await after(LOOK_EVERY_MS);
    }
  } finally {
    await runtime.dispose();
    await server.stop();
  }
};

/** Positions up to which the rows rest on the log, each with when that was first seen. */
interface Seen {
  readonly at: number;
  readonly position: number;
}

const LOWEST_CHECKPOINT = "select coalesce(min(position), 0)::text as position from projector_checkpoint";

/** Looks at the rows' checkpoint until the rows rest on the log up to this position. */
const watchRows = async (pool: Pool, last: number): Promise<readonly Seen[]> => {
  const seen: Seen[] = [];
  for (;;) {
    const { rows } = await pool.query<{ readonly position: string }>(LOWEST_CHECKPOINT);
    const position = Number(rows[0]?.position ?? 0);
    if (position > (seen.at(-1)?.position ?? -1)) seen.push({ at: performance.now(), position });
    if (position >= last) return seen;
    await after(LOOK_EVERY_MS);
  }
};

interface Lag {
  readonly appendMedian: number;
  readonly median: number;
  readonly slow: number;
  readonly events: number;
}

const share = (sorted: readonly number[], part: number): number =>
  sorted[Math.floor(sorted.length * part)] ?? 0;

/** Appends one event after the other at a fixed rate, however long each takes, and says how long until its row. */
const lagAt = async (
  runtime: ManagedRuntime.ManagedRuntime<EventLog | Store, unknown>,
  rate: number,
): Promise<Lag> => {
  const log = await runtime.runPromise(EventLog);
  const { pool } = await runtime.runPromise(Store);
  const total = rate * (WARM_UP_SECONDS + SECONDS);
  const cases = Array.from({ length: Math.ceil(total / OPENING) }, (_, number) => generatedCase(number));
  await Effect.runPromise(
    Effect.forEach(
      cases,
      ({ stream, events }) => log.append({ stream, expected: 0, events: events.slice(0, OPENING) }),
      { concurrency: 16, discard: true },
    ),
  );
  const opened = cases.length * OPENING; // nobody else records
  await watchRows(pool, opened);
  const watching = watchRows(pool, opened + total);

  const offered = new Map<string, number>();
  const took: number[] = [];
  const appends: Promise<void>[] = [];
  const begun = performance.now();
  for (let count = 0; count < total; ) {
    const due = begun + (count * 1000) / rate;
    if (performance.now() < due) {
      await after(1);
      continue;
    }
    const { stream, events } = cases[count % cases.length] ?? generatedCase(count);
    const event = events[OPENING + Math.floor(count / cases.length)];
    if (!event) throw new Error(`The case ${stream} has no more events`);
    if (count >= rate * WARM_UP_SECONDS) offered.set(event.id, due);
    const append = Effect.runPromise(log.append({ stream, expected: "any", events: [event] }));
    appends.push(append.then(() => void took.push(performance.now() - due)));
    count += 1;
  }
  await Promise.all(appends);
  const seen = await watching;

  const { rows } = await pool.query<{ readonly id: string; readonly position: string }>(
    "select id, position from events where id = any($1) order by position",
    [[...offered.keys()]],
  );
  let place = 0;
  const lags = rows.map(({ id, position }) => {
    while ((seen[place]?.position ?? Number.POSITIVE_INFINITY) < Number(position)) place += 1;
    return (seen[place]?.at ?? Number.POSITIVE_INFINITY) - (offered.get(id) ?? 0);
  });
  lags.sort((a, b) => a - b);
  return {
    appendMedian: median(took),
    median: share(lags, 0.5),
    slow: share(lags, 0.99),
    events: lags.length,
  };
};

/** The program's processes beside this one, each with a role; resolves once each says what it does. */
const startRoles = async (
  roles: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<() => Promise<void>> => {
  const directories = newDirectories();
  const started = roles.map((role) =>
    startCommand("work", directories, { ...environment, TAREEKH_ROLES: role }),
  );
  await Promise.all(started.map(({ said }) => said(/^Tareekh (relays|projects)/m)));
  return async () => {
    for (const { process: child, ended } of started) {
      child.kill();
      await ended;
    }
    directories.remove();
  };
};

interface Deployment {
  readonly name: string;
  readonly roles: readonly string[];
  /** Where the log is the server's; else PostgreSQL's own. */
  readonly server: boolean;
}

const DEPLOYMENTS: readonly Deployment[] = [
  { name: "the stand-in", roles: ["relay", "project"], server: true },
  { name: "PostgreSQL", roles: ["project"], server: false },
];

const measureLag = async ({ roles, server }: Deployment, rate: number): Promise<Lag> => {
  const database = await withPostgres();
  const standIn = server ? await standInHolding(0) : null;
  const log =
    standIn === null
      ? postgresEventLog
      : eventstoreEventLog(standIn.url).pipe(Layer.provide(ReplicaSignal.layer));
  const runtime = ManagedRuntime.make(Layer.provideMerge(log, Store.layer({ databaseUrl: database.url })));
  const stop = await startRoles(roles, {
    DATABASE_URL: database.url,
    ...(standIn && { EVENTSTORE_URL: standIn.url }),
  });
  try {
    return await lagAt(runtime, rate);
  } finally {
    await stop();
    await runtime.dispose();
    standIn?.stop();
    await database.stop();
  }
};

export const benchRelay = async (): Promise<void> => {
  const standIn = await standInHolding(TO_CATCH_UP);
  const rates: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) rates.push(await catchUp(standIn.url));
  } finally {
    standIn.stop();
  }
  printTable(
    `The relay catches up with ${shown(TO_CATCH_UP)} events, events a second`,
    ["log", "median", "least", "most"],
    [["the stand-in", shown(median(rates)), shown(Math.min(...rates)), shown(Math.max(...rates))]],
  );

  const rows: string[][] = [];
  for (const rate of OFFERED)
    for (const deployment of DEPLOYMENTS) {
      const lag = await measureLag(deployment, rate);
      rows.push([
        `${shown(rate)} a second, ${deployment.name}`,
        shown(lag.events),
        shown(lag.appendMedian),
        shown(lag.median),
        shown(lag.slow),
      ]);
    }
  printTable(
    `From an append to the row that rests on it, ms, looked at every ${LOOK_EVERY_MS} ms`,
    ["offered, log", "events", "append, median", "row, median", "row, 99th of a hundred"],
    rows,
  );
};
