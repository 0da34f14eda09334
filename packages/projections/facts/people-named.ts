/** Which people of the case an event names, read from its fields' meanings, so that no event type is known here. */
import { type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";

type Reader = (data: unknown, tell: (person: string) => void) => void;

/** What reads the people out of a group of fields; null where there are none in it, which is so of most groups. */
const readerOf = (fields: readonly Field[]): Reader | null => {
  const parts = fields.flatMap((field): readonly { name: string; repeated: boolean; read: Reader }[] => {
    const kind = field.meaning?.kind;
    const read: Reader | null =
      kind === "person" || kind === "person-new"
        ? (value, tell) => {
            if (typeof value === "string") tell(value);
          }
        : field.meaning === null
          ? readerOf(field.fields)
          : null;
    return read === null ? [] : [{ name: field.name, repeated: field.repeated, read }];
  });
  if (parts.length === 0) return null;
  return (data, tell) => {
    if (typeof data !== "object" || data === null) return;
    for (const { name, repeated, read } of parts) {
      const value = (data as Readonly<Record<string, unknown>>)[name];
      if (value === undefined) continue;
      if (repeated && Array.isArray(value)) for (const one of value) read(one, tell);
      else read(value, tell);
    }
  };
};

/** Made when a type is first met: a rebuild reads the same few types a million times. */
const readers = new Map<string, Reader | null>();

const readerFor = (type: string): Reader | null => {
  const known = readers.get(type);
  if (known !== undefined) return known;
  const made = readerOf(eventTypeNamed(type)?.fields ?? []);
  readers.set(type, made);
  return made;
};

interface Naming {
  readonly type: EventTypeName;
  readonly data: unknown;
}

/** Tells everyone whom the event names, in the order of its fields; somebody named twice, twice. */
export const tellNamed = ({ type, data }: Naming, tell: (person: string) => void): void =>
  readerFor(type)?.(data, tell);

/** Everyone whom the event names, each once, in the order of its fields. */
export const peopleNamed = (event: Naming): readonly string[] => {
  const found = new Set<string>();
  tellNamed(event, (person) => found.add(person));
  return [...found];
};
