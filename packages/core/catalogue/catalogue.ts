/**
 * Every event type that can happen in a case, gathered from the chapters, and how an event read from a log is
 * brought to the current version of its type.
 */
import { careAndCompensation } from "./chapters/care-and-compensation.ts";
import { court } from "./chapters/court.ts";
import { custodyAndBail } from "./chapters/custody-and-bail.ts";
import { intimidationAndProtection } from "./chapters/intimidation-and-protection.ts";
import { investigation } from "./chapters/investigation.ts";
import { people } from "./chapters/people.ts";
import { recordKeeping } from "./chapters/record-keeping.ts";
import { type DataOf, type EventType, titleOf } from "./event-type.ts";

/** In the order in which they are offered. */
export const eventTypes = [
  ...people,
  ...investigation,
  ...custodyAndBail,
  ...court,
  ...careAndCompensation,
  ...intimidationAndProtection,
  ...recordKeeping,
] as const;

/** Any event type of the catalogue. */
export type AnyEventType = (typeof eventTypes)[number];
export type EventTypeName = AnyEventType["type"];
/** The current data of a type, by its name. */
export type EventData<Name extends EventTypeName> = DataOf<Extract<AnyEventType, { readonly type: Name }>>;

/** The same, each with its data unknown: for what treats all types alike. */
export const everyEventType: readonly EventType[] = eventTypes.map((type) => type as unknown as EventType);

const byName: ReadonlyMap<string, EventType> = new Map(everyEventType.map((type) => [type.type, type]));

/** The type of that name, or undefined. */
export const eventTypeNamed = (name: string): EventType | undefined => byName.get(name);

/** What an event in its current version is called, by its type and what its data says is known. */
export const titleOfEvent = ({
  type,
  data,
}: {
  readonly type: EventTypeName;
  readonly data: unknown;
}): string => {
  const named = eventTypeNamed(type);
  return named === undefined ? type : titleOf(named, data);
};

/** What became of an event read from a log: its current data, or why this program cannot read it. */
export type Upcasted =
  | { readonly ok: true; readonly type: EventType; readonly data: unknown }
  | { readonly ok: false; readonly reason: string };

/**
 * The data of a recorded event as the current version of its type has it.
 *
 * A type that is not in the catalogue, or a newer version than it knows, is refused: whoever projects the case sets
 * it aside with this reason, and never skips the event.
 */
export const upcast = (
  content: { readonly type: string; readonly version: number; readonly data: unknown },
  named: (name: string) => EventType | undefined = eventTypeNamed,
): Upcasted => {
  const type = named(content.type);
  if (type === undefined) {
    return {
      ok: false,
      reason: `The event type ${content.type} is not known to this version of the program`,
    };
  }
  if (!Number.isInteger(content.version) || content.version < 1) {
    return { ok: false, reason: `${content.type} was recorded in version ${content.version}, which is none` };
  }
  if (content.version > type.version) {
    return {
      ok: false,
      reason: `${content.type} was recorded in version ${content.version}; this program knows it up to ${type.version}`,
    };
  }
  let data = content.data;
  for (let version = content.version; version < type.version; version += 1) {
    const step = type.upcasts[version];
    if (step === undefined) {
      return { ok: false, reason: `${content.type}: nothing brings version ${version} to ${version + 1}` };
    }
    data = step(data as never);
  }
  return { ok: true, type, data };
};

/**
 * What is wrong with the catalogue itself; empty where all is right. Asked once at start-up, so that an incomplete
 * chain of versions is found before the first event that needs it.
 */
export const checkCatalogue = (types: readonly EventType[] = everyEventType): readonly string[] => {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const type of types) {
    if (seen.has(type.type)) problems.push(`${type.type} is declared twice`);
    seen.add(type.type);
    for (let version = 1; version < type.version; version += 1) {
      if (type.upcasts[version] === undefined) {
        problems.push(`${type.type}: nothing brings version ${version} to ${version + 1}`);
      }
    }
    for (const version of Object.keys(type.upcasts).map(Number)) {
      if (!Number.isInteger(version) || version < 1 || version >= type.version) {
        problems.push(`${type.type}: an upcast from version ${version} leads nowhere`);
      }
    }
  }
  return problems;
};
