/** What is to be mended before a table can be tried, on top of the page: each with a way to its place. */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";

export interface ImportProblem {
  /** The id of the input where it is mended; null where there is none. */
  readonly at: string | null;
  readonly message: string;
}

export const problemNote = (words: Words, problems: readonly ImportProblem[]): Html =>
  problems.length === 0
    ? html``
    : html`<div class="note bad" role="alert" id="problems" tabindex="-1"><h2>${words.imports.problems.title(problems.length)}</h2><ul>${problems.map(({ at, message }) => html`<li>${at === null ? message : html`<a href="#${at}">${message}</a>`}</li>`)}</ul></div>`;
