import { Effect, Fiber, Stream } from "effect";
import { describe, expect, it } from "vitest";
import type { LoggedEvent } from "./event-log.ts";
import { AppendSignal, followBy } from "./follow.ts";

const eventAt = (position: number): LoggedEvent => ({
  position,
  stream: "case-1",
  revision: position,
  id: `id-${position}`,
  recorded: "2026-01-02T03:04:05.678Z",
  body: "{}",
  hash: "",
});

/** A log of which a test decides what stands in it when it is read. */
const scriptedLog = () => {
  const events: LoggedEvent[] = [];
  const signal = new AppendSignal();
  let reads = 0;
  /** Runs once while a read is on its way: after it was answered from the log, before the follower hears of it. */
  let meanwhile: (() => void) | undefined;
  return {
    append: () => {
      events.push(eventAt(events.length + 1));
      signal.raise();
    },
    appendElsewhere: () => {
      events.push(eventAt(events.length + 1));
    },
    whileReading: (act: () => void) => {
      meanwhile = act;
    },
    reads: () => reads,
    follow: (after: number) =>
      followBy(
        (position) =>
          Effect.sync(() => {
            reads += 1;
            const found = events.filter((event) => event.position > position).slice(0, 2);
            meanwhile?.();
            meanwhile = undefined;
            return found;
          }),
        signal,
        after,
      ).pipe(Stream.map((batch) => batch.map(({ position }) => position))),
  };
};

const firstBatches = (log: ReturnType<typeof scriptedLog>, after: number, count: number) =>
  log.follow(after).pipe(Stream.take(count), Stream.runCollect);

describe("A follower", () => {
  it("is given batch after batch, each beginning where the one before ended", async () => {
    const log = scriptedLog();
    for (const _ of [1, 2, 3, 4, 5]) log.append();
    expect(await Effect.runPromise(firstBatches(log, 1, 2))).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  it("is woken by an append of its own process", async () => {
    const log = scriptedLog();
    const following = Effect.runFork(firstBatches(log, 0, 1));
    await expect.poll(log.reads).toBeGreaterThan(0);
    log.append();
    expect(await Effect.runPromise(Fiber.join(following))).toEqual([[1]]);
  });

  it("does not miss an append that came while it was reading", async () => {
    const log = scriptedLog();
    log.whileReading(log.append);
    expect(await Effect.runPromise(firstBatches(log, 0, 1))).toEqual([[1]]);
    // it looked again at once, and had not to wait to be woken
    expect(log.reads()).toBe(2);
  });

  it("finds what another process has appended, by asking again", async () => {
    const log = scriptedLog();
    const following = Effect.runFork(firstBatches(log, 0, 1));
    await expect.poll(log.reads).toBeGreaterThan(1);
    log.appendElsewhere();
    expect(await Effect.runPromise(Fiber.join(following))).toEqual([[1]]);
  });

  it("asks less and less often while nothing comes", async () => {
    const log = scriptedLog();
    const following = Effect.runFork(firstBatches(log, 0, 1));
    const began = performance.now();
    await expect.poll(log.reads, { timeout: 5_000 }).toBeGreaterThanOrEqual(7);
    // 5 + 10 + 20 + 40 + 80 + 160 milliseconds of waiting between seven reads
    expect(performance.now() - began).toBeGreaterThan(300);
    await Effect.runPromise(Fiber.interrupt(following));
  });

  it("leaves nobody waiting once it is interrupted", async () => {
    const signal = new AppendSignal();
    const waiting = Effect.runFork(signal.after(signal.now));
    await Effect.runPromise(Fiber.interrupt(waiting));
    expect(signal.waiting).toBe(0);
  });
});
