/** One import: what it recorded, and taking it back. */
import { html } from "hono/html";
import type { Desk } from "../../importing/desk/import-desk.ts";
import type { ImportRecord } from "../../importing/imports/import-records.ts";
import type { TakenBack } from "../../importing/imports/take-back-import.ts";
import type { Html } from "../../page-context.ts";
import { shownCaseId } from "../../use-cases/case-id.ts";
import { casePath } from "../cases/case-list-page.ts";
import { recordedAsWritten } from "../dates-as-written.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { type ImportProblem, problemNote } from "./import-problems.ts";
import { importPath, stateWords } from "./imports-page.ts";
import { PROGRESS_SCRIPT, progressPart, RELOAD_SECONDS } from "./progress.ts";

export interface ImportShown {
  readonly record: ImportRecord;
  /** Later imports of the same table that stand. */
  readonly later: number;
  /** What is being done with it, or was done last; null where that is another's. */
  readonly work: Desk["work"];
  readonly problems: readonly ImportProblem[];
}

const caseLink = (caseId: string, name: string | null): Html =>
  html`<a href="${casePath(shownCaseId(caseId))}">${name ?? caseId.slice(-8)}</a>`;

const outcome = (words: Words, takenBack: TakenBack): Html => {
  const say = words.imports.one;
  const { cases, events, keptCases, keptCount, unrestoredCases, unrestoredCount, failed, failedCount } =
    takenBack;
  return html`<div class="note good" role="status"><p>${say.undone(events, cases)}</p></div>
${keptCount === 0 ? "" : html`<section class="note warn stack"><h2>${say.keptTitle(keptCount)}</h2><ul>${keptCases.map(({ caseId, fileNumber, others, kept }) => html`<li>${caseLink(caseId, fileNumber)}: ${say.kept(others, kept)}</li>`)}</ul></section>`}
${unrestoredCount === 0 ? "" : html`<section class="note warn stack"><h2>${say.unrestoredTitle(unrestoredCount)}</h2><ul>${unrestoredCases.map(({ caseId, fileNumber, events: stay }) => html`<li>${caseLink(caseId, fileNumber)}: ${say.unrestored(stay)}</li>`)}</ul></section>`}
${failedCount === 0 ? "" : html`<section class="note bad stack"><h2>${say.failedTitle(failedCount)}</h2><ul>${failed.map(({ caseId, why }) => html`<li>${caseLink(caseId, null)}: ${why}</li>`)}</ul></section>`}`;
};

/** What was just taken back says whether anything is left of it; later that is known only where it was in part. */
const undo = (words: Words, { record, later, work }: ImportShown): Html => {
  const say = words.imports.one;
  const again = html`<form method="post" action="${importPath(record.id)}/undo"><button>${say.undoAgain}</button></form>`;
  if (record.takenBack?.inPart === false) {
    if (work?.takenBack?.keptCount === 0) return html``;
    return html`<details class="sheet no-print"><summary>${say.undoAgain}</summary><div class="stack"><p>${say.undoRestHelp}</p>${again}</div></details>`;
  }
  return html`<section class="sheet stack no-print"><h2>${say.undo}</h2><p>${say.undoHelp}</p>${later === 0 ? "" : html`<p class="warning">${say.undoLater(later)}</p>`}
${record.takenBack === null ? html`<form method="post" action="${importPath(record.id)}/undo"><button>${say.undo}</button></form>` : again}</section>`;
};

export const importPage = (view: View, shown: ImportShown): Html => {
  const { record, work, problems } = shown;
  const { words } = view;
  const say = words.imports.one;
  const title = say.title(record.fileName ?? words.imports.list.fileUnknown);
  const running = work?.state === "running";
  const { counts, takenBack } = record;
  const fact = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const number = (count: number): string => words.imports.list.recorded(count);
  return layout(words, {
    title,
    section: "imports",
    signedIn: view.signedIn,
    ...(running ? { scripts: [PROGRESS_SCRIPT], reloadAfter: RELOAD_SECONDS } : {}),
    body: html`<div class="stack narrow"><p class="back"><a href="/imports">${words.imports.title}</a></p><h1>${title}</h1>
${problemNote(words, problems)}
${running && work !== null ? html`<h2>${words.imports.work[work.kind]}</h2>${progressPart(words, work, importPath(record.id))}` : ""}
${work?.takenBack ? outcome(words, work.takenBack) : ""}
${work?.kind === "taking-back" && work.state === "stopped" ? html`<div class="note warn" role="status"><p>${words.imports.work.stopped["taking-back"]}</p></div>` : ""}
${work?.kind === "taking-back" && work.state === "failed" ? html`<div class="note bad" role="alert"><h2>${words.imports.work.failed}</h2><p>${work.why ?? words.imports.work.fault}</p></div>` : ""}
<dl class="facts sheet">${fact(say.state, stateWords(words, record))}${fact(say.table, record.table)}${fact(say.begun, recordedAsWritten(words, record.begun))}${fact(say.by, record.by)}${fact(say.recorded, number(counts.recorded))}${fact(say.unchanged, number(counts.unchanged))}${fact(say.refused, number(counts.refused))}${fact(say.entries, words.figure(counts.events))}${fact(say.id, record.id)}</dl>
${takenBack === null ? "" : html`<p>${(takenBack.inPart ? say.takenBackInPart : say.takenBack)(takenBack.by, recordedAsWritten(words, takenBack.at))}</p>`}
${record.state === "interrupted" || record.state === "stopped" ? html`<p class="note warn">${say.interruptedHelp}</p>` : ""}
${running || record.state === "running" || record.state === "taking-back" ? "" : undo(words, shown)}</div>`,
  });
};
