/** A file that is tried or imported: how far it is, and what would come or came of it. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { html } from "hono/html";
import type { Desk } from "../../importing/desk/import-desk.ts";
import type { Imported } from "../../importing/import-table.ts";
import type { Html } from "../../page-context.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { changedRows } from "./changed-rows.ts";
import { type ImportProblem, problemNote } from "./import-problems.ts";
import { importPath } from "./imports-page.ts";
import { PROGRESS_SCRIPT, progressPart, RELOAD_SECONDS } from "./progress.ts";
import { toldRow } from "./told-row.ts";

type Work = NonNullable<Desk["work"]>;

const counts = (words: Words, imported: Imported): Html => {
  const say = words.imports.work;
  return html`<dl class="stats sheet">${(["opened", "changed", "unchanged", "refused"] as const).map((kind) => html`<div><dt>${say.counts[kind]}</dt><dd><b>${say.opensCase(imported[kind])}</b></dd></div>`)}</dl>`;
};

const numbered = (
  { figure }: Words,
  head: readonly [string, string],
  lines: readonly (readonly [string, number])[],
): Html =>
  html`<div class="table"><table><thead><tr><th scope="col">${head[0]}</th><th scope="col" class="num">${head[1]}</th></tr></thead><tbody>${lines.map(([name, count]) => html`<tr><th scope="row">${name}</th><td class="num">${figure(count)}</td></tr>`)}</tbody></table></div>`;

const byKind = (words: Words, { events, warnings }: Imported): Html => {
  const say = words.imports.work;
  const named = [...events].map(([type, count]) => [eventTypeNamed(type)?.title ?? type, count] as const);
  return html`${named.length === 0 ? "" : html`<section class="stack"><h2>${say.events}</h2>${numbered(words, [say.event, say.count], named)}</section>`}
${warnings.size === 0 ? "" : html`<section class="stack"><h2>${say.warnings}</h2>${numbered(words, [say.event, say.count], [...warnings])}</section>`}`;
};

const refusedPart = (words: Words, { refused, imported, refusedFile }: Work): Html => {
  const say = words.imports.work;
  const all = Math.max(imported?.refused ?? 0, refused.length);
  if (all === 0) return html``;
  return html`<section class="stack" id="refused"><h2>${say.refusedTitle}</h2>
${refused.length < all ? html`<p class="soft">${say.refusedSome(refused.length, all)}</p>` : ""}
<div class="table"><table><thead><tr><th scope="col">${say.refusedRow}</th><th scope="col">${say.refusedWhy}</th></tr></thead><tbody>${refused.map(({ row, reasons }) => html`<tr><th scope="row" class="num">${words.figure(row)}</th><td>${reasons.map((reason, i) => html`${i > 0 ? html`<br>` : ""}${reason}`)}</td></tr>`)}</tbody></table></div>
${refusedFile === null ? "" : html`<p><a class="button" href="/imports/refused.csv" download>${say.refusedFile}</a></p><p class="small soft">${say.refusedHelp}</p>`}</section>`;
};

/** What can be done once a trial has ended. */
const afterTrial = (words: Words, { imported }: Work): Html => {
  const say = words.imports.work;
  const recorded = (imported?.opened ?? 0) + (imported?.changed ?? 0);
  return html`<div class="form-end no-print">${recorded === 0 ? html`<p>${say.nothingNew}</p>` : html`<form method="post" action="/imports/run"><button class="main">${say.importNow(recorded)}</button></form>`}
<a class="button" href="/imports/file">${say.change}</a><a class="button plain" href="/imports/map.json" download>${say.mapDownload}</a>
<form method="post" action="/imports/discard"><button class="plain">${say.discard}</button></form></div>`;
};

const afterImport = (words: Words, { importId }: Work): Html => {
  const say = words.imports.work;
  return html`<div class="form-end no-print">${importId === null ? "" : html`<a class="button" href="${importPath(importId)}">${say.seeImport}</a>`}<form method="post" action="/imports/discard"><button class="main">${say.done}</button></form></div>`;
};

/** Why it did not come to its end. */
const brokenOff = (words: Words, { state, kind, why }: Work): Html => {
  const say = words.imports.work;
  if (state === "stopped")
    return html`<div class="note warn" role="status"><p>${say.stopped[kind]}</p></div>`;
  return html`<div class="note bad" role="alert"><h2>${say.failed}</h2><p>${why ?? say.fault}</p>${kind === "trial" ? "" : html`<p>${say.failedHelp}</p>`}</div>`;
};

const titleOf = (words: Words, { kind, state }: Work): string => {
  const say = words.imports.work;
  if (state !== "done") return say[kind];
  return kind === "trial" ? say.trialDone : say.importDone;
};

export const workPage = (view: View, work: Work, problems: readonly ImportProblem[]): Html => {
  const { words } = view;
  const say = words.imports;
  const running = work.state === "running";
  const title = titleOf(words, work);
  const { imported } = work;
  return layout(words, {
    title,
    section: "imports",
    signedIn: view.signedIn,
    ...(running ? { scripts: [PROGRESS_SCRIPT], reloadAfter: RELOAD_SECONDS } : {}),
    body: html`<div class="stack narrow"><p class="back"><a href="/imports">${say.title}</a></p><h1>${title}</h1>
${work.fileName === null ? "" : html`<p class="soft">${work.fileName}</p>`}
${problemNote(words, problems)}
${running ? progressPart(words, work, "/imports/work") : work.state === "done" ? "" : brokenOff(words, work)}
${imported === null ? "" : html`${counts(words, imported)}${work.kind === "trial" ? afterTrial(words, work) : ""}`}
${changedRows(words, work)}${refusedPart(words, work)}
${running || work.kind !== "trial" || work.told.length === 0 ? "" : html`<section class="stack"><h2>${say.work.sample}</h2><div class="sheet">${work.told.map((row) => toldRow(words, row))}</div></section>`}
${imported === null ? "" : byKind(words, imported)}
${running || (work.kind === "trial" && work.state === "done") ? "" : afterImport(words, work)}</div>`,
  });
};
