/** Something implausible that was found in a history, before it is known whether anybody has settled it. */
export interface FoundWarning {
  /** Its kind and the events that it rests on, joined by colons; see `Warning.key`. */
  readonly key: string;
  /** What is implausible, in a sentence or two, with nothing in it that is sealed. */
  readonly text: string;
  /** The events concerned. */
  readonly events: readonly string[];
}
