/**
 * Dates as Indian registers write them, read into the form in which they are recorded (EDTF).
 *
 * The day comes first: `03/12/2020` is 3 December. What could only be read with the month first is refused and not
 * turned round, since the rows beside it would then have been turned silently.
 */
import { isDay } from "@tareekh/core/calendar/day.ts";
import { parseOccurrence } from "@tareekh/core/calendar/occurrence.ts";
import { datePartsOf } from "../date-parts.ts";
import { excelMoment } from "./xlsx/excel-moment.ts";

export type ReadDate =
  | { readonly ok: true; readonly edtf: string }
  /** A sentence without its subject: `is no date …`. */
  | { readonly ok: false; readonly why: string };

const two = (number: number): string => String(number).padStart(2, "0");

const day = (text: string, year: string, month: number, date: number, time: string): ReadDate => {
  const edtf = `${year}-${two(month)}-${two(date)}`;
  if (month > 12 && date <= 12) {
    return {
      ok: false,
      why: `has no month ${month}; days are read before months, so write ${JSON.stringify(text)} with the day first`,
    };
  }
  return isDay(edtf) ? { ok: true, edtf: `${edtf}${time}` } : { ok: false, why: "is no day of the calendar" };
};

/** Midnight is how spreadsheets write a day; another time is one on India's clocks. */
const readTime = (text: string | null): string | null => {
  if (text === null) return "";
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?$/i.exec(text.trim());
  if (found === null) return null;
  const [, hours = "", minutes = "", seconds = "00", half] = found;
  const told = Number(hours);
  const hour = half === undefined ? told : (told % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half !== undefined && told > 12))
    return null;
  const midnight = hour === 0 && Number(minutes) === 0 && Number(seconds) === 0;
  return midnight ? "" : `T${two(hour)}:${minutes}:${seconds}+05:30`;
};

/** Excel writes 1 January 1950 as 18264; less than five digits may be a year. */
const SERIAL = /^[1-9]\d{4,6}(?:\.\d+)?$/;

const NO_DATE: ReadDate = {
  ok: false,
  why: "is no date that can be read; write it as 03/12/2020, 3 Dec 2020 or 2020-12-03",
};

/**
 * A day, a month or a year as a register has it; a day with a time is an instant in India.
 *
 * @param serialDays whether a number may be a day as spreadsheets count them
 */
export const readIndianDate = (cell: string, serialDays = false): ReadDate => {
  const text = cell.trim();
  if (serialDays && SERIAL.test(text)) {
    const moment = excelMoment(Number(text), "1900");
    if (moment !== null) return readIndianDate(moment);
  }
  const parts = datePartsOf(text);
  if (parts !== null && parts.day !== null) {
    const time = readTime(parts.time);
    return time === null ? NO_DATE : day(text, parts.year, parts.month, Number(parts.day), time);
  }
  if (parts !== null && parts.month >= 1 && parts.month <= 12)
    return { ok: true, edtf: `${parts.year}-${two(parts.month)}` };

  const written = parseOccurrence(text);
  return written.ok ? { ok: true, edtf: text } : NO_DATE;
};
