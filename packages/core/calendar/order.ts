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
import { componentsOf } from "./circles.ts";
import type { Day } from "./day.ts";
import { dayInIndia, endInIndia, startInIndia } from "./days-in-india.ts";
import type { Occurrence } from "./occurrence.ts";

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

/** One side of a stretch of time: milliseconds since 1970-01-01T00:00Z, and whose date says so. */
interface Limit {
  /** Infinite where unknown. */
  readonly at: number;
  readonly from: number;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const stretchOf = (occurred: Occurrence | null): Stretch => {
  if (occurred === null) return { start: -Infinity, end: Infinity };
  if (occurred.instant !== null) return { start: occurred.instant, end: occurred.instant };
  const { earliest, latest } = occurred.outer;
  return {
    start: earliest === null ? -Infinity : startInIndia(earliest),
    end: latest === null ? Infinity : endInIndia(latest),
  };
};

const isRough = (occurred: Occurrence | null | undefined): boolean =>
  occurred != null && (occurred.approximate || occurred.uncertain);

type Graph = readonly (readonly number[])[];

const reversed = (graph: Graph): number[][] => {
  const result: number[][] = graph.map(() => []);
  graph.forEach((targets, node) => {
    for (const target of targets) result[target]?.push(node);
  });
  return result;
};

/** Who precedes whom by reference, each pair once, neighbours in order of id as the nodes are. */
const statedOrder = (items: readonly Placed[], numberOf: ReadonlyMap<string, number>): number[][] => {
  const successors = items.map(() => new Set<number>());
  items.forEach((item, node) => {
    for (const id of item.after) {
      const earlier = numberOf.get(id);
      if (earlier !== undefined) successors[earlier]?.add(node);
    }
    for (const id of item.before) {
      const later = numberOf.get(id);
      if (later !== undefined) successors[node]?.add(later);
    }
  });
  return successors.map((set) => [...set].sort((a, b) => a - b));
};

/** The answers about a set of placed things. Linear in things and references; pairs are looked up as they are asked. */
export const arrange = (placed: readonly Placed[]): Order => {
  // Numbered by id, so that nothing below can depend on the order in which they came.
  const items = [...placed].sort((a, b) => byText(a.id, b.id));
  const count = items.length;
  const numberOf = new Map(items.map((item, node) => [item.id, node]));
  const idOf = (node: number): string => items[node]?.id ?? "";
  const stretches = items.map((item) => stretchOf(item.occurred));
  const rough = items.map((item) => isRough(item.occurred));
  const unknownStretch: Stretch = { start: -Infinity, end: Infinity };

  const stated = statedOrder(items, numberOf);
  const { componentOf, successorsFirst } = componentsOf(stated);
  const predecessorsFirst = successorsFirst.toReversed();

  const onCircle = new Set<number>();
  const withoutCircles = stated.map((targets, node) =>
    targets.filter((target) => {
      if (componentOf[target] !== componentOf[node]) return true;
      onCircle.add(node).add(target);
      return false;
    }),
  );

  /** The better of two limits; of equal ones that which rests on an exact date, then the one with the smaller id. */
  const better = (a: Limit, b: Limit, sign: 1 | -1): Limit => {
    if (a.at !== b.at) return (a.at - b.at) * sign > 0 ? a : b;
    const roughA = rough[a.from] ?? false;
    if (roughA !== (rough[b.from] ?? false)) return roughA ? b : a;
    return a.from <= b.from ? a : b;
  };
  const startsOver = (graph: Graph): Limit[] => {
    const starts = stretches.map(({ start }, from): Limit => ({ at: start, from }));
    for (const node of predecessorsFirst) {
      const start = starts[node];
      if (start === undefined) continue;
      for (const later of graph[node] ?? []) starts[later] = better(starts[later] ?? start, start, 1);
    }
    return starts;
  };
  const endsOver = (graph: Graph): Limit[] => {
    const ends = stretches.map(({ end }, from): Limit => ({ at: end, from }));
    for (const node of successorsFirst) {
      for (const later of graph[node] ?? []) {
        const own = ends[node];
        const end = ends[later];
        if (own !== undefined && end !== undefined) ends[node] = better(own, end, -1);
      }
    }
    return ends;
  };

  /*
   * A reference lies on a contradicted path exactly if what must precede it starts after what must follow it has
   * ended. With those gone no path contradicts the dates, so narrowing along the rest leaves nothing without a day.
   */
  const allStarts = startsOver(withoutCircles);
  const allEnds = endsOver(withoutCircles);
  const contradicted = new Map<string, { readonly first: string; readonly second: string }>();
  const successors = withoutCircles.map((targets, node) =>
    targets.filter((target) => {
      const start = allStarts[node];
      const end = allEnds[target];
      if (start === undefined || end === undefined || start.at <= end.at) return true;
      const own = (stretches[node] ?? unknownStretch).start > (stretches[target] ?? unknownStretch).end;
      const pair = own
        ? { first: idOf(node), second: idOf(target) }
        : { first: idOf(start.from), second: idOf(end.from) };
      contradicted.set(JSON.stringify([pair.first, pair.second]), pair);
      return false;
    }),
  );
  const starts = contradicted.size === 0 ? allStarts : startsOver(successors);
  const ends = contradicted.size === 0 ? allEnds : endsOver(successors);
  const startOf = (node: number): number => starts[node]?.at ?? -Infinity;
  const endOf = (node: number): number => ends[node]?.at ?? Infinity;

  const boundsOf = (node: number): Bounds => {
    const occurred = items[node]?.occurred ?? null;
    const start = starts[node];
    const end = ends[node];
    let earliest = occurred?.earliest ?? null;
    let latest = occurred?.latest ?? null;
    let approximate = rough[node] ?? false;
    const own = { earliest, latest, approximate };
    if (start !== undefined && start.from !== node && start.at !== -Infinity) {
      const day = dayInIndia(start.at);
      if (earliest === null || day > earliest) {
        earliest = day;
        approximate ||= rough[start.from] ?? false;
      }
    }
    if (end !== undefined && end.from !== node && end.at !== Infinity) {
      const day = dayInIndia(end.at);
      if (latest === null || day < latest) {
        latest = day;
        approximate ||= rough[end.from] ?? false;
      }
    }
    return earliest !== null && latest !== null && earliest > latest
      ? own
      : { earliest, latest, approximate };
  };
  const known = new Map<number, Bounds>();

  const reachable = new Map<number, Uint32Array>();
  /** Whether references lead from one to the other; what a node leads to is found once, when first asked. */
  const leadsTo = (from: number, to: number): boolean => {
    if (successors[from]?.length === 0) return false;
    let found = reachable.get(from);
    if (found === undefined) {
      found = new Uint32Array(Math.ceil(count / 32));
      const open = [from];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        for (const next of successors[node] ?? []) {
          const word = found[next >>> 5] ?? 0;
          if ((word >>> (next & 31)) & 1) continue;
          found[next >>> 5] = word | (1 << (next & 31));
          open.push(next);
        }
      }
      reachable.set(from, found);
    }
    return (((found[to >>> 5] ?? 0) >>> (to & 31)) & 1) === 1;
  };
  const precedes = (a: number, b: number): boolean => endOf(a) < startOf(b) || leadsTo(a, b);

