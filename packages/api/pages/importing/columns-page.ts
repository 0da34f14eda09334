/** Saying what the columns of an uploaded file mean: by choosing, with a map that was saved, or with one of one's own. */
import { courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { pendencyMeans } from "@tareekh/core/catalogue/codes/record-keeping.ts";
import { sourceKinds } from "@tareekh/core/catalogue/codes/sources.ts";
import { html } from "hono/html";
import type { Upload } from "../../importing/desk/import-desk.ts";
import type { Preview, PreviewColumn } from "../../importing/desk/preview.ts";
import type { SavedMap } from "../../importing/imports/import-records.ts";
import { asksDay } from "../../importing/map/row-map.ts";
import { columnKinds } from "../../importing/register/register-kinds.ts";
import { statusMeanings } from "../../importing/register/register-meanings.ts";
import { isWorkbookName } from "../../importing/table/open-table.ts";
import { encodings } from "../../importing/table/source-table.ts";
import type { Html } from "../../page-context.ts";
import { textAsWritten } from "../dates-as-written.ts";
import type { FormValues } from "../forms/form-values.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import {
  columnOf,
  DAY_INPUT,
  EMPTY_OUTCOME_INPUT,
  keyInput,
  kindInput,
  LOOKED_UP_INPUT,
  type MeantKind,
  meaningInput,
  meaningsOf,
  meantKinds,
  textInput,
} from "./column-choices.ts";
import { type ImportProblem, problemNote } from "./import-problems.ts";

export interface ColumnsShown {
  readonly upload: Upload;
  /** What is in the file; or why it cannot be read as was said. */
  readonly preview: Preview | { readonly unreadable: string };
  readonly saved: readonly SavedMap[];
  /** Names of the tables that were imported before. */
  readonly tables: readonly string[];
  /** The name of a table that had other columns, where it must be said that this is the same; null otherwise. */
  readonly sameTable: string | null;
  readonly values: FormValues;
  readonly problems: readonly ImportProblem[];
}

/** The input by which it is said that a file with other columns is of the same table. */
export const SAME_TABLE = "same-table";

/** Tables that are named beside the input; all of them are offered in it. */
const TABLES_TOLD = 12;

const options = (entries: readonly (readonly [string, string])[], chosen: string): Html =>
  html`${entries.map(([value, label]) => html`<option value="${value}"${value === chosen ? html` selected` : ""}>${label}</option>`)}`;

const select = (
  id: string,
  label: string,
  entries: readonly (readonly [string, string])[],
  chosen: string,
): Html =>
  html`<div class="field"><label for="${id}">${label}</label><select id="${id}" name="${id}">${options(entries, chosen)}</select></div>`;

/** Of text its encoding and delimiter, of a workbook its sheet. */
const readingForm = (words: Words, upload: Upload, preview: ColumnsShown["preview"]): Html => {
  const { reading } = upload;
  const say = words.imports.columns;
  const unreadable = "unreadable" in preview;
  const text = unreadable ? null : preview.text;
  const sheets = unreadable ? [] : preview.sheets;
  const ofText = unreadable || text !== null;
  // A broken workbook is not read otherwise by any choice.
  if (unreadable && isWorkbookName(upload.file.name) && upload.reading.sheet === undefined) return html``;
  return html`<details class="sheet"${unreadable ? html` open` : ""}><summary>${say.reading}</summary>
<form class="fields" method="post" action="/imports/reading">
${
  ofText
    ? html`${select(
        "encoding",
        say.encoding,
        encodings.map((one) => [one, say.encodings[one]]),
        reading.encoding ?? text?.encoding ?? "utf-8",
      )}${text?.marked ? html`<p class="hint">${say.marked}</p>` : ""}${select("delimiter", say.delimiter, Object.entries(say.delimiters), reading.delimiter ?? text?.delimiter ?? ",")}`
    : select(
        "sheet",
        say.sheet,
        sheets.map((name) => [name, name]),
        reading.sheet ?? sheets[0] ?? "",
      )
}
<p class="hint">${say.dates}</p><div><button>${say.readAgain}</button></div></form></details>`;
};

