/** What figures can be broken down by: columns that every row of a proceeding has. */
export const breakdowns = ["state", "district", "agency", "year"] as const;
export type Breakdown = (typeof breakdowns)[number];
