/** The bands in which a timeline is drawn, and in which of them an event stands. */
import { type EventTypeName, eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { Chapter } from "@tareekh/core/catalogue/event-type.ts";
import { isOfTheRecord } from "@tareekh/core/history/of-the-record.ts";

/** From top to bottom; `record` holds what says something about the record and those in it. */
export const lanes = ["people", "police", "custody", "court", "protection", "record"] as const;
export type Lane = (typeof lanes)[number];

const byChapter: Readonly<Record<Chapter, Lane>> = {
  people: "people",
  investigation: "police",
  "custody-and-bail": "custody",
  court: "court",
  "care-and-compensation": "people",
  "intimidation-and-protection": "protection",
  "record-keeping": "record",
};

/** What happened to the survivor rather than in the investigation or to an accused. */
const ofPeople = new Set<EventTypeName>([
  "OffenceTookPlace",
  "JourneyMade",
  "RescueAttemptCalledOff",
  "SurvivorRescued",
  "SurvivorProducedBeforeMagistrate",
  "SurvivorCustodyOrdered",
  "SurvivorInquiryConcluded",
  "SurvivorCustodyEnded",
]);

const laneOfType = (name: EventTypeName): Lane => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`${name} is no event type`);
  if (isOfTheRecord(type)) return "record";
  return ofPeople.has(name) ? "people" : byChapter[type.chapter];
};

const found = new Map<EventTypeName, Lane>();

export const laneOf = (type: EventTypeName): Lane => {
  const known = found.get(type);
  if (known !== undefined) return known;
  const lane = laneOfType(type);
  found.set(type, lane);
  return lane;
};
