/**
 * Court dates counted once, however many people recorded them.
 *
 * Two people at the same court record the same date, and both records are kept. Whatever counts court dates counts
 * these, so that a second pair of eyes does not look like a second hearing. Two courts that sat in one proceeding on
 * one day, a trial court and a High Court, held two.
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
  /** Other records of the same date, in the same proceeding and before the same court, by id. */
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

const plain = (name: string | undefined): string | undefined =>
  name?.trim().replace(/\s+/g, " ").toLowerCase();

const agree = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a === b;

/** Whether two records may be of one court: what both say of it, its type and its name, is the same. */
const sameCourt = ({ data: a }: CourtDateRecorded, { data: b }: CourtDateRecorded): boolean =>
  agree(a.court, b.court) && agree(plain(a.courtName), plain(b.courtName));

/**
 * Records of one proceeding and day, by court. One that fits two courts which cannot be the same (it names none, and
 * two sat) is not guessed to be of either: it counts with those that say exactly what it says of the court.
 */
const byCourt = (
  records: readonly CourtDateRecorded[],
): readonly (readonly [CourtDateRecorded, ...CourtDateRecorded[]])[] => {
  const unclear = new Set(
    records.filter((one) => {
      const fits = records.filter((other) => sameCourt(one, other));
      return fits.some((a) => fits.some((b) => !sameCourt(a, b)));
    }),
  );
  const together = (a: CourtDateRecorded, b: CourtDateRecorded): boolean =>
    unclear.has(a) || unclear.has(b)
      ? a.data.court === b.data.court && plain(a.data.courtName) === plain(b.data.courtName)
      : sameCourt(a, b);
  // What fits one court only agrees with all that agree with it, so that to compare with one of them is enough.
  const courts: [CourtDateRecorded, ...CourtDateRecorded[]][] = [];
  for (const record of records) {
    const known = courts.find(([first]) => together(first, record));
    if (known === undefined) courts.push([record]);
    else known.push(record);
  }
  return courts;
};

const NONE: readonly never[] = Object.freeze([]);

/** The dates of which these are the records: of one day in one proceeding, or one alone. */
const datesOf = (records: readonly CourtDateRecorded[]): readonly CourtDate[] => {
  const [only] = records;
  if (only !== undefined && records.length === 1) return [{ counted: only, others: NONE }];
  return byCourt(records).flatMap((ofOne) => {
    const [counted, ...others] = ofOne.toSorted(saysMoreFirst);
    return counted === undefined ? [] : [{ counted, others: others.sort(byId) }];
  });
};

/** The court dates of which these are the records, each once, in the order in which their first records come. */
export const courtDatesOf = (records: readonly CourtDateRecorded[]): readonly CourtDate[] => {
  const dates = new Map<string, CourtDateRecorded[]>();
  for (const event of records) {
    const day = exactDay(event);
    const key = day === null ? event.id : `${day} ${event.data.proceeding}`;
    const known = dates.get(key);
    if (known === undefined) dates.set(key, [event]);
    else known.push(event);
  }
  return [...dates.values()].flatMap(datesOf);
};

/** Those of the history that was asked for last: its warnings ask, and several projections do. */
let last: { readonly history: History; readonly dates: readonly CourtDate[] } | null = null;

/**
 * The court dates of a history, each once, in the history's order. Does not depend on who recorded first.
 */
export const distinctCourtDates = (history: History): readonly CourtDate[] => {
  if (last?.history !== history)
    last = { history, dates: courtDatesOf(eventsOfType(history, "CourtDateRecorded")) };
  return last.dates;
};
