/** Tareekh's log under the same load as the yardstick. */
import type { ContentToAppend } from "@tareekh/core/catalogue/event-type.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { layer as postgresEventLog } from "@tareekh/core/log/postgres-event-log.ts";
import { Store, type StoreLocation } from "@tareekh/core/log/store.ts";
import { Effect, Layer, ManagedRuntime } from "effect";
import { nextId } from "./ids.ts";

/** An arrest of about 370 bytes: what both stores append. */
export const eventData = (note: string): Record<string, unknown> => ({
  proceeding: "proceeding-1",
  accused: "accused-1",
  groundsGivenInWriting: true,
  note,
});

export const content = (stream: string, data: Record<string, unknown>): ContentToAppend => {
  const id = nextId();
  return {
    id,
    stream,
    type: "AccusedArrested",
    version: 1,
    occurred: "2024-07-02",
    after: [],
    before: [],
    source: { kind: "police-record" },
    data,
    by: "benchmark",
    command: { id, digest: "", size: 1 },
  };
};

export interface TareekhAppends {
  append(stream: string, turn: number, data: Record<string, unknown>): Promise<void>;
  appendMany(stream: string, data: readonly Record<string, unknown>[]): Promise<void>;
  readonly runtime: ManagedRuntime.ManagedRuntime<EventLog | Store, unknown>;
  close(): Promise<void>;
}

export const tareekhOn = async (location: StoreLocation): Promise<TareekhAppends> => {
  const runtime = ManagedRuntime.make(postgresEventLog.pipe(Layer.provideMerge(Store.layer(location))));
  const log = await runtime.runPromise(EventLog);
  return {
    append: async (stream, turn, data) => {
      await Effect.runPromise(log.append({ stream, expected: turn, events: [content(stream, data)] }));
    },
    appendMany: async (stream, data) => {
      await Effect.runPromise(
        log.append({ stream, expected: "any", events: data.map((one) => content(stream, one)) }),
      );
    },
    runtime,
    close: () => runtime.dispose(),
  };
};
