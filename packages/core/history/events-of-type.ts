/** Finding events of a history, by what they are and by id, without going through all of them each time. */
import type { EventTypeName } from "../catalogue/catalogue.ts";
import type { History, HistoryEvent, HistoryEventOf } from "./history.ts";

interface Index {
  readonly byType: ReadonlyMap<string, readonly HistoryEvent[]>;
  readonly byId: ReadonlyMap<string, HistoryEvent>;
}

/** That of the history that was asked for last: whatever reads a history asks many times, and one after the other. */
let last: { readonly history: History; readonly index: Index } | null = null;

const indexed = (history: History): Index => {
  const byType = new Map<string, HistoryEvent[]>();
  const byId = new Map<string, HistoryEvent>();
  for (const event of history.events) {
    byId.set(event.id, event);
    const ofType = byType.get(event.type);
    if (ofType === undefined) byType.set(event.type, [event]);
    else ofType.push(event);
  }
  return { byType, byId };
};

const indexOf = (history: History): Index => {
  if (last?.history !== history) last = { history, index: indexed(history) };
  return last.index;
};

const NONE: readonly never[] = [];

/** The events of a type that stand, those that only possibly had happened among them, in the history's order. */
export const eventsOfType = <Name extends EventTypeName>(
  history: History,
  type: Name,
): readonly HistoryEventOf<Name>[] =>
  // By construction the list holds events of that type only.
  (indexOf(history).byType.get(type) ?? NONE) as readonly HistoryEventOf<Name>[];

/** The event of that id, if it stands. */
export const eventWithId = (history: History, id: string): HistoryEvent | undefined =>
  indexOf(history).byId.get(id);
