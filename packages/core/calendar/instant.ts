/**
 * Instants: a day and a clock time with its offset from UTC.
 *
 * Not left to the library `edtf`, which drops the offset, reads a time without one in the time zone of the machine,
 * and turns 24:00 and 30 February into the day after.
 */
import { type Day, dayNumber, isDay } from "./day.ts";

export interface Instant {
  /** The day as it was written, whatever day it then was elsewhere. */
  readonly day: Day;
  /** Since 1970-01-01T00:00Z. */
  readonly milliseconds: number;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])(0\d|1[0-4]):([0-5]\d))$/;

/** Reads `2020-11-12T23:30:00+05:30` or `2020-11-12T18:00Z`; null for everything else, a time without offset among it. */
export const readInstant = (text: string): Instant | null => {
  const found = INSTANT.exec(text);
  if (found === null) return null;
  const [
    ,
    day = "",
    hours,
    minutes,
    seconds = "0",
    fraction = "",
    sign,
    offsetHours = "0",
    offsetMinutes = "0",
  ] = found;
  if (!isDay(day)) return null;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  if (Math.abs(offset) > 14 * 60) return null;
  const minute = (dayNumber(day) * 24 + Number(hours)) * 60 + Number(minutes) - offset;
  return { day, milliseconds: minute * 60_000 + Number(seconds) * 1_000 + Number(fraction.padEnd(3, "0")) };
};
