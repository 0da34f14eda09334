/**
 * Checks what was sent against the catalogue and names everything that is wrong with it: which field, what was
 * expected, what came. Nothing here quotes a text that would have been sealed.
 */
import { Result, Schema, SchemaAST, type SchemaIssue } from "effect";
import { type EventType, Source, sourceFields } from "./event-type.ts";
import type { Field, FieldMeaning } from "./fields.ts";

type Path = readonly (string | number)[];

export interface DataProblem {
  /** From the data's root: `["next", "date"]`; empty for the data itself. */
  readonly path: Path;
  readonly expected: string;
  readonly came: string;
  /** Where the value has the right form, and still cannot be: a sentence that says why. */
  readonly why: string | null;
}

/** What was understood of the data, or everything that is wrong with it. */
export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly DataProblem[] };

/* ---- what a field expects ---- */

const DATE_FORMS: Readonly<Record<"date" | "day", string>> = {
  date: "a date as 2020-11-12, 2020-11, 2020, 2020-10-01/2020-10-07, 2020-09~ or XXXX-09, or a time as 2020-11-12T23:30:00+05:30",
  day: "a day of the calendar such as 2024-08-30",
};

const expectedOfMeaning = (meaning: FieldMeaning): string => {
  switch (meaning.kind) {
    case "person":
      return meaning.roles === undefined
        ? "a person's reference such as accused-1"
        : `the reference of a person of the case who is ${meaning.roles.join(" or ")}, such as ${meaning.roles[0]}-1`;
    case "person-new":
      return "a person's reference such as accused-1 or survivor-2";
    case "proceeding":
    case "proceeding-new":
      return "a proceeding's reference such as proceeding-1";
    case "event":
      return "the id of an event of this case";
    case "code":
      return `one of ${meaning.list.codes.join(", ")}`;
    case "date":
    case "day":
      return DATE_FORMS[meaning.kind];
    case "name":
      return meaning.expected;
    case "number":
      return `a whole number from ${meaning.minimum} to ${meaning.maximum}`;
    case "yes-no":
      return "true or false";
    case "sealed":
      return meaning.long
        ? `a text of 1 to ${meaning.maximum} characters`
        : `one line of 1 to ${meaning.maximum} characters, without marks that turn the direction of writing`;
    case "replacement":
      return "an event's date, source, data and version, as they should be";
  }
};

const expectedOfField = (field: Field, single: boolean): string => {
  const one =
    field.meaning === null
      ? `an object with ${field.fields.map(({ name }) => name).join(", ")}`
      : expectedOfMeaning(field.meaning);
  return field.repeated && !single ? `a list of 1 to 500, each ${one}` : one;
};

/** The field at a path, and whether the path leads to one of its values rather than to their list. */
const fieldAt = (fields: readonly Field[], path: Path): { field: Field; single: boolean } | null => {
  const [first, ...rest] = path;
  const field = fields.find(({ name }) => name === first);
  if (field === undefined) return null;
  const single = field.repeated && typeof rest[0] === "number";
  const deeper = single ? rest.slice(1) : rest;
  if (deeper.length === 0) return { field, single };
  return field.meaning === null ? fieldAt(field.fields, deeper) : null;
};

/* ---- what came ---- */

const LONGEST_QUOTED = 60;

const cameOf = (value: unknown, quotable: boolean): string => {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value !== "string") return String(value);
  if (value === "") return "an empty text";
  return quotable && value.length <= LONGEST_QUOTED
    ? JSON.stringify(value)
    : `a text of ${value.length} characters`;
};

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    data,
  );

/* ---- what the schema found ---- */

interface Finding {
  readonly path: Path;
  readonly issue: SchemaIssue.Issue;
}

/** The findings of one value each, with the path that leads to it. A union is one value: its members are not tried apart. */
function* findingsIn(issue: SchemaIssue.Issue, path: Path = []): Generator<Finding> {
  switch (issue._tag) {
    case "Composite":
      for (const inner of issue.issues) yield* findingsIn(inner, path);
      return;
    case "Pointer":
      yield* findingsIn(issue.issue, [...path, ...(issue.path as Path)]);
      return;
    default:
      yield { path, issue };
  }
}

