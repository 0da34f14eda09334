/** Choosing what happened: what is often recorded, then everything by chapter; or what a word finds. */
import { eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import { type Chapter, chapters, type EventType } from "@tareekh/core/catalogue/event-type.ts";
import type { TimelineHeader } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { caseName } from "../cases/case-names.ts";
import { layout } from "../layout.ts";
import type { View } from "../view.ts";
import { formAddress } from "./sending.ts";

/** Corrections and the like are reached from the entry that they concern. */
const REACHED_OTHERWISE: ReadonlySet<string> = new Set([
  "EventCorrected",
  "EventRetracted",
  "RetractionWithdrawn",
  "WarningSettled",
  "CaseOpened",
]);

const OFTEN: readonly string[] = [
  "CourtDateRecorded",
  "PersonAdded",
  "ProceedingOpened",
  "FirRegistered",
  "SurvivorRescued",
  "AccusedArrested",
  "AccusedRemanded",
  "MagistrateStatementRecorded",
  "ChargesheetFiled",
  "BailAppliedFor",
  "BailDecided",
  "ThreatReported",
];

/** The chapters in the order in which a case goes through them. */
const ORDER: readonly Chapter[] = [
  ...chapters.filter((chapter) => chapter !== "record-keeping"),
  "record-keeping",
];

export const recordable: readonly EventType[] = (
  eventTypes as readonly unknown[] as readonly EventType[]
).filter((type) => !REACHED_OTHERWISE.has(type.type));

/** Types whose title, help or chapter has every word of the search. */
export const typesFound = (view: Pick<View, "words">, search: string): readonly EventType[] => {
  const parts = search.toLocaleLowerCase(view.words.lang).split(/\s+/).filter(Boolean);
  return recordable.filter((type) => {
    const text = `${type.title} ${type.help} ${view.words.record.chapters[type.chapter]}`.toLocaleLowerCase(
      view.words.lang,
    );
    return parts.every((part) => text.includes(part));
  });
};

export const chooseTypePage = (
  view: View,
  caseId: string,
  header: Pick<TimelineHeader, "people" | "proceedings" | "fileNumber">,
  search: string,
): Html => {
  const { words } = view;
  const here = `${casePath(caseId)}/record`;
  const found = typesFound(view, search);
  const list = (types: readonly EventType[]) =>
    html`<ul class="types">${types.map((type) => html`<li><a href="${formAddress(caseId, type.type)}"><b>${type.title}</b><span>${type.help}</span></a></li>`)}</ul>`;
  const often = OFTEN.flatMap((name) => recordable.filter((type) => type.type === name));
  const all = html`<section class="stack"><h2>${words.record.often}</h2>${list(often)}</section>
<section class="stack"><h2>${words.record.all}</h2>${ORDER.map(
    (chapter) =>
      html`<details class="chapter"><summary>${words.record.chapters[chapter]}</summary>${list(recordable.filter((type) => type.chapter === chapter))}</details>`,
  )}</section>`;
  return layout(words, {
    title: words.record.title,
    section: "cases",
    signedIn: view.signedIn,
    body: html`<div class="stack">
<p class="back"><a href="${casePath(caseId)}">${caseName(words, header)}</a></p>
<h1>${words.record.choose}</h1>
<form class="search" method="get" action="${here}" role="search"><div><label for="find">${words.record.find}</label>
<input id="find" name="find" type="search" value="${search}" autocomplete="off" aria-describedby="find-hint"></div><button>${words.cases.searchButton}</button></form>
<p class="hint" id="find-hint">${words.record.findHelp}</p>
${
  search === ""
    ? all
    : html`<p role="status">${found.length === 0 ? words.record.none : words.record.found(found.length)} <a href="${here}">${words.record.all}</a></p>${found.length === 0 ? "" : list(found)}`
}
</div>`,
  });
};
