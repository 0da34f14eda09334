/**
 * Court dates counted once, however many people recorded them.
 *
 * Two people at the same court record the same date, and both records are kept. Whatever counts court dates counts
 * these, so that a second pair of eyes does not look like a second hearing.
 */
import type { Day } from "../calendar/day.ts";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { valuesIn } from "../catalogue/fields.ts";
import { eventsOfType } from "./events-of-type.ts";
import type { History, HistoryEventOf } from "./history.ts";

type CourtDateRecorded = HistoryEventOf<"CourtDateRecorded">;

export interface CourtDate {
  /** The record that counts: the one that says most, and of equal ones that with the smaller id. */
  readonly counted: CourtDateRecorded;
  /** Other records of the same date in the same proceeding, by id. */
  readonly others: readonly CourtDateRecorded[];
}

/** The day of a court date, where it is known exactly; else nobody can say that two are the same. */
const exactDay = ({ occurred }: CourtDateRecorded): Day | null =>
  occurred !== null && occurred.earliest === occurred.latest && !occurred.approximate && !occurred.uncertain
    ? occurred.earliest
    : null;

/** How many single values a record holds. */
const values = (event: CourtDateRecorded): number =>
  [...valuesIn(eventTypeNamed("CourtDateRecorded")?.fields ?? [], event.data)].length;

const saysMoreFirst = (a: CourtDateRecorded, b: CourtDateRecorded): number =>
  values(b) - values(a) || (a.id < b.id ? -1 : 1);

const byId = (a: CourtDateRecorded, b: CourtDateRecorded): number => (a.id < b.id ? -1 : 1);

/**
 * The court dates of a history, each once, in the history's order. Does not depend on who recorded first.
 */
export const distinctCourtDates = (history: History): readonly CourtDate[] => {
  const dates = new Map<string, CourtDateRecorded[]>();
  for (const event of eventsOfType(history, "CourtDateRecorded")) {
    const day = exactDay(event);
    const key = day === null ? event.id : `${day} ${event.data.proceeding}`;
    const known = dates.get(key);
    if (known === undefined) dates.set(key, [event]);
    else known.push(event);
  }
  return [...dates.values()].flatMap((records) => {
    const [counted, ...others] = records.toSorted(saysMoreFirst);
    return counted === undefined ? [] : [{ counted, others: others.sort(byId) }];
  });
};
