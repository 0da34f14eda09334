/**
 * Every event type that can happen in a case, gathered from the chapters, and how an event read from a log is
 * brought to the current version of its type.
 */

import { custodyAndBail } from "./chapters/custody-and-bail.ts";
import type { DataOf, EventType } from "./event-type.ts";

/** In the order in which they are offered. */
export const eventTypes = [...custodyAndBail] as const;

/** Any event type of the catalogue. */
export type AnyEventType = (typeof eventTypes)[number];
export type EventTypeName = AnyEventType["type"];
/** The current data of a type, by its name. */
export type EventData<Name extends EventTypeName> = DataOf<Extract<AnyEventType, { readonly type: Name }>>;

const byName: ReadonlyMap<string, EventType> = new Map(
  eventTypes.map((type) => [type.type, type as unknown as EventType]),
);

/** The type of that name, or undefined. */
export const eventTypeNamed = (name: string): EventType | undefined => byName.get(name);
