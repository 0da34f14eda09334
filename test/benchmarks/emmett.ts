/** The yardstick for appends: emmett's event store on the same PostgreSQL, in the same run. */
import { type Event, NO_CONCURRENCY_CHECK, STREAM_DOES_NOT_EXIST } from "@event-driven-io/emmett";
import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";

type Recorded = Event<"AccusedArrested", Record<string, unknown>>;

export interface EmmettAppends {
  /** One event to a stream at the revision that the caller expects it at (`turn` events stand there). */
  append(stream: string, turn: number, data: Record<string, unknown>): Promise<void>;
  /** Many events at once, whatever the revision. */
  appendMany(stream: string, data: readonly Record<string, unknown>[]): Promise<void>;
  close(): Promise<void>;
}

export const emmettOn = async (url: string): Promise<EmmettAppends> => {
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const event = (data: Record<string, unknown>): Recorded => ({ type: "AccusedArrested", data });
  return {
    append: async (stream, turn, data) => {
      await store.appendToStream(stream, [event(data)], {
        expectedStreamVersion: turn === 0 ? STREAM_DOES_NOT_EXIST : BigInt(turn),
      });
    },
    appendMany: async (stream, data) => {
      await store.appendToStream(stream, data.map(event), { expectedStreamVersion: NO_CONCURRENCY_CHECK });
    },
    close: () => store.close(),
  };
};
