/** Taking an entry back, putting it back, settling a warning: each asks for one reason, and nothing else. */
import type { TimelineHeader } from "@tareekh/projections/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { caseName } from "../cases/case-names.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import { draftWords } from "./event-page.ts";
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
  /** What was refused. */
  readonly problems: readonly string[];
}

export const amendPage = (view: View, shown: AmendShown): Html => {
  const { words } = view;
  const { caseId, amendment, problems } = shown;
  const say = words.correct[amendment];
  return layout(words, {
    title: say.title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: ["draft.js"],
    body: html`<div class="stack narrow"><p class="back"><a href="${casePath(caseId)}">${caseName(words, shown.header)}</a></p>
<h1>${say.title}</h1>
${problems.length === 0 ? "" : html`<div class="note bad" role="alert" id="problems" tabindex="-1"><h2>${words.problems.title(problems.length)}</h2><ul>${problems.map((message) => html`<li><a href="#reason">${message}</a></li>`)}</ul></div>`}
<div class="sheet"><p><b>${shown.about}</b></p><p class="soft">${say.intro}</p></div>
<form class="stack" method="post" action="${shown.action}" data-draft="${caseId} ${shown.action}" novalidate>
${draftWords(view)}
<input type="hidden" name="commandId" value="${shown.commandId}">
<div class="field${problems.length === 0 ? "" : " wrong"}"><label for="reason">${say.reason}</label><span class="hint" id="reason-hint">${words.record.sealedHelp}</span><textarea id="reason" name="reason" rows="3" maxlength="4000" aria-describedby="reason-hint"${problems.length === 0 ? "" : html` aria-invalid="true"`}>${shown.reason}</textarea></div>
<div class="form-end"><button class="main">${say.save}</button>${saveAnew(words, shown.sentBefore)}<a class="button plain" href="${casePath(caseId)}">${words.correct.cancel}</a></div>
</form></div>`,
  });
};
