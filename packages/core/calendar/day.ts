/**
 * A calendar day, as a court writes it: no clock time, no time zone.
 *
 * Days are ISO 8601 text (`2020-11-12`), which sorts as it reads; arithmetic goes through the day's number.
 */

/** `YYYY-MM-DD`, proleptic Gregorian. */
export type Day = string & { readonly Day: unique symbol };

const MILLISECONDS_A_DAY = 86_400_000;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days met before, by number: a rebuild meets those of the same few years again and again. */
const written = new Map<number, Day>();
const MOST_KEPT = 100_000;

/** From the day before 0000-03-01 to 1970-01-01. */
const DAYS_BEFORE_1970 = 719_469;

const ZERO = 48;

/** Two decimal digits at a place of a text. */
const twoDigits = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - ZERO) + (text.charCodeAt(at + 1) - ZERO);

/**
 * Days since 1970-01-01; one past the end of its month counts on into the next, as `Date.UTC` has it.
 *
 * By arithmetic, since a rebuild asks for several an event: years begin in March here, so that a leap day is the last
 * of its year and the months' lengths follow one formula (Richards, Explanatory Supplement to the Astronomical Almanac,
 * 3rd edition, 15.11).
 */
export const dayNumber = (day: Day): number => {
  const month = twoDigits(day, 5);
  const year = 100 * twoDigits(day, 0) + twoDigits(day, 2) - (month <= 2 ? 1 : 0);
  const monthsSinceMarch = month + (month <= 2 ? 9 : -3);
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + twoDigits(day, 8);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + dayOfYear - DAYS_BEFORE_1970;
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

/** Years before this one are slips: 0020 for 2020. */
const FIRST_YEAR = 100;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const daysInMonth = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    ? 29
    : (DAYS_IN_MONTH[month - 1] ?? 0);

/** Whether the text is a day of the calendar (`2023-02-29` is not) from the year 100 on. */
export const isDay = (text: string): text is Day => {
  if (!ISO_DAY.test(text)) return false;
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const day = twoDigits(text, 8);
  return year >= FIRST_YEAR && day >= 1 && day <= daysInMonth(year, twoDigits(text, 5));
};

/** The day `count` days later; earlier where `count` is negative. */
export const addDays = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count);

/** Days from `first` to `second`: 1 from a day to the next. */
export const daysBetween = (first: Day, second: Day): number => dayNumber(second) - dayNumber(first);
