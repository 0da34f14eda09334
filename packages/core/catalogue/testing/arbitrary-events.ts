/**
 * Random data for any event type, made from its fields; a new event type needs nothing here.
 *
 * Property tests of history, projections and recording build on it; whole cases are in `arbitrary-cases.ts`.
 */
import fc from "fast-check";
import {
  anyDay,
  anyOccurrenceText,
  nearbyDay,
  nearbyOccurrenceText,
} from "../../calendar/dates.arbitrary.ts";
import { type EventType, type Source, sourceFields } from "../event-type.ts";
import { type Field, type FieldMeaning, mapValues, type PersonRole, type SealedValue } from "../fields.ts";

const numbered = (role: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${role}-${index + 1}`);

/** The people to whom arbitrary data refers: few enough to meet again. */
export const arbitraryPeople: Readonly<Record<PersonRole, readonly string[]>> = {
  survivor: numbered("survivor", 2),
  accused: numbered("accused", 3),
  witness: numbered("witness", 2),
  counsel: numbered("counsel", 1),
  officer: numbered("officer", 1),
  informant: numbered("informant", 1),
  other: numbered("other", 1),
};

/** The proceedings to which arbitrary data refers. */
export const arbitraryProceedings: readonly string[] = numbered("proceeding", 2);

const everyRole = Object.keys(arbitraryPeople) as readonly PersonRole[];

/** Event ids to which data may refer: any that look like one. Whoever builds a case puts its own in their place. */
const anyEventId: fc.Arbitrary<string> = fc.uuid({ version: 7 });

const anyText = (maximum: number): fc.Arbitrary<string> =>
  fc.string({ minLength: 1, maxLength: Math.min(maximum, 60), unit: "grapheme" }).filter(
    // A grapheme can be several characters, and the limit is in characters.
    (text) => text.length <= maximum,
  );

const anyValue = (meaning: FieldMeaning): fc.Arbitrary<unknown> => {
  switch (meaning.kind) {
    case "person":
      return fc.constantFrom(...(meaning.roles ?? everyRole).flatMap((role) => arbitraryPeople[role]));
    case "person-new":
      return fc
        .tuple(fc.constantFrom(...everyRole), fc.integer({ min: 10, max: 9999 }))
        .map(([role, number]) => `${role}-${number}`);
    case "proceeding":
      return fc.constantFrom(...arbitraryProceedings);
    case "proceeding-new":
      return fc.integer({ min: 10, max: 9999 }).map((number) => `proceeding-${number}`);
    case "event":
      return anyEventId;
    case "code":
      return fc.constantFrom(...meaning.list.codes);
    case "date":
      return fc.oneof(anyOccurrenceText, nearbyOccurrenceText);
    case "day":
      return fc.oneof(anyDay, nearbyDay);
    case "name":
      return fc.stringMatching(meaning.pattern, { size: "small" });
    case "number":
      return fc.integer({ min: meaning.minimum, max: meaning.maximum });
    case "yes-no":
      return fc.boolean();
    case "sealed":
      return anyText(meaning.maximum);
    case "replacement":
      throw new Error("What a correction puts in place depends on its target: see arbitrary-cases.ts");
  }
};

const anyFields = (fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, anyField(field)])), {
    requiredKeys: fields.filter(({ required }) => required).map(({ name }) => name),
  });

const anyField = (field: Field): fc.Arbitrary<unknown> => {
  const one = field.meaning === null ? anyFields(field.fields) : anyValue(field.meaning);
  return field.repeated ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
};

/** Making an arbitrary costs far more than drawing from it. */
const made = new WeakMap<EventType, fc.Arbitrary<unknown>>();

/**
 * Data that the type's schema and check accept, texts plain, referring to `arbitraryPeople` and
 * `arbitraryProceedings`, and to events by ids that are nobody's.
 */
export const anyDataOf = (type: EventType): fc.Arbitrary<unknown> => {
  const known = made.get(type);
  if (known !== undefined) return known;
  const arbitrary = anyFields(type.fields).filter((data) => type.check(data).ok);
  made.set(type, arbitrary);
  return arbitrary;
};

/** A source, texts plain. */
export const anySource: fc.Arbitrary<Source> = anyFields(
  sourceFields,
) as fc.Arbitrary<unknown> as fc.Arbitrary<Source>;

/** When an event occurred, often near to others; null where nothing is known. */
export const anyOccurred: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 6, arbitrary: nearbyOccurrenceText },
  { weight: 1, arbitrary: anyOccurrenceText },
  { weight: 2, arbitrary: fc.constant(null) },
);

/** The data as it would stand in a log: each text to be sealed replaced by a sealed value of its subject. */
export const asSealed = (fields: readonly Field[], data: unknown, stream: string): unknown => {
  const person = (data as { readonly person?: unknown }).person;
  return mapValues(fields, data, ({ meaning, value }) => {
    if (meaning.kind !== "sealed" || typeof value !== "string") return value;
    const subject =
      meaning.subject === "person" && typeof person === "string" ? `${stream}/${person}` : stream;
    const text = Buffer.from(value, "utf8").toString("base64url");
    return {
      sealed: { subject, nonce: "AAAAAAAAAAAAAAAA", tag: "AAAAAAAAAAAAAAAAAAAAAA", text },
    } satisfies SealedValue;
  });
};
