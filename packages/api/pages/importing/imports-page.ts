/** Where importing begins: a file to upload, what is here already, the maps that were saved, and what was imported. */
import { html } from "hono/html";
import type { Desk } from "../../importing/desk/import-desk.ts";
import type { ImportRecord, SavedMap } from "../../importing/imports/import-records.ts";
import type { Html } from "../../page-context.ts";
import { recordedAsWritten } from "../dates-as-written.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { type ImportProblem, problemNote } from "./import-problems.ts";

export interface ImportsShown {
  readonly desk: Desk;
  readonly records: readonly ImportRecord[];
  readonly maps: readonly SavedMap[];
  readonly problems: readonly ImportProblem[];
}

export const importPath = (id: string): string => `/imports/${encodeURIComponent(id)}`;
const mapPath = (name: string): string => `/imports/maps/${encodeURIComponent(name)}`;

/** Where what is being done, or was done last, is shown. */
export const workPath = (work: Desk["work"]): string =>
  work?.kind === "taking-back" && work.importId !== null ? importPath(work.importId) : "/imports/work";

const uploadForm = (words: Words, desk: Desk): Html => {
  const say = words.imports.upload;
  const busy = desk.work?.state === "running";
  return html`<section class="sheet stack"><h2>${say.title}</h2>
${
  busy
    ? html`<p>${say.busy}</p>`
    : html`<form class="stack" method="post" action="/imports" enctype="multipart/form-data"><div class="field"><label for="file">${say.label}</label><span class="hint" id="file-help">${say.help}</span>
<input id="file" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx" required aria-describedby="file-help"></div>
<div><button class="main">${say.button}</button></div></form>`
}
<p class="small soft">${say.privacy}</p></section>`;
};

const atDesk = (words: Words, { upload, work }: Desk): Html => {
  const say = words.imports.atDesk;
  const running = work?.state === "running";
  // What an import left is worth coming back to as long as rows are to be mended.
  if (upload === null && !running && !work?.refusedFile) return html``;
  const name = upload?.file.name ?? work?.fileName ?? work?.importId ?? "";
  return html`<section class="note stack"><h2>${say.title}</h2><p>${name}</p><div class="row">
${work === null ? "" : html`<a class="button${running ? " main" : ""}" href="${workPath(work)}">${running ? say.work : say.result}</a>`}
${upload === null || running ? "" : html`<a class="button" href="/imports/file">${say.columns}</a>`}
${running || !work?.refusedFile ? "" : html`<a class="button" href="/imports/refused.csv" download>${say.refused}</a>`}
${running ? "" : html`<form method="post" action="/imports/discard"><button class="plain">${say.discard}</button></form>`}</div></section>`;
};

export const stateWords = (words: Words, { state, takenBack }: ImportRecord): string => {
  const { states, takenBack: whole, takenBackInPart } = words.imports.list;
  if (takenBack === null || state === "taking-back") return states[state];
  return takenBack.inPart ? takenBackInPart : whole;
};

const line = (words: Words, record: ImportRecord): Html => {
  const say = words.imports.list;
  const { columns } = say;
  return html`<tr><th scope="row" data-label="${columns.file}"><a href="${importPath(record.id)}">${record.fileName ?? say.fileUnknown}</a></th>
<td data-label="${columns.when}"><span class="nb">${recordedAsWritten(words, record.begun)}</span></td>
<td class="num" data-label="${columns.recorded}">${say.recorded(record.counts.recorded)}</td>
<td class="num" data-label="${columns.refused}">${say.recorded(record.counts.refused)}</td>
<td data-label="${columns.by}">${record.by}</td>
<td data-label="${columns.state}">${stateWords(words, record)}</td></tr>`;
};

const list = (words: Words, records: readonly ImportRecord[]): Html => {
  const say = words.imports.list;
  const { columns } = say;
  return html`<section class="stack"><h2>${say.title}</h2>${
    records.length === 0
      ? html`<p>${say.empty}</p>`
      : html`<div class="table"><table class="cards"><thead><tr><th scope="col">${columns.file}</th><th scope="col">${columns.when}</th><th scope="col" class="num">${columns.recorded}</th><th scope="col" class="num">${columns.refused}</th><th scope="col">${columns.by}</th><th scope="col">${columns.state}</th></tr></thead><tbody>${records.map((record) => line(words, record))}</tbody></table></div>`
  }</section>`;
};

const savedMaps = (words: Words, maps: readonly SavedMap[]): Html => {
  const say = words.imports.maps;
  return maps.length === 0
    ? html``
    : html`<section class="stack"><h2>${say.title}</h2><p class="small soft">${say.intro}</p><ul class="plain-list">${maps.map(
        ({ map, saved }) =>
          html`<li class="row"><span><b>${map.name}</b>, <span class="soft">${say.saved(recordedAsWritten(words, saved))}</span></span> <a href="${mapPath(map.name)}" download>${say.download}<span class="hidden"> ${map.name}</span></a>
<form method="post" action="${mapPath(map.name)}/delete"><button class="plain">${say.remove}<span class="hidden"> ${map.name}</span></button></form></li>`,
      )}</ul></section>`;
};

export const importsPage = (view: View, { desk, records, maps, problems }: ImportsShown): Html => {
  const { words } = view;
  const say = words.imports;
  return layout(words, {
    title: say.title,
    section: "imports",
    signedIn: view.signedIn,
    body: html`<div class="stack"><h1>${say.title}</h1><p class="narrow">${say.intro}</p>
${problemNote(words, problems)}
<div class="stack narrow">${atDesk(words, desk)}${uploadForm(words, desk)}
<p class="small">${say.example.text} <a href="/imports/example/cases.csv" download>${say.example.cases}</a> · <a href="/imports/example/map.json" download>${say.example.map}</a></p></div>
${list(words, records)}${savedMaps(words, maps)}</div>`,
  });
};