const row = (words: Words, column: PreviewColumn, i: number, values: FormValues): Html => {
  const say = words.imports.columns;
  const kinds = columnKinds.map((kind) => [kind, say.kinds[kind]] as const);
  return html`<tr><th scope="row">${column.name}</th><td data-label="${say.samples}"><span>${column.samples.map((text, at) => html`${at > 0 ? html`<br>` : ""}${text.slice(0, 60)}`)}${column.date === null ? "" : html`<br><span class="small soft">${say.dateRead(textAsWritten(words, column.date.edtf))}</span>`}</span></td>
<td data-label="${say.means}"><select id="${kindInput(i)}" name="${kindInput(i)}" aria-label="${say.meansFor(column.name)}"><option value="">${say.notImported}</option>${options(kinds, values.one(kindInput(i)))}</select></td>
<td data-label="${say.key}"><input type="checkbox" id="${keyInput(i)}" name="${keyInput(i)}" value="yes" aria-label="${say.keyFor(column.name)}"${values.has(keyInput(i)) ? html` checked` : ""}></td></tr>`;
};

const meanings = (words: Words, preview: Preview, values: FormValues, kind: MeantKind): Html => {
  const say = words.imports.columns;
  const column = columnOf(preview, values, kind);
  if (column === undefined || column.values === null) return html``;
  const among = meantKinds[kind].map(({ code, words: said }) => [code, said] as const);
  // Where a column says how the cases stand, an empty outcome adds nothing.
  const asksEmpty = kind === "outcome" && columnOf(preview, values, "status") === undefined;
  return html`<fieldset class="sheet fields" id="meanings-${kind}" tabindex="-1"><legend class="hidden">${say.meanings(column.name)}</legend><h2>${say.meanings(column.name)}</h2><p class="hint">${say.meaningsHelp}</p>
${[...meaningsOf(column, values, kind)].map(
  ([text, meaning], i) =>
    html`<div class="field"><label for="${meaningInput(kind, i)}">${text}</label><input type="hidden" name="${textInput(kind, i)}" value="${text}"><select id="${meaningInput(kind, i)}" name="${meaningInput(kind, i)}"><option value="">${say.refuse}</option>${options(among, meaning ?? "")}</select></div>`,
)}${
  asksEmpty
    ? select(
        EMPTY_OUTCOME_INPUT,
        say.emptyOutcome,
        [["", say.emptySaysNothing], ...statusMeanings.map(({ code, words: said }) => [code, said] as const)],
        values.one(EMPTY_OUTCOME_INPUT),
      )
    : ""
}</fieldset>`;
};

const sameTableBox = (words: Words, sameTable: string | null): Html =>
  sameTable === null
    ? html``
    : html`<div class="field"><label><input type="checkbox" id="${SAME_TABLE}" name="${SAME_TABLE}" value="${sameTable}"> ${words.imports.columns.sameTable(sameTable)}</label></div>`;

/** Of which day the list is: asked of each file, since a map is of the table. */
const dayField = (words: Words, written: string, needed: boolean, id: string = DAY_INPUT): Html => {
  const say = words.imports.columns;
  return html`<div class="field"><label for="${id}">${say.day}</label><span class="hint" id="${id}-help">${needed ? say.dayAgain : say.dayHelp}</span><input id="${id}" name="${DAY_INPUT}" value="${written}" aria-describedby="${id}-help" autocomplete="off"${needed ? html` required` : ""}></div>`;
};

const nameField = (words: Words, values: FormValues, tables: readonly string[]): Html => {
  const say = words.imports.columns;
  return html`<div class="field"><label for="name">${say.name}</label><span class="hint" id="name-help">${say.nameHelp}${tables.length === 0 ? "" : html` ${say.tables(tables.slice(0, TABLES_TOLD), tables.length)}`}</span><input id="name" name="name" value="${values.one("name")}" required aria-describedby="name-help" autocomplete="off" spellcheck="false" list="tables"><datalist id="tables">${tables.map((table) => html`<option value="${table}"></option>`)}</datalist></div>`;
};

