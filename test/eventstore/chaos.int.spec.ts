/**
 * Eight callers write while the server drops, stalls, ends, refuses, loses answers and changes its leader at random.
 *
 * `CHAOS_SEEDS=1,2,3` runs other seeds than the usual one, and `CHAOS_EVENTS` another number of events.
 */
import { setTimeout as after } from "node:timers/promises";
import v8 from "node:v8";
import vm from "node:vm";
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";
import type { StreamEvent } from "@tareekh/core/log/event-log.ts";
import { verifyChain } from "@tareekh/core/log/hash-chain.ts";
import { readAllAfter } from "@tareekh/core/log/read-events.ts";
import { courtDate, newStream } from "@tareekh/core/log/testing/sample-events.ts";
import { seededRandom } from "@tareekh/core/log/testing/seeded-random.ts";
import { Effect, Result } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppendFate } from "../eventstore-stand-in/faults.ts";
import type { StandIn } from "../eventstore-stand-in/stand-in.ts";
import { type Running, startOverStandIn } from "./test-log.ts";

const seeds = (process.env.CHAOS_SEEDS ?? "20201112").split(",").map(Number);
const EVENTS = Number(process.env.CHAOS_EVENTS ?? 20_000);
const CALLERS = 8;
const STREAMS = 60;
const NODES = 3;

v8.setFlagsFromString("--expose-gc");
const collect: unknown = vm.runInNewContext("gc");
const heapAfterCollecting = (): number => {
  if (typeof collect !== "function") throw new Error("Memory cannot be collected on demand");
  collect();
  return process.memoryUsage().heapUsed;
};

type Random = () => number;
const pick = <A>(random: Random, from: readonly A[]): A => from[Math.floor(random() * from.length)] as A;

/** One append in a hundred is written and not answered, one is lost, and one is answered when it is of no use any more. */
const fates = (random: Random) => (): AppendFate => {
  const dice = random();
  if (dice < 0.01) return { written: true, answered: "never" };
  if (dice < 0.02) return { written: false, answered: "never" };
  if (dice < 0.03) return { written: true, answered: after(350) };
  return { written: true, answered: Promise.resolve() };
};

/** Does one harm, and undoes it where it lasts. */
const harm = async (standIn: StandIn, random: Random): Promise<void> => {
  const { wire, faults } = pick(random, [standIn.leader(), ...standIn.nodes]);
  const lasting = 20 + random() * 300;
  const harms: readonly (() => Promise<void> | void)[] = [
    () => wire.drop(),
    () => faults.endSubscriptions(),
    () => {
      faults.checkpointsAhead = !faults.checkpointsAhead;
    },
    () => {
      standIn.ledger.append("$stats-127.0.0.1", "any", [
        {
          id: crypto.randomUUID(),
          type: "$stats",
          contentType: "",
          data: Buffer.from("{}"),
          metadata: Buffer.from(""),
        },
      ]);
    },
    () => standIn.changeLeader(Math.floor(random() * NODES)),
    async () => {
      wire.refuse(true);
      wire.drop();
      await after(lasting);
      wire.refuse(false);
    },
    async () => {
      wire.stall(true);
      await after(lasting);
      wire.stall(false);
    },
    async () => {
      faults.holdSubscriptions(true);
      await after(lasting);
      faults.holdSubscriptions(false);
    },
    async () => {
      faults.unavailable = "Server Is Too Busy";
      await after(lasting);
      faults.unavailable = undefined;
    },
  ];
  await pick(random, harms)();
};

