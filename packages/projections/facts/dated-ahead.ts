/**
 * Days that were still to come when they were recorded: mostly a slip of the pen, 2099 for 2009.
 *
 * Such an event keeps its place and has its warning. But nobody can have seen on that day what had not come: the event
 * counts nowhere (`CaseFacts.of`), and what follows from its date for others vouches for nothing.
 */

import type { Day } from "@tareekh/core/calendar/day.ts";
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import type { HistoryEvent } from "@tareekh/core/history/history.ts";

/** What is recorded together is recorded at one time. */
let last: { readonly at: string; readonly day: Day } = { at: "", day: "" as Day };

/** The day in India on which an event was recorded as it stands. */
const recordedOn = ({ recorded }: HistoryEvent): Day => {
  if (last.at !== recorded.at) last = { at: recorded.at, day: dayInIndia(recorded.at) };
  return last.day;
};

/**
 * Whether a day on which an event is said to have happened had not come when it was recorded. That is written in UTC,
 * behind which India never is: a day that had come there had come.
 */
export const isAhead = (event: HistoryEvent, day: Day): boolean =>
  day > event.recorded.at && day > recordedOn(event);

/**
 * Whether an event is said to have happened on a day that had not come when it was recorded, by its own date alone. What
 * says who and what is in the case holds on whatever day it is dated.
 */
export const isDatedAhead = (event: HistoryEvent): boolean => {
  const day = event.occurred?.outer.earliest ?? null;
  return day !== null && isAhead(event, day) && eventTypeNamed(event.type)?.timeless !== true;
};
