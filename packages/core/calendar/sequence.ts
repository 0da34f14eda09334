/** One list of events that contradicts nothing that is certain of their order. */
import type { Narrowed } from "./narrowing.ts";
import type { Graph } from "./references.ts";

/** For each node those that lead to it; nothing where none does. */
const reversed = (graph: Graph): readonly (number[] | undefined)[] => {
  const result = new Array<number[] | undefined>(graph.length).fill(undefined);
  graph.forEach((targets, node) => {
    for (const target of targets) {
      const known = result[target];
      if (known === undefined) result[target] = [node];
      else known.push(node);
    }
  });
  return result;
};

/** Of two numbers that may both be infinite. */
const compared = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/**
 * The events by where their stretch starts, or ends where only that is known, those without either last; but each
 * after all that is said to precede it.
 *
 * Dates cannot be contradicted so: what ends before another starts stands before it by this measure, and so does
 * whatever leads to it, since that ends no later.
 */
export const sequenceOf = ({ starts, ends, successors }: Narrowed): readonly number[] => {
  const end = (node: number): number => ends.at[node] ?? 0;
  const place = (node: number): number => {
    const start = starts.at[node] ?? 0;
    return start === -Infinity ? end(node) : start;
  };
  const byTime = (a: number, b: number): number =>
    compared(place(a), place(b)) || compared(end(a), end(b)) || a - b;

  const byItself = starts.at.map((_, node) => node).sort(byTime);
  if (successors.length === 0) return byItself;

  const predecessors = reversed(successors);
  // Those to be written first are put on the stack last.
  for (const list of predecessors) list?.sort((a, b) => byTime(b, a));

  const sequence: number[] = [];
  const met = new Uint8Array(successors.length);
  const written = new Uint8Array(successors.length);
  const stack: number[] = [];
  for (const start of byItself) {
    stack.push(start);
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      if (met[node] === 0) {
        met[node] = 1;
        for (const earlier of predecessors[node] ?? []) if (met[earlier] === 0) stack.push(earlier);
        continue;
      }
      stack.pop();
      if (written[node] === 1) continue;
      written[node] = 1;
      sequence.push(node);
    }
  }
  return sequence;
};
