/** What every page of figures says in words: what the answer means, and what to do where there is none. */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { Words } from "../words/words.ts";
import { type Filter, isNarrowed } from "./figure-page.ts";

/** The sentences of an answer. */
export const whatItSays = (words: Words, sentences: readonly string[]): Html =>
  html`<div class="sentences"><h3>${words.unitFigures.whatItSays}</h3><ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></div>`;

/** A plot with its figures beside it; where there is none, why, and the figures all across. */
export const besidePlot = (plot: Html | "", why: string, figures: Html): Html =>
  plot === "" ? html`<p>${why}</p>${figures}` : html`<div class="beside"><div>${plot}</div>${figures}</div>`;

/** In place of figures of nothing: how to come to some. */
export const nothingCounted = (words: Words, filters: readonly Filter[]): Html => {
  const say = words.unitFigures;
  return isNarrowed(filters)
    ? html`<p class="sheet">${say.nothingChosen}</p>`
    : html`<section class="sheet stack"><h2>${say.empty.title}</h2><p>${say.empty.text}</p><p><a class="button main" href="/cases/new">${say.empty.action}</a></p></section>`;
};
