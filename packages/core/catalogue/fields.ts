/**
 * What an event's fields may be: the words in which the chapters are written.
 *
 * Each function here makes an Effect `Schema` that carries, as an annotation, what the field means (a person of the
 * case, a code of a list, a day, a text to be sealed). The form, the check of references, the sealing and the
 * arbitrary for property tests all read that meaning through `fieldsOf`; none of them knows an event type.
 */
import { Schema, SchemaAST } from "effect";
import { isDay } from "../calendar/day.ts";
import { parseOccurrence } from "../calendar/occurrence.ts";
import type { CodeList } from "./code-list.ts";

/** What was encrypted before it was appended, and under whose key. */
export interface SealedValue {
  readonly sealed: {
    /** The subject whose key opens it: a person of the case (`<caseId>/<personId>`) or the case itself (`<caseId>`). */
    readonly subject: string;
    /** AES-256-GCM: nonce, authentication tag and ciphertext, in base64url. */
    readonly nonce: string;
    readonly tag: string;
    readonly text: string;
  };
}

export const SealedValue: Schema.Codec<SealedValue> = Schema.Struct({
  sealed: Schema.Struct({
    subject: Schema.String,
    nonce: Schema.String,
    tag: Schema.String,
    text: Schema.String,
  }),
});

/** A text that is sealed before it is appended: plain in a request, a `SealedValue` in the log. */
export type Sealable = string | SealedValue;

export const isSealedValue = (value: unknown): value is SealedValue =>
  typeof value === "object" && value !== null && "sealed" in value;

/** Whose key seals a text: the case's, or that of the person whom the event names in its field `person`. */
export type SealingSubject = "case" | "person";

/** What a field means; the annotation `field` of its schema. */
export type FieldMeaning =
  | { readonly kind: "person"; readonly roles?: readonly PersonRole[] }
  | { readonly kind: "person-new" }
  | { readonly kind: "proceeding" }
  | { readonly kind: "proceeding-new" }
  /** `types`: of which types it can be; any, where none are given. */
  | { readonly kind: "event"; readonly types?: readonly string[] }
  | { readonly kind: "code"; readonly list: CodeList }
  | { readonly kind: "date" }
  | { readonly kind: "day" }
  | { readonly kind: "name"; readonly pattern: RegExp; readonly expected: string }
  | { readonly kind: "number"; readonly minimum: number; readonly maximum: number }
  | { readonly kind: "yes-no" }
  | {
      readonly kind: "sealed";
      readonly subject: SealingSubject;
      readonly long: boolean;
      /** Characters of plain text. */
      readonly maximum: number;
    }
  /** What a corrected event is to say: its own type's fields describe it, not those of the correction. */
  | { readonly kind: "replacement" };

export interface FieldWords {
  /** The label on the form. */
  readonly title: string;
  /** One line beneath the label. */
  readonly help?: string;
}

const meaning = (field: FieldMeaning, words: FieldWords) => ({
  field,
  title: words.title,
  ...(words.help === undefined ? {} : { description: words.help }),
});

/* ---- people, proceedings and events of the case ---- */

export const personRoles = [
  "survivor",
  "accused",
  "witness",
  "counsel",
  "officer",
  "informant",
  "other",
] as const;
export type PersonRole = (typeof personRoles)[number];

