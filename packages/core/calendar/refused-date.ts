/**
 * Why a text is no date, in words that let the person who wrote it mend it.
 *
 * Looked at only once a text has been refused: nothing here decides whether it is one.
 */
import { isDay } from "./day.ts";

/** Years beyond these are slips of the keyboard: no matter before an Indian criminal court lies outside them. */
export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2200;

const EXAMPLES =
  "Write a day as 2020-11-12, a month as 2020-11, a year as 2020, some day between two as 2020-10-01/2020-10-07, " +
  "about then as 2020-09~, a year not stated as XXXX-09, and a time as 2020-11-12T23:30:00+05:30";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The text as it came, shortened where somebody pasted a page. */
export const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;

const pad = (digits: string): string => digits.padStart(2, "0");

/** Matched in this order; the first that fits explains. */
const explanations: readonly {
  readonly form: RegExp;
  readonly why: (parts: readonly string[], text: string) => string | null;
}[] = [
  {
    form: /^$/,
    why: () => `No date came. ${EXAMPLES}; where nothing is known of it, give no date at all.`,
  },
  {
    // Day first, as it is written by hand in India.
    form: /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/,
    why: ([day = "", month = "", year = ""], text) => {
      const day1 = `${year}-${pad(month)}-${pad(day)}`;
      return isDay(day1)
        ? `${quoted(text)} begins with the day. Write the year first: ${day1} for ${Number(day)} ${MONTHS[Number(month) - 1]} ${year}.`
        : `${quoted(text)} begins with the day. Write the year first, then the month, then the day: 2020-11-12.`;
    },
  },
  {
    form: /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
    why: ([year = "", month = "", day = ""], text) =>
      `${quoted(text)} has other signs than hyphens between its parts. Write ${year}-${pad(month)}-${pad(day)}.`,
  },
  {
    form: /^(\d{4})\/(\d{1,2})$/,
    why: ([year = "", month = ""], text) =>
      `${quoted(text)}: a slash stands between two dates. For a month write ${year}-${pad(month)}; for some day between two years write 2020/2021.`,
  },
  {
    form: /^(\d{4})-(\d{1,2})-(\d{1,2})(?=T\d|[~?%]?$)/,
    why: ([year = "", month = "", day = ""], text) => {
      if (month.length < 2 || day.length < 2) {
        return `${quoted(text)}: months and days have two digits. Write ${year}-${pad(month)}-${pad(day)}.`;
      }
      if (isDay(`${year}-${month}-${day}`)) return null;
      const name = MONTHS[Number(month) - 1];
      if (name === undefined) return noSuchMonth(text, month);
      const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
      return `${quoted(text)} is not a day of the calendar: ${name} ${year} has ${days} days. Where the day is not known, write ${year}-${month}.`;
    },
  },
  {
    form: /^(?:\d{4}|XXXX)-(\d{2})(?![\dX])/,
    why: ([month = ""], text) =>
      Number(month) >= 25
        ? `${quoted(text)}: ${month} is neither a month (01 to 12) nor a season (21 to 24). Write a month as 2020-11.`
        : Number(month) < 1 || Number(month) > 12
          ? noSuchMonth(text, month)
          : null,
  },
  {
    form: /^XXXX-(\d{2})-(\d{2})/,
    why: ([month = ""], text) =>
      `${quoted(text)} is not a day of the calendar: ${MONTHS[Number(month) - 1] ?? "that month"} has no such day in any year. Write a day whose year is not stated as XXXX-09-12.`,
  },
  {
    form: /^(\d{4})-(\d)$/,
    why: ([year = "", month = ""], text) =>
      `${quoted(text)}: a month has two digits. Write ${year}-${pad(month)}.`,
  },
  {
    form: /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/,
    why: (_, text) =>
      `${quoted(text)} does not say how far its clock is from UTC. In India write ${text.replace(" ", "T")}+05:30; where the time is not known, write ${text.slice(0, 10)}.`,
  },
  {
    form: /^\d{4}-\d{2}-\d{2}T.*[~?%]$/,
    why: (_, text) =>
      `${quoted(text)}: a time cannot be about or uncertain. Write the day so, ${text.slice(0, 10)}${text.slice(-1)}, or the time without the sign at its end.`,
  },
  {
    form: /^\d{4}-\d{2}-\d{2}[Tt ]/,
    why: (_, text) =>
      `${quoted(text)} is not a time that can be read. Write day, hour, minute and offset from UTC as 2020-11-12T23:30:00+05:30, or the day alone as ${text.slice(0, 10)}.`,
  },
  { form: /\s/, why: (_, text) => `${quoted(text)} has spaces or words in it. ${EXAMPLES}.` },
  { form: /^Y/, why: (_, text) => outsideTheYears(text) },
  {
    form: /^\d{3}$/,
    why: (_, text) => `${quoted(text)} is no whole year. For some year of that decade write ${text}X.`,
  },
  {
    form: /^\d{2}$/,
    why: (_, text) => `${quoted(text)} is no whole year. Write it with four digits, as 2020.`,
  },
];

const noSuchMonth = (text: string, month: string): string =>
  `${quoted(text)}: there is no month ${month}. Months go from 01 to 12, so write November 2020 as 2020-11 and 12 November 2020 as 2020-11-12.`;

/** Why a date that could be read lies outside any case. */
export const outsideTheYears = (text: string): string =>
  `${quoted(text)} lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}, so it looks like a slip in typing. Write the year with its four digits, as 2020-11-12.`;

/** Why a text that could not be read is no date. */
export const whyNoDate = (text: string): string => {
  for (const { form, why } of explanations) {
    const found = form.exec(text);
    const reason = found === null ? null : why(found.slice(1), text);
    if (reason !== null) return reason;
  }
  return `${quoted(text)} is not a date that can be read. ${EXAMPLES}.`;
};
