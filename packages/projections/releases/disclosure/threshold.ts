/** How small is too small. */

/**
 * A count below this is withheld, and so is a change of a count by less between two releases: the threshold of the
 * Counter-Trafficking Data Collaborative for its k-anonymous data, and the cell-size policy of the US Centers for Medicare
 * & Medicaid Services (no cell of 1 to 10).
 */
export const THRESHOLD = 11;

/** A count of somebody, but of too few. Nobody is no small group: see `docs/disclosure-control.md` on zeros. */
export const isSmall = (count: number): boolean => count !== 0 && Math.abs(count) < THRESHOLD;

/**
 * How many values a small count that is withheld must be able to have, as far as the published ones tell.
 */
export const LEAST_POSSIBLE_VALUES = THRESHOLD - 1;
