/** Reading whole streams one after the other, in pages. */
import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EventLog, type LoggedEvent } from "./event-log.ts";
import { bodiesByStream, eventsByStream, type StreamsAsked, type WholeStream } from "./events-by-stream.ts";
import { layer } from "./postgres-event-log.ts";
import type { RecordedBody } from "./read-events.ts";
import { Store } from "./store.ts";
import { courtDates, newStream } from "./testing/sample-events.ts";
import { everyStore } from "./testing/test-stores.ts";

const LENGTHS = [1, 3, 20, 1, 7, 2, 14, 1];

describe.each(everyStore)("Whole streams read from %s", (_, store) => {
  let runtime: ManagedRuntime.ManagedRuntime<EventLog | Store, unknown>;
  let pool: Store["Service"]["pool"];
  let all: readonly LoggedEvent[];

  beforeAll(async () => {
    runtime = ManagedRuntime.make(Layer.provideMerge(layer, store));
    const log = await runtime.runPromise(Effect.service(EventLog));
    ({ pool } = await runtime.runPromise(Effect.service(Store)));
    const streams = [...LENGTHS.map(newStream), "link-1", "office-1"];
    // in two rounds, so that the events of a stream do not stand together in the log
    for (const _round of [1, 2])
      for (const [index, stream] of streams.entries())
        await runtime.runPromise(
          log.append({ stream, expected: "any", events: courtDates(stream, LENGTHS[index] ?? 2) }),
        );
    all = await runtime.runPromise(log.readAll(0, Number.MAX_SAFE_INTEGER));
  });
  afterAll(() => runtime.dispose());

  const read = async (asked: StreamsAsked): Promise<WholeStream[]> => {
    const streams: WholeStream[] = [];
    for await (const some of eventsByStream(pool, asked)) streams.push(...some);
    return streams;
  };
  const grouped = (events: readonly LoggedEvent[]) =>
    [...Map.groupBy(events, ({ stream }) => stream).entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, stream]) => stream);

  it.each([1, 2, 7, 14, 49, 98, 10_000])(
    "gives each once and whole, in pages of %d events",
    async (batch) => {
      expect(await read({ prefix: "", upTo: all.length, batch })).toEqual(grouped(all));
    },
  );

  it("leaves out the streams of another kind", async () => {
    const cases = all.filter(({ stream }) => stream.startsWith("case-"));
    expect(await read({ prefix: "case-", upTo: all.length, batch: 10 })).toEqual(grouped(cases));
    expect(await read({ prefix: "appeal-", upTo: all.length })).toEqual([]);
  });

  it("gives the streams as they stood at a position", async () => {
    for (const upTo of [0, 1, 50, all.length - 1])
      expect(await read({ prefix: "", upTo, batch: 5 })).toEqual(grouped(all.slice(0, upTo)));
  });

  it("gives the bodies alone in the same way", async () => {
    const streams: WholeStream<RecordedBody>[] = [];
    for await (const some of bodiesByStream(pool, { prefix: "case-", upTo: all.length - 1, batch: 7 })) {
      streams.push(...some);
    }
    const bodies = all
      .slice(0, -1)
      .filter(({ stream }) => stream.startsWith("case-"))
      .map(({ stream, revision, position, body }) => ({ stream, revision, position, body }));
    expect(streams.flat()).toEqual(
      bodies.toSorted((a, b) =>
        a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.revision - b.revision,
      ),
    );
    expect(streams.map((stream) => new Set(stream.map((event) => event.stream)).size)).toEqual(
      streams.map(() => 1),
    );
    expect(streams).toHaveLength(LENGTHS.length);
  });
});
