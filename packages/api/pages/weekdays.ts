/** Days of the week. */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import type { Words } from "./words/words.ts";

export const SUNDAY = 0;

/** 0 for a Sunday; 1970-01-01 was a Thursday. */
export const dayOfWeek = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

/** `Thursday`. */
export const weekdayName = (words: Words, day: Day): string => words.dates.weekdays[dayOfWeek(day)] ?? "";
