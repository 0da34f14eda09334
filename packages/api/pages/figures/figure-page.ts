/**
 * The frame of a page of figures: what is asked, the filters, what the figures rest on, the table, and its CSV.
 *
 * Filters live in the address, so that a view can be kept, sent and printed.
 */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { layout, type Section } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";

/** What an answer rests on: said beside every figure. */
export interface Basis {
  /** How many, in words: `12 proceedings, 9 cases`. */
  readonly counted: string;
  readonly open: number;
  /** What was left out, and why, in words. */
  readonly leftOut: readonly string[];
  /** The last position of the log that is counted in. */
  readonly position: number;
}

export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Choices; an input of text where there are none, of a day where `day`. */
  readonly options?: readonly (readonly [value: string, label: string])[];
  readonly day?: boolean;
  /** What was wrong with what was typed. */
  readonly problem?: string;
}

export interface FigurePage {
  readonly section: Section;
  readonly title: string;
  readonly intro: string;
  readonly filters: readonly Filter[];
  /** Null where nothing could be asked. */
  readonly basis: Basis | null;
  /** The same answer as CSV; null where there is none. */
  readonly csv: string | null;
  readonly body: Html;
}

const filterInput = (filter: Filter, words: Words): Html => {
  const id = `f-${filter.name}`;
  const wrong = filter.problem === undefined ? "" : html` aria-invalid="true" aria-describedby="${id}-wrong"`;
  const input =
    filter.options !== undefined
      ? html`<select id="${id}" name="${filter.name}"${wrong}>${filter.options.map(([value, label]) => html`<option value="${value}"${value === filter.value ? html` selected` : ""}>${label}</option>`)}</select>`
      : html`<input id="${id}" name="${filter.name}" value="${filter.value}" autocomplete="off"${wrong}${filter.day === true ? html` placeholder="${words.figures.dayExample}"` : ""}>`;
  return html`<div><label class="small" for="${id}">${filter.label}</label>${input}${filter.problem === undefined ? "" : html`<span class="wrong-text small" id="${id}-wrong">${filter.problem}</span>`}</div>`;
};

export const basisLine = (words: Words, basis: Basis): Html =>
  html`<p class="small soft basis">${basis.counted}, ${words.figures.open(basis.open)}. ${
    basis.leftOut.length === 0
      ? words.figures.leftOutNone
      : html`${words.figures.leftOut}: ${basis.leftOut.join("; ")}.`
  } ${words.figures.position(basis.position)}.</p>`;

export const figurePage = (view: View, page: FigurePage): Html => {
  const { words } = view;
  return layout(words, {
    title: page.title,
    section: page.section,
    signedIn: view.signedIn,
    body: html`<div class="stack"><div><h1>${page.title}</h1><p class="soft">${page.intro}</p></div>
${page.filters.length === 0 ? "" : html`<form class="filters" method="get">${page.filters.map((filter) => filterInput(filter, words))}<button>${words.figures.show}</button></form>`}
${page.body}
<div class="row apart">${page.basis === null ? "" : basisLine(words, page.basis)}${page.csv === null ? "" : html`<p class="no-print"><a class="button" href="${page.csv}" download>${words.figures.csv}</a></p>`}</div></div>`,
  });
};

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => Html | string;
  readonly numeric?: boolean;
}

/** A table; on a phone each row is a card, with the column's title beside each value. The first column names the row. */
export const table = <Row>(
  words: Words,
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html =>
  rows.length === 0
    ? html`<p class="sheet soft">${words.figures.nothing}</p>`
    : html`<div class="table"><table class="cards"><caption class="hidden">${caption}</caption><thead><tr>${columns.map(({ title, numeric }) => html`<th scope="col"${numeric === true ? html` class="num"` : ""}>${title}</th>`)}</tr></thead>
<tbody>${rows.map(
        (row) =>
          html`<tr>${columns.map(({ title, value, numeric }, i) => {
            const shown = value(row);
            return i === 0
              ? html`<th scope="row">${shown}</th>`
              : html`<td data-label="${title}"${shown === "" ? html` class="none"` : numeric === true ? html` class="num"` : ""}><span>${shown}</span></td>`;
          })}</tr>`,
      )}</tbody></table></div>`;
