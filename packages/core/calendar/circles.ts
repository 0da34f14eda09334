/**
 * Circles in a graph, and an order of the rest in which nothing comes before what leads to it.
 *
 * Tarjan, "Depth-First Search and Linear Graph Algorithms", SIAM Journal on Computing 1 (1972), without recursion, so
 * that a long chain of references cannot overflow the stack. Linear in nodes and edges.
 */

export interface Components {
  /** For each node the number of its component; two nodes share one if each leads to the other. */
  readonly componentOf: readonly number[];
  /** Every node, successors first: a node stands after all that it leads to, circles aside. */
  readonly successorsFirst: readonly number[];
}

/** The strongly connected components of nodes 0 to n - 1, where `successors[a]` are the nodes that `a` leads to. */
export const componentsOf = (successors: readonly (readonly number[])[]): Components => {
  const count = successors.length;
  const componentOf = new Array<number>(count).fill(-1);
  const successorsFirst: number[] = [];
  const visitedAs = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const nextSuccessor = new Int32Array(count);
  const path: number[] = [];
  const open: number[] = [];
  let visits = 0;
  let components = 0;

  const enter = (node: number) => {
    visitedAs[node] = lowest[node] = visits++;
    path.push(node);
    open.push(node);
  };
  const lower = (node: number, to: number) => {
    lowest[node] = Math.min(lowest[node] ?? 0, to);
  };
  const close = (root: number) => {
    for (let node = open.pop(); node !== undefined; node = node === root ? undefined : open.pop()) {
      componentOf[node] = components;
      successorsFirst.push(node);
    }
    components++;
  };

  for (let start = 0; start < count; start++) {
    if (visitedAs[start] !== -1) continue;
    enter(start);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const next = nextSuccessor[node] ?? 0;
      const successor = successors[node]?.[next];
      if (successor !== undefined) {
        nextSuccessor[node] = next + 1;
        if (visitedAs[successor] === -1) enter(successor);
        else if (componentOf[successor] === -1) lower(node, visitedAs[successor] ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above, lowest[node] ?? 0);
      if (lowest[node] === visitedAs[node]) close(node);
    }
  }
  return { componentOf, successorsFirst };
};
