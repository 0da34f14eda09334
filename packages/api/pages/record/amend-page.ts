/** Taking an entry back, putting it back, settling a warning: each asks for one reason, and nothing else. */
import type { TimelineHeader } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { caseName } from "../cases/case-names.ts";
import { sealedInput } from "../forms/event-form.ts";
import type { FormProblem } from "../forms/event-of-form.ts";
import { generalLines, problemSummary } from "../forms/problem-summary.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import { draftWords } from "./event-page.ts";
import { formAddress } from "./sending.ts";
import { type SentBefore, saveAnew } from "./sent-before.ts";

export type Amendment = "retract" | "restore" | "settle";

export interface AmendShown {
  readonly caseId: string;
  readonly amendment: Amendment;
  readonly header: Pick<TimelineHeader, "people" | "proceedings" | "fileNumber">;
  /** Where the form is sent. */
  readonly action: string;
  readonly commandId: string;
  /** What it is about: the entry, or the warning, in words. */
  readonly about: Html | string;
  readonly reason: string;
  readonly sentBefore: SentBefore | null;
  /** What was refused of the reason, and of the whole. */
  readonly problems: readonly FormProblem[];
  readonly general: readonly string[];
}

export const amendPage = (view: View, shown: AmendShown): Html => {
  const { words } = view;
  const { caseId, amendment, problems, general } = shown;
  const say = words.correct[amendment];
  const wrong = problems[0]?.message ?? null;
  return layout(words, {
    title: say.title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: ["draft.js"],
    body: html`<div class="stack narrow"><p class="back"><a href="${casePath(caseId)}">${caseName(words, shown.header)}</a></p>
<h1>${say.title}</h1>
${problemSummary(words, [...generalLines(general), ...problems.map(({ message }) => ({ input: { label: say.reason, id: "reason" }, message }))])}
<div class="sheet"><p><b>${shown.about}</b></p><p class="soft">${say.intro}</p></div>
<form class="stack" method="post" action="${shown.action}" data-draft="${caseId} ${shown.action}" novalidate>
${draftWords(view)}
<input type="hidden" name="commandId" value="${shown.commandId}">
<div class="field${wrong === null ? "" : " wrong"}"><label for="reason">${say.reason}</label><span class="hint" id="reason-hint">${words.record.sealedHelp}</span>${wrong === null ? "" : html`<span class="wrong-text" id="reason-wrong">${wrong}</span>`}<textarea id="reason" name="reason" rows="3"${sealedInput} aria-describedby="reason-hint${wrong === null ? "" : " reason-wrong"}"${wrong === null ? "" : html` aria-invalid="true"`}>${shown.reason}</textarea></div>
<div class="form-end"><button class="main">${say.save}</button>${saveAnew(words, shown.sentBefore)}<a class="button plain" href="${casePath(caseId)}">${words.correct.cancel}</a></div>
</form></div>`,
  });
};

/** In the place of taking back the opening of a case: what can be done instead. */
export const openingStaysPage = (
  view: View,
  { caseId, header, eventId }: Pick<AmendShown, "caseId" | "header"> & { readonly eventId: string },
): Html => {
  const { words } = view;
  const say = words.correct.opening;
  const here = casePath(caseId);
  return layout(words, {
    title: words.correct.retract.title,
    section: "cases",
    signedIn: view.signedIn,
    body: html`<div class="stack narrow"><p class="back"><a href="${here}">${caseName(words, header)}</a></p>
<h1>${words.correct.retract.title}</h1><p class="note warn">${say.stays}</p>
<p class="row"><a class="button main" href="${formAddress(caseId, "CaseClosed")}">${say.close}</a><a class="button" href="${here}/events/${eventId}/correct">${say.correct}</a><a class="button plain" href="${here}">${words.correct.cancel}</a></p></div>`,
  });
};
