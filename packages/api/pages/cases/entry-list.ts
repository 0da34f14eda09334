/**
 * The list of everything that happened: the timeline in words. Each entry says when, what, who says so, who recorded
 * it; what it said before; what is doubtful about it; and how to mend it.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { partsOfTime } from "@tareekh/core/catalogue/codes/sources.ts";
import { sourceFields } from "@tareekh/core/catalogue/event-type.ts";
import type { RetractedEntry, Timeline, TimelineEntry } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { boundsAsWritten, occurrenceAsWritten, recordedAsWritten, unbroken } from "../dates-as-written.ts";
import { codeWord } from "../figures/code-words.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { casePath } from "./case-list-page.ts";
import { type Numbered, partsOf } from "./entry-parts.ts";
import { type Around, type Detail, detailsOf, sealedText } from "./event-details.ts";

/** Titles with values; what the source does not tell, in one line at the end. */
export const detailList = (words: Words, details: readonly Detail[]): Html => {
  const told = details.filter(({ notStated }) => !notStated);
  const untold = details
    .filter(({ notStated }) => notStated)
    .map(({ title }) => title.toLocaleLowerCase(words.lang));
  return html`${told.length === 0 ? "" : html`<dl>${told.map(({ title, value }) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`)}</dl>`}${untold.length === 0 ? "" : html`<p class="small soft">${words.case.notStated(untold)}</p>`}`;
};

export const dataDetails = (around: Around, type: string, data: unknown): readonly Detail[] =>
  detailsOf(around, eventTypeNamed(type)?.fields ?? [], data);

/**
 * The date as it is known, with what the source says of it that no date can hold; and where it has none of its own,
 * what follows from before and after.
 */
const dateOf = (
  around: Around,
  entry: Pick<TimelineEntry, "occurred" | "after" | "before" | "source"> & {
    bounds?: TimelineEntry["bounds"];
  },
): Html => {
  const { words } = around;
  const { bounds, source } = entry;
  const part =
    source.partOfTime === undefined
      ? ""
      : html`<small>${codeWord(partsOfTime, source.partOfTime).toLocaleLowerCase(words.lang)}</small>`;
  const narrowed =
    entry.occurred === null && bounds !== undefined && (bounds.earliest !== null || bounds.latest !== null);
  const order = (word: string, ids: readonly string[]) => {
    const numbers = ids.map((id) => around.numberOf(id)).filter((number) => number !== null);
    return numbers.length === 0
      ? ""
      : html`<small>${word} ${numbers.map((number, i) => html`${i > 0 ? ", " : ""}<a href="#e${number}">${number}</a>`)}</small>`;
  };
  return html`${unbroken(occurrenceAsWritten(words, entry.occurred))}${part}${narrowed ? html`<small>${words.case.fromOrder(unbroken(boundsAsWritten(words, bounds)))}</small>` : ""}${order(words.case.after, entry.after)}${order(words.case.before, entry.before)}`;
};

const earlierVersions = (around: Around, entry: TimelineEntry | RetractedEntry): Html => {
  const { words } = around;
  if (entry.earlier.length === 0) return html``;
  return html`<details><summary>${words.case.corrected(entry.earlier.length)}</summary>
${entry.earlier.map(
  (
    version,
  ) => html`<div class="old small"><p class="soft">${words.case.earlierOn(recordedAsWritten(words, version.recorded.at), version.recorded.by)}</p>
<p class="date">${dateOf(around, version)}</p>
${detailList(words, [
  ...dataDetails(around, entry.type, version.data),
  ...(version.reason === null
    ? []
    : [{ title: words.case.reason, value: sealedText(words, version.reason), notStated: false }]),
])}</div>`,
)}</details>`;
};

/** Who says so and who recorded it, on one line; behind it the words of the source, and ways to mend the entry. */
const provenance = (around: Around, entry: TimelineEntry | RetractedEntry, actions: Html): Html => {
  const { words } = around;
  const [kind, ...more] = detailsOf(around, sourceFields, entry.source);
  return html`<details class="provenance"><summary><span>${kind?.value ?? ""}. ${unbroken(words.case.recorded(entry.recorded.by, recordedAsWritten(words, entry.recorded.at)))}</span></summary>
${detailList(words, more)}${actions}</details>`;
};

/** Said only of the entry right above it on the page, where that is also the one above it in the timeline. */
const orderMark = (
  words: Words,
  timeline: Timeline,
  above: Numbered | undefined,
  entry: TimelineEntry,
): Html => {
  const previous = timeline.entries[timeline.entries.indexOf(entry) - 1];
  return above !== undefined && previous === above.entry && entry.afterPrevious === "cannot-tell"
    ? html`<small class="unsure">${words.case.order.mayBeBefore(above.number)}</small>`
    : html``;
};

/** A cognizance that names no accused is taken as one against all of them, and says so. */
const namesNobody = ({ type, data }: TimelineEntry): boolean =>
  type === "CognizanceTaken" &&
  ((data as { readonly accused?: readonly string[] }).accused ?? []).length === 0;

const entryItem = (
  view: View,
  around: Around,
  timeline: Timeline,
  { entry, number }: Numbered,
  /** The entry above it, where the two are in order. */
  above: Numbered | undefined,
): Html => {
  const { words } = view;
  const exact =
    entry.occurred !== null &&
    entry.bounds.earliest !== null &&
    entry.bounds.earliest === entry.bounds.latest &&
    !entry.bounds.approximate;
  const here = `${casePath(timeline.caseId)}/events/${entry.eventId}`;
  const of = html`<span class="hidden"> ${words.case.actionsOf(entry.title, number)}</span>`;
  return html`<li class="entry" id="e${number}">
<span class="no l-${entry.lane}${exact ? "" : " hollow"}" aria-hidden="true">${number}</span>
<p class="date">${dateOf(around, entry)}${orderMark(words, timeline, above, entry)}${entry.possibly ? html`<small class="warning">${words.case.possibly}</small>` : ""}</p>
<h3>${entry.title}</h3>
${detailList(words, dataDetails(around, entry.type, entry.data))}
${namesNobody(entry) ? html`<p class="small soft">${words.case.namesNobody}</p>` : ""}
${entry.warnings.map(
  (warning) =>
    html`<div class="note warn marks"><p><b>${words.case.warning}.</b> ${warning.text}</p>${
      warning.settled === null
        ? html`<p class="no-print"><a href="${casePath(timeline.caseId)}/settle?warning=${encodeURIComponent(warning.key)}">${words.case.settle}${of}</a></p>`
        : html`<p class="small">${words.case.settledBy(warning.settled.recorded.by)}: ${sealedText(words, warning.settled.reason)}</p>`
    }</div>`,
)}
${earlierVersions(around, entry)}
${provenance(
  around,
  entry,
  html`<p class="acts"><a href="${here}/correct">${words.case.correct}${of}</a><a href="${here}/retract">${words.case.retract}${of}</a></p>`,
)}
</li>`;
};

const retractedList = (around: Around, timeline: Timeline): Html => {
  const { words } = around;
  if (timeline.retracted.length === 0) return html``;
  return html`<details><summary>${words.case.retractedCount(timeline.retracted.length)}</summary>
<ul class="entries">${timeline.retracted.map(
    (entry) => html`<li class="entry"><span class="no hollow l-${entry.lane}" aria-hidden="true">×</span>
<p class="date">${dateOf(around, entry)}</p>
<h3>${entry.title}</h3>
${detailList(words, dataDetails(around, entry.type, entry.data))}
<p class="small soft marks">${words.case.retractedBy(entry.retracted.recorded.by, recordedAsWritten(words, entry.retracted.recorded.at))}</p>${
      entry.retracted.reason === null
        ? ""
        : html`<p class="small">${words.case.reason}: ${sealedText(words, entry.retracted.reason)}</p>`
    }
<p class="acts"><a href="${casePath(timeline.caseId)}/events/${entry.eventId}/restore">${words.case.restore}<span class="hidden"> ${entry.title}</span></a></p></li>`,
  )}</ul></details>`;
};

/** The list in its three parts: in order; without date and order; and who and what the case is made of. */
export const entryList = (view: View, around: Around, timeline: Timeline): Html => {
  const { words } = view;
  const { placed, unplaced, settingUp } = partsOf(timeline.entries);
  const items = (part: readonly Numbered[], inOrder: boolean) =>
    html`<ol class="entries">${part.map((one, i) => entryItem(view, around, timeline, one, inOrder ? part[i - 1] : undefined))}</ol>`;
  return html`<section class="sheet" aria-labelledby="list"><h2 id="list">${words.case.list}</h2>
${timeline.entries.length === 0 ? html`<p class="soft">${words.case.listEmpty}</p>` : ""}
${placed.length === 0 ? "" : items(placed, true)}
${unplaced.length === 0 ? "" : html`<p class="part-head">${words.case.unplaced}</p>${items(unplaced, false)}`}
${settingUp.length === 0 ? "" : html`<details class="settings"><summary>${words.case.settingUp(settingUp.length)}</summary>${items(settingUp, false)}</details>`}
${retractedList(around, timeline)}</section>`;
};
