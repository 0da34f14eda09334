/**
 * From a form to the event that it asks to record, by the catalogue's fields; nothing here knows an event type.
 *
 * What cannot even be read (a date that is none, a number with letters) is refused beside its input. Whether the rest
 * makes sense is for recording to say, in the same words as to the API.
 */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { type EventType, sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import type { Words } from "../words/words.ts";
import { type FormValues, lineOfDate } from "./form-values.ts";
import { saidOfDate } from "./refused-date.ts";
import { certaintyAtFirst, isStillOnForm, readDateOnForm, readWrittenDate } from "./written-date.ts";

/** What is wrong with an input, by its name, in words for whoever filled it in. */
export interface FormProblem {
  readonly name: string;
  readonly message: string;
}

export interface EventOfForm {
  readonly event: EventRequest;
  readonly problems: readonly FormProblem[];
}

interface Reading {
  readonly words: Words;
  readonly values: FormValues;
  readonly problems: FormProblem[];
}

const refuse = (reading: Reading, name: string, message: string): undefined => {
  reading.problems.push({ name, message });
  return undefined;
};

/** Characters of a name, as the catalogue counts them; a few have a shape of their own, which is for recording to check. */
const LONGEST_NAME = 200;

const refuseLonger = (
  reading: Reading,
  name: string,
  most: number,
  length: number,
  value: string,
): string | undefined =>
  length > most ? refuse(reading, name, reading.words.problems.tooLong(most, length)) : value;

const readOne = (reading: Reading, field: Field, name: string, text: string): unknown => {
  const { words } = reading;
  const value = text.trim();
  if (value === "" || field.meaning === null) return undefined;
  switch (field.meaning.kind) {
    case "date": {
      const recorded = reading.values.one(`${name}:recorded`);
      if (recorded !== "" && value === lineOfDate(recorded).trim()) return recorded;
      const read = readWrittenDate(value);
      return read.ok ? (read.text ?? undefined) : refuse(reading, name, saidOfDate(words, read));
    }
    case "day": {
      const read = readWrittenDate(value);
      if (read.ok && read.text !== null && isDay(read.text)) return read.text;
      return refuse(
        reading,
        name,
        read.ok ? words.writtenDate.refused["not-a-day"] : saidOfDate(words, read),
      );
    }
    case "number":
      return /^-?\d{1,15}$/.test(value.replaceAll(",", ""))
        ? Number(value.replaceAll(",", ""))
        : refuse(reading, name, words.problems.notNumber);
    case "yes-no":
      return value === "yes";
    case "sealed": {
      const plain = field.meaning.long ? value.replaceAll("\r\n", "\n") : value;
      return refuseLonger(reading, name, field.meaning.maximum, plain.length, plain);
    }
    case "name":
      return refuseLonger(reading, name, LONGEST_NAME, [...value].length, value);
    default:
      return value;
  }
};

const readField = (reading: Reading, field: Field, name: string, needed: boolean): unknown => {
  const { values } = reading;
  if (field.meaning?.kind === "person-new") {
    // The form carries the next free number of every role, so that sending it again names the same person.
    const role = values.one(`${name.slice(0, name.lastIndexOf("."))}.role`);
    return values.one(name) || values.one(`next.${role}`) || undefined;
  }
  if (!field.repeated) {
    return field.meaning === null
      ? readGroup(reading, field.fields, name, needed && field.required)
      : readOne(reading, field, name, values.one(name));
  }
  const rows = Array.from({ length: values.rows(name) }, (_, i) => `${name}.${i}`);
  const all =
    field.meaning === null
      ? rows.map((row) => readGroup(reading, field.fields, row, false))
      : [
          ...values.all(name).map((one) => readOne(reading, field, name, one)),
          ...rows.map((row) => readOne(reading, field, row, values.one(row))),
        ];
  const kept = all.filter((one) => one !== undefined);
  return kept.length === 0 ? undefined : kept;
};

/**
 * The fields that are filled in; undefined where none is. What a group needs is refused where the group is needed, or
 * was begun.
 */
const readGroup = (
  reading: Reading,
  fields: readonly Field[],
  path: string,
  needed: boolean,
): Record<string, unknown> | undefined => {
  const refusedBefore = reading.problems.length;
  const read = fields.map(
    (field) => [field, readField(reading, field, `${path}.${field.name}`, needed)] as const,
  );
  const filled = read.filter(([, value]) => value !== undefined);
  const begun = filled.length > 0 || reading.problems.length > refusedBefore;
  if (needed || begun) {
    for (const [field, value] of read) {
      // Nobody types a new reference: it is missing where its role is, which is refused itself.
      if (value !== undefined || !field.required || field.meaning?.kind === "person-new") continue;
      const name = `${path}.${field.name}`;
      const refused = reading.problems.some((one) => one.name === name || one.name.startsWith(`${name}.`));
      if (!refused) refuse(reading, name, reading.words.problems.required);
    }
  }
  return filled.length === 0
    ? undefined
    : Object.fromEntries(filled.map(([field, value]) => [field.name, value]));
};

const readOccurred = (reading: Reading, timeless: boolean): string | null => {
  const { words, values } = reading;
  const form = {
    certainty: values.one("occurred.certainty") || certaintyAtFirst(timeless),
    date: values.one("occurred.date"),
    until: values.one("occurred.until"),
    time: values.one("occurred.time"),
  };
  const recorded = values.one("occurred:recorded");
  if (recorded !== "" && isStillOnForm(form, recorded)) return recorded;
  const read = readDateOnForm(form);
  if (read.ok) return read.text;
  const between = form.certainty === "between" && read.refusal === "ends-before-it-begins";
  const atUntil = read.refusal === "second-date-missing" || (between && form.until.trim() !== "");
  const at = atUntil ? "until" : /time$/.test(read.refusal) ? "time" : "date";
  refuse(reading, `occurred.${at}`, saidOfDate(words, read));
  return null;
};

/** What is filled in of some fields, with everything that is wrong with it. */
export const dataOfForm = (
  words: Words,
  fields: readonly Field[],
  values: FormValues,
  path: string,
): { readonly data: Record<string, unknown>; readonly problems: readonly FormProblem[] } => {
  const reading: Reading = { words, values, problems: [] };
  return { data: readGroup(reading, fields, path, true) ?? {}, problems: reading.problems };
};

/** The event of the form. Required inputs that are empty are refused here, so that all of them are named at once. */
export const eventOfForm = (words: Words, type: EventType, values: FormValues): EventOfForm => {
  const reading: Reading = { words, values, problems: [] };
  const occurred = readOccurred(reading, type.timeless);
  const data = readGroup(reading, type.fields, "data", true) ?? {};
  const source = readGroup(reading, sourceFields, "source", true) ?? {};
  const refs = (name: string) => {
    const ids = values.all(name).filter((id) => id !== "");
    return ids.length === 0 ? {} : { [name]: ids };
  };
  return {
    event: {
      type: type.type,
      occurred,
      ...refs("after"),
      ...refs("before"),
      source: source as EventRequest["source"],
      data,
    },
    problems: reading.problems,
  };
};

/** Characters of a reason, as the catalogue has them for corrections and the like. */
const LONGEST_REASON = 4000;

/** What is wrong with the reason that a correction, a taking back or a settling asks for. */
export const reasonProblems = (words: Words, reason: string): readonly FormProblem[] => {
  if (reason === "") return [{ name: "reason", message: words.problems.required }];
  return reason.length > LONGEST_REASON
    ? [{ name: "reason", message: words.problems.tooLong(LONGEST_REASON, reason.length) }]
    : [];
};

/** `data.attendance.0.accused` of `events[0].data.attendance[0].accused`: the input that a refusal is about. */
export const inputNamed = (field: string): string =>
  field
    .replace(/^events\[\d+\]\.?/, "")
    .replace(/^(?:data\.)?replacement\./, "")
    .replaceAll(/\[(\d+)\]/g, ".$1");
