/** What was just done to a case, confirmed on the page that follows: only of what the case then holds. */
import type { Timeline, TimelineWarning } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { textInFull } from "../dates-as-written.ts";
import type { Words } from "../words/words.ts";

/** What can be done to an entry or a warning; `settled-before`: somebody else had, so nothing was recorded. */
const dones = ["recorded", "corrected", "taken-back", "put-back", "settled", "settled-before"] as const;
export type Done = (typeof dones)[number];

export interface Saved {
  readonly done: Done;
  /** The entry; of a warning that was settled, the `WarningSettled`. */
  readonly id: string;
}

/** As it stands in an address, after what else is in it. */
export const savedQuery = ({ done, id }: Saved): Readonly<Record<string, string>> => ({
  saved: id,
  ...(done === "recorded" ? {} : { done }),
});

/** What an address says was done; null where it says nothing that there is. */
export const savedAsked = (query: (name: string) => string | undefined): Saved | null => {
  const [id, said] = [query("saved"), query("done") ?? "recorded"];
  const done = dones.find((one) => one === said);
  return id === undefined || done === undefined ? null : { id, done };
};

interface Told {
  readonly text: string;
  /** The entry to look at, where it stands in the list. */
  readonly entryId: string | null;
  /** What looks implausible about it and nobody has settled. */
  readonly warnings: readonly TimelineWarning[];
}

/** Null where the case does not hold it as it is said to be: whoever follows an old address is told nothing untrue. */
const told = (words: Words, timeline: Timeline, { done, id }: Saved): Told | null => {
  const say = words.record.done;
  if (done === "settled" || done === "settled-before") {
    const warning = timeline.warnings.find(({ settled }) => settled?.eventId === id);
    if (warning === undefined) return null;
    const text =
      done === "settled"
        ? say.settled(warning.text)
        : say["settled-before"](warning.settled?.recorded.by ?? "");
    return { text, entryId: warning.events[0] ?? null, warnings: [] };
  }
  if (done === "taken-back") {
    const entry = timeline.retracted.find(({ eventId }) => eventId === id);
    return entry === undefined ? null : { text: say[done](entry.title), entryId: null, warnings: [] };
  }
  const entry = timeline.entries.find(({ eventId }) => eventId === id);
  if (entry === undefined || (done === "corrected" && entry.earlier.length === 0)) return null;
  const warnings = timeline.warnings.filter((one) => one.settled === null && one.events.includes(id));
  // Whoever has no script sees here first which day it was taken for.
  const dated = entry.occurred === null ? "" : ` ${say.dated(textInFull(words, entry.occurred.text))}`;
  return { text: `${say[done](entry.title)}${dated}`, entryId: id, warnings };
};

/**
 * The confirmation, with a way to the entry and what looks implausible about it; empty where nothing was done. `list`
 * is the address of the list of entries; empty on the page that has it.
 */
export const savedNote = (
  words: Words,
  timeline: Timeline,
  saved: Saved | null,
  numberOf: (eventId: string) => number | null,
  list = "",
): Html => {
  const said = saved === null ? null : told(words, timeline, saved);
  if (said === null) return html``;
  const number = said.entryId === null ? null : numberOf(said.entryId);
  return html`<div class="note ${said.warnings.length === 0 ? "good" : "warn"}" role="status"><p>${said.text}${number === null ? "" : html` <a href="${list}#e${number}">${words.record.savedLink}</a>`}</p>${said.warnings.map(({ text }) => html`<p><b>${words.record.warned}</b> ${text}</p>`)}</div>`;
};
