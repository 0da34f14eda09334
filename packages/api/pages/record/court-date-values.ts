/**
 * From the short form of a court date to the inputs of the full one.
 *
 * Its choice of a day is the date itself, never "today": a form that arrives after midnight, or is sent again the
 * next day, means the day on which it was written.
 */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import type { FormProblem } from "../forms/event-of-form.ts";
import { FormValues } from "../forms/form-values.ts";
import type { Words } from "../words/words.ts";

export const courtDateValues = (values: FormValues): FormValues => {
  const next = values.one("next");
  const nextDate = next === "other" ? values.one("data.next.date") : next === "none" ? "" : next;
  const adjourned = values.one("data.adjournment.askedBy") !== "";
  const otherReason = values.one("other-reason");
  const kept = values.entries().filter(
    ([name, value]) =>
      // A reason stays chosen when the side is taken back, and an accused of whom nothing is said is no attendance.
      !(name.startsWith("data.adjournment.") && !adjourned) &&
      !(
        /^data\.attendance\.\d+\.accused$/.test(name) &&
        values.one(name.replace(/accused$/, "present")) === ""
      ) &&
      !(/^data\.witnesses\.\d+\./.test(name) && values.one(name.replace(/\w+$/, WITNESS_WAS)) === "") &&
      value !== "",
  );
  return new FormValues(kept).with([
    ["occurred.certainty", "on"],
    ["occurred.date", values.one("day") === "other" ? values.one("occurred.date") : values.one("day")],
    ...(adjourned && otherReason !== "" ? ([["data.adjournment.reason", otherReason]] as const) : []),
    ["data.next.date", nextDate],
    ...(next === "none" ? ([["data.next.none", "yes"]] as const) : []),
    ...witnessRows(values).flatMap((row) => saidOfWitness(row, values.one(`${row}.${WITNESS_WAS}`))),
  ]);
};

/** The input that says in one touch what the full form asks twice: whether a witness came, and whether examined. */
export const WITNESS_WAS = "was";

/** `present/not-examined`: sent home. */
export const witnessWas = (present: string, examined: string): string => `${present}/${examined}`;

const witnessRows = (values: FormValues): readonly string[] =>
  Array.from({ length: values.rows("data.witnesses") }, (_, i) => `data.witnesses.${i}`);

const saidOfWitness = (row: string, was: string): readonly (readonly [string, string])[] => {
  const [present = "", examined = ""] = was.split("/");
  return present === ""
    ? []
    : [
        [`${row}.present`, present],
        [`${row}.examined`, examined],
      ];
};

/**
 * What was begun and not chosen to the end: a day, or what became of a witness whose kind is told. That a next date is not known is a choice of its own, and so is none; the
 * day of the court date itself is always known to whoever was there.
 */
export const choicesMissing = (words: Words, values: FormValues): readonly FormProblem[] => {
  const missing = (choice: string, date: string): boolean =>
    values.one(choice) === "other" && values.one(date).trim() === "";
  return [
    ...(values.one("day") === "" || missing("day", "occurred.date")
      ? [{ name: "occurred.date", message: words.courtDate.chooseDay }]
      : []),
    ...(missing("next", "data.next.date")
      ? [{ name: "data.next.date", message: words.courtDate.chooseNext }]
      : []),
    ...witnessRows(values)
      .filter((row) => values.one(`${row}.kind`) !== "" && values.one(`${row}.${WITNESS_WAS}`) === "")
      .map((row) => ({ name: `${row}.${WITNESS_WAS}`, message: words.courtDate.chooseWitness })),
  ];
};

/** A choice that is no longer offered, as the chips of an earlier day: it stands as another day, with its date. */
export const withOfferedDay = (
  values: FormValues,
  {
    choice,
    date,
    offered,
  }: { readonly choice: string; readonly date: string; readonly offered: readonly string[] },
): FormValues => {
  const chosen = values.one(choice);
  return isDay(chosen) && !offered.includes(chosen)
    ? values.with([
        [choice, "other"],
        [date, dayAsWritten(chosen)],
      ])
    : values;
};