const columnsForm = (
  words: Words,
  preview: Preview,
  { values, tables, sameTable }: Pick<ColumnsShown, "values" | "tables" | "sameTable">,
): Html => {
  const say = words.imports.columns;
  const codes = (list: { readonly words: Readonly<Record<string, string>> }) => Object.entries(list.words);
  return html`<form class="stack" method="post" action="/imports/columns"><h2>${say.form}</h2>
<p class="small soft">${say.keyHelp}</p>
<div class="table"><table class="cards"><thead><tr><th scope="col">${say.column}</th><th scope="col">${say.samples}</th><th scope="col">${say.means}</th><th scope="col">${say.key}</th></tr></thead><tbody>${preview.columns.map((column, i) => (column.name === "" ? "" : row(words, column, i, values)))}</tbody></table></div>
${meanings(words, preview, values, "outcome")}${meanings(words, preview, values, "status")}
<fieldset class="sheet fields"><legend class="hidden">${say.about}</legend><h2>${say.about}</h2>
${nameField(words, values, tables)}${sameTableBox(words, sameTable)}
${select("source", say.source, codes(sourceKinds), values.one("source"))}${select("court", say.court, codes(courtTypes), values.one("court"))}
${select(LOOKED_UP_INPUT, say.lookedUpHow, [["", say.chooseOne], ...codes(pendencyMeans)], values.one(LOOKED_UP_INPUT))}
${dayField(words, values.one(DAY_INPUT), false)}
<div class="field"><label for="nothing">${say.nothing}</label><span class="hint" id="nothing-help">${say.nothingHelp}</span><input id="nothing" name="nothing" value="${values.one("nothing")}" aria-describedby="nothing-help" autocomplete="off"></div>
<div class="field"><label><input type="checkbox" name="everyCase" value="yes" aria-describedby="every-help"${values.has("everyCase") ? html` checked` : ""}> ${say.everyCase}</label><span class="hint" id="every-help">${say.everyCaseHelp}</span></div></fieldset>
<div class="form-end"><button class="main">${say.try}</button></div><p class="small soft">${say.tryHelp}</p></form>`;
};

const savedForm = (words: Words, saved: readonly SavedMap[]): Html => {
  const say = words.imports.columns;
  return saved.length === 0
    ? html``
    : html`<section class="note good stack"><h2>${say.savedTitle}</h2><p>${say.savedIntro}</p><div class="row">${saved.map(({ map }) => html`<form class="fields" method="post" action="/imports/saved"><input type="hidden" name="name" value="${map.name}">${asksDay(map) ? dayField(words, "", true, `day-${map.name}`) : ""}<button class="main">${say.useSaved(map.name)}</button></form>`)}</div></section>`;
};

const mapForm = (words: Words, written: string, sameTable: string | null): Html => {
  const say = words.imports.columns;
  return html`<details class="sheet"${written === "" ? "" : html` open`}><summary>${say.map}</summary><form class="fields" method="post" action="/imports/map" enctype="multipart/form-data"><p class="hint">${say.mapHelp}</p>
<div class="field"><label for="map-file">${say.mapFile}</label><input id="map-file" name="file" type="file" accept=".json,application/json"></div>
<div class="field"><label for="map-text">${say.mapText}</label><textarea id="map-text" name="map" rows="8" spellcheck="false">${written}</textarea></div>
${sameTableBox(words, sameTable)}<div><button>${say.useMap}</button></div></form></details>`;
};

export const columnsPage = (view: View, shown: ColumnsShown): Html => {
  const { upload, preview, saved, sameTable, values, problems } = shown;
  const { words } = view;
  const say = words.imports;
  const written = values.one("map");
  const unreadable = "unreadable" in preview;
  return layout(words, {
    title: say.columns.title,
    section: "imports",
    signedIn: view.signedIn,
    body: html`<div class="stack"><p class="back"><a href="/imports">${say.title}</a></p><h1>${say.columns.title}</h1>
${unreadable ? html`<div class="note bad" role="alert"><h2>${say.columns.unreadable}</h2><p>${preview.unreadable}</p></div>` : html`<p class="soft">${say.columns.file(upload.file.name, preview.rows, preview.whole)}</p>`}
${problemNote(words, problems)}
${savedForm(words, saved)}
<div class="narrow">${readingForm(words, upload, preview)}</div>
${unreadable || preview.rows > 0 ? "" : html`<div class="note warn" role="alert"><p>${say.columns.noRows}</p></div>`}
${unreadable || preview.rows === 0 ? "" : columnsForm(words, preview, { ...shown, sameTable: written === "" ? sameTable : null })}
<div class="narrow">${mapForm(words, written, written === "" ? null : sameTable)}</div>
<form method="post" action="/imports/discard"><button class="plain">${say.work.discard}</button></form></div>`,
  });
};
