/** Beside a case's timeline: how long its steps took, what is waited for, bail, and threats. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { durationBetween } from "@tareekh/core/calendar/duration.ts";
import { bailKinds, bailOutcomes } from "@tareekh/core/catalogue/codes/bail.ts";
import { counselReadyMoments } from "@tareekh/core/catalogue/codes/custody.ts";
import { threatManners, threatResponses, threatSources } from "@tareekh/core/catalogue/codes/intimidation.ts";
import type { BailRow } from "@tareekh/projections/bail.ts";
import type { BailApplicationRow } from "@tareekh/projections/bail-applications.ts";
import type { Custody } from "@tareekh/projections/facts/custody.ts";
import type { Span } from "@tareekh/projections/facts/spans.ts";
import type { Wait } from "@tareekh/projections/facts/waits.ts";
import type { IntimidationRow } from "@tareekh/projections/intimidation.ts";
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { boundsAsWritten, dayAsWritten, daysRangeAsWritten, unbroken } from "../dates-as-written.ts";
import { codeWord, codeWords } from "../figures/code-words.ts";
import type { View } from "../view.ts";
import { personName } from "./case-names.ts";

export interface CaseRows {
  readonly bail: readonly BailRow[];
  readonly applications: readonly BailApplicationRow[];
  readonly intimidation: readonly IntimidationRow[];
}

const exactly = (day: Day) => ({ earliest: day, latest: day, approximate: false });

const spanValue = ({ words }: View, span: Span): string => {
  if (span.state === "closed") return daysRangeAsWritten(words, span.days);
  if (span.state !== "open" || span.lastPending === null) return words.case.spanStates[span.state];
  const { least } = durationBetween(span.began, exactly(span.lastPending));
  return least === null ? words.case.spanStates.open : words.days.atLeast(least);
};

/** Until when it is known to have been open; or what is known instead of an end that nobody recorded. */
const spanNote = ({ words }: View, span: Span): string => {
  const { state, lastPending, lastRecorded } = span;
  const until = lastPending === null ? [] : [words.case.openUntil(dayAsWritten(lastPending))];
  if (state === "open" || state === "open-not-dated") return until.join("");
  if (state !== "not-recorded") return "";
  if (span.laterStep !== null) return words.case.laterStep;
  return lastRecorded === null ? "" : words.case.lastRecorded(dayAsWritten(lastRecorded));
};

/** From milestone to milestone; accused for whom the days are the same are told in one line. */
const delays = (view: View, timeline: Timeline): Html => {
  const { words } = view;
  const steps = Map.groupBy(
    timeline.spans.filter((span) => span.state !== "not-begun"),
    (span) => words.case.spanFromTo(words.milestones[span.from], words.milestones[span.to]),
  );
  const line = (spans: readonly Span[]): Html => {
    const [first] = spans;
    if (first === undefined) return html``;
    const names = spans.flatMap(({ accused }) =>
      accused === null ? [] : [personName(words, timeline.header, accused)],
    );
    const note = spanNote(view, first);
    return html`<p><b class="num">${spanValue(view, first)}</b>${names.length === 0 ? "" : html` <span class="small soft">${names.join(", ")}</span>`}${
      note === "" ? "" : html`<span class="said small soft">${unbroken(note)}</span>`
    }</p>`;
  };
  return html`<section class="sheet" id="delays"><h2>${words.case.delays}</h2>${
    steps.size === 0
      ? html`<p class="soft">${words.case.delaysEmpty}</p>`
      : html`<ul class="plain-list">${[...steps].map(
          ([step, spans]) =>
            html`<li class="span"><span>${step}</span>${[...Map.groupBy(spans, (span) => `${spanValue(view, span)} ${spanNote(view, span)}`).values()].map(line)}</li>`,
        )}</ul>`
  }</section>`;
};

const waitValue = ({ words }: View, wait: Wait): string => {
  if (wait.state === "ended") return words.case.waitEnded(daysRangeAsWritten(words, wait.days));
  if (wait.state === "open") return words.case.waitSince(boundsAsWritten(words, wait.since));
  return words.case.waitStates[wait.state];
};

/** How long it has waited by the day for which the case is shown, if nothing that nobody recorded ended it. */
const waitNote = ({ words }: View, then: Day, { state, since }: Wait): string =>
  state === "open"
    ? words.case.waitSoFar(
        daysRangeAsWritten(words, durationBetween(since, exactly(then))),
        dayAsWritten(then),
      )
    : "";

