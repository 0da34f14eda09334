/** How a case's entries divide for reading: in order, without any order, and what only says who and what is in it. */
import type { TimelineEntry } from "@tareekh/projections/timeline/timeline.ts";

export interface Numbered {
  readonly entry: TimelineEntry;
  /** Its place on the page, from 1: through the parts one after another. */
  readonly number: number;
}

export interface EntryParts {
  readonly placed: readonly Numbered[];
  /** Without a date, and with no event that it came before or after. */
  readonly unplaced: readonly Numbered[];
  /** Without date and order, and no happening: people, identities, the opening of the file. */
  readonly settingUp: readonly Numbered[];
}

/** What the record says of itself and of those in it; a claim is what a source says, and stands with the rest. */
const setsUp = (entry: TimelineEntry) => entry.lane === "record" && entry.type !== "ClaimReported";

export const partsOf = (entries: readonly TimelineEntry[]): EntryParts => {
  const referred = new Set(entries.flatMap((entry) => [...entry.after, ...entry.before]));
  const hasPlace = (entry: TimelineEntry) =>
    entry.occurred !== null ||
    entry.bounds.earliest !== null ||
    entry.bounds.latest !== null ||
    entry.after.length > 0 ||
    entry.before.length > 0 ||
    referred.has(entry.eventId);
  let number = 0;
  const numbered = (belongs: (entry: TimelineEntry) => boolean) =>
    entries.filter(belongs).map((entry): Numbered => {
      number += 1;
      return { entry, number };
    });
  return {
    placed: numbered(hasPlace),
    unplaced: numbered((entry) => !hasPlace(entry) && !setsUp(entry)),
    settingUp: numbered((entry) => !hasPlace(entry) && setsUp(entry)),
  };
};

/** Every entry's number on the page, by its id. */
export const numbersOf = ({ placed, unplaced, settingUp }: EntryParts): ReadonlyMap<string, Numbered> =>
  new Map([...placed, ...unplaced, ...settingUp].map((one) => [one.entry.eventId, one]));
