/**
 * What a typed date is taken for, read back in words beside it before it is saved: `03/12/2025` is 3 December here, and
 * who meant 12 March sees it.
 *
 * The page says it of what stands in the form when it is written; `draft.js` asks for it anew as somebody types, so
 * that there is one reader of dates and none in the browser.
 */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { textInFull } from "../dates-as-written.ts";
import type { Words } from "../words/words.ts";
import type { FormValues } from "./form-values.ts";
import { type DateOnForm, readDateOnForm } from "./written-date.ts";

/** Where the browser asks. */
export const READ_BACK = "/dates/read";

/** Empty where there is nothing to read yet, or it cannot be read: what is wrong is said once the form is sent. */
export const saidBack = (words: Words, form: DateOnForm): string => {
  const read = readDateOnForm(form);
  return read.ok && read.text !== null ? textInFull(words, read.text) : "";
};

/** The inputs of a form that say one date, by what each says of it. */
type DateInputs = { readonly [Part in keyof DateOnForm]?: string } & { readonly date: string };

/** What a form sends of a date, where some of its parts may have no input. */
export const dateIn = (part: (name: keyof DateOnForm) => string): DateOnForm => ({
  certainty: part("certainty") || "on",
  date: part("date"),
  until: part("until"),
  time: part("time"),
});

export const readBack = (words: Words, values: FormValues, inputs: DateInputs): Html => {
  const date = dateIn((part) => values.one(inputs[part] ?? ""));
  const said = date.date.trim() === "" ? "" : saidBack(words, date);
  const names = Object.entries(inputs).map(([part, name]) => `${part}:${name}`);
  return html`<output class="read-back" data-read-back="${names.join(" ")}" data-read-at="${READ_BACK}">${said}</output>`;
};
