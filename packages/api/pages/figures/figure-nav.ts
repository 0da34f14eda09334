/** From one page of figures to the others. */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";

/** In the order in which a case goes. */
export const figurePages = [
  ["overview", "/figures"],
  ["delays", "/delays"],
  ["stages", "/stages"],
  ["outcomes", "/outcomes"],
  ["pendency", "/pendency"],
  ["adjournments", "/adjournments"],
  ["compensation", "/compensation"],
  ["completeness", "/completeness"],
] as const;

export type FigurePageName = (typeof figurePages)[number][0];

export const figureNav = (words: Words, current: FigurePageName): Html =>
  html`<nav class="subnav no-print" aria-label="${words.figureNav.label}"><ul>${figurePages.map(([name, path]) => html`<li><a href="${path}"${name === current ? html` aria-current="page"` : ""}>${words.figureNav[name]}</a></li>`)}</ul></nav>`;
