/** What a copy to EventStoreDB does where its server has meanwhile come to hold something. */
import { copyLog } from "@tareekh/core/log/copying/copy-log.ts";
import { openEventStoreTarget } from "@tareekh/core/log/copying/eventstore-target.ts";
import { EventLog, type LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { migrateReplica } from "@tareekh/core/log/eventstore/replica.ts";
import { dataOf } from "@tareekh/core/log/eventstore/server-event.ts";
import { layer } from "@tareekh/core/log/postgres-event-log.ts";
import { readAllAfter } from "@tareekh/core/log/read-events.ts";
import { Store } from "@tareekh/core/log/store.ts";
import { type TestDatabase, withPostgres } from "@tareekh/core/log/testing/real-postgres.ts";
import { courtDates, newStream } from "@tareekh/core/log/testing/sample-events.ts";
import { serverStore } from "@tareekh/core/log/testing/test-stores.ts";
import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type StandIn, startStandIn } from "../eventstore-stand-in/stand-in.ts";
import { bodiesOn } from "./on-server.ts";

let kept: TestDatabase;
let standIn: StandIn;
let source: ManagedRuntime.ManagedRuntime<Store | EventLog, unknown>;
let replica: ManagedRuntime.ManagedRuntime<Store, unknown>;
beforeAll(async () => {
  kept = await withPostgres(); // one server for all of the tests
});
afterAll(() => kept.stop());
beforeEach(async () => {
  standIn = await startStandIn();
  source = ManagedRuntime.make(Layer.provideMerge(layer, serverStore));
  replica = ManagedRuntime.make(serverStore);
  return async () => {
    await source.dispose();
    await replica.dispose();
    await standIn.close();
  };
});

const record = (stream: string, count: number) =>
  source.runPromise(
    Effect.flatMap(EventLog, (log) =>
      log.append({ stream, expected: "any", events: courtDates(stream, count) }),
    ),
  );

const sourceEvents = async (): Promise<readonly LoggedEvent[]> =>
  readAllAfter((await source.runPromise(Effect.service(Store))).pool, 0, 1_000);

/** Writes events to the server as another copy would. */
const write = (events: readonly LoggedEvent[]) => {
  for (const event of events) {
    const { id = "", data } = dataOf(event, "CourtDateRecorded");
    standIn.ledger.append(event.stream, event.revision === 1 ? "no_stream" : event.revision - 2, [
      {
        id,
        type: "CourtDateRecorded",
        contentType: "application/octet-stream",
        data: Buffer.from(data as Uint8Array),
        metadata: Buffer.from(JSON.stringify({ hash: event.hash })),
      },
    ]);
  }
};

/** Copies; what is given is done once, after the comparison and before anything is appended. */
const copy = async (meanwhile: () => void = () => undefined, patience = 10_000) => {
  const { pool } = await source.runPromise(Effect.service(Store));
  const store = await replica.runPromise(Effect.service(Store));
  await replica.runPromise(migrateReplica);
  let done = false;
  return Effect.runPromise(
    Effect.scoped(
      Effect.gen(function* () {
        const target = yield* openEventStoreTarget(
          {
            url: standIn.connectionString,
            name: "The server",
            replica: { store, name: "The replica", isSource: false },
          },
          { answerWithin: 300, patience },
        );
        return yield* copyLog({
          source: pool,
          target: {
            ...target,
            append: async (events, signal) => {
              if (!done) meanwhile();
              done = true;
              await target.append(events, signal);
            },
          },
        });
      }),
    ),
  );
};

describe("A copy to EventStoreDB", () => {
  it.each([0, 1, 3, 5])(
    "goes on behind the %d events of a run that an earlier copy wrote after it was thought dead",
    async (count) => {
      await record(newStream(), 5);
      await record(newStream(), 2);
      const events = await sourceEvents();
      await copy(() => write(events.slice(0, count)));
      expect(bodiesOn(standIn)).toEqual(events.map(({ body }) => body));
    },
  );

  it("stops where its server has come to hold another event in the stream", async () => {
    const stream = newStream();
    await record(stream, 2);
    const [first, second] = await sourceEvents();
    if (!first || !second) throw new Error("Two events were recorded");
    const other = { ...first, body: first.body.replace("held", "moot"), hash: "0".repeat(64) };
    await expect(copy(() => write([other]))).rejects.toThrow(
      `The server is not a copy of the source. Revision 1 of ${stream} is there already, and is another event than the source has at position 1.`,
    );
    expect(bodiesOn(standIn)).toEqual([other.body]);
  });

  it("stops where an event stands on the server that the source has not, though in another stream", async () => {
    await record(newStream(), 2);
    const [first, second] = await sourceEvents();
    if (!first || !second) throw new Error("Two events were recorded");
    const stream = newStream();
    const other = { ...first, stream, body: first.body.replaceAll(first.stream, stream) };
    await expect(copy(() => write([other]))).rejects.toThrow(
      /The server is not a copy of the source\. At position 1 it has/,
    );
  });

  it("refuses a stream that the relay would not copy, before anything of its page is appended", async () => {
    await record(newStream(), 1);
    await record("notes-1", 1);
    await expect(copy()).rejects.toThrow(
      "The server cannot hold this log: the stream notes-1 (position 2) does not begin with case- or link- or office-",
    );
    expect(bodiesOn(standIn)).toEqual([]);
  });

  it("begins the relay anew where the replica was another server's, whose positions mean nothing here", async () => {
    await record(newStream(), 3);
    await copy();
    const { pool } = await replica.runPromise(Effect.service(Store));
    await pool.query("update relay_checkpoint set commit_position = 1000000, prepare_position = 1000000");
    await record(newStream(), 3);
    await copy();
    expect(await readAllAfter(pool, 0, 100)).toEqual(await sourceEvents());
    const { rows } = await pool.query("select commit_position::text as commit from relay_checkpoint");
    expect(rows).toEqual([{ commit: String(standIn.ledger.all.at(-1)?.position) }]);
  });

  it("gives up a server that does not answer, with a sentence that says how to go on", async () => {
    await record(newStream(), 1);
    const hold = () => {
      standIn.leader().faults.unavailable = "The election goes on";
    };
    await expect(copy(hold, 500)).rejects.toThrow(
      /^The copy was interrupted \(copying\): .*The election goes on.* Start it again: it looks at what stands at the target and goes on from there$/s,
    );
    standIn.leader().faults.unavailable = undefined;
    expect((await copy()).found).toBe(0);
  });
});
