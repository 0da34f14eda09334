/** Counts as the sentences of answers write them. */
import type { Unit } from "./span-question.ts";

const grouped = new Intl.NumberFormat("en-IN");

/** `1,04,523`: digits grouped as in India. */
export const figure = (count: number): string => grouped.format(count);

/** `1 case`, `2 cases`. */
export const many = (count: number, one: string, more: string): string =>
  `${figure(count)} ${count === 1 ? one : more}`;

/** `1 proceeding`, `2 accused`. */
export const unitsIn = (unit: Unit, count: number): string =>
  unit === "proceeding" ? many(count, "proceeding", "proceedings") : `${figure(count)} accused`;

export const casesIn = (count: number): string => many(count, "case", "cases");

/**
 * Which of those counted are not in the curve, and why: each stands under one reason, so that they add up; null where all
 * are in it.
 *
 * @param because how many, and why as the end of a sentence; of what is left over, the days are not known
 */
export const notInCurve = (
  { counted, observed }: { readonly counted: number; readonly observed: number },
  unit: Unit,
  because: readonly (readonly [count: number, which: string])[],
): string | null => {
  const out = counted - observed;
  if (out === 0) return null;
  const undated = out - because.reduce((sum, [count]) => sum + count, 0);
  const reasons = [...because, [undated, "without the dates that a number of days needs"] as const];
  const told = reasons.filter(([count]) => count > 0).map(([count, which]) => `${figure(count)} ${which}`);
  return `Not in the curve, nor in its figures: ${figure(out)} of ${unitsIn(unit, counted)}. Of these, ${told.join("; ")}.`;
};

/** Why an end, or a wait, is in no curve that counts from the day on which the office began to follow each. */
export const followedTooLate = {
  afterEnd: "followed by this office only from the day of the end or later",
  afterWait:
    "followed by this office only from the last day on which the wait is known to have gone on, or later",
} as const;
