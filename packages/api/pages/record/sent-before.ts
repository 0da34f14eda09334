/**
 * A form whose command id stands for something else that is recorded: the first sending was kept, its answer lost,
 * and the form changed since. Sending it under another id by itself could record one thing twice, so the page leads
 * to what is recorded, and only its reader says that this is a further entry.
 */
import { eventIdOf } from "@tareekh/core/recording/event-ids.ts";
import type { Timeline } from "@tareekh/projections/timeline/timeline.ts";
import { html } from "hono/html";
import type { Html } from "../../page-context.ts";
import { casePath } from "../cases/case-list-page.ts";
import { numbersOf, partsOf } from "../cases/entry-parts.ts";
import { newCommandId } from "../forms/command-id.ts";
import type { FormValues } from "../forms/form-values.ts";
import type { Words } from "../words/words.ts";

export interface SentBefore {
  /** Where it can be seen. */
  readonly path: string;
  /** What is recorded, such as `Court date`; null where only the case is known. */
  readonly name: string | null;
  /** The command id with which the form is saved as a further entry. */
  readonly anew: string;
}

/** The id of the command that a form asks for: that of its new entry, where its reader chose to save one. */
export const commandIdIn = (values: FormValues): string => values.one("anew") || values.one("commandId");

type Recording = Pick<Timeline["retracted"][number], "recorded" | "earlier">;

/** Whether an entry, or a correction of it, was recorded by the first event of that command. */
export const isRecordedBy = (entry: Recording, commandId: string): boolean =>
  [entry, ...entry.earlier].some(({ recorded }) => recorded.eventId === eventIdOf(commandId, 0));

/** What the command recorded, by its place in the case; the case alone where it stands elsewhere or no longer. */
export const sentBeforeIn = (timeline: Timeline, commandId: string): SentBefore => {
  const entry = timeline.entries.find((one) => isRecordedBy(one, commandId));
  const number = numbersOf(partsOf(timeline.entries)).get(entry?.eventId ?? "")?.number;
  return {
    path: `${casePath(timeline.caseId)}${number === undefined ? "" : `#e${number}`}`,
    name: entry?.title ?? null,
    anew: newCommandId(Date.now()),
  };
};

/** Beside the button that saves: the way to what is recorded, and the button that saves a further entry. */
export const saveAnew = (words: Words, sentBefore: SentBefore | null): Html =>
  sentBefore === null
    ? html``
    : html`<a class="button" href="${sentBefore.path}">${words.problems.sentBeforeLink}${sentBefore.name === null ? "" : `: ${sentBefore.name}`}</a><button name="anew" value="${sentBefore.anew}">${words.problems.saveAnew}</button>`;