/** A person's reference, local to the case. It cannot hold a name: a role and a number, or a UUID. */
export const PERSON_ID =
  /^(?:(?:survivor|accused|witness|counsel|officer|informant|other)-[1-9][0-9]{0,3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A proceeding's reference, local to the case. */
export const PROCEEDING_ID = /^(?:proceeding-[1-9][0-9]{0,3}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** An event's id. */
export const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const personId = Schema.String.check(
  Schema.isPattern(PERSON_ID, { expected: "a person's reference such as accused-1 or survivor-2" }),
);
const proceedingId = Schema.String.check(
  Schema.isPattern(PROCEEDING_ID, { expected: "a proceeding's reference such as proceeding-1" }),
);

const eventId = Schema.String.check(Schema.isPattern(UUID, { expected: "the id of an event of this case" }));

/** A person whom an event introduces. */
export const newPerson = (words: FieldWords) => personId.annotate(meaning({ kind: "person-new" }, words));
/** A person already in the case (or introduced by the same command), of one of the roles where roles are given. */
export const person = (words: FieldWords, roles?: readonly PersonRole[]) =>
  personId.annotate(meaning(roles === undefined ? { kind: "person" } : { kind: "person", roles }, words));
/** A proceeding that an event introduces. */
export const newProceeding = (words: FieldWords) =>
  proceedingId.annotate(meaning({ kind: "proceeding-new" }, words));
/** A proceeding already in the case. */
export const proceeding = (words: FieldWords = { title: "Proceeding", help: "The FIR and its court case" }) =>
  proceedingId.annotate(meaning({ kind: "proceeding" }, words));
/**
 * Another event of the case, by its id. `types` are those that a form offers; recording takes any, since what came in
 * another way may be recorded as another type.
 */
export const event = (words: FieldWords, types?: readonly string[]) =>
  eventId.annotate(meaning(types === undefined ? { kind: "event" } : { kind: "event", types }, words));

/* ---- plain values ---- */

/** One code of a list. */
export const code = <const Codes extends string>(list: CodeList<Codes>, words: FieldWords) =>
  Schema.Literals(list.codes).annotate(meaning({ kind: "code", list }, words));

/** A date as precisely as is known (EDTF), or an instant with its offset: text that `parseOccurrence` reads. */
export const date = (words: FieldWords) =>
  Schema.String.check(
    Schema.makeFilter((text: string) => {
      const parsed = parseOccurrence(text);
      return parsed.ok ? undefined : parsed.reason;
    }),
  ).annotate(meaning({ kind: "date" }, words));

/** A day of the calendar, known exactly because an order or a diary names it: `2024-08-30`. */
export const day = (words: FieldWords) =>
  Schema.String.check(
    Schema.makeFilter((text: string) =>
      isDay(text) ? undefined : "a day of the calendar such as 2024-08-30",
    ),
  ).annotate(meaning({ kind: "day" }, words));

/**
 * Control characters are written by no hand, and a table refuses some; half a surrogate pair is no character. Marks that
 * turn the direction of writing (UAX #9, explicit ones) make a line read as another than it is; letters need none. Those
 * that join letters or keep them apart (U+200C, U+200D) are part of how Indian languages are written.
 */
const ONE_LINE = {
  pattern:
    /^[^\s\p{Cc}\ud800-\udfff\u202a-\u202e\u2066-\u2069](?:[^\p{Cc}\ud800-\udfff\u2028-\u202e\u2066-\u2069]{0,198}[^\s\p{Cc}\ud800-\udfff\u202a-\u202e\u2066-\u2069])?$/u,
  expected:
    "one line of 1 to 200 characters, without control characters or marks that turn the direction of writing, not beginning or ending with a space",
};

/** A short text that stays readable and searchable: a number on a paper, an office, a court, a place. Never a person. */
export const name = (
  words: FieldWords,
  shape: { readonly pattern: RegExp; readonly expected: string } = ONE_LINE,
) =>
  Schema.String.check(Schema.isPattern(shape.pattern, { expected: shape.expected })).annotate(
    meaning({ kind: "name", pattern: shape.pattern, expected: shape.expected }, words),
  );

/** A whole number within bounds. */
export const wholeNumber = (words: FieldWords, minimum: number, maximum: number) =>
  Schema.Int.check(Schema.isBetween({ minimum, maximum })).annotate(
    meaning({ kind: "number", minimum, maximum }, words),
  );

export const yesNo = (words: FieldWords) => Schema.Boolean.annotate(meaning({ kind: "yes-no" }, words));

/* ---- sealed texts ---- */

/** As of a name: in a free text they come with what is pasted, and its lines show what they do. */
const UNTURNED = Schema.isPattern(/^[^\u202a-\u202e\u2066-\u2069]*$/u, {
  expected: "one line without marks that turn the direction of writing",
});

const sealed = (subject: SealingSubject, long: boolean, maximum: number, words: FieldWords) => {
  const text = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(maximum));
  return Schema.Union([long ? text : text.check(UNTURNED), SealedValue]).annotate(
    meaning({ kind: "sealed", subject, long, maximum }, words),
  );
};

/** One line, sealed with the case's key. */
export const sealedLine = (words: FieldWords) => sealed("case", false, 200, words);
/** A free text, sealed with the case's key. */
export const sealedText = (words: FieldWords) => sealed("case", true, 4000, words);
/** One line about the person in the event's field `person`, sealed with that person's key. */
export const sealedLineOfPerson = (words: FieldWords) => sealed("person", false, 200, words);
/** A free text about the person in the event's field `person`, sealed with that person's key. */
export const sealedTextOfPerson = (words: FieldWords) => sealed("person", true, 4000, words);

/* ---- what a correction puts in place ---- */

/**
 * The event as it should have been recorded. Its `data` is checked against the target's type, and sealed by that
 * type's fields, where it is recorded; here it is any JSON object, and `source` is given as its schema.
 */
export const replacement = <S extends Schema.Codec<unknown, unknown>>(source: S, words: FieldWords) =>
  Schema.Struct({
    occurred: Schema.NullOr(Schema.String),
    after: Schema.optionalKey(Schema.Array(eventId)),
    before: Schema.optionalKey(Schema.Array(eventId)),
    source,
    data: Schema.Record(Schema.String, Schema.Unknown),
    version: Schema.Int.check(Schema.isGreaterThanOrEqualTo(1)),
  }).annotate(meaning({ kind: "replacement" }, words));

/* ---- composition ---- */

export const optional = Schema.optionalKey;

/** How many values a list may hold. */
export const LONGEST_LIST = 500;

/** One or more of the same. */
export const list = <S extends Schema.Constraint>(of: S, words: FieldWords) =>
  Schema.Array(of)
    .check(Schema.isMinLength(1), Schema.isMaxLength(LONGEST_LIST))
    .annotate({
      title: words.title,
      ...(words.help === undefined ? {} : { description: words.help }),
    });

/** Fields that belong together. */
export const group = <const F extends Schema.Struct.Fields>(fields: F, words: FieldWords) =>
  Schema.Struct(fields).annotate({
    title: words.title,
    ...(words.help === undefined ? {} : { description: words.help }),
  });

/* ---- reading a schema back ---- */

/** A field of an event as plain data. */
export interface Field {
  readonly name: string;
  readonly title: string;
  readonly help: string | null;
  readonly required: boolean;
  readonly repeated: boolean;
  /** The meaning of a single value; null for a group. */
  readonly meaning: FieldMeaning | null;
  /** The fields of a group; empty for a single value. */
  readonly fields: readonly Field[];
}

const fieldOf = (name: string, ast: SchemaAST.AST, required: boolean): Field => {
  const annotations = SchemaAST.resolve(ast) ?? {};
  const repeated = SchemaAST.isArrays(ast);
  const inner = repeated ? ast.rest[0] : ast;
  if (inner === undefined) throw new Error(`Field ${name}: a list needs to say of what`);
  const innerAnnotations = SchemaAST.resolve(inner) ?? {};
  const meaning = (innerAnnotations.field as FieldMeaning | undefined) ?? null;
  if (meaning === null && !SchemaAST.isObjects(inner)) {
    throw new Error(`Field ${name} was not made by catalogue/fields.ts, so its meaning is not known`);
  }
  return {
    name,
    title: String(annotations.title ?? innerAnnotations.title ?? name),
    help: (annotations.description ?? innerAnnotations.description ?? null) as string | null,
    required,
    repeated,
    meaning,
    fields: meaning === null && SchemaAST.isObjects(inner) ? fieldsOfAst(inner) : [],
  };
};

const fieldsOfAst = (ast: SchemaAST.Objects): readonly Field[] =>
  ast.propertySignatures.map((property) =>
    fieldOf(String(property.name), property.type, !SchemaAST.isOptional(property.type)),
  );

/** The fields of a struct made of the functions above, in the order in which they were written. */
export const fieldsOf = (schema: Schema.Top): readonly Field[] => {
  if (!SchemaAST.isObjects(schema.ast)) throw new Error("Only a struct has fields");
  return fieldsOfAst(schema.ast);
};

/** A single value within an event's data: where it is, what it is, and what it means. */
export interface FoundValue {
  readonly path: readonly (string | number)[];
  readonly field: Field;
  readonly meaning: FieldMeaning;
  readonly value: unknown;
}

/** Every single value in the data that the fields describe, in reading order. */
export function* valuesIn(
  fields: readonly Field[],
  data: unknown,
  path: readonly (string | number)[] = [],
): Generator<FoundValue> {
  if (typeof data !== "object" || data === null) return;
  for (const field of fields) {
    const value = (data as Record<string, unknown>)[field.name];
    if (value === undefined) continue;
    const here = [...path, field.name];
    const values =
      field.repeated && Array.isArray(value)
        ? value.map((v, i) => [v, [...here, i]] as const)
        : [[value, here] as const];
    for (const [one, where] of values) {
      if (field.meaning === null) yield* valuesIn(field.fields, one, where);
      else yield { path: where, field, meaning: field.meaning, value: one };
    }
  }
}

/** The data with each single value replaced by what `replace` makes of it; the rest shared, nothing changed in place. */
export const mapValues = (
  fields: readonly Field[],
  data: unknown,
  replace: (found: FoundValue) => unknown,
  path: readonly (string | number)[] = [],
): unknown => {
  if (typeof data !== "object" || data === null) return data;
  const result: Record<string, unknown> = { ...(data as Record<string, unknown>) };
  for (const field of fields) {
    const value = result[field.name];
    if (value === undefined) continue;
    const here = [...path, field.name];
    const one = (single: unknown, where: readonly (string | number)[]) =>
      field.meaning === null
        ? mapValues(field.fields, single, replace, where)
        : replace({ path: where, field, meaning: field.meaning, value: single });
    result[field.name] =
      field.repeated && Array.isArray(value) ? value.map((v, i) => one(v, [...here, i])) : one(value, here);
  }
  return result;
};
