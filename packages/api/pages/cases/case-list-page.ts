/** The list of cases, and the search over it. */
import { hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { daysUntil } from "../days-until.ts";
import { codeWords } from "../figures/code-words.ts";
import { layout } from "../layout.ts";
import { LIVE_SCRIPT, listChanged } from "../live-notice.ts";
import type { View } from "../view.ts";
import { dayTime } from "./event-details.ts";

/** A case as the list shows it. */
export interface CaseLine {
  readonly caseId: string;
  readonly name: string;
  /** FIRs, court cases and aliases beneath the name. */
  readonly numbers: readonly string[];
  readonly survivors: number;
  readonly accused: number;
  /** The stages that its accused have reached, each once, in words. */
  readonly stages: readonly string[];
  /** The day on which a court next sits on it, and for what. */
  readonly next: string | null;
  readonly purposes: readonly string[];
  /** The last day on which something is known to have happened in it. */
  readonly lastKnown: string | null;
  /** What looks implausible in it and nobody has settled. */
  readonly openWarnings: number;
  readonly closed: boolean;
}

export interface CaseListing {
  readonly query: string;
  readonly cases: readonly CaseLine[];
  /** How many cases fit, on this page and the following. */
  readonly total: number;
  /** Cases that could not be read, which stand in no list. */
  readonly setAside: readonly { readonly caseId: string; readonly reason: string }[];
  /** The position of the log up to which the list rests on it. */
  readonly position: number;
  /** Where the next page begins; null on the last. */
  readonly cursor: string | null;
}

export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`;

const line = (view: View, one: CaseLine): Html => {
  const { words, today } = view;
  const { next } = one;
  return html`<li>
<div><h2 class="case-name"><a class="case-link" href="${casePath(one.caseId)}">${one.name}</a>${one.closed ? html` <span class="tag">${words.cases.closed}</span>` : ""}</h2>
${one.numbers.length > 0 ? html`<p class="small soft">${one.numbers.join(" · ")}</p>` : ""}
<p class="small soft">${words.cases.people(one.survivors, one.accused)}</p>
${one.openWarnings === 0 ? "" : html`<p class="small warning">${words.cases.openWarnings(one.openWarnings)}</p>`}</div>
<div><p>${one.stages.join(", ")}</p>${one.lastKnown === null ? "" : html`<p class="small soft">${words.cases.lastKnown} ${dayTime(one.lastKnown)}</p>`}</div>
<div>${
    next === null
      ? html`<p class="soft">${words.cases.noNext}</p>`
      : html`<p><span class="soft">${words.cases.columns.next}</span> <span class="next">${dayTime(next)}</span> <span class="${next < today ? "warning" : "soft"}">${daysUntil(words, today, next)}</span></p><p class="small soft">${codeWords(hearingPurposes, one.purposes)}</p>`
  }</div>
</li>`;
};

/** A case that cannot be read is not passed over in silence. */
const setAside = (view: View, cases: CaseListing["setAside"]): Html => {
  const { words } = view;
  return cases.length === 0
    ? html``
    : html`<div class="note warn"><p><b>${words.cases.setAsideCount(cases.length)}</b></p><ul>${cases.map(({ caseId, reason }) => html`<li><a href="${casePath(caseId)}">${caseId.slice(-8)}</a>: ${reason}</li>`)}</ul></div>`;
};

const searchForm = (view: View, query: string): Html => {
  const { words } = view;
  return html`<form class="search" method="get" action="/" role="search">
<div><label for="q">${words.cases.search}</label>
<input id="q" name="q" type="search" value="${query}" aria-describedby="q-help" autocomplete="off" enterkeyhint="search"></div>
<button>${words.cases.searchButton}</button>
</form>
<p class="hint" id="q-help">${words.cases.searchHelp}</p>`;
};

export const caseListPage = (view: View, listing: CaseListing): Html => {
  const { words } = view;
  const { query, cases, cursor, total } = listing;
  const none = cases.length === 0;
  const here = query === "" ? "/" : `/?${new URLSearchParams({ q: query }).toString()}`;
  const body =
    none && query === ""
      ? html`<h1>${words.cases.title}</h1>
<section class="sheet narrow stack"><h2>${words.cases.empty.title}</h2><p>${words.cases.empty.text}</p>
<p><a class="button main" href="/cases/new">${words.cases.empty.action}</a></p></section>`
      : html`<div class="row apart"><h1>${words.cases.title}</h1><a class="button" href="/cases/new">${words.cases.add}</a></div>
<div>${searchForm(view, query)}</div>
${setAside(view, listing.setAside)}
${query === "" ? html`<p class="row apart"><span class="small soft">${words.cases.count(total)}</span><a href="/hearings">${words.cases.due}</a></p>` : html`<p role="status">${words.cases.found(total, query)} <a href="/">${words.cases.clear}</a></p>`}
${none ? "" : html`<ul class="cases">${cases.map((one) => line(view, one))}</ul>`}
${cursor === null ? "" : html`<p><a class="button" href="/?${new URLSearchParams({ ...(query === "" ? {} : { q: query }), cursor }).toString()}">${words.cases.more}</a></p>`}`;
  return layout(words, {
    title: words.cases.title,
    section: "cases",
    signedIn: view.signedIn,
    scripts: [LIVE_SCRIPT],
    body: html`<div class="stack">${body}</div>${listChanged(words, listing.position, here)}`,
  });
};
