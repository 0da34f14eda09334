/** The drawn timeline of a case, with what its signs mean; the list beneath it is the same in words. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { Timeline, TimelineEntry } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { dayAsWritten, occurrenceAsWritten } from "../dates-as-written.ts";
import type { DrawnEvent } from "../drawing/timeline-drawing.ts";
import { timelineSvg } from "../drawing/timeline-svg.ts";
import type { View } from "../view.ts";
import type { Words } from "../words/words.ts";
import { partsOf } from "./entry-parts.ts";

/** What certainly happened, happened by today: a stretch of days is drawn no further. */
const notBeyond = (today: string, { bounds, possibly }: TimelineEntry): Day | null =>
  bounds.latest === null || possibly || bounds.latest <= today ? bounds.latest : (today as Day);

const drawnEntry = (words: Words, today: string, entry: TimelineEntry, number: number): DrawnEvent => {
  const { earliest } = entry.bounds;
  const ahead = earliest !== null && earliest > today;
  return {
    id: entry.eventId,
    number,
    lane: entry.lane,
    title: entry.title,
    date: occurrenceAsWritten(words, entry.occurred),
    earliest,
    latest: ahead ? entry.bounds.latest : notBeyond(today, entry),
    approximate: entry.bounds.approximate,
    after: entry.after,
    before: entry.before,
    tentative: entry.possibly || ahead,
    ahead,
  };
};

/** What happened, in the list's numbering, and the court dates that are due; not who and what the case is made of. */
export const drawnEvents = (words: Words, today: string, timeline: Timeline): readonly DrawnEvent[] => {
  const { placed, unplaced } = partsOf(timeline.entries);
  return [
    ...[...placed, ...unplaced].map(({ entry, number }) => drawnEntry(words, today, entry, number)),
    ...timeline.header.proceedings.flatMap(({ id, nextCourtDate: next }): DrawnEvent[] =>
      next === null
        ? []
        : [
            {
              id: `due-${id}`,
              number: null,
              lane: "court",
              title: words.case.next,
              date: dayAsWritten(next.day),
              earliest: next.day,
              latest: next.day,
              approximate: false,
              after: [],
              before: [],
              tentative: true,
              ahead: false,
            },
          ],
    ),
  ];
};

const isDated = (event: DrawnEvent) => event.earliest !== null || event.latest !== null;
const isPoint = (event: DrawnEvent) =>
  isDated(event) && !event.ahead && event.earliest === event.latest && !event.approximate;

const sample = (shape: string): Html =>
  html`<svg viewBox="0 0 32 16" aria-hidden="true" class="l-police">${
    shape === "point"
      ? html`<circle class="mark" cx="16" cy="8" r="6"/>`
      : shape === "stretch"
        ? html`<rect class="bar" x="1" y="4" width="30" height="8" rx="4"/><circle class="mark hollow" cx="16" cy="8" r="6"/>`
        : shape === "ahead"
          ? html`<rect class="bar" x="1" y="4" width="30" height="8" rx="4"/><circle class="mark hollow tentative" cx="16" cy="8" r="6"/>`
          : shape === "undated"
            ? html`<circle class="mark hollow" cx="16" cy="8" r="6"/>`
            : html`<path class="mark hollow tentative" d="M16 1l7 7l-7 7l-7-7z"/>`
  }</svg>`;

export const caseDrawing = (view: View, timeline: Timeline): Html => {
  const { words } = view;
  const events = drawnEvents(words, view.today, timeline);
  if (events.length === 0) return html``;
  const undated = events.filter((event) => !isDated(event)).length;
  const { legend } = words.case;
  return html`<section class="sheet" aria-labelledby="drawn">
<h2 id="drawn">${words.case.timeline}</h2>
<figure>
${timelineSvg(words, events)}
<figcaption class="small soft">${words.case.caption(events.filter((event) => event.number !== null).length, undated)}
<ul class="legend">
${events.some(isPoint) ? html`<li>${sample("point")}${legend.point}</li>` : ""}
${undated > 0 ? html`<li>${sample("undated")}${legend.undated}</li>` : ""}
${events.some((event) => !isPoint(event) && isDated(event) && !event.ahead) ? html`<li>${sample("stretch")}${legend.stretch}</li>` : ""}
${events.some((event) => event.tentative && !event.ahead) ? html`<li>${sample("tentative")}${legend.tentative}</li>` : ""}
${events.some((event) => event.ahead) ? html`<li>${sample("ahead")}${legend.ahead}</li>` : ""}
</ul></figcaption>
</figure></section>`;
};
