/**
 * The order of events whose dates are imprecise or missing.
 *
 * Order is asked, `before(a, b)`, and may be unknown; it is never read off the order of a list.
 */
import type { Day } from "./day.ts";
import type { Occurrence } from "./occurrence.ts";

export type Precedence = "yes" | "no" | "cannot-tell";

/** Something to be placed in time: its own date, and what it came after and before. */
export interface Placed {
  readonly id: string;
  readonly occurred: Occurrence | null;
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** The days between which something happened, once `after` and `before` have narrowed them; null where unknown. */
export interface Bounds {
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /** The bounds rest, at least in part, on an approximate or uncertain date. */
  readonly approximate: boolean;
}

export interface Order {
  /** Ids in an order that contradicts neither dates nor references, and depends on nothing else. */
  readonly ids: readonly string[];
  bounds(id: string): Bounds;
  /** Whether `a` certainly came before `b`. */
  before(a: string, b: string): Precedence;
  /** Pairs whose stated dates contradict their stated order: `first` is said to precede `second`. */
  readonly contradictions: readonly { readonly first: string; readonly second: string }[];
  /** Ids on a circle of `after` and `before`, where there is one: their references are then left out of the order. */
  readonly circle: readonly string[];
}

export const arrange = (_items: readonly Placed[]): Order => {
  throw new Error("not yet");
};
