/**
 * Days as India counts them, for what has a clock time: when something was recorded, when a day there ends.
 *
 * Indian Standard Time is five and a half hours ahead of UTC, all year and everywhere in the country, so the offset
 * is a constant and no time-zone database is asked.
 */
import { type Day, dayNumber, dayOfNumber } from "./day.ts";

const MILLISECONDS_A_DAY = 86_400_000;
const INDIA_AHEAD_OF_UTC = 19_800_000;

/** The day that it is in India at an instant: milliseconds since 1970-01-01T00:00Z, or ISO text that states its offset. */
export const dayInIndia = (instant: number | string): Day => {
  const milliseconds = typeof instant === "number" ? instant : Date.parse(instant);
  if (typeof instant === "string" && !/(?:Z|[+-]\d{2}:\d{2})$/.test(instant)) {
    throw new RangeError(`${instant} states no offset from UTC, so it is no instant`);
  }
  if (!Number.isFinite(milliseconds)) throw new RangeError(`${instant} is no instant`);
  return dayOfNumber(Math.floor((milliseconds + INDIA_AHEAD_OF_UTC) / MILLISECONDS_A_DAY));
};

/** The first millisecond of a day in India, since 1970-01-01T00:00Z. */
export const startInIndia = (day: Day): number => dayNumber(day) * MILLISECONDS_A_DAY - INDIA_AHEAD_OF_UTC;

/** The last millisecond of a day in India, since 1970-01-01T00:00Z. */
export const endInIndia = (day: Day): number => startInIndia(day) + MILLISECONDS_A_DAY - 1;