const waits = (view: View, timeline: Timeline, then: Day): Html => {
  const { words } = view;
  if (timeline.waits.length === 0) return html``;
  return html`<section class="sheet" id="waits"><h2>${words.case.waits}</h2><ul class="plain-list">${timeline.waits.map(
    (wait) => {
      const note = waitNote(view, then, wait);
      return html`<li class="span"><span>${words.case.waitFor(wait.title, wait.waitsFor)}${
        wait.person === null
          ? ""
          : html`<span class="said small soft">${personName(words, timeline.header, wait.person)}</span>`
      }</span><p><b class="num">${unbroken(waitValue(view, wait))}</b>${note === "" ? "" : html`<span class="said small soft">${unbroken(note)}</span>`}</p></li>`;
    },
  )}</ul></section>`;
};

const bounds = (view: View, earliest: string | null, latest: string | null): string =>
  boundsAsWritten(view.words, { earliest: earliest as Day | null, latest: latest as Day | null });

const bail = (view: View, timeline: Timeline, rows: CaseRows): Html => {
  const { words } = view;
  return html`<section class="sheet" id="bail"><h2>${words.case.bail}</h2>${
    rows.bail.length === 0
      ? html`<p class="soft">${words.case.bailEmpty}</p>`
      : html`<ul class="plain-list">${rows.bail.map((row) => {
          const applications = rows.applications.filter(
            (one) => one.accused === row.accused && one.proceeding === row.proceeding,
          );
          const ready =
            row.counselReady === true
              ? `${words.bailPage.counselReady}: ${words.bailPage.counselReadyOf(row.lawyers, codeWords(counselReadyMoments, row.counselReadyWhen))}`
              : null;
          return html`<li><b>${personName(words, timeline.header, row.accused ?? "")}</b>: ${bailPageCustody(view, row)}
${ready === null ? "" : html`<span class="said small">${ready}</span>`}
${applications.map((one) => html`<span class="said small soft">${unbroken(bailLine(view, one))}</span>`)}
${row.releasedEarliest === null && row.releasedLatest === null ? "" : html`<span class="said small soft">${words.bailPage.released}: ${bounds(view, row.releasedEarliest, row.releasedLatest)}</span>`}</li>`;
        })}</ul>`
  }</section>`;
};

/** `Regular, applied for 08-07-2024: granted 24-07-2024`; what of it is not on record is said. */
const bailLine = (view: View, one: BailApplicationRow): string => {
  const { bailPage, case: say } = view.words;
  const dated = (earliest: string | null, latest: string | null): string | null =>
    earliest === null && latest === null ? null : bounds(view, earliest, latest);
  const kind = one.bailKind === null ? say.bailKindNotKnown : codeWord(bailKinds, one.bailKind);
  const applied =
    one.applicationId === null
      ? say.bailNotApplied
      : say.bailApplied(dated(one.appliedEarliest, one.appliedLatest));
  const without = bailPage.withoutOrder[one.outcome ?? ""];
  const order =
    without ??
    say.bailOrder(codeWord(bailOutcomes, one.outcome), dated(one.decidedEarliest, one.decidedLatest));
  return `${kind}, ${applied}: ${order}`;
};

const bailPageCustody = (view: View, row: BailRow): string => {
  const states = view.words.bailPage.custodyWords;
  const custody = row.custody !== null && row.custody in states ? (row.custody as Custody) : "cannot-tell";
  return states[custody].toLocaleLowerCase(view.words.lang);
};

const intimidation = (
  view: View,
  timeline: Timeline,
  rows: CaseRows,
  numberOf: (eventId: string) => number | null,
): Html => {
  const { words } = view;
  return html`<section class="sheet" id="threats"><h2>${words.case.intimidation}</h2>${
    rows.intimidation.length === 0
      ? html`<p class="soft">${words.case.intimidationEmpty}</p>`
      : html`<ul class="plain-list">${rows.intimidation.map((row) => {
          const number = numberOf(row.eventId ?? "");
          const when = bounds(view, row.earliest, row.latest);
          return html`<li>${number === null ? when : html`<a href="#e${number}">${when}</a>`}
<span class="said">${codeWords(threatManners, row.manners)}</span>
<span class="said small">${words.intimidationPage.byWhom}: ${codeWords(threatSources, row.sources)}</span>
${(row.targets ?? []).length === 0 ? "" : html`<span class="said small">${words.intimidationPage.target}: ${(row.targets ?? []).map((id) => personName(words, timeline.header, id)).join(", ")}</span>`}
<span class="said small soft">${words.intimidationPage.response}: ${(row.responses ?? []).length === 0 ? words.intimidationPage.noResponse : codeWords(threatResponses, row.responses)}</span></li>`;
        })}</ul>`
  }</section>`;
};

/** `then`: the day for which the case is shown; waits are counted to it. */
export const casePanels = (
  view: View,
  timeline: Timeline,
  then: Day,
  rows: CaseRows,
  numberOf: (eventId: string) => number | null,
): Html =>
  html`${delays(view, timeline)}${waits(view, timeline, then)}${bail(view, timeline, rows)}${intimidation(view, timeline, rows, numberOf)}`;
