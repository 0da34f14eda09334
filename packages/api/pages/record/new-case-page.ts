/** Opening a case: the office's own number, and what is known already by which it can be found again. */
import { sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { type FormContext, fieldInput, inputId } from "../forms/event-form.ts";
import type { FormProblem } from "../forms/event-of-form.ts";
import type { FormValues } from "../forms/form-values.ts";
import { generalLines, problemSummary, type SummaryLine } from "../forms/problem-summary.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { draftWords } from "./event-page.ts";
import { dateOf, fileNumberField, type KnownPart, knownParts } from "./new-case-events.ts";
import { type SentBefore, saveAnew } from "./sent-before.ts";

export interface NewCaseShown {
  readonly commandId: string;
  readonly values: FormValues;
  /** The day on which the form was written; however late it arrives, the case was opened then. */
  readonly written: string;
  readonly sentBefore: SentBefore | null;
  readonly problems: readonly FormProblem[];
  readonly general: readonly string[];
}

/** The date on which a part happened, in one line. */
const dateField = (words: Words): Field => ({
  name: "date",
  title: words.record.date,
  help: null,
  required: false,
  repeated: false,
  meaning: { kind: "date" },
  fields: [],
});

const inputsOf = (form: FormContext, part: KnownPart): Html =>
  html`${part.fields.map((field) => fieldInput(form, field, `${part.name}.${field.name}`))}${part.dated ? fieldInput(form, dateField(form.words), dateOf(part.name)) : ""}`;

/** A part behind its name, open once something stands in it or was refused of it. */
const folded = (form: FormContext, part: KnownPart): Html => {
  const open =
    form.values.hasAny(part.name) || form.problems.some(({ name }) => name.startsWith(`${part.name}.`));
  return html`<details${open ? html` open` : ""}><summary>${form.words.newCase.parts[part.name]}</summary><div class="fields">${inputsOf(form, part)}</div></details>`;
};

/** As the page shows it: a part of one field by the part's own name; nothing is marked as needed before it is begun. */
const shownPart = (words: Words, part: KnownPart): KnownPart => ({
  ...part,
  fields: part.fields.map((field) => ({
    ...field,
    title: part.fields.length === 1 && !part.dated ? words.newCase.parts[part.name] : field.title,
    required: false,
  })),
});

const lineOf = (words: Words, { name, message }: FormProblem): SummaryLine => {
  const input = (label: string): SummaryLine => ({ input: { label, id: inputId(name) }, message });
  if (name === "known") return input(words.newCase.known);
  const [of = "", field] = name.split(".");
  const part = knownParts.find((one) => one.name === of);
  if (part === undefined) return input(words.newCase.fileNumber);
  const whole = words.newCase.parts[part.name];
  const title = part.fields.find((one) => one.name === field)?.title ?? words.record.date;
  return input(part.fields.length === 1 && !part.dated ? whole : `${whole}, ${title}`);
};

export const newCasePage = (
  view: View,
  { commandId, values, written, sentBefore, problems, general }: NewCaseShown,
): Html => {
  const { words } = view;
  const form: FormContext = {
    words,
    header: { people: [], proceedings: [], fileNumber: null },
    events: [],
    fields: [],
    adding: null,
    values,
    problems,
  };
  const parts = knownParts.map((part) => shownPart(words, part));
  const nothing = problems.find(({ name }) => name === "known")?.message ?? null;
  const [kind] = sourceFields;
  return layout(words, {
    title: words.newCase.title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: ["draft.js"],
    body: html`<div class="stack narrow"><h1>${words.newCase.title}</h1><p class="soft">${words.newCase.intro}</p>
${problemSummary(words, [...generalLines(general), ...problems.map((problem) => lineOf(words, problem))])}
<form class="stack" method="post" action="/cases/new" data-draft="new-case" novalidate>${draftWords(view)}
<input type="hidden" name="commandId" value="${commandId}">
<input type="hidden" name="written" value="${written}">
<div class="sheet fields">${fileNumberField.map((field) => fieldInput(form, { ...field, title: words.newCase.fileNumber, help: words.newCase.fileNumberHelp }, `case.${field.name}`))}</div>
<fieldset class="sheet fields${nothing === null ? "" : " wrong"}" id="known" tabindex="-1" aria-describedby="known-hint${nothing === null ? "" : " known-wrong"}"><legend class="hidden">${words.newCase.known}</legend><h2>${words.newCase.known}</h2>
<p class="hint" id="known-hint">${words.newCase.knownHelp}</p>${nothing === null ? "" : html`<span class="wrong-text" id="known-wrong">${nothing}</span>`}
${parts.map((part) => (part.fields.length === 1 && !part.dated ? inputsOf(form, part) : folded(form, part)))}
${kind === undefined ? "" : fieldInput(form, { ...kind, required: false }, "source.kind")}
<div class="field"><div class="chips"><label><input type="checkbox" name="noNumber" value="yes"${values.has("noNumber") ? html` checked` : ""}>${words.newCase.noNumber}</label></div></div></fieldset>
<div class="form-end"><button class="main">${words.newCase.save}</button>${saveAnew(words, sentBefore)}<a class="button plain" href="/">${words.newCase.cancel}</a></div></form></div>`,
  });
};
