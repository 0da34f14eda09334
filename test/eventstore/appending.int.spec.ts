/** Appends to EventStoreDB of which the outcome is not known, or that are in the hands of another leader. */
import { type EventLog, isPlaced } from "@tareekh/core/log/event-log.ts";
import { verifyChain } from "@tareekh/core/log/hash-chain.ts";
import { courtDate, courtDates, newStream } from "@tareekh/core/log/testing/sample-events.ts";
import { Effect, Fiber } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startOverStandIn, type TestLogOptions } from "./test-log.ts";

let running: Running;
const start = async (options?: TestLogOptions) => {
  running = await startOverStandIn(options);
};

const append = (stream: string, expected: number | "any" = 0, events = courtDates(stream, 2)) =>
  running.run(running.log.append({ stream, expected, events }));

/** What the server has of a stream, by the ids in the bodies. */
const standing = async (stream: string) =>
  (await running.run(running.log.readStream(stream))).map(({ id }) => id);

describe("An append of which the outcome is not known", () => {
  beforeAll(() => start({ appending: { patience: 2_000 } }));
  afterAll(() => running.stop());

  it("is found in the stream where it was written and its answer lost, and is not written again", async () => {
    const stream = newStream();
    running.standIn.leader().faults.nextAppendsTo(stream, { written: true, answered: "never" });
    const events = courtDates(stream, 2);
    const appended = await append(stream, 0, events);
    expect(appended.repeated).toBe(false);
    expect(appended.events.map(({ id, revision }) => [id, revision])).toEqual([
      [events[0]?.id, 1],
      [events[1]?.id, 2],
    ]);
    expect(await standing(stream)).toEqual(events.map(({ id }) => id));
  });

  it("is sent again where it was never written", async () => {
    const stream = newStream();
    const lost = { written: false, answered: "never" } as const;
    running.standIn.leader().faults.nextAppendsTo(stream, lost, lost);
    const events = courtDates(stream, 2);
    const appended = await append(stream, 0, events);
    expect(appended.repeated).toBe(false);
    expect(await standing(stream)).toEqual(events.map(({ id }) => id));
  });

  it("is written once where the connection is cut after it was written", async () => {
    const stream = newStream();
    const { faults, wire } = running.standIn.leader();
    const cut = Promise.withResolvers<void>();
    faults.nextAppendsTo(stream, { written: true, answered: cut.promise });
    const appending = append(stream);
    while (running.standIn.ledger.stream(stream).length === 0) await append(newStream());
    wire.drop();
    cut.resolve();
    expect((await appending).repeated).toBe(false);
    expect(await standing(stream)).toHaveLength(2);
  });

  it("is written once, of many on their way when the connection is cut, whether the server had written it or not", async () => {
    const { faults, wire } = running.standIn.leader();
    const streams = Array.from({ length: 12 }, newStream);
    for (const [place, stream] of streams.entries())
      faults.nextAppendsTo(stream, { written: place % 2 === 0, answered: "never" });
    const given = streams.map((stream) => courtDates(stream, 2));
    const appending = streams.map((stream, place) => append(stream, 0, given[place]));
    const written = () => streams.filter((stream) => running.standIn.ledger.stream(stream).length > 0);
    while (written().length < streams.length / 2) await append(newStream());
    wire.drop();
    for (const { repeated } of await Promise.all(appending)) expect(repeated).toBe(false);
    for (const [place, stream] of streams.entries())
      expect(await standing(stream)).toEqual(given[place]?.map(({ id }) => id));
  });

  it("does not hide that another had appended before: the revision expected is not there", async () => {
    const stream = newStream();
    running.standIn.leader().faults.nextAppendsTo(stream, { written: true, answered: "never" });
    await append(stream);
    const refusal = await running.run(
      Effect.flip(running.log.append({ stream, expected: 0, events: [courtDate(stream)] })),
    );
    expect(refusal.reason).toMatchObject({ _tag: "RevisionConflict", expected: 0, actual: 2 });
  });

  it("is answered as a repetition to whoever sends it again after giving up", async () => {
    const stream = newStream();
    const events = courtDates(stream, 1);
    running.standIn.leader().faults.nextAppendsTo(stream, { written: true, answered: "never" });
    const first = Effect.runFork(running.log.append({ stream, expected: 0, events }));
    while (running.standIn.ledger.stream(stream).length === 0) await append(newStream());
    await Effect.runPromise(Fiber.interrupt(first));
    expect(await append(stream, 0, events)).toMatchObject({ repeated: true });
    expect(await standing(stream)).toHaveLength(1);
  });

  it("is given up where the server is gone for longer than anybody would wait", async () => {
    const { wire } = running.standIn.leader();
    wire.refuse(true);
    wire.drop();
    const stream = newStream();
    const refusal = await append(stream, 0).catch((error: unknown) => error);
    wire.refuse(false);
    expect(refusal).toMatchObject({ reason: { _tag: "LogUnavailable" } });
    expect(running.standIn.ledger.stream(stream)).toHaveLength(0);
  });
});

