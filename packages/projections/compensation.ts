/** Tracks. */
export const compensationTracks = ["compensation", "interim", "special-relief"] as const;
export type CompensationTrack = (typeof compensationTracks)[number];
