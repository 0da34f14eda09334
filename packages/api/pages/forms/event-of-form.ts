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
import { isStillOnForm, readDateOnForm, readWrittenDate } from "./written-date.ts";

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

const readOne = (reading: Reading, field: Field, name: string, text: string): unknown => {
  const { words } = reading;
  const value = text.trim();
  if (value === "" || field.meaning === null) return undefined;
  switch (field.meaning.kind) {
    case "date": {
      const recorded = reading.values.one(`${name}:recorded`);
      if (recorded !== "" && value === lineOfDate(recorded).trim()) return recorded;
      const read = readWrittenDate(value);
      return read.ok
        ? (read.text ?? undefined)
        : refuse(reading, name, words.writtenDate.refused[read.refusal]);
    }
    case "day": {
      const read = readWrittenDate(value);
      if (read.ok && read.text !== null && isDay(read.text)) return read.text;
      const refusal = read.ok ? "not-a-day" : read.refusal;
      return refuse(reading, name, words.writtenDate.refused[refusal]);
    }
    case "number":
      return /^-?\d{1,15}$/.test(value.replaceAll(",", ""))
        ? Number(value.replaceAll(",", ""))
        : refuse(reading, name, words.problems.notNumber);
    case "yes-no":
      return value === "yes";
    case "sealed":
      return field.meaning.long ? text.trim().replaceAll("\r\n", "\n") : value;
    default:
      return value;
  }
};

const readField = (reading: Reading, field: Field, name: string): unknown => {
  const { values } = reading;
  if (field.meaning?.kind === "person-new") {
    // The form carries the next free number of every role, so that sending it again names the same person.
    const role = values.one(`${name.slice(0, name.lastIndexOf("."))}.role`);
    return values.one(name) || values.one(`next.${role}`) || undefined;
  }
  if (!field.repeated) {
    return field.meaning === null
      ? readGroup(reading, field.fields, name)
      : readOne(reading, field, name, values.one(name));
  }
  const rows = Array.from({ length: values.rows(name) }, (_, i) => `${name}.${i}`);
  const all =
    field.meaning === null
      ? rows.map((row) => readGroup(reading, field.fields, row))
      : [
          ...values.all(name).map((one) => readOne(reading, field, name, one)),
          ...rows.map((row) => readOne(reading, field, row, values.one(row))),
        ];
  const kept = all.filter((one) => one !== undefined);
  return kept.length === 0 ? undefined : kept;
};

/** The fields that are filled in; undefined where none is. */
const readGroup = (
  reading: Reading,
  fields: readonly Field[],
  path: string,
): Record<string, unknown> | undefined => {
  const read = fields.map(
    (field) => [field.name, readField(reading, field, `${path}.${field.name}`)] as const,
  );
  const filled = read.filter(([, value]) => value !== undefined);
  return filled.length === 0 ? undefined : Object.fromEntries(filled);
};

const readOccurred = (reading: Reading): string | null => {
  const { words, values } = reading;
  const form = {
    certainty: values.one("occurred.certainty") || "on",
    date: values.one("occurred.date"),
    until: values.one("occurred.until"),
    time: values.one("occurred.time"),
  };
  const recorded = values.one("occurred:recorded");
  if (recorded !== "" && isStillOnForm(form, recorded)) return recorded;
  const read = readDateOnForm(form);
  if (read.ok) return read.text;
  const at = read.refusal === "second-date-missing" ? "until" : /time$/.test(read.refusal) ? "time" : "date";
  refuse(reading, `occurred.${at}`, words.writtenDate.refused[read.refusal]);
  return null;
};

/** The event of the form. Required inputs that are empty are refused here, so that all of them are named at once. */
export const eventOfForm = (words: Words, type: EventType, values: FormValues): EventOfForm => {
  const reading: Reading = { words, values, problems: [] };
  const occurred = readOccurred(reading);
  const data = readGroup(reading, type.fields, "data") ?? {};
  const source = readGroup(reading, sourceFields, "source") ?? {};
  const requireAll = (fields: readonly Field[], filled: Readonly<Record<string, unknown>>, path: string) => {
    for (const field of fields) {
      const name = `${path}.${field.name}`;
      const value = filled[field.name];
      if (value === undefined) {
        const refused = reading.problems.some((problem) => problem.name === name);
        if (field.required && !refused) refuse(reading, name, words.problems.required);
      } else if (field.meaning === null && !field.repeated) {
        requireAll(field.fields, value as Record<string, unknown>, name);
      }
    }
  };
  requireAll(type.fields, data, "data");
  requireAll(sourceFields, source, "source");
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

/** `data.attendance.0.accused` of `events[0].data.attendance[0].accused`: the input that a refusal is about. */
export const inputNamed = (field: string): string =>
  field
    .replace(/^events\[\d+\]\.?/, "")
    .replace(/^(?:data\.)?replacement\./, "")
    .replaceAll(/\[(\d+)\]/g, ".$1");
