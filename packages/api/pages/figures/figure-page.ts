/**
 * The frame of a page of figures: what is asked, the filters, what the figures rest on, the table, and its CSV.
 *
 * Filters live in the address, so that a view can be kept, sent and printed.
 */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { layout, type Section } from "../layout.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import type { CaseNames } from "./case-cells.ts";
import { type FigurePageName, figureNav } from "./figure-nav.ts";

/** What an answer rests on: said beside every figure. */
export interface Basis {
  /** How many, in words: `12 proceedings, 9 cases`. */
  readonly counted: string;
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
  /** Among those that are asked for less often: behind a fold, unless one of them is used. */
  readonly more?: boolean;
  /** What was wrong with what was typed. */
  readonly problem?: string;
}

/** A page of rows, and the figures of all that the filters leave. */
export interface RowsWithFigures<Row, Figures> {
  readonly filters: readonly Filter[];
  /** Null where a filter cannot be understood, and says so. */
  readonly found: {
    readonly rows: readonly Row[];
    readonly names: CaseNames;
    /** Of all rows that the filters leave, on this page and on others. */
    readonly figures: Figures;
    readonly basis: Basis;
    readonly csv: string | null;
    readonly next: string | null;
  } | null;
}

/** Whether an answer is of a part of the cases only. */
export const isNarrowed = (filters: readonly Filter[]): boolean => filters.some(({ value }) => value !== "");

export interface FigurePage {
  readonly section: Section;
  readonly title: string;
  readonly intro: string;
  /** Which of the pages under Figures it is. */
  readonly figure?: FigurePageName;
  readonly filters: readonly Filter[];
  /** Null where nothing could be asked. */
  readonly basis: Basis | null;
  /** Where the next page of a list is; null on the last. */
  readonly next?: string | null;
  /** The same answer as CSV; null where there is none. */
  readonly csv: string | null;
  /** Further tables of it as CSV, each with what it is called. */
  readonly otherFiles?: readonly (readonly [title: string, path: string])[];
  readonly body: Html;
}

const isUsed = ({ value, problem }: Filter): boolean => value !== "" || problem !== undefined;

const filterForm = (filters: readonly Filter[], words: Words): Html => {
  const often = filters.filter(({ more }) => more !== true);
  const seldom = filters.filter(({ more }) => more === true);
  const inputs = (some: readonly Filter[]) => some.map((filter) => filterInput(filter, words));
  return html`<form class="no-print" method="get"><div class="filters">${inputs(often)}<button>${words.figures.show}</button></div>${
    seldom.length === 0
      ? ""
      : html`<details${seldom.some(isUsed) ? html` open` : ""}><summary>${words.figures.moreFilters}</summary><div class="filters">${inputs(seldom)}</div></details>`
  }</form>`;
};

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
  html`<p class="small soft basis">${basis.counted}. ${
    basis.leftOut.length === 0
      ? words.figures.leftOutNone
      : html`${words.figures.leftOut}: ${basis.leftOut.join("; ")}.`
  } ${words.figures.position(basis.position)}.</p>`;

/** On paper, in place of the filters: the day of printing, and what was chosen. */
const printedLine = ({ words, today }: View, filters: readonly Filter[]): Html => {
  const chosen = filters
    .filter(({ value }) => value !== "")
    .map(
      ({ label, value, options = [] }) =>
        `${label}: ${options.find(([option]) => option === value)?.[1] ?? value}`,
    );
  return html`<p class="small print-only">${words.figures.printed(dayAsWritten(today))} ${chosen.length === 0 ? words.figures.chosenAll : words.figures.chosen(chosen.join("; "))}</p>`;
};

export const figurePage = (view: View, page: FigurePage): Html => {
  const { words } = view;
  return layout(words, {
    title: page.title,
    section: page.section,
    signedIn: view.signedIn,
    body: html`<div class="stack">${page.figure === undefined ? "" : figureNav(words, page.figure)}<div><h1>${page.title}</h1><p class="soft">${page.intro}</p>${printedLine(view, page.filters)}</div>
${page.filters.length === 0 ? "" : filterForm(page.filters, words)}
${page.body}
${page.next === null || page.next === undefined ? "" : html`<p class="no-print"><a class="button" href="${page.next}">${words.figures.more}</a></p>`}
<div class="row apart">${page.basis === null ? "" : basisLine(words, page.basis)}${page.csv === null ? "" : html`<p class="no-print row"><a class="button" href="${page.csv}" download>${words.figures.csv}</a>${(page.otherFiles ?? []).map(([title, path]) => html`<a class="button" href="${path}" download>${title}</a>`)}<a class="small" href="/reference#columns">${words.figures.columns}</a></p>`}</div></div>`,
  });
};

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => Html | string;
  readonly numeric?: boolean;
}

/**
 * A table; on a phone each row is a card, with the column's title beside each value. The first column names the row.
 * A column of which no row knows anything is left out.
 */
export const table = <Row>(
  words: Words,
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Html => {
  if (rows.length === 0) return html`<p class="sheet soft">${words.figures.nothing}</p>`;
  const [naming, ...others] = columns;
  const told = others.filter(({ value }) => rows.some((row) => value(row) !== ""));
  const shown = naming === undefined ? told : [naming, ...told];
  const cell = (column: Column<Row>, row: Row, nth: number): Html => {
    const value = column.value(row);
    if (nth === 0) return html`<th scope="row">${value}</th>`;
    const kind = value === "" ? html` class="none"` : column.numeric === true ? html` class="num"` : "";
    return html`<td data-label="${column.title}"${kind}><span>${value}</span></td>`;
  };
  return html`<div class="table"><table class="cards"><caption class="hidden">${caption}</caption><thead><tr>${shown.map(({ title, numeric }) => html`<th scope="col"${numeric === true ? html` class="num"` : ""}>${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${shown.map((column, nth) => cell(column, row, nth))}</tr>`)}</tbody></table></div>`;
};

/** A figure with its title, and what to know about it. */
export interface Stat {
  readonly title: string;
  readonly value: string;
  readonly note?: string | null;
}

/** A few figures side by side; what is not known is a dash. */
export const stats = (figures: readonly Stat[]): Html =>
  html`<dl class="stats sheet">${figures.map(({ title, value, note }) => html`<div><dt>${title}</dt><dd><b class="num">${value === "" ? "–" : value}</b>${note === null || note === undefined ? "" : html`<span class="said small soft">${note}</span>`}</dd></div>`)}</dl>`;
