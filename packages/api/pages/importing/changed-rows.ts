/** The rows that change a case that is there: which case, and each entry as it reads now and as it would read. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { titleOf } from "@tareekh/core/catalogue/event-type.ts";
import { html } from "hono/html";
import { type ChangedEntry, type ChangedRow, changedFields } from "../../importing/changed-row.ts";
import type { Desk } from "../../importing/desk/import-desk.ts";
import type { Said } from "../../importing/told-before.ts";
import type { Html } from "../../page-context.ts";
import { shownCaseId } from "../../use-cases/case-id.ts";
import { casePath } from "../cases/case-list-page.ts";
import { detailsOf } from "../cases/event-details.ts";
import { textAsWritten } from "../dates-as-written.ts";
import type { Words } from "../words/words.ts";
import { aroundRow } from "./told-row.ts";

const dateOf = (words: Words, said: Said | null): string =>
  said === null
    ? ""
    : said.occurred === null
      ? words.imports.work.noDate
      : textAsWritten(words, said.occurred);

const entryLine = (words: Words, entry: ChangedEntry): Html => {
  const say = words.imports.work.changed;
  const { type: name, before, after } = entry;
  const type = eventTypeNamed(name);
  const nothing = html`${say.nothing}`;
  const [was, now] = [dateOf(words, before), dateOf(words, after)];
  const around = aroundRow(words);
  const fields = changedFields(entry).filter(({ meaning }) => meaning?.kind !== "proceeding-new");
  const valuesOf = (said: Said | null) =>
    new Map(detailsOf(around, fields, said?.data).map(({ title, value }) => [title, value] as const));
  const [old, fresh] = [valuesOf(before), valuesOf(after)];
  const lines = fields.flatMap(({ title }): Html[] => {
    const [from, to] = [old.get(title), fresh.get(title)];
    if (from === undefined && to === undefined) return [];
    if (before === null || after === null)
      return [html`<span class="soft">${title}:</span> ${from ?? to ?? ""}`];
    return [html`<span class="soft">${title}:</span> ${say.becomes(from ?? nothing, to ?? nothing)}`];
  });
  const date =
    before === null || after === null || was === now
      ? html`<span class="date">${before === null ? now : was}</span>`
      : html`<span class="date">${say.becomes(html`${was}`, html`${now}`)}</span>`;
  const kind = before === null ? say.added : after === null ? say.takenBack : say.corrected;
  return html`<li>${kind} <b>${type === undefined ? name : titleOf(type, (after ?? before)?.data)}</b>, ${date}${lines.length === 0 ? "" : html`<br><span class="small">${lines.map((line, i) => html`${i > 0 ? " · " : ""}${line}`)}</span>`}</li>`;
};

const caseLine = (words: Words, { row, key, caseId, entries }: ChangedRow): Html =>
  html`<tr><th scope="row" class="num">${words.figure(row)}</th><td><a href="${casePath(shownCaseId(caseId))}">${key.join(", ")}</a><ul class="plain-list">${entries.map((entry) => entryLine(words, entry))}</ul></td></tr>`;

export const changedRows = (words: Words, work: NonNullable<Desk["work"]>): Html => {
  const say = words.imports.work;
  const { changed, imported, kind, state } = work;
  if (changed.length === 0) return html``;
  const all = Math.max(imported?.changed ?? 0, changed.length);
  return html`<section class="stack" id="changed"><h2>${say.changed.title}</h2>
${kind === "trial" && state === "done" ? html`<p class="warning">${say.changed.help}</p>` : ""}${changed.length < all ? html`<p class="soft">${say.refusedSome(changed.length, all)}</p>` : ""}
<div class="table"><table><thead><tr><th scope="col">${say.refusedRow}</th><th scope="col">${say.changed.column}</th></tr></thead><tbody>${changed.map((one) => caseLine(words, one))}</tbody></table></div></section>`;
};
