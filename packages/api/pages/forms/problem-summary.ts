/** All that was refused, on top of a form: each by the label of its input, with a way to it. */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";

export interface SummaryLine {
  /** The label of the input, and the id to which the line leads; null for what belongs to no input. */
  readonly input: { readonly label: string; readonly id: string } | null;
  readonly message: string;
}

export const problemSummary = (words: Words, lines: readonly SummaryLine[]): Html =>
  lines.length === 0
    ? html``
    : html`<div class="note bad" role="alert" id="problems" tabindex="-1"><h2>${words.problems.title(lines.length)}</h2>
<p>${words.record.notSavedOnServer}</p>
<ul>${lines.map(({ input, message }) => html`<li>${input === null ? "" : html`<a href="#${input.id}">${input.label}</a>: `}${message}</li>`)}</ul></div>`;

/** Lines for what was refused as a whole. */
export const generalLines = (messages: readonly string[]): readonly SummaryLine[] =>
  messages.map((message) => ({ input: null, message }));
