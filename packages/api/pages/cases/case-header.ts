/** The head of a case's page: what it is called, where it stands, what comes next, what is missing. */
import { agencies, courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import { acts } from "@tareekh/core/catalogue/codes/law.ts";
import type { Court } from "@tareekh/projections/courts.ts";
import type { ProceedingLine, StageLine, Timeline } from "@tareekh/projections/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { boundsAsWritten, dayAsWritten } from "../dates-as-written.ts";
import { daysUntil } from "../days-until.ts";
import { codeWord, codeWords } from "../figures/code-words.ts";
import type { View } from "../view.ts";
import { courtCaseName, firName, personName } from "./case-names.ts";

const stageOf = (view: View, timeline: Timeline, line: StageLine): Html => {
  const { words } = view;
  const since =
    line.since.earliest === null && line.since.latest === null ? null : boundsAsWritten(words, line.since);
  return html`<li>${line.accused === null ? "" : html`<b>${personName(words, timeline.header, line.accused)}</b>: `}${words.stages[line.stage]}${
    line.custody === null
      ? ""
      : html`, ${words.bailPage.custodyWords[line.custody].toLocaleLowerCase(words.lang)}`
  }${since === null ? "" : html` <span class="small soft">${words.case.since(since)}</span>`}</li>`;
};

/** Acts that everybody in a court calls by their letters. */
const BY_LETTERS: ReadonlySet<string> = new Set(["bns", "ipc", "pocso", "itpa", "bnss", "crpc", "ndps"]);

const actName = (act: string): string => (BY_LETTERS.has(act) ? act.toUpperCase() : codeWord(acts, act));

const courtName = (court: Court): string => court.name ?? codeWord(courtTypes, court.type);

const fact = (title: string, value: Html | string): Html =>
  html`<div><dt>${title}</dt><dd>${value}</dd></div>`;

const proceedingFacts = (view: View, timeline: Timeline, proceeding: ProceedingLine, index: number): Html => {
  const { words } = view;
  const { proceedings } = timeline.header;
  const fir = firName(proceeding);
  const zero = proceeding.firs.at(-1)?.zero === true;
  const courtCase = courtCaseName(proceeding);
  const next = proceeding.nextCourtDate;
  return html`<section class="sheet">
<h2>${proceedings.length > 1 ? words.case.proceeding(index + 1) : words.case.facts}</h2>
<dl class="facts">
${fact(words.case.fir, fir === null ? html`<span class="soft">${words.case.noFir}</span>` : html`${fir}${zero ? html` <span class="tag">${words.case.zeroFir}</span>` : ""}`)}
${proceeding.sections.length > 0 ? fact(words.case.sections, proceeding.sections.map(({ act, section }) => `${actName(act)} ${section}`).join(", ")) : ""}
${proceeding.agency === null ? "" : fact(words.case.agency, codeWord(agencies, proceeding.agency))}
${proceeding.court === null ? "" : fact(words.case.court, courtName(proceeding.court))}
${courtCase === null ? "" : fact(words.case.courtCase, courtCase)}
${proceeding.cnrs.length > 0 ? fact(words.case.cnr, html`<span class="num">${proceeding.cnrs.join(", ")}</span>`) : ""}
${fact(words.case.stage, html`<ul>${proceeding.stages.map((line) => stageOf(view, timeline, line))}</ul>`)}
${fact(
  words.case.next,
  next === null
    ? html`<span class="soft">${words.case.noNext}</span>`
    : html`<span class="next-date"><strong class="date">${dayAsWritten(next.day)}</strong><span class="soft">${daysUntil(words, view.today, next.day)}</span></span>${next.purposes.length > 0 ? html`<span class="said small soft">${codeWords(hearingPurposes, next.purposes)}</span>` : ""}`,
)}
</dl></section>`;
};

const peopleOf = (view: View, timeline: Timeline): Html => {
  const { words } = view;
  const { people } = timeline.header;
  const roles = [...new Set(people.map((person) => person.role))];
  return html`<dl class="facts">${roles.map((role) =>
    fact(
      words.roles[role],
      people
        .filter((person) => person.role === role)
        .map((person) => {
          const age = person.ageLabels.at(-1);
          const name = personName(words, timeline.header, person.id);
          if (age === undefined) return name;
          const basis = age.basis === null ? "" : `, ${words.case.ageBasis[age.basis]}`;
          return `${name} (${words.case.age[age.label]}${basis})`;
        })
        .join(", "),
    ),
  )}</dl>`;
};

/** What nobody has recorded, grouped by what lacks it, so that the list stays short. */
const missingOf = (view: View, timeline: Timeline, numberOf: (eventId: string) => number | null): Html => {
  const { words } = view;
  const { missing } = timeline.header;
  if (missing.length === 0) return html`<p class="soft">${words.case.missingNone}</p>`;
  const groups = Map.groupBy(missing, (one) => one.what);
  return html`<dl class="facts">${[...groups].map(([what, ones]) =>
    fact(
      words.case.missingWhat[what],
      html`${ones.map((one, i) => {
        const of =
          one.person === null ? one.of : `${one.of} (${personName(words, timeline.header, one.person)})`;
        const number = one.eventId === null ? null : numberOf(one.eventId);
        return html`${i > 0 ? ", " : ""}${number === null ? of : html`<a href="#e${number}">${of}</a>`}`;
      })}`,
    ),
  )}</dl>`;
};

export const caseFacts = (
  view: View,
  timeline: Timeline,
  numberOf: (eventId: string) => number | null,
): Html => {
  const { words } = view;
  const { header } = timeline;
  return html`<div class="panels facts-panels">
${header.proceedings.map((proceeding, i) => proceedingFacts(view, timeline, proceeding, i))}
${header.people.length === 0 ? "" : html`<section class="sheet"><h2>${words.case.people}</h2>${peopleOf(view, timeline)}</section>`}
<section class="sheet"><h2>${words.case.missing}</h2>${missingOf(view, timeline, numberOf)}</section>
</div>`;
};
