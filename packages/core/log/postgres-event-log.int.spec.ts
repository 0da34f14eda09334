/** The log on PostgreSQL, on a server and embedded: the contract, and what only a database can show. */
import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventLogContract } from "./event-log.contract.ts";
import { EventLog } from "./event-log.ts";
import { verifyChain } from "./hash-chain.ts";
import { layer } from "./postgres-event-log.ts";
import { prepare } from "./prepared-append.ts";
import { allAfter, BEGIN_IN_ORDER_OF_INDEX, byStreamAfter, streamAfter } from "./read-events.ts";
import { Store } from "./store.ts";
import { courtDate, courtDates, newStream } from "./testing/sample-events.ts";
import { everyStore } from "./testing/test-stores.ts";

interface Plan {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly Plan[];
}

/** What is asked, in which transaction, and the index from which it must be answered. */
type Explained = [name: string, begin: string, question: ReturnType<typeof allAfter>, index: string];

const nodesOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

for (const [name, store] of everyStore) {
  eventLogContract(name, () => Layer.provide(layer, store));

  describe(`The events table of ${name}`, () => {
    let runtime: ManagedRuntime.ManagedRuntime<EventLog | Store, unknown>;
    let log: EventLog["Service"];
    let pool: Store["Service"]["pool"];

    beforeAll(async () => {
      runtime = ManagedRuntime.make(Layer.provideMerge(layer, store));
      log = await runtime.runPromise(Effect.service(EventLog));
      ({ pool } = await runtime.runPromise(Effect.service(Store)));
      for (const stream of Array.from({ length: 20 }, newStream))
        await runtime.runPromise(log.append({ stream, expected: 0, events: courtDates(stream, 50) }));
    });
    afterAll(() => runtime.dispose());

    it.each(["update events set body = ''", "delete from events", "truncate events"])(
      "refuses %j with a sentence",
      async (statement) => {
        await expect(pool.query(statement)).rejects.toThrow(
          /The log is never changed: (update|delete|truncate)/,
        );
        expect(await runtime.runPromise(log.head)).toBe(1000);
      },
    );

    const polling: Explained = ["polling", "begin", allAfter(100, 100), "events_position"];
    const wholeStreams: Explained = [
      "reading whole streams",
      BEGIN_IN_ORDER_OF_INDEX,
      byStreamAfter({ stream: "case-1", revision: 1 }, { prefix: "case-", upTo: 1000, limit: 50 }),
      "events_stream_revision",
    ];
    const oneStream: Explained = [
      "reading a stream",
      "begin",
      streamAfter("case-1", 10),
      "events_stream_revision",
    ];

    const expectInOrderOfIndex = async (...[, begin, { text, values }, index]: Explained) => {
      const client = await pool.connect();
      try {
        await client.query(begin);
        const { rows } = await client.query<{ "QUERY PLAN": readonly [{ readonly Plan: Plan }] }>(
          `explain (format json) ${text}`,
          values,
        );
        const nodes = rows.flatMap((row) => nodesOf(row["QUERY PLAN"][0].Plan));
        expect(nodes.map((node) => node["Index Name"])).toContain(index);
        expect(nodes.map((node) => node["Node Type"])).not.toContain("Seq Scan");
        expect(nodes.filter((node) => node["Node Type"].includes("Sort"))).toEqual([]);
      } finally {
        await client.query("rollback");
        client.release();
      }
    };

    // the embedded database runs no autovacuum, and knows nothing of its tables
    it.each([polling, wholeStreams])(
      "%s uses its index and does not sort, before it was analysed",
      expectInOrderOfIndex,
    );

    it.each([polling, wholeStreams, oneStream])(
      "%s uses its index and does not sort, once it was analysed",
      async (...question) => {
        await pool.query("analyze events");
        await expectInOrderOfIndex(...question);
      },
    );

    it.each([
      ["append_events", "append_events('{}', '{}', '{}', '{}', '{}', '{}', false)"],
      ["append_single_events", "append_single_events('{}', '{}', '{}', '{}', '{}')"],
      ["append_one_each", "append_one_each('{}', '{}', '{}', '{}', '{}')"],
    ])(
      "refuses to append by %s in a transaction that would not see what was committed while it waited",
      async (appending, call) => {
        const client = await pool.connect();
        try {
          await client.query("begin isolation level repeatable read");
          await expect(client.query(`select * from ${call}`)).rejects.toThrow(
            `${appending} needs READ COMMITTED`,
          );
        } finally {
          await client.query("rollback");
          client.release();
        }
      },
    );

    it("has one chain and no hole where processes of the versions before append beside this one", async () => {
      const [stream, other] = [newStream(), newStream()];
      const head = await runtime.runPromise(log.head);
      await runtime.runPromise(log.append({ stream, expected: 0, events: [courtDate(stream)] }));
      const before = [
        "append_events(array[$1], array[$2::integer], array[1], array[$3::uuid], array[$4], array[$5])",
        "append_events(array[$1], array[$2::integer], array[1], array[$3::uuid], array[$4], array[$5], false)",
        "append_single_events(array[$1], array[$2::integer], array[$3::uuid], array[$4], array[$5])",
      ];
      for (const [index, call] of before.entries()) {
        const { events, expected } = prepare({ stream, expected: index + 1, events: [courtDate(stream)] });
        const parameters = events.flatMap(({ id, head, tail }) => [id, head, tail]);
        await pool.query(`select * from ${call}`, [stream, expected, ...parameters]);
      }
      await runtime.runPromise(
        Effect.all(
          [
            log.append({ stream, expected: 4, events: [courtDate(stream)] }),
            log.append({ stream: other, expected: 0, events: [courtDate(other)] }),
          ],
          { concurrency: "unbounded" },
        ),
      );
      const events = await runtime.runPromise(log.readStream(stream));
      expect(events.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5]);
      expect(verifyChain(events)).toBeNull();
      const all = await runtime.runPromise(log.readAll(head, 10));
      expect(all.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6].map((count) => head + count));
    });

    it.each([1, 2])(
      "keeps the time of recording from running backwards when the clock has been set back before %i events",
      async (together) => {
        const stream = newStream();
        const future = "2999-01-01T00:00:00.000Z";
        await pool.query(
          `insert into events (position, stream, revision, id, recorded, body, hash)
         select max(position) + 1, $1, 1, gen_random_uuid(), $2, '{}', sha256('') from events`,
          [stream, future],
        );
        const { events } = await runtime.runPromise(
          log.append({ stream, expected: 1, events: courtDates(stream, together) }),
        );
        expect(events.map(({ recorded }) => recorded)).toEqual(Array(together).fill(future));
        expect(await runtime.runPromise(log.readStream(stream, 1))).toEqual(events);
      },
    );
  });
}
