/**
 * How far a piece of work is, while it goes on. With scripts the page asks by itself and changes this part alone; without
 * them the browser loads it anew now and then, and a link does so at once.
 */
import { html } from "hono/html";
import type { Desk } from "../../importing/desk/import-desk.ts";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";

/** The module that a page with this part uses. */
export const PROGRESS_SCRIPT = "import-progress.js";

/** After how many seconds a browser without scripts loads the page anew. */
export const RELOAD_SECONDS = 3;

type Going = NonNullable<Desk["work"]>;

/** @param href where the page is that shows it */
export const progressPart = (words: Words, work: Going, href: string): Html => {
  const say = words.imports.work;
  const { done, total } = work;
  const things = work.kind === "taking-back" ? "events" : "rows";
  const told = total === null ? say.reading : say.progress(done, total, things);
  return html`<section class="sheet stack" data-progress="${href}"><div aria-live="polite"><p class="num" id="progress-told">${told}</p></div>
<progress aria-labelledby="progress-told"${total === null ? "" : html` value="${done}" max="${Math.max(total, 1)}"`}></progress>
<p class="small soft">${say.goesOn}</p>
<div class="row"><a class="button" href="${href}">${say.reload}</a><form method="post" action="/imports/stop"><button class="plain">${say.stop}</button></form></div><p class="small soft">${say.stopHelp}</p></section>`;
};
