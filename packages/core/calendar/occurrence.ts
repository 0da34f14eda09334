import type { Day } from "./day.ts";

/** What was understood of a text, or why it was not. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/**
 * When something happened, as precisely as is known.
 *
 * `earliest` and `latest` are the bounds that the text states, null where it states none; an approximate
 * (`~`) or uncertain (`?`) text keeps its stated bounds and says so.
 */
export interface Occurrence {
  /** As recorded: EDTF (ISO 8601-2, levels 0 and 1, and `XXXX-MM`) or an instant with its offset. */
  readonly text: string;
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /** Milliseconds since 1970-01-01T00:00Z, where the text is an instant; its day is the day where it was written. */
  readonly instant: number | null;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** Reads an occurrence; a text that is none is refused with a reason that a person can act on. */
export const parseOccurrence = (_text: string): Parsed<Occurrence> => {
  throw new Error("not yet");
};
