/**
 * The parts of a date as people and registers write it, the day before the month: one reading for forms and imports.
 * Whether there is such a day is for whoever asks (a form asks again, an import refuses the row).
 */
import { monthNamed } from "@tareekh/core/calendar/month-names.ts";

export interface DateParts {
  /** Of four digits, also where two were written. */
  readonly year: string;
  /** From 1; more than 12 where it was written so. */
  readonly month: number;
  /** Null where a month was written. */
  readonly day: string | null;
  /** What was written after a day, as `14:30` or `2:30 pm`; null where nothing was. */
  readonly time: string | null;
}

const TIME = String.raw`(?:[\sT,]+(?<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?))?`;
const DAY = String.raw`(?<day>\d{1,2})`;
const ORDINAL = "(?:st|nd|rd|th)?";
const NAME = String.raw`(?<name>[a-z]{3,9}\.?)`;
const NUMBER = String.raw`(?<month>\d{1,2})`;
const BETWEEN = String.raw`\s*[/.\-\s]\s*`;

const FORMS: readonly RegExp[] = [
  // 03/12/2020
  `${DAY}${BETWEEN}${NUMBER}${BETWEEN}(?<year>\\d{4}|\\d{2})${TIME}`,
  // 3rd Dec, 2020
  `${DAY}${ORDINAL}[\\s\\-/.,]*${NAME}[\\s\\-/.,]*(?<year>\\d{4}|\\d{2})${TIME}`,
  // Dec 3, 2020
  `${NAME}\\s+${DAY}${ORDINAL},?\\s+(?<year>\\d{4})${TIME}`,
  // 2020-12-03
  `(?<year>\\d{4})[-/.]${NUMBER}[-/.]${DAY}${TIME}`,
  // Dec 2020
  `${NAME}[\\s\\-/,]+(?<year>\\d{4})`,
  // 12/2020
  `${NUMBER}[-/. ](?<year>\\d{4})`,
  // 2020-12
  String.raw`(?<year>\d{4})-(?<month>\d{2})`,
].map((form) => new RegExp(`^${form}$`, "i"));

/** `20` is 2020 and `75` is 1975: neither a case that anybody follows nor whoever is in it reaches further either way. */
const fullYear = (written: string): string =>
  written.length === 4 ? written : `${Number(written) < 50 ? "20" : "19"}${written}`;

/** Null where it is no day and no month. The text has no space around it. */
export const datePartsOf = (text: string): DateParts | null => {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const month = parts.name === undefined ? Number(parts.month) : monthNamed(parts.name);
    return month === null
      ? null
      : { year: fullYear(parts.year ?? ""), month, day: parts.day ?? null, time: parts.time ?? null };
  }
  return null;
};