/** For values that no field describes: those inside a replacement. */
const expectedOfIssue = (issue: SchemaIssue.Issue): string => {
  if (issue._tag === "Filter") return String(issue.filter.annotations?.expected ?? "another value");
  if (issue._tag === "InvalidType") return SchemaAST.isArrays(issue.ast) ? "a list" : "another kind of value";
  return "a value that the event's type has here";
};

const messageOf = (issue: SchemaIssue.Issue): string | null => {
  if (issue._tag !== "Filter" || issue.issue._tag !== "InvalidValue") return null;
  const message = issue.issue.annotations?.message;
  return typeof message === "string" ? message : null;
};

const problemOf = (fields: readonly Field[], data: unknown, { path, issue }: Finding): DataProblem => {
  if (issue._tag === "UnexpectedKey") {
    return { path, expected: "nothing: there is no such field", came: "a value", why: null };
  }
  const found = fieldAt(fields, path);
  const meaning = found?.field.meaning ?? null;
  const quotable = meaning !== null && meaning.kind !== "sealed" && meaning.kind !== "replacement";
  const value = valueAt(data, path);
  return {
    path,
    expected:
      path.length === 0
        ? `an object with ${fields.map(({ name }) => name).join(", ")}`
        : found === null
          ? expectedOfIssue(issue)
          : expectedOfField(found.field, found.single),
    came: cameOf(value, quotable),
    why: meaning?.kind === "date" && typeof value === "string" ? messageOf(issue) : null,
  };
};

const problemsOf = (
  fields: readonly Field[],
  data: unknown,
  issue: SchemaIssue.Issue,
): readonly DataProblem[] => {
  const byPath = new Map<string, DataProblem>();
  for (const finding of findingsIn(issue)) {
    const key = JSON.stringify(finding.path);
    if (!byPath.has(key)) byPath.set(key, problemOf(fields, data, finding));
  }
  return [...byPath.values()];
};

/* ---- decoding ---- */

const decoderOf = <T>(schema: Schema.Codec<T, T>, fields: readonly Field[]) => {
  const decode = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" });
  return (data: unknown): Decoded<T> => {
    const result = decode(data);
    return Result.isSuccess(result)
      ? { ok: true, value: result.success }
      : { ok: false, problems: problemsOf(fields, data, result.failure.issue) };
  };
};

const decoders = new WeakMap<EventType, (data: unknown) => Decoded<unknown>>();

const decoderOfType = (type: EventType): ((data: unknown) => Decoded<unknown>) => {
  const known = decoders.get(type);
  if (known !== undefined) return known;
  const made = decoderOf(type.data, type.fields);
  decoders.set(type, made);
  return made;
};

/** `"next: give a next date"` is about the field `next`. */
const problemOfCheck = (fields: readonly Field[], data: unknown, reason: string): DataProblem => {
  const colon = reason.indexOf(": ");
  const named = fields.find(({ name }) => name === reason.slice(0, colon));
  if (named === undefined) {
    return { path: [], expected: "data that does not contradict itself", came: "an object", why: reason };
  }
  const path = [named.name];
  const quotable = named.meaning !== null && named.meaning.kind !== "sealed";
  return {
    path,
    expected: expectedOfField(named, false),
    came: cameOf(valueAt(data, path), quotable),
    why: reason.slice(colon + 2),
  };
};

/**
 * The data of an event of this type in its current version, texts plain or sealed, or everything that is wrong with
 * it. A field that the type does not have is wrong too: it would be kept in the log for ever, and unsealed.
 */
export const decodeData = <Data>(type: EventType<string, Data>, data: unknown): Decoded<Data> => {
  const erased = type as unknown as EventType;
  const decoded = decoderOfType(erased)(data);
  if (!decoded.ok) return decoded;
  const checked = erased.check(decoded.value);
  return checked.ok
    ? { ok: true, value: decoded.value as Data }
    : { ok: false, problems: [problemOfCheck(type.fields, data, checked.reason)] };
};

/** A source as sent or as recorded, or everything that is wrong with it. */
export const decodeSource: (source: unknown) => Decoded<Source> = decoderOf<Source>(Source, sourceFields);
