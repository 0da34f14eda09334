/** Durations in days, as ranges where the dates are imprecise. */
import { daysBetween } from "./day.ts";
import type { Bounds } from "./order.ts";

/** Days; null where there is no bound on that side. */
export interface DayRange {
  readonly least: number | null;
  readonly most: number | null;
}

/** The days from one event to another: exact where both days are, a range where not. */
export const durationBetween = (from: Bounds, to: Bounds): DayRange => ({
  least: from.latest !== null && to.earliest !== null ? daysBetween(from.latest, to.earliest) : null,
  most: from.earliest !== null && to.latest !== null ? daysBetween(from.earliest, to.latest) : null,
});
