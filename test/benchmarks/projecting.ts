/** Rebuilding every row, and reading one case as its page does, over generated cases of sixty events. */
import { definitions } from "@tareekh/api/definitions.ts";
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { warningsOf } from "@tareekh/core/history/warnings.ts";
import { contentOf, EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as postgresEventLog } from "@tareekh/core/log/postgres-event-log.ts";
import { Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { temporaryDirectory } from "@tareekh/core/log/testing/temporary-directory.ts";
import { Projector } from "@tareekh/projections/projector/projector.ts";
import { timelineOf } from "@tareekh/projections/timeline/project-timeline.ts";
import { Effect, Layer, ManagedRuntime } from "effect";
import { generatedCase } from "./generated-cases.ts";
import { median, printTable, shown } from "./load.ts";

const CASES = Number(process.env.BENCH_CASES ?? 3_500);
const AT_ONCE = 64;
const TIMELINES = 200;
const REBUILDS = 3;

interface Projected {
  readonly events: number;
  /** Events a second, from the log to rows in use. */
  readonly rebuild: number;
  /** Milliseconds to read a case of sixty events and project its timeline: the median, and the 99th of a hundred. */
  readonly timeline: { readonly median: number; readonly slow: number };
}

const measure = async (location: StoreLocation): Promise<Projected> => {
  const log = postgresEventLog.pipe(Layer.provideMerge(Store.layer(location)));
  const recording = ManagedRuntime.make(log);
  const streams: string[] = [];
  const append = (number: number) =>
    Effect.flatMap(EventLog, (eventLog) => {
      const { stream, events } = generatedCase(number);
      streams.push(stream);
      return eventLog.append({ stream, expected: 0, events });
    });
  await recording.runPromise(
    Effect.forEach(
      Array.from({ length: CASES }, (_, number) => number),
      append,
      { concurrency: AT_ONCE, discard: true },
    ),
  );
  await recording.dispose();

  const runtime = ManagedRuntime.make(Projector.layer(definitions).pipe(Layer.provideMerge(log)));
  try {
    const projector = await runtime.runPromise(Projector);
    await runtime.runPromise(projector.ready);
    const rates: number[] = [];
    let events = 0;
    for (let turn = 0; turn < REBUILDS; turn++) {
      const begun = performance.now();
      const rebuilt = await runtime.runPromise(projector.rebuild());
      events = rebuilt.events;
      rates.push((rebuilt.events * 1000) / (performance.now() - begun));
    }
    const eventLog = await runtime.runPromise(EventLog);
    const times: number[] = [];
    for (let turn = 0; turn < TIMELINES; turn++) {
      const stream = streams[(turn * 17) % streams.length] ?? "";
      const begun = performance.now();
      const logged = await Effect.runPromise(eventLog.readStream(stream));
      const history = buildHistory(
        logged.map((event) => ({ revision: event.revision, content: contentOf(event) })),
      );
      const { entries } = timelineOf(history, warningsOf(history));
      if (entries.length !== logged.length) throw new Error(`${stream}: the timeline lacks entries`);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    return {
      events,
      rebuild: median(rates),
      timeline: { median: median(times), slow: times[Math.floor(times.length * 0.99)] ?? 0 },
    };
  } finally {
    await runtime.dispose();
  }
};

export const benchProjecting = async (): Promise<void> => {
  const server = await withPostgres();
  const directory = await temporaryDirectory();
  try {
    const found = [
      ["PostgreSQL", await measure({ databaseUrl: server.url })],
      ["embedded", await measure({ dataDir: directory.dataDir })],
    ] as const;
    printTable(
      `${CASES} cases: all rows rebuilt (median of ${REBUILDS}), and one case read and projected as its page does`,
      ["store", "events", "events rebuilt a second", "a timeline, ms", "the 99th of a hundred, ms"],
      found.map(([store, { events, rebuild, timeline }]) => [
        store,
        shown(events),
        shown(rebuild),
        timeline.median.toFixed(2),
        timeline.slow.toFixed(2),
      ]),
    );
  } finally {
    directory.remove();
    await server.stop();
  }
};
