/**
 * The order of events whose dates are imprecise or missing.
 *
 * Order is asked, `before(a, b)`, and may be unknown; it is never read off the order of a list.
 *
 * What counts as certain. Every event lies within a stretch of time: a day is that day in India, an instant a point,
 * a month or an interval all of its days, and an approximate or uncertain date also one of its own units on either
 * side (`Occurrence.outer`). What an event came after and before narrows its stretch, through any number of events
 * between. One event certainly came before another if the references say so or if its stretch ends before the other's
 * begins. Two events on one day are therefore in no order unless their clock times or their references give one.
 */
import type { Day } from "./day.ts";
import { dayInIndia, endInIndia, startInIndia } from "./days-in-india.ts";
import { type Limits, narrow, type Stretch } from "./narrowing.ts";
import type { Occurrence } from "./occurrence.ts";
import { type Graph, referencesOf } from "./references.ts";
import { sequenceOf } from "./sequence.ts";

export type Precedence = "yes" | "no" | "cannot-tell";

/** Something to be placed in time: its own date, and what it came after and before. */
export interface Placed {
  /** Unique among those placed together. */
  readonly id: string;
  readonly occurred: Occurrence | null;
  /** Ids; those that are not among the things placed say nothing. */
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
  /**
   * Ids in an order that contradicts neither dates nor references, and depends on nothing else but, where those leave
   * it open, on the ids themselves. What has no date and no place among the dated comes last.
   */
  readonly ids: readonly string[];
  /**
   * The stated bounds (of an approximate date too), narrowed as far as what is certain of other events allows; as
   * stated where that would leave no day. Without bounds for an id that was not placed.
   */
  bounds(id: string): Bounds;
  /** Whether it certainly happened by the end of that day in India, certainly did not, or may have. */
  happenedBy(id: string, day: Day): Precedence;
  /** Whether `a` certainly came before `b`; `no` where `b` certainly came before `a`, or both are the same. */
  before(a: string, b: string): Precedence;
  /**
   * Pairs whose stated dates contradict their stated order, which may be stated through events between: `first` is
   * said to precede `second`. The references that lead from one to the other are left out of the order.
   */
  readonly contradictions: readonly { readonly first: string; readonly second: string }[];
  /** Ids on a circle of `after` and `before`, where there is one: the references among them are left out of the order. */
  readonly circle: readonly string[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const UNKNOWN: Stretch = { start: -Infinity, end: Infinity, rough: false };

const stretchOf = ({ occurred }: Placed): Stretch => {
  if (occurred === null) return UNKNOWN;
  const rough = occurred.approximate || occurred.uncertain;
  if (occurred.instant !== null) return { start: occurred.instant, end: occurred.instant, rough };
  const { earliest, latest } = occurred.outer;
  return {
    start: earliest === null ? -Infinity : startInIndia(earliest),
    end: latest === null ? Infinity : endInIndia(latest),
    rough,
  };
};

/** The day of an event's limit where it is another event's date that says so; null where it is its own, or none does. */
const inherited = ({ at, from }: Limits, node: number): Day | null => {
  const time = at[node] ?? Infinity;
  return from[node] === node || !Number.isFinite(time) ? null : dayInIndia(time);
};

/** Whether references lead from one event to another; what one leads to is found when first asked, and kept. */
const pathsIn = (graph: Graph): ((from: number, to: number) => boolean) => {
  const reached = new Map<number, Uint8Array>();
  return (from, to) => {
    if ((graph[from]?.length ?? 0) === 0) return false;
    let found = reached.get(from);
    if (found === undefined) {
      found = new Uint8Array(graph.length);
      const open = [from];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        for (const next of graph[node] ?? []) {
          if (found[next] === 1) continue;
          found[next] = 1;
          open.push(next);
        }
      }
      reached.set(from, found);
    }
    return found[to] === 1;
  };
};

/** Things in the sequence of `Order.ids`, and the answers about them. */
export interface Arranged<Thing extends Placed> {
  readonly sequence: readonly Thing[];
  readonly order: Order;
}

/** Puts things in order. Linear in things and references, but for sorting; to ask of all pairs is quadratic. */
export const arranged = <Thing extends Placed>(placed: readonly Thing[]): Arranged<Thing> => {
  // Numbered by id, so that nothing below can depend on the order in which they came.
  const items = placed.toSorted((a, b) => byText(a.id, b.id));
  const numberOf = new Map<string, number>();
  items.forEach(({ id }, node) => void numberOf.set(id, node));
  const idOf = (node: number): string => items[node]?.id ?? "";
  const stretches = items.map(stretchOf);
  const references = referencesOf(items, numberOf);
  const narrowed = narrow(stretches, references);
  const { starts, ends } = narrowed;
  const leadsTo = pathsIn(narrowed.successors);
  const precedes = (a: number, b: number): boolean =>
    (ends.at[a] ?? Infinity) < (starts.at[b] ?? -Infinity) || leadsTo(a, b);

  const boundsOf = (node: number): Bounds => {
    const occurred = items[node]?.occurred ?? null;
    const stated = {
      earliest: occurred?.earliest ?? null,
      latest: occurred?.latest ?? null,
      approximate: stretches[node]?.rough ?? false,
    };
    let { earliest, latest, approximate } = stated;
    const notBefore = inherited(starts, node);
    if (notBefore !== null && (earliest === null || notBefore > earliest)) {
      earliest = notBefore;
      approximate ||= stretches[starts.from[node] ?? node]?.rough ?? false;
    }
    const notAfter = inherited(ends, node);
    if (notAfter !== null && (latest === null || notAfter < latest)) {
      latest = notAfter;
      approximate ||= stretches[ends.from[node] ?? node]?.rough ?? false;
    }
    return earliest !== null && latest !== null && earliest > latest
      ? stated
      : { earliest, latest, approximate };
  };
  const bounds = new Map<string, Bounds>();

  const sequence = sequenceOf(narrowed).flatMap((node) => items[node] ?? []);
  const order: Order = {
    ids: sequence.map(({ id }) => id),
    contradictions: narrowed.contradictions.map(([first, second]) => ({
      first: idOf(first),
      second: idOf(second),
    })),
    circle: references.onCircle.map(idOf),
    bounds: (id) => {
      const known = bounds.get(id);
      if (known !== undefined) return known;
      const node = numberOf.get(id);
      if (node === undefined) return { earliest: null, latest: null, approximate: false };
      const found = boundsOf(node);
      bounds.set(id, found);
      return found;
    },
    happenedBy: (id, day) => {
      const node = numberOf.get(id);
      if (node === undefined) return "cannot-tell";
      const endOfDay = endInIndia(day);
      if ((ends.at[node] ?? Infinity) <= endOfDay) return "yes";
      return (starts.at[node] ?? -Infinity) > endOfDay ? "no" : "cannot-tell";
    },
    before: (a, b) => {
      const first = numberOf.get(a);
      const second = numberOf.get(b);
      if (first === undefined || second === undefined) return a === b ? "no" : "cannot-tell";
      if (first === second) return "no";
      if (precedes(first, second)) return "yes";
      return precedes(second, first) ? "no" : "cannot-tell";
    },
  };
  return { sequence, order };
};

/** The answers about a set of things; see `arranged`. */
export const arrange = (placed: readonly Placed[]): Order => arranged(placed).order;
