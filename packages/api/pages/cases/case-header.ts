/** The head of a case's page: what it is called, where it stands, what comes next, what is missing. */
import { agencies, courtTypes } from "@tareekh/core/catalogue/codes/bodies.ts";
import { hearingPurposes } from "@tareekh/core/catalogue/codes/hearings.ts";
import { acts } from "@tareekh/core/catalogue/codes/law.ts";
import type { Court } from "@tareekh/projections/facts/courts.ts";
import type {
  Missing,
  PersonLine,
  ProceedingLine,
  StageLine,
  Timeline,
} from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { boundsAsWritten, dayAsWritten, unbroken } from "../dates-as-written.ts";
import { daysFrom, daysUntil } from "../days-until.ts";
import { codeWord, codeWords } from "../figures/code-words.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { underStatutes } from "./age-words.ts";
import { casePath } from "./case-list-page.ts";
import { courtCaseName, firName, personName } from "./case-names.ts";

/** Accused who stand alike are told in one line. */
const stagesOf = (view: View, timeline: Timeline, lines: readonly StageLine[]): Html => {
  const { words } = view;
  const stage = (line: StageLine): string => words.stages[line.stage];
  // The date is that of the stage, and stands with it; custody has days of its own, which the bail panel tells.
  const sinceOf = ({ since }: StageLine): string =>
    since.earliest === null && since.latest === null ? "" : words.case.since(boundsAsWritten(words, since));
  const custodyOf = ({ custody }: StageLine): string =>
    custody === null ? "" : words.bailPage.custodyWords[custody].toLocaleLowerCase(words.lang);
  const alike = Map.groupBy(lines, (line) => `${stage(line)} ${sinceOf(line)} ${custodyOf(line)}`);
  return html`<ul>${[...alike.values()].map((ones) => {
    const [first] = ones;
    if (first === undefined) return "";
    const names = ones.flatMap(({ accused }) =>
      accused === null ? [] : [personName(words, timeline.header, accused)],
    );
    const since = sinceOf(first);
    return html`<li>${names.length === 0 ? "" : html`<b>${names.join(", ")}</b>: `}${stage(first)}${since === "" ? "" : html` <span class="small soft">${unbroken(since)}</span>`}${first.custody === null ? "" : html`; ${custodyOf(first)}`}</li>`;
  })}</ul>`;
};

/** Acts that everybody in a court calls by their letters. */
const BY_LETTERS: ReadonlySet<string> = new Set(["bns", "ipc", "pocso", "itpa", "bnss", "crpc", "ndps"]);

const actName = (act: string): string => (BY_LETTERS.has(act) ? act.toUpperCase() : codeWord(acts, act));

const courtName = (court: Court): string => court.name ?? codeWord(courtTypes, court.type);

const fact = (title: string, value: Html | string): Html =>
  html`<div><dt>${title}</dt><dd>${value}</dd></div>`;

