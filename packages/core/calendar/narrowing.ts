/**
 * What references say of dates: an event that came after another cannot have come earlier than that one could.
 *
 * Times are milliseconds since 1970-01-01T00:00Z, infinite where unknown.
 */
import type { Graph, References } from "./references.ts";

/** A stretch of time within which an event lies. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** It rests on an approximate or uncertain date. */
  readonly rough: boolean;
}

/** One side of every event's stretch, narrowed. */
export interface Limits {
  readonly at: readonly number[];
  /** The event whose own date says so. */
  readonly from: readonly number[];
}

export interface Narrowed {
  readonly starts: Limits;
  readonly ends: Limits;
  /** The references that hold: those on a path that contradicts the dates are left out. */
  readonly successors: Graph;
  /** Pairs of which the first is said to precede the second, and whose own dates say otherwise. */
  readonly contradictions: readonly (readonly [first: number, second: number])[];
}

/** Of equal limits that stands which rests on an exact date, then that of the smaller number. */
const standsBefore = (stretches: readonly Stretch[], a: number, b: number): boolean => {
  const roughA = stretches[a]?.rough ?? false;
  return roughA === (stretches[b]?.rough ?? false) ? a < b : !roughA;
};

const own = (
  stretches: readonly Stretch[],
  side: "start" | "end",
): { readonly at: number[]; readonly from: number[] } => ({
  at: stretches.map((stretch) => stretch[side]),
  from: stretches.map((_, node) => node),
});

/** The latest of the starts of an event and of all that lead to it. */
const startsOver = (
  graph: Graph,
  stretches: readonly Stretch[],
  successorsFirst: readonly number[],
): Limits => {
  const starts = own(stretches, "start");
  const { at, from } = starts;
  for (let place = successorsFirst.length - 1; place >= 0; place--) {
    const node = successorsFirst[place] ?? 0;
    const start = at[node] ?? 0;
    const origin = from[node] ?? 0;
    for (const later of graph[node] ?? []) {
      const known = at[later] ?? 0;
      if (start > known || (start === known && standsBefore(stretches, origin, from[later] ?? 0))) {
        at[later] = start;
        from[later] = origin;
      }
    }
  }
  return starts;
};

/** The earliest of the ends of an event and of all that it leads to. */
const endsOver = (
  graph: Graph,
  stretches: readonly Stretch[],
  successorsFirst: readonly number[],
): Limits => {
  const ends = own(stretches, "end");
  const { at, from } = ends;
  for (const node of successorsFirst) {
    for (const later of graph[node] ?? []) {
      const end = at[later] ?? 0;
      const known = at[node] ?? 0;
      const origin = from[later] ?? 0;
      if (end < known || (end === known && standsBefore(stretches, origin, from[node] ?? 0))) {
        at[node] = end;
        from[node] = origin;
      }
    }
  }
  return ends;
};

/**
 * Narrows the stretches along the references, and leaves out those references that contradict the dates.
 *
 * A reference lies on a contradicted path exactly if, narrowed along all of them, what it begins at starts after what
 * it ends at has ended. With those gone no path contradicts the dates, so narrowing along the rest leaves every event
 * a stretch of time.
 */
export const narrow = (
  stretches: readonly Stretch[],
  { successors: stated, successorsFirst }: References,
): Narrowed => {
  if (stated.length === 0) {
    return {
      starts: own(stretches, "start"),
      ends: own(stretches, "end"),
      successors: stated,
      contradictions: [],
    };
  }
  const starts = startsOver(stated, stretches, successorsFirst);
  const ends = endsOver(stated, stretches, successorsFirst);
  const contradicted = new Map<number, readonly [number, number]>();
  const successors = stated.map((targets, node) => {
    if (targets.length === 0) return targets;
    return targets.filter((target) => {
      if ((starts.at[node] ?? 0) <= (ends.at[target] ?? 0)) return true;
      const direct = (stretches[node]?.start ?? 0) > (stretches[target]?.end ?? 0);
      const first = direct ? node : (starts.from[node] ?? 0);
      const second = direct ? target : (ends.from[target] ?? 0);
      contradicted.set(first * stretches.length + second, [first, second]);
      return false;
    });
  });
  const contradictions = [...contradicted.values()].sort(([a, b], [c, d]) => a - c || b - d);
  return contradictions.length === 0
    ? { starts, ends, successors, contradictions }
    : {
        starts: startsOver(successors, stretches, successorsFirst),
        ends: endsOver(successors, stretches, successorsFirst),
        successors,
        contradictions,
      };
};
