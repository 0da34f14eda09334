/**
 * What is structurally wrong in a history: names of people, proceedings and events that lead nowhere or to the wrong
 * one, periods that end before they begin. Circles of before and after are told by the history's order.
 *
 * None of it can be recorded; what is merely implausible is a warning (`warnings.ts`).
 */

import { parseOccurrence } from "../calendar/occurrence.ts";
import { arrange } from "../calendar/order.ts";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { type Field, type FoundValue, valuesIn } from "../catalogue/fields.ts";
import type { History, HistoryEvent } from "../history/history.ts";
import type { Path } from "./problem.ts";

export interface Fault {
  /** The event of the history. */
  readonly eventId: string;
  /** Within the event: `["data", "accused"]`. */
  readonly path: Path;
  readonly expected: string;
  readonly came: unknown;
  /** A sentence, where what is expected does not say enough. */
  readonly why: string | null;
}

const fieldsOfEvent = (event: HistoryEvent): readonly Field[] => eventTypeNamed(event.type)?.fields ?? [];

const valuesOf = (event: HistoryEvent): readonly FoundValue[] => [
  ...valuesIn(fieldsOfEvent(event), event.data, ["data"]),
];

/** The revision at which an event was first recorded, whatever corrected it since. */
const firstRevision = (event: HistoryEvent): number => (event.earlier[0] ?? event).recorded.revision;

interface Introduced {
  readonly eventId: string;
  readonly role: string;
}

/** People and proceedings by their references; who took one that was taken is told in `twice`. */
interface Cast {
  readonly people: ReadonlyMap<string, Introduced>;
  readonly proceedings: ReadonlyMap<string, Introduced>;
  readonly twice: readonly Fault[];
}

const roleStatedBy = (event: HistoryEvent): string => ("role" in event.data ? String(event.data.role) : "");

const castOf = (values: ReadonlyMap<HistoryEvent, readonly FoundValue[]>): Cast => {
  const people = new Map<string, Introduced>();
  const proceedings = new Map<string, Introduced>();
  const twice: Fault[] = [];
  // Whoever was recorded first keeps the reference.
  const inOrder = [...values].sort(([a], [b]) => firstRevision(a) - firstRevision(b));
  for (const [event, found] of inOrder) {
    for (const { meaning, value, path } of found) {
      if (meaning.kind !== "person-new" && meaning.kind !== "proceeding-new") continue;
      const known = meaning.kind === "person-new" ? people : proceedings;
      const reference = String(value);
      if (known.has(reference)) {
        twice.push({
          eventId: event.id,
          path,
          expected: "a reference that nobody and nothing in the case has yet",
          came: value,
          why: `${reference} is in the case already: give the new one another number, or correct the event that added it`,
        });
      } else known.set(reference, { eventId: event.id, role: roleStatedBy(event) });
    }
  }
  return { people, proceedings, twice };
};

const some = (references: Iterable<string>): string => {
  const all = [...references].sort();
  if (all.length === 0) return "there is none yet";
  return all.length > 8 ? `${all.slice(0, 8).join(", ")} and ${all.length - 8} more` : all.join(", ");
};

const faultOfValue = (
  eventId: string,
  { meaning, value, path }: FoundValue,
  cast: Cast,
  eventIds: ReadonlySet<string>,
): Fault | null => {
  const reference = String(value);
  switch (meaning.kind) {
    case "person": {
      const person = cast.people.get(reference);
      if (person === undefined) {
        const expected = `a person of the case (${some(cast.people.keys())})`;
        return { eventId, path, expected, came: value, why: null };
      }
      const { roles } = meaning;
      if (roles === undefined || roles.some((role) => role === person.role)) return null;
      return {
        eventId,
        path,
        expected: `a person of the case who is ${roles.join(" or ")}`,
        came: value,
        why: `${reference} is in the case as ${person.role}; ${roles.join(" or ")} is expected here`,
      };
    }
    case "proceeding":
      return cast.proceedings.has(reference)
        ? null
        : {
            eventId,
            path,
            expected: `a proceeding of the case (${some(cast.proceedings.keys())})`,
            came: value,
            why: null,
          };
    case "event":
      return eventIds.has(reference)
        ? null
        : { eventId, path, expected: "the id of an event of this case", came: value, why: null };
    default:
      return null;
  }
};

const faultsOfReferences = (event: HistoryEvent, eventIds: ReadonlySet<string>): readonly Fault[] =>
  (["after", "before"] as const).flatMap((side) =>
    event[side].flatMap((id, i): Fault[] =>
      eventIds.has(id)
        ? []
        : [
            {
              eventId: event.id,
              path: [side, i],
              expected: "the id of an event of this case",
              came: id,
              why: null,
            },
          ],
    ),
  );

const occurrenceOf = (text: unknown) => {
  if (typeof text !== "string") return null;
  const parsed = parseOccurrence(text);
  return parsed.ok ? parsed.value : null;
};

/** Whether the end certainly lies before the beginning. */
const endsFirst = (until: HistoryEvent["occurred"], from: HistoryEvent["occurred"]): boolean =>
  until !== null &&
  from !== null &&
  arrange([
    { id: "from", occurred: from, after: [], before: [] },
    { id: "until", occurred: until, after: [], before: [] },
  ]).before("until", "from") === "yes";

const isDate = (found: FoundValue): boolean => found.meaning.kind === "date" || found.meaning.kind === "day";

/**
 * Periods: `until` ends what began `from`, in the same group of fields; without a `from`, what began when the event
 * occurred.
 */
const faultsOfPeriods = (event: HistoryEvent, values: readonly FoundValue[]): readonly Fault[] => {
  const dates = values.filter(isDate);
  return dates.flatMap((until): Fault[] => {
    if (until.field.name !== "until") return [];
    const group = JSON.stringify(until.path.slice(0, -1));
    const from = dates.find(
      ({ field, path }) => field.name === "from" && JSON.stringify(path.slice(0, -1)) === group,
    );
    const begins = from === undefined ? event.occurred : occurrenceOf(from.value);
    if (!endsFirst(occurrenceOf(until.value), begins)) return [];
    return [
      {
        eventId: event.id,
        path: until.path,
        expected: `a date that is not before ${begins?.text}`,
        came: until.value,
        why: `it ends on ${until.value}, before it begins on ${begins?.text}`,
      },
    ];
  });
};

/** Everything that is structurally wrong in a history. */
export const faultsOf = (history: History): readonly Fault[] => {
  const values = new Map(history.events.map((event) => [event, valuesOf(event)] as const));
  const cast = castOf(values);
  // What refers to an event that was taken back still refers to something.
  const eventIds = new Set([
    ...history.events.map(({ id }) => id),
    ...history.retracted.map(({ event }) => event.id),
  ]);
  const faults: Fault[] = [...cast.twice];
  for (const [event, found] of values) {
    for (const value of found) {
      const fault = faultOfValue(event.id, value, cast, eventIds);
      if (fault !== null) faults.push(fault);
    }
    faults.push(...faultsOfReferences(event, eventIds), ...faultsOfPeriods(event, found));
  }
  return faults;
};
