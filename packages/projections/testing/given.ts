/**
 * Cases for tests, told as the events that were recorded: `given([event("AccusedArrested", "2024-07-02", {…})])`.
 *
 * Ids and commands are made here, in the order of telling; an event that others refer to is given a `ref`, and is
 * referred to as `@ref` in `after`, `before` and anywhere in the data.
 */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { type EventData, type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { buildHistory, type HistoryOptions } from "@tareekh/core/history/build-history.ts";
import type { History, RecordedInStream } from "@tareekh/core/history/history.ts";

export interface Told {
  readonly type: EventTypeName;
  readonly occurred: string | null;
  readonly data: unknown;
  readonly ref?: string;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
}

type Placing = Pick<Told, "ref" | "after" | "before">;

/** One event, its data held to its type. References to other events are written `@ref`. */
export const event = <Name extends EventTypeName>(
  type: Name,
  occurred: string | null,
  data: EventData<Name>,
  placing: Placing = {},
): Told => ({ type, occurred, data, ...placing });

/** The id of the event told at that place, counted from 0: a UUID that sorts as it was told. */
export const idOf = (index: number): string =>
  `019f0000-0000-7000-8000-${String(index + 1).padStart(12, "0")}`;

const resolved = (value: unknown, ids: ReadonlyMap<string, string>): unknown => {
  if (typeof value === "string" && value.startsWith("@")) {
    const id = ids.get(value.slice(1));
    if (id === undefined) throw new Error(`No event is told with the reference ${value}`);
    return id;
  }
  if (Array.isArray(value)) return value.map((one) => resolved(one, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(one, ids)]));
};

/** As the log has them: recorded one a minute from 2030-01-01, by one person. */
export const recordings = (told: readonly Told[], stream = "case-1"): readonly RecordedInStream[] => {
  const ids = new Map(told.flatMap(({ ref }, i) => (ref === undefined ? [] : [[ref, idOf(i)] as const])));
  return told.map((one, i) => ({
    revision: i + 1,
    content: {
      id: idOf(i),
      stream,
      type: one.type,
      version: eventTypeNamed(one.type)?.version ?? 1,
      occurred: one.occurred,
      after: resolved(one.after ?? [], ids) as readonly string[],
      before: resolved(one.before ?? [], ids) as readonly string[],
      source: { kind: "court-record" },
      data: resolved(one.data, ids),
      by: "liaison",
      command: { id: idOf(i), digest: "", size: 1 },
      recorded: new Date(Date.UTC(2030, 0, 1, 0, i)).toISOString(),
    },
  }));
};

/** The history of a case of which this was recorded. */
export const given = (told: readonly Told[], options: HistoryOptions = {}): History =>
  buildHistory(recordings(told), options);

export const asDay = (text: string): Day => text as Day;
