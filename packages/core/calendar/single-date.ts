/**
 * One EDTF date (ISO 8601-2): a year, month or day, with digits left open, a season, or a year that is not stated,
 * and the sign that says it is approximate or uncertain.
 *
 * The library `edtf` reads years, months and open digits. Not left to it, because it is wrong there: whole days (it
 * turns 2023-02-29 into 1 March), dates whose year is not stated (it refuses XXXX-09 and takes XXXX for the years 0 to
 * 9999), seasons (it takes spring for January to March), signs at the end of anything but a plain date, and intervals.
 */
/// <reference path="./edtf.d.ts" />
import { Date as EdtfDate, parse } from "edtf";
import { addDays, type Day, dayOfNumber, isDay } from "./day.ts";

export interface SingleDate {
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /** The bounds that hold even where the date is approximate or uncertain. */
  readonly outer: { readonly earliest: Day | null; readonly latest: Day | null };
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** The first and last day that a date covers, and how many months make one of the units in which it is written. */
interface Span {
  readonly earliest: Day;
  readonly latest: Day;
  /** 0 for a day. */
  readonly unit: number;
}

const MILLISECONDS_A_DAY = 86_400_000;

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_NOT_STATED = /^XXXX(?:-XX(?:-XX)?|-(?:0[1-9]|1[0-2])(?:-(?:XX|\d{2}))?)?$/;
const SEASON = /^(\d{4})-(2[1-4])$/;

/**
 * First and last month of the seasons of EDTF, counted from January of the year named as 1.
 *
 * EDTF leaves open where a season begins. The bounds are the widest of what is meant by the word in India: by the
 * months of the almanac (spring from February, autumn from September), of the Meteorological Department (summer March to
 * May, winter January and February), and of the northern hemisphere (summer June to August, winter from December,
 * named by the year in which it begins or by that in which it ends).
 */
const SEASONS: Readonly<Record<string, readonly [first: number, last: number]>> = {
  "21": [2, 5],
  "22": [3, 8],
  "23": [9, 12],
  "24": [0, 14],
};

const pad = (number: number, width: number): string => String(number).padStart(width, "0");

/** The first day of the month so many months after January of year 0. */
const firstOfMonth = (months: number): Day =>
  `${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}-01` as Day;

const monthsOf = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The same day so many months later, for days that are the first of a month. */
const addMonths = (first: Day, count: number): Day => firstOfMonth(monthsOf(first) + count);

const spanOfSeason = (year: string, season: string): Span | null => {
  const months = SEASONS[season];
  if (months === undefined) return null;
  const january = Number(year) * 12;
  return {
    earliest: firstOfMonth(january + months[0] - 1),
    latest: addDays(firstOfMonth(january + months[1]), -1),
    unit: 3,
  };
};

/** How many months the finest part covers that the text states without an X. */
const unitOf = (text: string): number => {
  if (/^\d{4}-\d{2}(?:-XX)?$/.test(text)) return 1;
  if (/^\d{4}/.test(text)) return 12;
  return /^\d{3}X/.test(text) ? 120 : 1200;
};

const spanByLibrary = (text: string): Span | null => {
  try {
    const date = new EdtfDate(parse(text, { level: 1, types: ["Date"] }));
    // What it rolled over into another date reads differently when written again.
    if (date.edtf !== text) return null;
    const day = (milliseconds: number) => dayOfNumber(Math.floor(milliseconds / MILLISECONDS_A_DAY));
    return { earliest: day(date.min), latest: day(date.max), unit: unitOf(text) };
  } catch {
    return null;
  }
};

const spanOf = (text: string): Span | null => {
  if (WHOLE_DAY.test(text)) return isDay(text) ? { earliest: text, latest: text, unit: 0 } : null;
  const season = SEASON.exec(text);
  if (season !== null) return spanOfSeason(season[1] ?? "", season[2] ?? "");
  return /^\d{2}[\dX]/.test(text) ? spanByLibrary(text) : null;
};

/**
 * The span, widened on both sides by one of the units in which it is written: the month before and after for
 * `2020-09~`, the day before and after for `2020-09-12?`.
 *
 * EDTF does not say how far off an approximate or uncertain date may be. One unit is this project's convention: what
 * is called certain holds for anything within it.
 */
const widened = ({ earliest, latest, unit }: Span): { readonly earliest: Day; readonly latest: Day } =>
  unit === 0
    ? { earliest: addDays(earliest, -1), latest: addDays(latest, 1) }
    : {
        earliest: addMonths(earliest, -unit),
        latest: addDays(addMonths(addDays(latest, 1), unit), -1),
      };

const yearNotStated = (text: string): boolean =>
  YEAR_NOT_STATED.test(text) &&
  // A day that some year has: 2000 had a 29 February.
  (!/\d{2}-\d{2}$/.test(text) || isDay(text.replace("XXXX", "2000")));

/** Reads one date; null where it is none. */
export const readSingleDate = (text: string): SingleDate | null => {
  const sign = /[~?%]$/.exec(text)?.[0] ?? "";
  const plain = sign === "" ? text : text.slice(0, -1);
  const approximate = sign === "~" || sign === "%";
  const uncertain = sign === "?" || sign === "%";
  if (yearNotStated(plain)) {
    const unknown = { earliest: null, latest: null };
    return { ...unknown, outer: unknown, approximate, uncertain };
  }
  const span = spanOf(plain);
  if (span === null) return null;
  const stated = { earliest: span.earliest, latest: span.latest };
  return { ...stated, outer: sign === "" ? stated : widened(span), approximate, uncertain };
};
