/** Sealing what is about to be appended: every text that the catalogue marks, in data, source and replacement. */
import { Effect } from "effect";
import { type ContentToAppend, type EventType, sourceFields } from "../catalogue/event-type.ts";
import { type Field, type FoundValue, mapValues, valuesIn } from "../catalogue/fields.ts";
import { KeyStore } from "./key-store.ts";
import { sealText } from "./sealed-value.ts";
import { subjectOfPerson, subjectOfStream } from "./subject.ts";

/** An event with the types that say which of its texts are to be sealed. */
export interface PlainEvent {
  readonly content: ContentToAppend;
  readonly type: EventType;
  /** For a correction: the type of the event that it corrects, whose fields its `data.replacement` has. */
  readonly replacementOf?: EventType;
}

type Path = readonly (string | number)[];

/** A part of an event that fields describe: where it is, and where the person is named whose key seals. */
interface Part {
  readonly path: Path;
  readonly fields: readonly Field[];
  readonly value: unknown;
  readonly person: unknown;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const partsOf = (event: PlainEvent): readonly Part[] => {
  const { data, source } = event.content;
  const person = member(data, "person");
  const own: readonly Part[] = [
    { path: ["data"], fields: event.type.fields, value: data, person },
    { path: ["source"], fields: sourceFields, value: source, person },
  ];
  const replacement = member(data, "replacement");
  if (event.replacementOf === undefined || replacement === undefined) return own;
  const corrected = member(replacement, "data");
  const correctedPerson = member(corrected, "person");
  return [
    ...own,
    {
      path: ["data", "replacement", "data"],
      fields: event.replacementOf.fields,
      value: corrected,
      person: correctedPerson,
    },
    {
      path: ["data", "replacement", "source"],
      fields: sourceFields,
      value: member(replacement, "source"),
      person: correctedPerson,
    },
  ];
};

/** The subject whose key seals the value; null for what is not to be sealed, or is sealed already. */
const subjectOf = (stream: string, part: Part, found: FoundValue): string | null => {
  if (found.meaning.kind !== "sealed" || typeof found.value !== "string") return null;
  if (found.meaning.subject === "case") return subjectOfStream(stream);
  if (typeof part.person === "string") return subjectOfPerson(stream, part.person);
  throw new Error(
    `${found.path.join(".")} is sealed with a person's key, but the event names nobody in its field "person"`,
  );
};

/** `whole` with `value` at `path`; what lies beside the path is shared. */
const replacedAt = (whole: unknown, path: Path, value: unknown): unknown => {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  return { ...(whole as object), [first]: replacedAt(member(whole, String(first)), rest, value) };
};

/**
 * The contents with their marked texts sealed. The keys of all are asked for at once. Fails with `SubjectForgotten`
 * where a text concerns someone whose key was destroyed; then nothing is sealed.
 */
export const sealContents = Effect.fn("sealContents")(function* (events: readonly PlainEvent[]) {
  const store = yield* KeyStore;
  const parts = events.map(partsOf);
  const subjects = new Set<string>();
  for (const [i, event] of events.entries()) {
    for (const part of parts[i] ?? []) {
      for (const found of valuesIn(part.fields, part.value, part.path)) {
        const subject = subjectOf(event.content.stream, part, found);
        if (subject !== null) subjects.add(subject);
      }
    }
  }
  const keys = yield* store.keysToSeal(subjects);
  return events.map(({ content }, i): ContentToAppend => {
    let sealed: unknown = content;
    for (const part of parts[i] ?? []) {
      if (part.value === undefined) continue;
      const value = mapValues(
        part.fields,
        part.value,
        (found) => {
          const subject = subjectOf(content.stream, part, found);
          const key = subject === null ? undefined : keys.get(subject);
          if (subject === null || key === undefined || typeof found.value !== "string") return found.value;
          return sealText(key, subject, { eventId: content.id, path: found.path }, found.value);
        },
        part.path,
      );
      sealed = replacedAt(sealed, part.path, value);
    }
    return sealed as ContentToAppend;
  });
});
