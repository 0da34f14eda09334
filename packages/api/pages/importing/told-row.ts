/** What a row of a table tells, in words: each of its events with what it says. */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { titleOf } from "@tareekh/core/catalogue/event-type.ts";
import { html } from "hono/html";
import type { ToldRow } from "../../importing/told-rows.ts";
import type { Html } from "../../page-context.ts";
import { type Around, detailsOf } from "../cases/event-details.ts";
import { textAsWritten } from "../dates-as-written.ts";
import type { Words } from "../words/words.ts";

/** A row stands for itself: there is no case around it whose people and proceedings have names. */
export const aroundRow = (words: Words): Around => ({
  words,
  header: { people: [], proceedings: [], fileNumber: null },
  numberOf: () => null,
  eventNamed: () => null,
});

export const toldRow = (words: Words, { row, events }: ToldRow): Html => {
  const around = aroundRow(words);
  const line = ({ type: name, occurred, data }: ToldRow["events"][number]): Html => {
    const type = eventTypeNamed(name);
    // Every row has one proceeding, which needs no name.
    const fields = (type?.fields ?? []).filter(({ meaning }) => meaning?.kind !== "proceeding-new");
    const details = detailsOf(around, fields, data);
    return html`<li><b>${type === undefined ? name : titleOf(type, data)}</b>${occurred === null ? "" : html`, <span class="date">${textAsWritten(words, occurred)}</span>`}${details.length === 0 ? "" : html`<br><span class="small">${details.map(({ title, value }, i) => html`${i > 0 ? " · " : ""}<span class="soft">${title}:</span> ${value}`)}</span>`}</li>`;
  };
  return html`<details><summary>${words.imports.work.sampleRow(row)}</summary><ul class="plain-list">${events.map(line)}</ul></details>`;
};
