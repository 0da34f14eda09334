/** The page on which one event is recorded, or corrected: the form from the catalogue, with what was refused. */
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { caseName } from "../cases/case-names.ts";
import {
  type FormContext,
  fieldInput,
  formProblems,
  inputId,
  sealedInput,
  sourceInput,
  whenInput,
} from "../forms/event-form.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import { type SentBefore, saveAnew } from "./sent-before.ts";

export interface Correcting {
  readonly reasonName: string;
  /** The recording that states the entry as it stood when the form was written: only that may be replaced unseen. */
  readonly basis: string;
  /** How the entry reads now, where somebody corrected it since. */
  readonly changed: Html | null;
}

export interface EventFormShown {
  readonly caseId: string;
  readonly type: EventType;
  /** Where the form is sent. */
  readonly action: string;
  readonly commandId: string;
  /** Null for a new event; for a correction, the form asks why. */
  readonly correcting: Correcting | null;
  readonly sentBefore: SentBefore | null;
  /** The type of the form to which whoever saves this one returns; null for the case. */
  readonly returnTo: string | null;
  /** What was saved just before, on the way to this form. */
  readonly saved: Html;
  readonly form: FormContext;
  /** What was refused and belongs to no input. */
  readonly general: readonly string[];
}

const reasonInput = (view: View, form: FormContext, name: string): Html => {
  const { words } = view;
  const problem = form.problems.find((one) => one.name === name);
  const id = inputId(name);
  return html`<div class="sheet field${problem === undefined ? "" : " wrong"}"><label for="${id}">${words.correct.reason}</label><span class="hint" id="${id}-hint">${words.correct.reasonHelp}</span>${problem === undefined ? "" : html`<span class="wrong-text" id="${id}-wrong">${problem.message}</span>`}
<textarea id="${id}" name="${name}" rows="2"${sealedInput} aria-describedby="${id}-hint${problem === undefined ? "" : ` ${id}-wrong`}"${problem === undefined ? "" : html` aria-invalid="true"`}>${form.values.one(name)}</textarea></div>`;
};

export const eventPage = (view: View, shown: EventFormShown): Html => {
  const { words } = view;
  const { caseId, type, form, correcting } = shown;
  const title = correcting === null ? type.title : words.correct.title;
  return layout(words, {
    title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: ["draft.js"],
    body: html`<div class="stack narrow">
<p class="back"><a href="${casePath(caseId)}">${caseName(words, form.header)}</a></p>
<div><h1>${title}</h1>
<p class="soft">${correcting === null ? type.help : html`${type.title}. ${words.correct.intro}`}</p>
${correcting === null ? html`<p><a href="${casePath(caseId)}/record">${words.record.another}</a></p>` : ""}</div>
${shown.saved}
${formProblems(form, shown.general)}
${correcting?.changed ?? ""}
<form class="stack" method="post" action="${shown.action}" data-draft="${caseId} ${type.type} ${correcting === null ? "new" : shown.action}" novalidate>
${draftWords(view)}
<input type="hidden" name="commandId" value="${shown.commandId}">
<input type="hidden" name="type" value="${type.type}">
${shown.returnTo === null ? "" : html`<input type="hidden" name="returnTo" value="${shown.returnTo}">`}
${correcting === null ? "" : html`<input type="hidden" name="basis" value="${correcting.basis}">`}
${correcting === null ? "" : reasonInput(view, form, correcting.reasonName)}
${whenInput(form, type.timeless)}
<fieldset class="sheet fields"><legend class="hidden">${words.record.details}</legend><h2>${words.record.details}</h2>
${type.fields.map((field) => fieldInput(form, field, `data.${field.name}`))}</fieldset>
${sourceInput(form)}
<div class="form-end"><button class="main">${correcting === null ? words.record.save : words.correct.save}</button>${saveAnew(words, shown.sentBefore)}<a class="button plain" href="${casePath(caseId)}">${words.correct.cancel}</a></div>
</form></div>`,
  });
};

/** What `draft.js` says; in the page, so that the words stay in one table. */
export const draftWords = (view: View): Html => {
  const { record } = view.words;
  return html`<template data-draft-words><div class="note warn" role="alert" data-part="not-saved"><p><b>${record.notSaved}.</b> ${record.notSavedText}</p><p data-sealed-note>${record.sealedKept}</p></div>
<div class="note bad" role="alert" data-part="refused"><p><b>${record.refused}.</b> <span data-why></span> ${record.refusedText}</p><p data-sealed-note>${record.sealedKept}</p></div>
<div class="note" role="status" data-part="kept"><p>${record.draftKept} <span data-sealed-gone>${record.draftSealedGone}</span></p><p class="row"><button type="button" data-use>${record.draftUse}</button><button type="button" class="plain" data-drop>${record.draftDrop}</button></p></div>
<span data-part="saving">${record.saving}</span></template>`;
};
