/** The plain way into the replica: what goes by it, and what is left to be decided, of which nothing is written. */
import { randomUUID } from "node:crypto";
import { Effect, ManagedRuntime } from "effect";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hashAfter, NO_PREDECESSOR, verifyChain } from "../hash-chain.ts";
import { readAllAfter } from "../read-events.ts";
import { Store } from "../store.ts";
import { type TestDatabase, withPostgres } from "../testing/real-postgres.ts";
import { newStream } from "../testing/sample-events.ts";
import { serverStore } from "../testing/test-stores.ts";
import { copyPlainly } from "./copy-plainly.ts";
import type { Incoming } from "./incoming.ts";
import { migrateReplica } from "./replica.ts";
import { type Checkpoint, readCheckpoint } from "./replica-transaction.ts";
import type { ServerEvent } from "./server-event.ts";

const FROM_NOTHING: Checkpoint = { server: null, position: 0 };

let keptServer: TestDatabase;
let runtime: ManagedRuntime.ManagedRuntime<Store, unknown>;
let pool: Pool;
beforeAll(async () => {
  keptServer = await withPostgres();
});
afterAll(() => keptServer.stop());
beforeEach(async () => {
  runtime = ManagedRuntime.make(serverStore);
  ({ pool } = await runtime.runPromise(Effect.service(Store)));
  await runtime.runPromise(migrateReplica);
});
afterEach(() => runtime.dispose());

/** The first events of a stream, as they would have been written. */
const eventsOf = (stream: string, count: number): ServerEvent[] => {
  const events: ServerEvent[] = [];
  for (let revision = 1; revision <= count; revision += 1) {
    const body = `{"name":"आरव","number":${revision},"stream":"${stream}"}`;
    const hash = hashAfter(events.at(-1)?.hash ?? NO_PREDECESSOR, body);
    events.push({ stream, revision, id: randomUUID(), recorded: "2026-01-02T03:04:05.678Z", body, hash });
  }
  return events;
};

const commitOf = (place: number): bigint => 10n * BigInt(place);

/** Events as they come, one after the other, from a place on the server on. */
const came = (events: readonly ServerEvent[], first = 1): Incoming[] =>
  events.map((event, index) => ({
    at: { commit: commitOf(first + index), prepare: commitOf(first + index) },
    stream: event.stream,
    serverRevision: BigInt(event.revision - 1),
    read: { event },
    data: Buffer.from(event.body),
    metadata: "",
  }));

const checkpointAfter = (place: number): Checkpoint => ({
  server: { commit: commitOf(place), prepare: commitOf(place) },
  position: place,
});

const copy = (from: Checkpoint, batch: readonly Incoming[]) => {
  const last = batch.at(-1);
  if (last === undefined) throw new Error("A batch has an event");
  return copyPlainly(pool, from, last.at, batch);
};

const replica = () => readAllAfter(pool, 0, 1_000);

/** Nothing is copied of a batch, and the replica stands where it stood. */
const expectLeft = async (from: Checkpoint, batch: readonly Incoming[]) => {
  const [before, stood] = [await replica(), await readCheckpoint(pool)];
  expect(await copy(from, batch)).toBe(false);
  expect(await replica()).toEqual(before);
  expect(await readCheckpoint(pool)).toEqual(stood);
};

describe("The plain way into the replica", () => {
  it("is taken by events of several streams among one another, and moves the checkpoint with them", async () => {
    const [one, other] = [eventsOf(newStream(), 4), eventsOf(newStream(), 3)];
    const mixed = [0, 1, 2, 3].flatMap((place) =>
      [one, other].flatMap((events) => events.slice(place, place + 1)),
    );
    expect(await copy(FROM_NOTHING, came(mixed.slice(0, 4)))).toBe(true);
    expect(await readCheckpoint(pool)).toEqual(checkpointAfter(4));
    expect(await copy(checkpointAfter(4), came(mixed.slice(4), 5))).toBe(true);
    expect(await readCheckpoint(pool)).toEqual(checkpointAfter(7));

    const stands = await replica();
    expect(stands).toEqual(mixed.map((event, index) => ({ ...event, position: index + 1 })));
    for (const { stream } of [...one.slice(0, 1), ...other.slice(0, 1)])
      expect(verifyChain(stands.filter((event) => event.stream === stream))).toBeNull();
  });

  describe("is not taken where", () => {
    let events: ServerEvent[];
    const stood = checkpointAfter(2);
    beforeEach(async () => {
      events = eventsOf(newStream(), 5);
      await copy(FROM_NOTHING, came(events.slice(0, 2)));
    });
    const next = () => came(events.slice(2), 3);

    it("another relay has copied on", async () => {
      await copy(stood, came(eventsOf(newStream(), 1), 3));
      await expectLeft(stood, next());
    });

    it("positions are not those that the relay believes to be given, be they more or fewer", async () => {
      for (const position of [1, 3]) await expectLeft({ ...stood, position }, next());
    });

    it("the checkpoint was taken back to before the first event", async () => {
      await pool.query("update relay_checkpoint set commit_position = null, prepare_position = null");
      await expectLeft(stood, next());
    });

    it("an event is missing before the first of its stream, or between two", async () => {
      await expectLeft(stood, came(events.slice(3), 4));
      await expectLeft(
        stood,
        came(
          [2, 4].flatMap((place) => events.slice(place, place + 1)),
          3,
        ),
      );
    });

    it("an event has another revision than its hash says", async () => {
      await expectLeft(
        stood,
        came(
          events.slice(2, 3).map((event) => ({ ...event, revision: 4 })),
          3,
        ),
      );
    });

    it("an event stands there already", async () => {
      await expectLeft(stood, came(events.slice(1), 3));
    });

    it("an event's hash does not follow, be it the first of its stream or not", async () => {
      for (const changed of [2, 3])
        await expectLeft(
          stood,
          came(
            events.slice(2).map((event, place) => (place + 2 === changed ? { ...event, body: "{}" } : event)),
            3,
          ),
        );
    });

    it("an id stands in the log already", async () => {
      const [first] = events;
      const another = eventsOf(newStream(), 1).map((event) => ({ ...event, id: first?.id ?? "" }));
      await expectLeft(stood, [...next(), ...came(another, 6)]);
    });

    it("something of a stream was set aside", async () => {
      await pool.query(
        `insert into relay_set_aside (stream, server_revision, commit_position, prepare_position, problem, data, metadata)
         values ($1, 1, 20, 20, 'It could not be read', '', '')`,
        [events[0]?.stream],
      );
      await expectLeft(stood, next());
    });

    it("an event cannot be read", async () => {
      const foreign = came(eventsOf(newStream(), 1), 6).map((event) => ({
        ...event,
        read: { problem: "Foreign" },
      }));
      await expectLeft(stood, [...next(), ...foreign]);
    });
  });

  it("waits for whoever writes to the replica, and sees what they wrote", async () => {
    const events = eventsOf(newStream(), 1);
    const client = await pool.connect();
    try {
      await client.query("begin; select pg_advisory_xact_lock(7813467226461)");
      const copied = copy(FROM_NOTHING, came(events));
      await client.query("update relay_checkpoint set commit_position = 5, prepare_position = 5");
      await client.query("commit");
      expect(await copied).toBe(false);
    } finally {
      client.release();
    }
    expect(await replica()).toEqual([]);
  });
});