describe.each(seeds)("A server that fails at random (seed %i)", (seed) => {
  let running: Running;
  const acknowledged: StreamEvent[] = [];
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  let heapHalfway = 0;
  let heapAtEnd = 0;

  const acknowledge = (events: readonly StreamEvent[]) => {
    const halfway = acknowledged.length < EVENTS / 2;
    acknowledged.push(...events);
    if (halfway && acknowledged.length >= EVENTS / 2) heapHalfway = heapAfterCollecting();
  };

  /** Sends until it is answered, as a person's browser does; where the revision was taken, it decides anew. */
  const sendUntilAnswered = async (stream: string, first: number | "any", count: number): Promise<number> => {
    const events: readonly ContentToAppend[] = Array.from({ length: count }, () => courtDate(stream));
    for (let expected = first; ; ) {
      const outcome = await running.run(Effect.result(running.log.append({ stream, expected, events })));
      if (Result.isSuccess(outcome)) {
        acknowledge(outcome.success.events);
        return outcome.success.events.at(-1)?.revision ?? 0;
      }
      const { reason } = outcome.failure;
      if (reason._tag === "RevisionConflict") expected = reason.actual;
      else if (reason._tag !== "LogUnavailable") throw outcome.failure;
    }
  };

  beforeAll(async () => {
    process.on("unhandledRejection", onUnhandled);
    running = await startOverStandIn({ standIn: { nodes: NODES }, appending: { patience: 2_000 } });
    const { standIn } = running;
    const random = seededRandom(seed);
    for (const { faults } of standIn.nodes) faults.usualFate = fates(random);
    const streams = Array.from({ length: STREAMS }, newStream);

    const caller = async (number: number) => {
      const choose = seededRandom(seed * 31 + number);
      const known = new Map<string, number>();
      while (acknowledged.length < EVENTS) {
        const stream = pick(choose, streams);
        const expected = choose() < 0.5 ? "any" : (known.get(stream) ?? 0);
        known.set(stream, await sendUntilAnswered(stream, expected, 1 + Math.floor(choose() * 10)));
      }
    };
    let over = false;
    const harming = async () => {
      while (!over) {
        await harm(standIn, random);
        await after(random() * 150);
      }
    };
    const harms = harming();
    await Promise.all(Array.from({ length: CALLERS }, (_, number) => caller(number)));
    over = true;
    await harms;
    for (const { faults } of standIn.nodes) faults.checkpointsAhead = false;
    const count = standIn.ledger.all.filter(({ stream }) => stream.startsWith("case-")).length;
    await running.until(running.log.head, (head) => head >= count);
    heapAtEnd = heapAfterCollecting();
  }, 240_000);

  afterAll(async () => {
    await running.stop();
    process.off("unhandledRejection", onUnhandled);
  });

  const replica = () => readAllAfter(running.store.pool, 0, Number.MAX_SAFE_INTEGER);

  it("loses no event that was acknowledged, copies each once, and invents none", async () => {
    const copied = await replica();
    expect(copied.map(({ position }) => position)).toEqual(copied.map((_, index) => index + 1));
    const sorted = (events: readonly StreamEvent[]) =>
      events.map(({ stream, revision, id, hash }) => `${stream}@${revision} ${id} ${hash}`).toSorted();
    expect(acknowledged.length).toBeGreaterThanOrEqual(EVENTS);
    expect(sorted(copied)).toEqual(sorted(acknowledged));
  });

  it("keeps the order of every stream, and its hashes", async () => {
    const streams = Map.groupBy(await replica(), ({ stream }) => stream);
    expect(streams.size).toBe(STREAMS);
    for (const events of streams.values()) expect(verifyChain(events)).toBeNull();
  });

  it("met the failures that it was to meet, and says in the end that all is well", async () => {
    const progress = await running.until(running.relay.progress, ({ state }) => state === "live");
    expect(progress.interruptions).toBeGreaterThan(5);
    expect(progress).toMatchObject({ setAside: 0, trouble: null, lagMs: 0 });
  });

  it("leaves no promise without somebody who waits for it", () => {
    expect(unhandled).toEqual([]);
  });

  it("keeps nothing in memory of what it copied: what grew is what the stand-in and this test keep themselves", async () => {
    const kept = 1 + v8.serialize(acknowledged).length / acknowledged.length;
    const grown = (heapAtEnd - heapHalfway) / (EVENTS / 2);
    // the stand-in's record of an event and the test's, each with what the runtime adds
    expect(grown).toBeLessThan(3 * kept);
  });
});
