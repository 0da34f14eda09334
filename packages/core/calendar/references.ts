/** What events are said to have come after and before, as a graph without circles. */
import { componentsOf } from "./circles.ts";

/** What one event is said of others, by their ids. */
interface Referring {
  readonly after: readonly string[];
  readonly before: readonly string[];
}

/** For each event, by number, the numbers of others; empty where nothing is said of any of them, as in most cases. */
export type Graph = readonly (readonly number[])[];

export interface References {
  /** The events that each is said to precede; those on a circle with it left out. */
  readonly successors: Graph;
  /** Every event of the graph, each after all that it is said to precede. */
  readonly successorsFirst: readonly number[];
  /** The events that are said, through others or directly, to precede themselves; ascending. */
  readonly onCircle: readonly number[];
}

const NONE: readonly never[] = Object.freeze([]);

const withoutReferences: References = { successors: NONE, successorsFirst: NONE, onCircle: NONE };

/** References from and to each event, each pair once, ascending; those to ids that are not there say nothing. */
const statedBetween = (items: readonly Referring[], numberOf: ReadonlyMap<string, number>): Graph => {
  const successors: number[][] = items.map(() => []);
  const state = (earlier: number | undefined, later: number | undefined) => {
    if (earlier === undefined || later === undefined) return;
    const known = successors[earlier];
    if (known?.includes(later) === false) known.push(later);
  };
  items.forEach((item, node) => {
    for (const id of item.after) state(numberOf.get(id), node);
    for (const id of item.before) state(node, numberOf.get(id));
  });
  for (const list of successors) list.sort((a, b) => a - b);
  return successors;
};

export const referencesOf = (
  items: readonly Referring[],
  numberOf: ReadonlyMap<string, number>,
): References => {
  if (items.every(({ after, before }) => after.length === 0 && before.length === 0)) {
    return withoutReferences;
  }
  const stated = statedBetween(items, numberOf);
  const { componentOf, successorsFirst } = componentsOf(stated);
  const onCircle = new Set<number>();
  const successors = stated.map((targets, node) =>
    targets.filter((target) => {
      if (componentOf[target] !== componentOf[node]) return true;
      onCircle.add(node);
      return false;
    }),
  );
  return { successors, successorsFirst, onCircle: [...onCircle].sort((a, b) => a - b) };
};