  /*
   * Sorted by where the stretch starts, or ends where only that is known; but each after all that leads to it. Dates
   * cannot be contradicted so: what ends before another starts has a smaller key, and so has all that leads to it.
   */
  const key = (node: number): number => (startOf(node) === -Infinity ? endOf(node) : startOf(node));
  const compared = (a: number, b: number): number =>
    difference(key(a), key(b)) || difference(endOf(a), endOf(b)) || a - b;
  const predecessors = reversed(successors);
  const sequence = Array.from({ length: count }, (_, node) => node).sort(compared);
  const rank = new Int32Array(count);
  sequence.forEach((node, at) => {
    rank[node] = at;
  });
  for (const list of predecessors) list.sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0));
  const ids: string[] = [];
  const written = new Uint8Array(count);
  const entered = new Uint8Array(count);
  const open: number[] = [];
  for (const start of sequence) {
    open.push(start);
    for (let node = open.at(-1); node !== undefined; node = open.at(-1)) {
      if (entered[node] === 0) {
        entered[node] = 1;
        for (const earlier of predecessors[node] ?? []) if (entered[earlier] === 0) open.push(earlier);
        continue;
      }
      open.pop();
      if (written[node] === 0) {
        written[node] = 1;
        ids.push(idOf(node));
      }
    }
  }

  return {
    ids,
    contradictions: [...contradicted.values()].sort(
      (a, b) => byText(a.first, b.first) || byText(a.second, b.second),
    ),
    circle: [...onCircle].sort((a, b) => a - b).map(idOf),
    bounds: (id) => {
      const node = numberOf.get(id);
      if (node === undefined) return { earliest: null, latest: null, approximate: false };
      const bounds = known.get(node) ?? boundsOf(node);
      known.set(node, bounds);
      return bounds;
    },
    happenedBy: (id, day) => {
      const node = numberOf.get(id);
      const endOfDay = endInIndia(day);
      if (node === undefined) return "cannot-tell";
      if (endOf(node) <= endOfDay) return "yes";
      return startOf(node) > endOfDay ? "no" : "cannot-tell";
    },
    before: (a, b) => {
      if (a === b) return "no";
      const first = numberOf.get(a);
      const second = numberOf.get(b);
      if (first === undefined || second === undefined) return "cannot-tell";
      if (precedes(first, second)) return "yes";
      return precedes(second, first) ? "no" : "cannot-tell";
    },
  };
};

/** Of two numbers that may both be infinite. */
const difference = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
