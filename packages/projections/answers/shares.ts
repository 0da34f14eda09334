/** Shares of a hundred, under the rule for small numbers. */
import { FEWEST_EVENTS } from "../statistics/statistics.ts";

/** To a tenth; null of fewer than five, of which a share says nothing. */
export const of100 = (count: number, of: number): number | null =>
  of < FEWEST_EVENTS ? null : Math.round((1000 * count) / of) / 10;

/** How many there are of each, to a tenth; null of fewer than five. */
export const meanOf = (count: number, of: number): number | null =>
  of < FEWEST_EVENTS ? null : Math.round((10 * count) / of) / 10;
