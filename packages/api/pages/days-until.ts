import { type Day, daysBetween, isDay } from "@tareekh/core/calendar/day.ts";
import type { Words } from "./words/words.ts";

/** `in 3 days`, `today`, `12 days ago`: for what is due. */
export const daysUntil = (words: Words, today: string, day: string): string => {
  if (!isDay(day)) return "";
  const days = daysBetween(today as Day, day);
  if (days === 0) return words.days.today;
  if (days === 1) return words.days.tomorrow;
  return days > 0 ? words.days.in(days) : words.days.ago(-days);
};

/** `38 days later`, `that day`: how far a day is from another that is not today. */
export const daysFrom = (words: Words, then: string, day: string): string => {
  if (!isDay(day)) return "";
  const days = daysBetween(then as Day, day);
  if (days === 0) return words.days.thatDay;
  return days > 0 ? words.days.later(days) : words.days.earlier(-days);
};
