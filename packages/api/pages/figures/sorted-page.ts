/** A long table in an order, a page at a time; both stand in the address, so that they work without a script. */
import type { Context } from "hono";
import { html } from "hono/html";
import type { AppEnv, Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import { addressWith } from "./address.ts";

export interface SortKey<Row> {
  readonly name: string;
  readonly label: string;
  /** Greatest first, what is not known last; null where rows stay in the order in which they come. */
  readonly by: ((row: Row) => number | null) | null;
}

export interface SortedPage<Row> {
  readonly rows: readonly Row[];
  /** Above the table: the orders that it can have. */
  readonly orders: Html;
  /** Beneath it: the other pages; nothing where there are none. */
  readonly pages: Html | "";
}

/** With as many lines a page stays light, and can be read to its end on a phone. */
const LINES = 25;

const inOrder = <Row>(rows: readonly Row[], by: SortKey<Row>["by"]): readonly Row[] =>
  by === null
    ? rows
    : rows.toSorted((a, b) => (by(b) ?? Number.NEGATIVE_INFINITY) - (by(a) ?? Number.NEGATIVE_INFINITY) || 0);

/** @param keys the first is the usual one */
export const sortedPage = <Row>(
  words: Words,
  c: Context<AppEnv>,
  rows: readonly Row[],
  keys: readonly SortKey<Row>[],
): SortedPage<Row> => {
  const say = words.unitFigures;
  const asked = c.req.query("sort");
  const key = keys.find(({ name }) => name === asked) ?? keys[0];
  const pages = Math.max(1, Math.ceil(rows.length / LINES));
  const typed = Number(c.req.query("page") ?? "1");
  const page = Number.isInteger(typed) ? Math.min(pages, Math.max(1, typed)) : 1;
  const link = (to: number, label: string): Html =>
    html`<a class="button" href="${addressWith(c, { page: String(to) })}">${label}</a>`;
  return {
    rows: inOrder(rows, key?.by ?? null).slice((page - 1) * LINES, page * LINES),
    orders:
      rows.length < 2
        ? html``
        : html`<p class="orders small no-print">${say.sort}: ${keys.map(({ name, label }) =>
            name === key?.name
              ? html`<b>${label}</b> `
              : html`<a href="${addressWith(c, { sort: name, page: null })}">${label}</a> `,
          )}</p>`,
    pages:
      pages === 1
        ? ""
        : html`<nav class="row no-print" aria-label="${say.pages}">${page > 1 ? link(page - 1, say.previous) : ""}<span class="small soft">${say.page(page, pages)}</span>${page < pages ? link(page + 1, say.next) : ""}</nav>`,
  };
};
