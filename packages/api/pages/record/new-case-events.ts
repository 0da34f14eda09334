/**
 * From the form of a new case to the events that open it: its opening, and what is known of it already.
 *
 * Each part of the form is an event of the catalogue with the fields by which a case is found again. What such an event
 * needs besides (a proceeding, a survivor) comes with it.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { sourceKinds } from "@tareekh/core/catalogue/codes/sources.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import type { EventRequest } from "@tareekh/core/recording/command.ts";
import { dataOfForm, type FormProblem } from "../forms/event-of-form.ts";
import type { FormValues } from "../forms/form-values.ts";
import { saidOfDate } from "../forms/refused-date.ts";
import { readWrittenDate } from "../forms/written-date.ts";
import type { Words } from "../words/words.ts";
import { BY_THE_RECORDER } from "./event-routes.ts";

export type PartName = "fir" | "report" | "court" | "cnr" | "survivor";

export interface KnownPart {
  readonly name: PartName;
  readonly type: EventType;
  /** Named in the form as `fir.number`. */
  readonly fields: readonly Field[];
  /** Whether it happened on a day, which stands in `fir.date`. */
  readonly dated: boolean;
}

const typeNamed = (name: string): EventType => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`The catalogue has no ${name}`);
  return type;
};

/** `needed`: what a part needs once it is begun; without it the case could not be found by that part. */
const part = (
  name: PartName,
  typeName: string,
  needed: readonly string[],
  further: readonly string[] = [],
): KnownPart => {
  const type = typeNamed(typeName);
  const fields = [...needed, ...further].map((one): Field => {
    const field = type.fields.find((known) => known.name === one);
    if (field === undefined) throw new Error(`${typeName} has no ${one}`);
    return { ...field, required: needed.includes(one) };
  });
  return { name, type, fields, dated: !type.timeless };
};

/** A FIR's number is one of a police station and a year; the station may be unknown to whoever has only a note. */
export const knownParts: readonly KnownPart[] = [
  part("fir", "FirRegistered", ["number", "year"], ["policeStation"]),
  part("report", "MissingReportMade", ["number"], ["policeStation"]),
  part("court", "CourtCaseNumbered", ["court", "caseType", "number", "year"]),
  part("cnr", "CnrRecorded", ["cnr"]),
  part("survivor", "PersonAdded", ["alias"]),
];

const SURVIVOR = "survivor-1";
const PROCEEDING = "proceeding-1";

const needs = ({ fields }: EventType, name: string): boolean =>
  fields.some((field) => field.name === name && field.required);

/** The office's own number, as the catalogue has it. */
export const fileNumberField: readonly Field[] = typeNamed("CaseOpened").fields.filter(
  ({ name }) => name === "fileNumber",
);

/** The name of the input in which a part's date stands. */
export const dateOf = (name: PartName): string => `${name}.date`;

export interface Opening {
  readonly events: readonly EventRequest[];
  readonly problems: readonly FormProblem[];
  /** The input that a place in `events` was read from; null for what no input says. */
  readonly inputOf: (field: string) => string | null;
}

/** An event, and the part of the form that it was read from. */
interface Read {
  readonly from: KnownPart | null;
  readonly event: EventRequest;
}

/** The events of the form; `written` is the day on which it was written. */
export const openingOf = (words: Words, values: FormValues, written: string): Opening => {
  const problems: FormProblem[] = [];
  const fileNumber = dataOfForm(words, fileNumberField, values, "case");
  problems.push(...fileNumber.problems);
  const kind = sourceKinds.codes.find((code) => code === values.one("source.kind")) ?? "not-stated";
  const source: EventRequest["source"] = { kind };

  const begun = knownParts.filter(({ name }) => values.hasAny(name));
  const read = begun.map((from): Read => {
    const { data, problems: wrong } = dataOfForm(words, from.fields, values, from.name);
    problems.push(...wrong);
    const date = from.dated ? readWrittenDate(values.one(dateOf(from.name))) : null;
    if (date?.ok === false) problems.push({ name: dateOf(from.name), message: saidOfDate(words, date) });
    const inCase = {
      ...(needs(from.type, "proceeding") ? { proceeding: PROCEEDING } : {}),
      ...(needs(from.type, "person") ? { person: SURVIVOR } : {}),
      ...(from.name === "survivor" ? { role: "survivor" } : {}),
    };
    const occurred = date?.ok === true ? date.text : null;
    return { from, event: { type: from.type.type, occurred, source, data: { ...inCase, ...data } } };
  });
  const nothing = begun.length === 0 && Object.keys(fileNumber.data).length === 0;
  if (nothing && fileNumber.problems.length === 0 && values.one("noNumber") === "")
    problems.push({ name: "known", message: words.newCase.nothing });

  const added = (type: string, data: Record<string, unknown>): Read => ({
    from: null,
    event: { type, occurred: null, source, data },
  });
  const named = (type: string): boolean => read.some(({ event }) => event.type === type);
  const all: readonly Read[] = [
    {
      from: null,
      event: { type: "CaseOpened", occurred: written, source: BY_THE_RECORDER, data: fileNumber.data },
    },
    ...(read.some(({ event }) => event.data.proceeding !== undefined)
      ? [added("ProceedingOpened", { proceeding: PROCEEDING })]
      : []),
    ...(read.some(({ event }) => event.data.person !== undefined) && !named("PersonAdded")
      ? [added("PersonAdded", { person: SURVIVOR, role: "survivor" })]
      : []),
    ...read,
  ];
  return { events: all.map(({ event }) => event), problems, inputOf: (field) => inputWithin(all, field) };
};

/** `fir.number` of `events[2].data.number`, where that event was read from the part on the FIR. */
const inputWithin = (all: readonly Read[], field: string): string | null => {
  const [, index, place = ""] = /^events\[(\d+)\]\.(.+)$/.exec(field) ?? [];
  const at = Number(index);
  if (at === 0) return place === "data.fileNumber" ? "case.fileNumber" : null;
  const from = all[at]?.from ?? null;
  if (from === null) return null;
  if (place === "occurred") return dateOf(from.name);
  const name = place.replace(/^data\./, "");
  return from.fields.some((one) => one.name === name) ? `${from.name}.${name}` : null;
};
