/** Reading whole streams one after the other, in pages. */
import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EventLog, type LoggedEvent } from "./event-log.ts";
import { eventsByStream, joinedByStream, type StreamsAsked, type WholeStream } from "./events-by-stream.ts";
import { layer } from "./postgres-event-log.ts";
import { type JoinedEvents, separateBodies } from "./read-events.ts";
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

  it.each([7, 10_000])("gives their bodies joined in the same way, in pages of %d events", async (batch) => {
    const upTo = all.length - 1;
    const streams: JoinedEvents[] = [];
    for await (const some of joinedByStream(pool, { prefix: "case-", upTo, batch })) streams.push(...some);
    const cases = all.slice(0, upTo).filter(({ stream }) => stream.startsWith("case-"));
    expect(streams.map(({ bodies, ...about }) => ({ ...about, bodies: separateBodies(bodies) }))).toEqual(
      grouped(cases).map((stream) => ({
        stream: stream[0]?.stream,
        firstRevision: 1,
        lastRevision: stream.length,
        count: stream.length,
        position: stream.at(-1)?.position,
        bodies: stream.map(({ body }) => body),
      })),
    );
  });
});
