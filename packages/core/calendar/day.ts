/**
 * A calendar day, as a court writes it: no clock time, no time zone.
 *
 * Days are ISO 8601 text (`2020-11-12`), which sorts as it reads; arithmetic goes through the day's number.
 */

/** `YYYY-MM-DD`, proleptic Gregorian. */
export type Day = string & { readonly Day: unique symbol };

const MILLISECONDS_A_DAY = 86_400_000;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days met before, by text and by number: a rebuild meets those of the same few years again and again. */
const numbered = new Map<Day, number>();
const written = new Map<number, Day>();
const MOST_KEPT = 100_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => {
  const known = numbered.get(day);
  if (known !== undefined) return known;
  const number =
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) /
    MILLISECONDS_A_DAY;
  if (numbered.size >= MOST_KEPT) numbered.clear();
  numbered.set(day, number);
  return number;
};

/** The day so many days after 1970-01-01. */
export const dayOfNumber = (number: number): Day => {
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * MILLISECONDS_A_DAY).toISOString().slice(0, 10) as Day;
  if (written.size >= MOST_KEPT) written.clear();
  written.set(number, day);
  return day;
};

/** Whether the text is a day of the calendar (`2023-02-29` is not). */
export const isDay = (text: string): text is Day => {
  if (!ISO_DAY.test(text)) return false;
  const number = dayNumber(text as Day);
  return Number.isFinite(number) && dayOfNumber(number) === text;
};

/** The day `count` days later; earlier where `count` is negative. */
export const addDays = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count);

/** Days from `first` to `second`: 1 from a day to the next. */
export const daysBetween = (first: Day, second: Day): number => dayNumber(second) - dayNumber(first);
