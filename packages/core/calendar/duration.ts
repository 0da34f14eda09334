/** Durations in days, as ranges where the dates are imprecise. */
import { daysBetween } from "./day.ts";
import type { Bounds, Precedence } from "./order.ts";

/** Days; null where there is no bound on that side. */
export interface DayRange {
  readonly least: number | null;
  readonly most: number | null;
}

export interface Duration extends DayRange {
  /** It rests, at least in part, on an approximate or uncertain date. */
  readonly approximate: boolean;
}

/**
 * The days from one event to another: exact where both days are, a range where not.
 *
 * A number below zero means that `to` may have come first. Where it is known that it did not (`Order.before(from, to)`
 * is `yes`), say so: the range then begins at 0, also where no date bounds it.
 */
export const durationBetween = (
  from: Bounds,
  to: Bounds,
  fromBeforeTo: Precedence = "cannot-tell",
): Duration => {
  const least = from.latest !== null && to.earliest !== null ? daysBetween(from.latest, to.earliest) : null;
  const most = from.earliest !== null && to.latest !== null ? daysBetween(from.earliest, to.latest) : null;
  return {
    least: fromBeforeTo === "yes" ? Math.max(least ?? 0, 0) : least,
    // Clock times abroad can put the earlier of two instants on the later day.
    most: fromBeforeTo === "yes" && most !== null ? Math.max(most, 0) : most,
    approximate: from.approximate || to.approximate,
  };
};

/** Whether the second event may have come before the first. */
export const mayBeNegative = ({ least }: DayRange): boolean => least === null || least < 0;
