/** The log on PostgreSQL, on a server and embedded: the contract, and what only a database can show. */
import { Effect, Layer, ManagedRuntime } from "effect";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventLogContract } from "./event-log.contract.ts";
import { EventLog } from "./event-log.ts";
import { layer } from "./postgres-event-log.ts";
import { allAfter, byStreamAfter, streamAfter } from "./read-events.ts";
import { Store } from "./store.ts";
import { courtDate, courtDates, newStream } from "./testing/sample-events.ts";
import { everyStore } from "./testing/test-stores.ts";

interface Plan {
  readonly "Node Type": string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly Plan[];
}

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
      await pool.query("analyze events");
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

    it.each([
      ["polling", allAfter(900, 100), "events_position"],
      ["reading a stream", streamAfter("case-1", 10), "events_stream_revision"],
      [
        "reading whole streams",
        byStreamAfter({ stream: "case-1", revision: 1 }, { prefix: "case-", upTo: 1000, limit: 50 }),
        "events_stream_revision",
      ],
    ])("%s uses its index and does not sort", async (_, { text, values }, index) => {
      const { rows } = await pool.query<{ "QUERY PLAN": readonly [{ readonly Plan: Plan }] }>(
        `explain (format json) ${text}`,
        values,
      );
      const nodes = rows.flatMap((row) => nodesOf(row["QUERY PLAN"][0].Plan));
      expect(nodes.map((node) => node["Index Name"])).toContain(index);
      expect(nodes.map((node) => node["Node Type"]).filter((type) => /Sort|Seq Scan/.test(type))).toEqual([]);
    });

    it("refuses to append in a transaction that would not see what was committed while it waited", async () => {
      const client = await pool.connect();
      try {
        await client.query("begin isolation level repeatable read");
        await expect(
          client.query("select * from append_events('{}', '{}', '{}', '{}', '{}', '{}')"),
        ).rejects.toThrow(/append_events needs READ COMMITTED/);
      } finally {
        await client.query("rollback");
        client.release();
      }
    });

    it("keeps the time of recording from running backwards when the clock has been set back", async () => {
      const stream = newStream();
      const future = "2999-01-01T00:00:00.000Z";
      await pool.query(
        `insert into events (position, stream, revision, id, recorded, body, hash)
         select max(position) + 1, $1, 1, gen_random_uuid(), $2, '{}', sha256('') from events`,
        [stream, future],
      );
      const { events } = await runtime.runPromise(
        log.append({ stream, expected: 1, events: [courtDate(stream)] }),
      );
      expect(events.map(({ recorded }) => recorded)).toEqual([future]);
      expect(await runtime.runPromise(log.readStream(stream, 1))).toEqual(events);
    });
  });
}
