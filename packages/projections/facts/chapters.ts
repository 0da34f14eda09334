/** The chapter of an event type, found once. */
import { type EventTypeName, eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import type { Chapter } from "@tareekh/core/catalogue/event-type.ts";

const chapters: ReadonlyMap<string, Chapter> = new Map(
  eventTypes.map(({ type, chapter }) => [type, chapter]),
);

export const chapterOf = (type: EventTypeName): Chapter => {
  const chapter = chapters.get(type);
  if (chapter === undefined) throw new Error(`${type} is no event type`);
  return chapter;
};
