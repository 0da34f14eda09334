/** The page of one case: head, drawn timeline, list, panels, and the choice of another time. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { dayAsWritten, unbroken } from "../dates-as-written.ts";
import { layout } from "../layout.ts";
import { caseChanged, LIVE_SCRIPT } from "../live-notice.ts";
import { type Saved, savedNote } from "../record/saved-note.ts";
import type { View } from "../view.ts";
import { caseDrawing } from "./case-drawing.ts";
import { caseFacts } from "./case-header.ts";
import { casePath } from "./case-list-page.ts";
import { caseName } from "./case-names.ts";
import { type CaseRows, casePanels } from "./case-panels.ts";
import { entryList } from "./entry-list.ts";
import { numbersOf, partsOf } from "./entry-parts.ts";
import type { Around } from "./event-details.ts";

export interface CaseAsked {
  /** ISO days, or null for now; as typed, with what is wrong with it, where it could not be read. */
  readonly asOf: Day | null;
  readonly knownAt: Day | null;
  readonly unread: { readonly asOf: string | null; readonly knownAt: string | null };
  /** What was just recorded, corrected, taken back or settled. */
  readonly saved: Saved | null;
}

export interface CaseShown extends CaseRows {
  readonly timeline: Timeline;
  /** The hash in the log that vouches for all that is shown; null where nothing is. */
  readonly head: string | null;
}

/** The day for which the case is shown: asked for, or that on which it was known so, or today. */
const dayShown = ({ today }: View, { asOf, knownAt }: CaseAsked): Day =>
  asOf ?? (knownAt !== null && knownAt < today ? knownAt : (today as Day));

const timeControls = (view: View, timeline: Timeline, asked: CaseAsked): Html => {
  const { words } = view;
  const control = (name: "asOf" | "knownAt", label: string, help: string, value: string | null) => {
    const unread = asked.unread[name];
    return html`<div class="field${unread === null ? "" : " wrong"}"><label for="${name}">${label}</label>
<input class="short" id="${name}" name="${name}" inputmode="numeric" autocomplete="off" placeholder="12-11-2020" value="${unread ?? (value === null ? "" : dayAsWritten(value))}" aria-describedby="${name}-help"${unread === null ? "" : html` aria-invalid="true"`}>
<span class="hint" id="${name}-help">${unread === null ? help : html`<span class="wrong-text">${unbroken(words.case.view.bad)}</span>`}</span></div>`;
  };
  const past = asked.asOf !== null || asked.knownAt !== null;
  const bad = asked.unread.asOf !== null || asked.unread.knownAt !== null;
  return html`<section class="${past || bad ? "sheet " : ""}no-print"><details${past || bad ? html` open` : ""}><summary>${words.case.view.title}</summary>
<form class="fields" method="get" action="${casePath(timeline.caseId)}">
${control("asOf", words.case.view.asOf, words.case.view.asOfHelp, asked.asOf)}
${control("knownAt", words.case.view.knownAt, words.case.view.knownAtHelp, asked.knownAt)}
<p class="row"><button>${words.case.view.show}</button>${past ? html`<a href="${casePath(timeline.caseId)}">${words.case.view.now}</a>` : ""}</p>
</form></details></section>`;
};

/** On paper only: when it was printed, what it shows, and by what it is found again in the log. */
const printed = (view: View, { timeline, head }: CaseShown, notes: readonly string[]): Html => {
  const { words } = view;
  return html`<footer class="print-only small soft">
<p>${words.case.printed(dayAsWritten(view.today))} ${notes.join(" ")}</p>
<p>${words.case.printedOf(timeline.caseId, timeline.revision)}${head === null ? "" : html` ${words.case.printedHash(head)}`}</p>
</footer>`;
};

/** Before the first recording there is nothing to show but that. */
const nothingYet = (view: View, shown: CaseShown, asked: CaseAsked): Html => {
  const { words } = view;
  const title = words.case.nothingYetTitle;
  const said = words.case.nothingYet(dayAsWritten(asked.knownAt ?? view.today));
  return layout(words, {
    title,
    section: "cases",
    signedIn: view.signedIn,
    body: html`<div class="stack"><h1>${title}</h1>
<p class="note">${unbroken(said)} <a href="${casePath(shown.timeline.caseId)}">${words.case.view.now}</a></p>
${timeControls(view, shown.timeline, asked)}
${printed(view, shown, [said])}
</div>`,
  });
};

export const casePage = (view: View, shown: CaseShown, asked: CaseAsked): Html => {
  const { words } = view;
  const { timeline } = shown;
  if (timeline.revision === 0) return nothingYet(view, shown, asked);
  const { header } = timeline;
  const then = dayShown(view, asked);
  const numbers = numbersOf(partsOf(timeline.entries));
  const numberOf = (eventId: string) => numbers.get(eventId)?.number ?? null;
  const around: Around = {
    words,
    header,
    numberOf,
    eventNamed: (id) => {
      const named = numbers.get(id);
      return named === undefined ? null : `${named.number} ${named.entry.title}`;
    },
  };
  const here = casePath(timeline.caseId);
  const name = caseName(words, header);
  const past = asked.asOf !== null || asked.knownAt !== null;
  const notes = [
    asked.asOf === null ? null : words.case.view.asOfNote(dayAsWritten(asked.asOf)),
    asked.knownAt === null ? null : words.case.view.knownAtNote(dayAsWritten(asked.knownAt)),
  ].filter((note) => note !== null);
  return layout(words, {
    title: name,
    section: "cases",
    signedIn: view.signedIn,
    // what is shown as of another day does not change by what is recorded now
    scripts: past ? [] : [LIVE_SCRIPT],
    body: html`<div class="stack">
<div class="row apart"><h1>${name}${header.state === "closed" ? html` <span class="tag">${words.cases.closed}</span>` : ""}</h1>
<div class="actions no-print"><a class="button main" href="${here}/court-date">${words.case.courtDate}</a><a class="button" href="${here}/record">${words.case.record}</a></div></div>
${savedNote(words, timeline, asked.saved, numberOf)}
${notes.length === 0 ? "" : html`<p class="note">${unbroken(notes.join(" "))} <a href="${here}">${words.case.view.now}</a></p>`}
${timeControls(view, timeline, asked)}
<nav class="jump no-print" aria-label="${words.case.jump}"><ul><li><a href="#drawn">${words.case.timeline}</a></li><li><a href="#list">${words.case.listShort}</a></li><li><a href="#delays">${words.delaysPage.title}</a></li><li><a href="#bail">${words.case.bail}</a></li><li><a href="#threats">${words.nav.intimidation}</a></li></ul></nav>
${caseFacts(view, timeline, then, numberOf)}
${caseDrawing(view, timeline)}
<div class="columns">${entryList(view, around, timeline)}
<div class="panels">${casePanels(view, timeline, then, shown, numberOf)}</div></div>
<p class="small soft no-print">${words.case.revision(timeline.revision)}</p>
${printed(view, shown, notes)}
</div>${past ? "" : caseChanged(words, timeline.caseId, timeline.revision, here)}`,
  });
};
