/** All figures at a glance: each small, with one sentence and the way to the whole. */
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import type { View } from "../view.ts";
import type { FigurePageName } from "./figure-nav.ts";
import { type Basis, figurePage } from "./figure-page.ts";
import { nothingCounted } from "./figure-words.ts";

/** One figure among others. */
export interface FigureCard {
  readonly page: FigurePageName;
  readonly path: string;
  readonly heading: string;
  /** Nothing where too little is on record. */
  readonly plot: Html | "";
  /** What it says; null where the plot says it all. */
  readonly sentence: string | null;
}

export interface OverviewShown {
  readonly cards: readonly FigureCard[];
  readonly basis: Basis;
  /** Whether anything is on record of which figures are made. */
  readonly isEmpty: boolean;
}

export const overviewPage = (view: View, { cards, basis, isEmpty }: OverviewShown): Html => {
  const { words } = view;
  const say = words.overviewPage;
  const card = ({ page, path, heading, plot, sentence }: FigureCard): Html =>
    html`<section class="sheet"><h2>${heading}</h2>${plot === "" ? html`<p class="soft">${say.notYet}</p>` : html`<figure>${plot}</figure>`}${sentence === null ? "" : html`<p class="small">${sentence}</p>`}<p class="small"><a href="${path}">${say.more(words.figureNav[page])}</a></p></section>`;
  return figurePage(view, {
    section: "figures",
    figure: "overview",
    title: say.title,
    intro: say.intro,
    filters: [],
    basis,
    csv: null,
    body: isEmpty ? nothingCounted(words, []) : html`<div class="cards-of-figures">${cards.map(card)}</div>`,
  });
};