describe("A stream to which two processes append", () => {
  let other: EventLog["Service"];
  beforeAll(async () => {
    await start();
    other = await running.anotherLog();
  });
  afterAll(() => running.stop());

  it("is read on where it has gone further than was known", async () => {
    const stream = newStream();
    await append(stream);
    await running.run(other.append({ stream, expected: 2, events: courtDates(stream, 3) }));
    await append(stream, 5);
    await running.run(other.append({ stream, expected: "any", events: courtDates(stream, 1) }));
    expect(verifyChain(await running.run(running.log.readStream(stream)))).toBeNull();
    expect(await standing(stream)).toHaveLength(8);
  });

  it("says to the second that the revision is taken, though it did not know", async () => {
    const stream = newStream();
    await append(stream);
    await running.run(other.append({ stream, expected: 2, events: courtDates(stream, 1) }));
    const refusal = await append(stream, 2).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ reason: { _tag: "RevisionConflict", expected: 2, actual: 3 } });
  });

  it("has a command once that is sent through both, and answers both with the same events", async () => {
    for (const expected of [0, "any"] as const) {
      const stream = newStream();
      const events = courtDates(stream, 2);
      const answers = await Promise.all(
        [running.log, other, running.log, other].map((log) =>
          running.run(log.append({ stream, expected, events })),
        ),
      );
      // Each process answers once that it appended, at most; both do so where they sent the very same bytes, in the same
      // millisecond, and the server vouches for both.
      const appendedBy = (process: 0 | 1): number =>
        answers.filter(({ repeated }, place) => place % 2 === process && !repeated).length;
      expect([appendedBy(0), appendedBy(1)].toSorted().at(-1)).toBe(1);
      const hashes = answers.map((answer) => answer.events.map(({ hash }) => hash));
      const standingNow = await running.run(running.log.readStream(stream));
      expect(standingNow).toHaveLength(events.length);
      expect(hashes).toEqual(Array(4).fill(standingNow.map(({ hash }) => hash)));
    }
  });

  it("lets an id into one stream only, through whichever of them it comes first", async () => {
    const [first, second] = [newStream(), newStream()];
    const { id } = courtDate(first);
    const outcomes = await Promise.allSettled([
      append(first, 0, [courtDate(first, { id })]),
      running.run(other.append({ stream: second, expected: 0, events: [courtDate(second, { id })] })),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await standing(first)).length + (await standing(second)).length).toBe(1);
  });
});

describe("A change of leader", () => {
  beforeAll(() => start({ standIn: { nodes: 3 } }));
  afterAll(() => running.stop());

  it("is followed by the next append, and by the next read", async () => {
    const stream = newStream();
    await append(stream);
    running.standIn.changeLeader(1);
    await append(stream, 2);
    running.standIn.changeLeader(2);
    expect(await standing(stream)).toHaveLength(4);
    await append(stream, 4);
    expect(verifyChain(await running.run(running.log.readStream(stream)))).toBeNull();
  });

  it("is followed by the append and by the relay where the old leader is gone", async () => {
    const stream = newStream();
    await append(stream);
    const old = running.standIn.leader();
    old.wire.refuse(true);
    running.standIn.changeLeader(0);
    old.wire.drop();
    await append(stream, 2);
    await running.until(
      running.log.readStream(stream),
      (events) => events.length === 4 && events.every(isPlaced),
    );
  });
});

describe("What a server refuses", () => {
  beforeAll(() => start({ standIn: { maxAppendSize: 20_000 } }));
  afterAll(() => running.stop());

  it("is too large by the server's own measure", async () => {
    const stream = newStream();
    const refusal = await running.run(
      Effect.flip(
        running.log.append({
          stream,
          expected: 0,
          events: [courtDate(stream, { data: "x".repeat(20_000) })],
        }),
      ),
    );
    expect(refusal.reason).toMatchObject({ _tag: "AppendTooLarge", limit: 20_000 });
    expect(running.standIn.ledger.stream(stream)).toHaveLength(0);
  });

  it("is a stream that the relay would not copy", async () => {
    const refusal = await running.run(
      Effect.flip(running.log.append({ stream: "other-1", expected: 0, events: [courtDate("other-1")] })),
    );
    expect(refusal.reason).toMatchObject({ _tag: "AppendRefused" });
  });
});
