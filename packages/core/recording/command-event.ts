/** An event of a command once it has been read: its content plain, its type found, its references resolved. */
import type { ContentToAppend, EventType } from "../catalogue/event-type.ts";

export interface CommandEvent {
  /** From 0, within the command. */
  readonly index: number;
  readonly type: EventType;
  /** What is to be appended, its texts not sealed yet. */
  readonly content: ContentToAppend;
  /** For a correction: the type of the event that it corrects. Null until the case has been asked. */
  readonly corrects: EventType | null;
}

/** What a correction says, a retraction and its withdrawal: which event they are about. */
export const targetOf = (event: CommandEvent): string | null =>
  isAboutAnother(event.content.type)
    ? String((event.content.data as { readonly target: unknown }).target)
    : null;

/** Whether events of this type say something of another event, and nothing of the case. */
export const isAboutAnother = (type: string): boolean =>
  type === "EventCorrected" || type === "EventRetracted" || type === "RetractionWithdrawn";

/** What a correction puts in place of what was recorded. */
export interface Replacement {
  readonly occurred: string | null;
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  readonly source: ContentToAppend["source"];
  readonly data: Record<string, unknown>;
  readonly version: number;
}

/** What a correction puts in place; null for an event of any other type. */
export const replacementOf = (event: CommandEvent): Replacement | null =>
  event.content.type === "EventCorrected"
    ? (event.content.data as { readonly replacement: Replacement }).replacement
    : null;
