/** Which events say something about the record and those in it, rather than that something happened. */
import type { EventType } from "../catalogue/event-type.ts";

/**
 * Whether an event of the type, where it has no date, holds at any day; the catalogue says so of each type.
 *
 * That a person or a proceeding is in the case, that two cases are linked or that a warning was settled did not happen
 * on some unknown day of the case: without such events the others could not be read, so they belong to the case as it
 * stood on any day. An arrest without a date is none of them: nobody knows whether it had happened. Nor is a closing,
 * a check of pendency or a claim, though they are found among the events on record-keeping.
 */
export const isOfTheRecord = (type: EventType): boolean => type.timeless;
