/**
 * What every event log does: the suite that each implementation passes.
 *
 * The log is empty when the suite begins and used by nobody else; its tests share it, each with streams of its own.
 */
import { Effect, Fiber, type Layer, ManagedRuntime, Result, Schedule, Stream } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContentToAppend } from "../catalogue/event-type.ts";
import { canonicalForm } from "./canonical-form.ts";
import {
  type Append,
  contentOf,
  EventLog,
  isPlaced,
  type LoggedEvent,
  MAX_APPEND_BYTES,
  type StreamEvent,
} from "./event-log.ts";
import { verifyChain } from "./hash-chain.ts";
import { courtDate, courtDates, newId, newStream } from "./testing/sample-events.ts";

const CALLERS = 40;

export const eventLogContract = <E>(name: string, makeLayer: () => Layer.Layer<EventLog, E>): void => {
  describe(`${name} is an event log`, () => {
    let runtime: ManagedRuntime.ManagedRuntime<EventLog, E>;
    let log: EventLog["Service"];
    let headAtFirst: number;

    beforeAll(async () => {
      runtime = ManagedRuntime.make(makeLayer());
      log = await runtime.runPromise(Effect.service(EventLog));
      headAtFirst = await runtime.runPromise(log.head);
    });
    afterAll(() => runtime.dispose());

    const run = <A, F>(effect: Effect.Effect<A, F>): Promise<A> => runtime.runPromise(effect);
    /** The events of a stream once all of them have a position, which on some logs is moments after they were written. */
    const read = (stream: string, after = 0): Promise<readonly LoggedEvent[]> =>
      run(
        log.readStream(stream, after).pipe(
          Effect.repeat({
            until: (events) => events.every(isPlaced),
            schedule: Schedule.spaced("2 millis"),
          }),
          Effect.map((events) => events.filter(isPlaced)),
        ),
      );
    /** What was answered is what stands, but for positions that could not be named yet. */
    const expectStanding = (standing: readonly LoggedEvent[], answered: readonly StreamEvent[]) =>
      expect(answered).toEqual(
        standing.map((event, place) =>
          answered[place]?.position === null ? { ...event, position: null } : event,
        ),
      );
    const append = async (given: Append) => {
      const { events, repeated } = await run(log.append(given));
      const before = (events[0]?.revision ?? 1) - 1;
      const standing = (await read(given.stream, before)).slice(0, events.length);
      expectStanding(standing, events);
      return { events: standing, repeated };
    };
    const refusal = (given: Append) => run(Effect.flip(log.append(given))).then(({ reason }) => reason);
    const positions = (events: readonly LoggedEvent[]) => events.map(({ position }) => position);
    const revisions = (events: readonly StreamEvent[]) => events.map(({ revision }) => revision);
    const upTo = (last: number, first = 1) =>
      Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const everything = async (): Promise<LoggedEvent[]> => [
      ...(await run(log.readAll(0, Number.MAX_SAFE_INTEGER))),
    ];
    /** The first `count` events that a follower is given after a position. */
    const followed = (after: number, count: number) =>
      log.follow(after).pipe(
        Stream.flatMap((batch) => Stream.fromIterable(batch)),
        Stream.take(count),
        Stream.runCollect,
      );

    it("stands at position 0 while nothing was appended", () => {
      expect(headAtFirst).toBe(0);
    });

    describe("appending and reading a stream", () => {
      it("gives back what was appended, in order, with revisions from 1 and consecutive positions", async () => {
        const stream = newStream();
        const head = await run(log.head);
        const contents = courtDates(stream, 3);
        const { events, repeated } = await append({ stream, expected: 0, events: contents });
        expect(repeated).toBe(false);
        expect(revisions(events)).toEqual([1, 2, 3]);
        expect(positions(events)).toEqual([head + 1, head + 2, head + 3]);
        expect(events.map(({ id }) => id)).toEqual(contents.map(({ id }) => id));
        expect(await read(stream)).toEqual(events);
      });

      it("stores the canonical form of what was appended with the time of recording, and nothing else", async () => {
        const stream = newStream();
        const content = courtDate(stream, { data: { z: 1, a: [true, null, 0.1], é: "é" } });
        const { events } = await append({ stream, expected: 0, events: [content] });
        const [event] = events;
        expect(event?.recorded).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        expect(event?.body).toBe(canonicalForm({ ...content, recorded: event?.recorded ?? "" }));
      });

      it("gives no events of a stream that does not exist", async () => {
        expect(await read(newStream())).toEqual([]);
      });

      it("gives the events after a revision", async () => {
        const stream = newStream();
        await append({ stream, expected: 0, events: courtDates(stream, 5) });
        expect(revisions(await read(stream, 3))).toEqual([4, 5]);
        expect(await read(stream, 5)).toEqual([]);
      });

      it("gives the events of several streams at once, each as it gives them alone", async () => {
        const streams = [newStream(), newStream(), newStream()] as const;
        const [first, none, second] = streams;
        await append({ stream: first, expected: 0, events: courtDates(first, 3) });
        await append({ stream: second, expected: 0, events: courtDates(second, 1) });
        await append({ stream: first, expected: 3, events: courtDates(first, 1) });
        const [ofFirst, ofSecond] = [await read(first), await read(second)];
        const found = await run(log.readStreams([...streams, first]));
        expect(found.has(none)).toBe(false);
        expect([...found.keys()].sort()).toEqual([first, second].sort());
        expect([found.get(first), found.get(second)]).toEqual([ofFirst, ofSecond]);
        expect(await run(log.readStreams([]))).toEqual(new Map());
      });

      it("chains the hashes of a stream from its first event on, whatever else is appended between", async () => {
        const [stream, other] = [newStream(), newStream()];
        for (const expected of [0, 2, 4]) {
          await append({ stream, expected, events: courtDates(stream, 2) });
          await append({ stream: other, expected: "any", events: courtDates(other, 1) });
        }
        const events = await read(stream);
        expect(events).toHaveLength(6);
        expect(verifyChain(events)).toBeNull();
        expect(verifyChain(await read(other))).toBeNull();
      });

      it("never lets the time of recording run backwards within a stream", async () => {
        const stream = newStream();
        for (const expected of upTo(20, 0)) await append({ stream, expected, events: [courtDate(stream)] });
        const times = (await read(stream)).map(({ recorded }) => recorded);
        expect(times).toEqual(times.toSorted());
      });

      it("gives back every text that JSON can carry", async () => {
        const text = fc.string({ unit: "binary" }).map((any) => any.toWellFormed());
        await fc.assert(
          fc.asyncProperty(
            fc.dictionary(text, fc.jsonValue({ stringUnit: "grapheme" })),
            text,
            async (data, by) => {
              const stream = newStream();
              const content = courtDate(stream, {
                data: { data, odd: "\u0000\u2028\ud83d\udc69\u200d⚖️ तारीख" },
                by,
              });
              const { events } = await append({ stream, expected: 0, events: [content] });
              const standing = await read(stream);
              expect(standing).toEqual(events);
              expect(standing.map(contentOf)).toEqual(
                events.map(({ recorded }) => JSON.parse(JSON.stringify({ ...content, recorded }))),
              );
              expect(verifyChain(standing)).toBeNull();
            },
          ),
          { numRuns: 50 },
        );
      });
    });

    describe("the revision that is expected", () => {
      it("refuses an append to a stream at another revision, says at which it is, and writes nothing", async () => {
        const stream = newStream();
        await append({ stream, expected: 0, events: courtDates(stream, 2) });
        const head = await run(log.head);
        for (const expected of [0, 1, 3])
          expect(await refusal({ stream, expected, events: [courtDate(stream)] })).toMatchObject({
            _tag: "RevisionConflict",
            stream,
            expected,
            actual: 2,
          });
        const missing = newStream();
        expect(await refusal({ stream: missing, expected: 1, events: [courtDate(missing)] })).toMatchObject({
          _tag: "RevisionConflict",
          expected: 1,
          actual: 0,
        });
        expect(await run(log.head)).toBe(head);
      });

      it("appends at any revision where any is expected", async () => {
        const stream = newStream();
        for (const _ of [1, 2]) await append({ stream, expected: "any", events: [courtDate(stream)] });
        expect(revisions(await read(stream))).toEqual([1, 2]);
      });

      it("lets exactly one of many writers at the same revision win", async () => {
        const stream = newStream();
        const outcomes = await Promise.all(
          upTo(CALLERS).map(() =>
            run(Effect.result(log.append({ stream, expected: 0, events: [courtDate(stream)] }))),
          ),
        );
        const failures = outcomes.filter(Result.isFailure);
        expect(failures).toHaveLength(CALLERS - 1);
        for (const { failure } of failures)
          expect(failure.reason).toMatchObject({ _tag: "RevisionConflict", expected: 0, actual: 1 });
        expect(await read(stream)).toHaveLength(1);
      });
    });

    describe("sending again", () => {
      it("answers with what stands there and adds nothing, whatever revision is expected", async () => {
        const stream = newStream();
        const contents = courtDates(stream, 3);
        const first = await append({ stream, expected: 0, events: contents });
        await append({ stream, expected: 3, events: courtDates(stream, 2) });
        const head = await run(log.head);
        for (const expected of [0, 3, 99, "any"] as const)
          expect(await append({ stream, expected, events: contents })).toEqual({
            events: first.events,
            repeated: true,
          });
        expect(await run(log.head)).toBe(head);
      });

      it("answers each of many that send the same at once with the same events", async () => {
        const stream = newStream();
        const contents = courtDates(stream, 2);
        const answers = await Promise.all(
          upTo(CALLERS).map(() => append({ stream, expected: 0, events: contents })),
        );
        expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
        for (const { events } of answers) expect(events).toEqual(answers[0]?.events);
        expect(await read(stream)).toHaveLength(2);
      });

      it.each([1, 2])(
        "appends what is new of many that are sent at once, of %i each, and repeats the answer to what is not",
        async (each) => {
          const contents = upTo(CALLERS).map(() => {
            const stream = newStream();
            return { stream, expected: "any" as const, events: courtDates(stream, each) };
          });
          const sentBefore = contents.filter((_, index) => index % 2 === 0);
          for (const given of sentBefore) await append(given);
          const answers = await Promise.all(contents.map(append));
          expect(answers.map(({ repeated }) => repeated)).toEqual(
            contents.map((_, index) => index % 2 === 0),
          );
          for (const { stream } of contents) {
            const events = await read(stream);
            expect(revisions(events)).toEqual(upTo(each));
            expect(verifyChain(events)).toBeNull();
          }
        },
      );

      it("refuses an id that stands in another stream", async () => {
        const [stream, other] = [newStream(), newStream()];
        const content = courtDate(stream);
        await append({ stream, expected: 0, events: [content] });
        const stolen = courtDate(other, { id: content.id });
        expect(await refusal({ stream: other, expected: 0, events: [stolen] })).toMatchObject({
          _tag: "IdTaken",
          id: content.id,
        });
        expect(await read(other)).toEqual([]);
      });

      it("refuses events of which some stand there already, or all in another order", async () => {
        const stream = newStream();
        const [first, second] = courtDates(stream, 2) as [ContentToAppend, ContentToAppend];
        await append({ stream, expected: 0, events: [first, second] });
        for (const events of [
          [second, courtDate(stream)],
          [courtDate(stream), first],
          [second, first],
        ])
          expect(await refusal({ stream, expected: 2, events })).toMatchObject({ _tag: "IdTaken" });
        expect(await read(stream)).toHaveLength(2);
      });
    });

    describe("what cannot stand in a log", () => {
      const lone = "\ud83d";
      const stream = "case-refused";
      const refused: readonly (readonly [string, Append])[] = [
        ["no events", { stream, expected: "any", events: [] }],
        [
          "a lone surrogate in a text",
          { stream, expected: "any", events: [courtDate(stream, { by: lone })] },
        ],
        [
          "a lone surrogate in a key",
          { stream, expected: "any", events: [courtDate(stream, { data: { [lone]: 1 } })] },
        ],
        [
          "a number that is none",
          { stream, expected: "any", events: [courtDate(stream, { data: Number.NaN })] },
        ],
        ["no data", { stream, expected: "any", events: [courtDate(stream, { data: undefined })] }],
        [
          "an id in capitals",
          { stream, expected: "any", events: [courtDate(stream, { id: newId().toUpperCase() })] },
        ],
        ["the same id twice", { stream, expected: "any", events: Array(2).fill(courtDate(stream)) }],
        ["an event of another stream", { stream, expected: "any", events: [courtDate("case-other")] }],
        ["a stream without a name", { stream: "", expected: "any", events: [courtDate("")] }],
        ["half a revision", { stream, expected: 0.5, events: [courtDate(stream)] }],
      ];
      it.each(refused)("refuses %s", async (_, given) => {
        expect(await refusal(given)).toMatchObject({ _tag: "AppendRefused" });
        expect(await read(stream)).toEqual([]);
      });

      it("refuses more bytes than one append may have on any log, and takes as many as that", async () => {
        const large = newStream();
        const empty = courtDate(large, { data: "" });
        const room =
          MAX_APPEND_BYTES -
          Buffer.byteLength(canonicalForm({ ...empty, recorded: "2026-01-02T03:04:05.678Z" }));
        const filled = { ...empty, data: "é".repeat(room / 2) + "x".repeat(room % 2) };
        expect(
          await refusal({ stream: large, expected: 0, events: [{ ...filled, by: `${filled.by}+` }] }),
        ).toMatchObject({
          _tag: "AppendTooLarge",
          bytes: MAX_APPEND_BYTES + 1,
          limit: MAX_APPEND_BYTES,
        });
        const { events } = await append({ stream: large, expected: 0, events: [filled] });
        expect(Buffer.byteLength(events[0]?.body ?? "")).toBe(MAX_APPEND_BYTES);
        expect(await read(large)).toEqual(events);
      });
    });

    describe("many at once", () => {
      it.each([
        ["of one event each", () => 1],
        ["of one to three events", (index: number) => 1 + (index % 3)],
      ])("gives each append its own answer, %s: those that conflict fail alone", async (_, eventsOf) => {
        const head = await run(log.head);
        const streams = upTo(CALLERS).map(newStream);
        const outcomes = await Promise.all(
          streams.map((stream, index) =>
            run(
              Effect.result(
                log.append({
                  stream,
                  expected: index % 5 === 0 ? 7 : 0,
                  events: courtDates(stream, eventsOf(index)),
                }),
              ),
            ),
          ),
        );
        const written: number[] = [];
        for (const [index, outcome] of outcomes.entries()) {
          expect(outcome._tag).toBe(index % 5 === 0 ? "Failure" : "Success");
          if (outcome._tag === "Success") {
            expect(outcome.success.events).toHaveLength(eventsOf(index));
            const standing = await read(streams[index] ?? "");
            expectStanding(standing, outcome.success.events);
            written.push(...positions(standing));
          } else
            expect(outcome.failure.reason).toMatchObject({
              _tag: "RevisionConflict",
              expected: 7,
              actual: 0,
            });
        }
        expect(written.toSorted((a, b) => a - b)).toEqual(upTo(head + written.length, head + 1));
      });

      it("gives the appends to one stream revisions without holes, in the order of their positions", async () => {
        const stream = newStream();
        await Promise.all(
          upTo(CALLERS).map(() => append({ stream, expected: "any", events: courtDates(stream, 2) })),
        );
        const events = await read(stream);
        expect(revisions(events)).toEqual(upTo(2 * CALLERS));
        expect(positions(events)).toEqual(positions(events).toSorted((a, b) => a - b));
        expect(verifyChain(events)).toBeNull();
      });

      it("fails an append alone whose id another stream takes in the same moment", async () => {
        const id = newId();
        const streams = upTo(CALLERS).map(newStream);
        const outcomes = await Promise.all(
          streams.map((stream, index) =>
            run(
              Effect.result(
                log.append({ stream, expected: 0, events: [courtDate(stream, index < 2 ? { id } : {})] }),
              ),
            ),
          ),
        );
        const failures = outcomes.filter(Result.isFailure);
        expect(failures.map(({ failure }) => failure.reason)).toMatchObject([{ _tag: "IdTaken", id }]);
      });
    });

    describe("reading everything", () => {
      it("gives every event once, at positions without holes", async () => {
        // What was appended before may still be on its way to a replica, so the head is asked first.
        const head = await run(log.head);
        const all = await everything();
        expect(head).toBeGreaterThan(0);
        expect(all.length).toBeGreaterThanOrEqual(head);
        expect(positions(all)).toEqual(upTo(all.length));
      });

      it("has an event from the moment it was appended on, or names its stream as one that has more", async () => {
        const stream = newStream();
        const { events } = await run(log.append({ stream, expected: 0, events: courtDates(stream, 1) }));
        const unplaced = await run(log.unplaced);
        const isThere = (await everything()).some(({ id }) => id === events[0]?.id);
        expect(isThere || unplaced.includes(stream)).toBe(true);
        await read(stream);
        expect(await run(log.unplaced)).not.toContain(stream);
      });

      it("gives at most as many events as asked for after a position", async () => {
        const stream = newStream();
        const { events } = await append({ stream, expected: 0, events: courtDates(stream, 4) });
        const before = (events[0]?.position ?? 0) - 1;
        expect(await run(log.readAll(before, 3))).toEqual(events.slice(0, 3));
        expect(await run(log.readAll(before + 4, 3))).toEqual([]);
      });
    });

    describe("following", () => {
      it("begins after the position that was given, in the middle of the log too", async () => {
        const stream = newStream();
        const { events } = await append({ stream, expected: 0, events: courtDates(stream, 6) });
        expect(await run(followed(events[2]?.position ?? 0, 3))).toEqual(events.slice(3));
      });

      it("gives all of a log that is longer than a batch", async () => {
        const stream = newStream();
        for (const expected of [0, 700]) await append({ stream, expected, events: courtDates(stream, 700) });
        const all = await everything();
        expect(await run(followed(0, all.length))).toEqual(all);
      });

      it("sees each event once and in order while many append", async () => {
        const head = await run(log.head);
        const expected = CALLERS * 10;
        const following = runtime.runFork(followed(head, expected));
        await Promise.all(
          upTo(CALLERS).map(async () => {
            const stream = newStream();
            for (const revision of upTo(9, 0))
              await append({ stream, expected: revision, events: [courtDate(stream)] });
          }),
        );
        const seen = await run(Fiber.join(following));
        expect(positions(seen)).toEqual(upTo(head + expected, head + 1));
      });

      it("waits for what has not come yet", async () => {
        const following = runtime.runFork(followed(await run(log.head), 1));
        const stream = newStream();
        const { events } = await append({ stream, expected: 0, events: [courtDate(stream)] });
        expect(await run(Fiber.join(following))).toEqual(events);
      });

      it("ends when it is interrupted", async () => {
        const following = runtime.runFork(followed(await run(log.head), 1));
        await run(Fiber.interrupt(following));
        const exit = await run(Fiber.await(following));
        expect(exit._tag).toBe("Failure");
      });
    });
  });
};
