/** What stands in the log after its process, or one of several, was killed, and after the power failed. */
import fs from "node:fs";
import path from "node:path";
import { Effect, Fiber, Layer, ManagedRuntime, Stream } from "effect";
import { describe, expect, it, onTestFinished } from "vitest";
import { CLUSTER } from "./embedded/cluster.ts";
import { EventLog, type LoggedEvent } from "./event-log.ts";
import { verifyChain } from "./hash-chain.ts";
import { layer } from "./postgres-event-log.ts";
import { Store, type StoreLocation } from "./store.ts";
import type { Acknowledged } from "./testing/appending-process.ts";
import { withPostgres } from "./testing/real-postgres.ts";
import { newStream } from "./testing/sample-events.ts";
import { newSeed, seededRandom } from "./testing/seeded-random.ts";
import { startAppending } from "./testing/start-appending.ts";
import { newDirectory, temporaryDirectory } from "./testing/temporary-directory.ts";

const KILLS = 20;
const STREAMS = Array.from({ length: 4 }, newStream);

const everythingIn = (location: StoreLocation): Promise<readonly LoggedEvent[]> =>
  Effect.runPromise(
    Effect.flatMap(EventLog, (log) => log.readAll(0, Number.MAX_SAFE_INTEGER)).pipe(
      Effect.provide(Layer.provide(layer, Store.layer(location))),
    ),
  );

/** Those that were acknowledged, and do not stand in the log where it was said that they do. */
const lostOf = (acknowledged: readonly Acknowledged[], events: readonly LoggedEvent[]) =>
  acknowledged.filter(({ position, stream, revision, id }) => {
    const event = events[(position ?? 0) - 1];
    return event?.id !== id || event.stream !== stream || event.revision !== revision;
  });

const expectWhole = (events: readonly LoggedEvent[]) => {
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
  for (const stream of STREAMS)
    expect(verifyChain(events.filter((event) => event.stream === stream))).toBeNull();
};

describe("Two processes of eight writers each, on one PostgreSQL", () => {
  it("leave no hole, let one win at each revision, and are followed without a skip, though one is killed", async () => {
    const seed = newSeed();
    const database = await withPostgres();
    onTestFinished(database.stop);
    const location = { databaseUrl: database.url };
    const runtime = ManagedRuntime.make(Layer.provideMerge(layer, Store.layer(location)));
    onTestFinished(() => runtime.dispose());
    const log = await runtime.runPromise(Effect.service(EventLog));

    const seen: LoggedEvent[] = [];
    const following = runtime.runFork(
      Stream.runForEach(log.follow(0), (batch) => Effect.sync(() => seen.push(...batch))),
    );

    const task = { location, writers: 8, streams: STREAMS, appends: 150 };
    const killed = startAppending({ ...task, seed });
    const other = startAppending({ ...task, seed: seed + 1 });
    await killed.afterAcknowledged(100);
    await killed.kill();
    const restarted = startAppending({ ...task, appends: 50, seed: seed + 2 });
    await Promise.all([other.done, restarted.done]);

    const head = await runtime.runPromise(log.head);
    const all = await runtime.runPromise(log.readAll(0, head));
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(head);
    await runtime.runPromise(Fiber.interrupt(following));

    const context = `seed ${seed}`;
    expect(all.length, context).toBe(head);
    expectWhole(all);
    expect(seen, context).toEqual(all);
    const acknowledged = [killed, other, restarted].flatMap((process) => process.acknowledged());
    expect(lostOf(acknowledged, all), context).toEqual([]);
    const won = new Set(acknowledged.map(({ stream, revision }) => `${stream}@${revision}`));
    expect(won.size, context).toBe(acknowledged.length);
    // whoever was not killed had an answer to everything, and writers did meet
    for (const { reports } of [other, restarted])
      expect(
        reports.some(({ kind }) => kind === "conflict"),
        context,
      ).toBe(true);
    expect(other.reports).toHaveLength(1 + 8 * 150);
    expect(restarted.reports).toHaveLength(1 + 8 * 50);
  }, 120_000);
});

describe("The embedded database", () => {
  it(`has lost nothing acknowledged after its process was killed at a random moment, ${KILLS} times`, async () => {
    const seed = newSeed();
    const random = seededRandom(seed);
    const { dataDir, remove } = await temporaryDirectory();
    onTestFinished(remove);
    const acknowledged: Acknowledged[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const appending = startAppending({
        location: { dataDir },
        writers: 8,
        streams: STREAMS,
        appends: 100_000,
        seed: seed + kill,
        checkpointEvery: 20,
      });
      await appending.afterAcknowledged(Math.floor(random() * 150));
      await appending.kill();
      acknowledged.push(...appending.acknowledged());
    }
    const events = await everythingIn({ dataDir });
    expect(acknowledged.length).toBeGreaterThan(KILLS);
    expect(lostOf(acknowledged, events), `seed ${seed}`).toEqual([]);
    expectWhole(events);
  }, 180_000);

  describe.runIf(process.platform === "linux")("after the power failed", () => {
    /** What was acknowledged before it, and a directory with only what had been synced by then. */
    const failPower = async (options: { readonly fsync: "on" | "off" }) => {
      const seed = newSeed();
      const used = await temporaryDirectory();
      const left = newDirectory();
      onTestFinished(() => {
        used.remove();
        left.remove();
      });
      const fileLayerModule = new URL("./testing/power-loss-layer.ts", import.meta.url);
      fileLayerModule.searchParams.set("left", path.join(left.dataDir, CLUSTER));
      fileLayerModule.searchParams.set("fsync", options.fsync);
      const appending = startAppending({
        location: { dataDir: used.dataDir, fileLayerModule: fileLayerModule.href },
        writers: 8,
        streams: STREAMS,
        appends: 100_000,
        seed,
        checkpointEvery: 30,
      });
      await appending.afterAcknowledged(300 + Math.floor(seededRandom(seed)() * 300));
      await appending.kill();
      fs.rmSync(used.dataDir, { recursive: true });
      const acknowledged = appending.acknowledged();
      expect(acknowledged.length).toBeGreaterThanOrEqual(300);
      return { acknowledged, location: { dataDir: left.dataDir }, context: `seed ${seed}` };
    };

    it("has every event that was acknowledged", async () => {
      const { acknowledged, location, context } = await failPower({ fsync: "on" });
      const events = await everythingIn(location);
      expect(lostOf(acknowledged, events), context).toEqual([]);
      expectWhole(events);
    }, 60_000);

    it("would have lost what was acknowledged if it did not sync, as PGlite does not", async () => {
      const { acknowledged, location } = await failPower({ fsync: "off" });
      const events = await everythingIn(location);
      expect(lostOf(acknowledged, events)).toEqual(acknowledged);
    }, 60_000);
  });
});
