/**
 * What an event says, as titles and values in words: read from the catalogue's fields, for any event type.
 *
 * A sealed text comes opened where its reader may see it; what is still sealed is said to be.
 */
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import { isForgotten, isUnreadable } from "@tareekh/core/sealing/open-event.ts";
import type { TimelineHeader } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { dayAsWritten, textAsWritten } from "../dates-as-written.ts";
import type { Words } from "../words/words.ts";
import { personName, proceedingName } from "./case-names.ts";

/** What a value may refer to. */
export interface Around {
  readonly words: Words;
  readonly header: Pick<TimelineHeader, "people" | "proceedings" | "fileNumber">;
  /** The number of an event in the list, by its id; and number with title. */
  readonly numberOf: (id: string) => number | null;
  readonly eventNamed: (id: string) => string | null;
}

export interface Detail {
  readonly title: string;
  readonly value: Html;
  /** The code that says that the source does not tell. */
  readonly notStated: boolean;
}

export const lock = html`<svg class="lock" viewBox="0 0 10 12" aria-hidden="true"><path d="M2 5V3.500a3 3 0 0 1 6 0V5h.5A1.500 1.500 0 0 1 10 6.500v4A1.500 1.500 0 0 1 8.500 12h-7A1.500 1.500 0 0 1 0 10.500v-4A1.500 1.500 0 0 1 1.500 5zm1.500 0h3V3.500a1.500 1.500 0 0 0-3 0z"/></svg>`;

/** A text that is sealed in the log: opened, or what stands in its place. */
export const sealedText = (words: Words, value: unknown): Html =>
  typeof value !== "string"
    ? html`<span class="soft">${lock}${isForgotten(value) ? words.case.sealedForgotten : isUnreadable(value) ? words.case.sealedUnreadable : words.case.sealedClosed}</span>`
    : html`${lock}<span class="hidden">${words.case.sealed}: </span>${String(value)}`;

/** Values that say nothing without what they answer. */
const ANSWERS: ReadonlySet<string> = new Set(["yes-no", "number"]);

/**
 * One field of a group, on the line of the group. Its title is said with it, whichever others stand there: only what
 * the group itself asks for, its first field, goes without, where the value is no mere answer. A yes is the title alone.
 */
const partOfGroup = (around: Around, group: Field, field: Field, value: unknown, shown: Html): Html => {
  const kind = field.meaning?.kind ?? "";
  if (field === group.fields[0] && !ANSWERS.has(kind)) return shown;
  const title = field.title.toLocaleLowerCase(around.words.lang);
  if (kind !== "yes-no") return html`${title} ${shown}`;
  return value === true ? html`${title}` : html`${title}: ${shown}`;
};

const groupValue = (around: Around, group: Field, data: unknown): Html => {
  const values = data as Readonly<Record<string, unknown>>;
  const parts = group.fields.flatMap((field) =>
    detailsOf(around, [field], data).map((detail) =>
      partOfGroup(around, group, field, values[field.name], detail.value),
    ),
  );
  return html`${parts.map((part, i) => html`${i > 0 ? "; " : ""}${part}`)}`;
};

const oneValue = (around: Around, field: Field, value: unknown): Html => {
  const { words } = around;
  const { meaning } = field;
  if (meaning === null) return groupValue(around, field, value);
  switch (meaning.kind) {
    case "person":
    case "person-new":
      return html`${personName(words, around.header, String(value))}`;
    case "proceeding":
    case "proceeding-new":
      return html`${proceedingName(words, around.header, String(value))}`;
    case "event":
      return html`${around.eventNamed(String(value)) ?? String(value)}`;
    case "code":
      return html`${meaning.list.words[String(value)] ?? String(value)}`;
    case "date":
    case "day":
      return html`<span class="date">${textAsWritten(words, String(value))}</span>`;
    case "yes-no":
      return html`${value === true ? words.case.yes : words.case.no}`;
    case "number":
      return html`<span class="num">${String(value)}</span>`;
    case "sealed":
      return sealedText(words, value);
    case "name":
    case "replacement":
      return html`${String(value)}`;
  }
};

/** Titles and values of what stands in `data`, in the catalogue's order; what is missing is left out. */
export const detailsOf = (around: Around, fields: readonly Field[], data: unknown): readonly Detail[] => {
  if (typeof data !== "object" || data === null) return [];
  const values = data as Readonly<Record<string, unknown>>;
  return fields.flatMap((field): Detail[] => {
    const value = values[field.name];
    if (value === undefined || value === null) return [];
    if (field.meaning?.kind === "proceeding" && around.header.proceedings.length < 2) return [];
    if (!field.repeated || !Array.isArray(value))
      return [
        { title: field.title, value: oneValue(around, field, value), notStated: value === "not-stated" },
      ];
    const separator = field.meaning === null ? html`<br>` : ", ";
    return [
      {
        title: field.title,
        notStated: value.length === 1 && value[0] === "not-stated",
        value: html`${value.map((one, i) => html`${i > 0 ? separator : ""}${oneValue(around, field, one)}`)}`,
      },
    ];
  });
};

/** `13-11-2020` for people, `2020-11-13` for machines. */
export const dayTime = (day: string): Html => html`<time datetime="${day}">${dayAsWritten(day)}</time>`;