const proceedingFacts = (
  view: View,
  timeline: Timeline,
  then: string,
  proceeding: ProceedingLine,
  index: number,
): Html => {
  const { words } = view;
  const fromThen = (day: string): string =>
    then === view.today ? daysUntil(words, then, day) : daysFrom(words, then, day);
  const { proceedings } = timeline.header;
  const fir = firName(proceeding);
  const zero = proceeding.firs.filter(({ inForce }) => inForce).some((one) => one.zero);
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
${fact(words.case.stage, stagesOf(view, timeline, proceeding.stages))}
${fact(
  words.case.next,
  next === null
    ? html`<span class="soft">${words.case.noNext}</span>`
    : html`<span class="next-date"><strong class="date">${dayAsWritten(next.day)}</strong><span class="soft">${fromThen(next.day)}</span></span>${next.purposes.length > 0 ? html`<span class="said small soft">${codeWords(hearingPurposes, next.purposes)}</span>` : ""}`,
)}
</dl></section>`;
};

/** A person with what is known of the age: what was found or said, whether that is to be determined, and what follows. */
const personOf = (words: Words, timeline: Timeline, { id, ageLabels }: PersonLine): Html => {
  const ages = ageLabels.map(({ label, stated, basis }) => {
    const age =
      label === "cannot-tell" && (stated === "child" || stated === "adult")
        ? words.case.ageStated[stated]
        : words.case.age[label];
    return [age, ...(basis === null ? [] : [words.case.ageBasis[basis]])].join(", ");
  });
  const under = ageLabels.flatMap((label) => underStatutes(words, label) ?? []);
  return html`${personName(words, timeline.header, id)}${ages.length === 0 ? "" : ` (${ages.join("; ")})`}${under.length === 0 ? "" : html`<span class="said small soft">${under.join("; ")}</span>`}`;
};

const peopleOf = (view: View, timeline: Timeline): Html => {
  const { words } = view;
  const { people } = timeline.header;
  const roles = [...new Set(people.map((person) => person.role))];
  const aged = people.some(({ ageLabels }) => ageLabels.some(({ statutes }) => statutes !== null));
  return html`<dl class="facts">${roles.map((role) => {
    const ones = people.filter((person) => person.role === role);
    const inLines = ones.some(({ ageLabels }) => ageLabels.length > 0);
    return fact(
      words.roles[role],
      inLines
        ? html`<ul>${ones.map((person) => html`<li>${personOf(words, timeline, person)}</li>`)}</ul>`
        : ones.map(({ id }) => personName(words, timeline.header, id)).join(", "),
    );
  })}</dl>${aged ? html`<p class="small soft">${words.case.agesThen}</p>` : ""}`;
};

/** More than this stand folded away. */
const MISSING_SHOWN = 6;

/** What nobody has recorded, grouped by what is lacking, so that the list stays short. */
const missingOf = (view: View, timeline: Timeline, numberOf: (eventId: string) => number | null): Html => {
  const { words } = view;
  const { missing } = timeline.header;
  if (missing.length === 0)
    return html`<h2>${words.case.missing}</h2><p class="soft">${words.case.missingNone}</p>`;
  const nameOf = ({ of, person, what }: Missing): string => {
    if (person === null) return of;
    const name = personName(words, timeline.header, person);
    return what === "age" ? name : `${of} (${name})`;
  };
  /** The entry that lacks it; or, where there is none, the form for one. */
  const whereTo = ({ eventId, type }: Missing): string | null => {
    if (eventId === null)
      return type === null ? null : `${casePath(timeline.caseId)}/record?type=${encodeURIComponent(type)}`;
    const number = numberOf(eventId);
    return number === null ? null : `#e${number}`;
  };
  /** A number that no entry lacks, because there is no such entry, is no missing number. */
  const groupOf = ({ what, eventId }: Missing) => (what === "number" && eventId === null ? "event" : what);
  const groups = Map.groupBy(missing, groupOf);
  const list = html`<dl class="facts">${[...groups].map(([what, ones]) => {
    const named = new Map(ones.map((one) => [nameOf(one), one]));
    return fact(
      words.case.missingWhat[what],
      html`${[...named].map(([name, one], i) => {
        const to = whereTo(one);
        return html`${i > 0 ? ", " : ""}${to === null ? name : html`<a href="${to}">${name}</a>`}`;
      })}`,
    );
  })}</dl>`;
  return missing.length <= MISSING_SHOWN
    ? html`<h2>${words.case.missing}</h2>${list}`
    : html`<details><summary><h2 class="fold">${words.case.missingCount(missing.length)}</h2></summary>${list}</details>`;
};

/** `then`: the day for which the case is shown; the next date is counted from it. */
export const caseFacts = (
  view: View,
  timeline: Timeline,
  then: string,
  numberOf: (eventId: string) => number | null,
): Html => {
  const { words } = view;
  const { header } = timeline;
  return html`<div class="panels facts-panels">
${header.proceedings.map((proceeding, i) => proceedingFacts(view, timeline, then, proceeding, i))}
${header.people.length === 0 ? "" : html`<section class="sheet"><h2>${words.case.people}</h2>${peopleOf(view, timeline)}</section>`}
<section class="sheet">${missingOf(view, timeline, numberOf)}</section>
</div>`;
};
