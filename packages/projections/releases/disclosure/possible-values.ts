/** Between which values a withheld count must lie, since none is below 0. */
import type { Coefficients } from "./reduced-system.ts";

export interface Bounds {
  readonly least: number;
  /** Infinite where nothing bounds it. */
  readonly most: number;
}

const MOST_ROUNDS = 100;

/**
 * Bounds of each unknown, narrowed by one equation after the other until none narrows any further. They are what simple
 * arithmetic gives; a linear programme may give narrower ones.
 *
 * @param sumOf what the sum of an equation is known to be
 */
export const possibleValues = (
  equations: readonly Coefficients[],
  sumOf: (equation: Coefficients) => number,
): ReadonlyMap<number, Bounds> => {
  const bounds = new Map<number, { least: number; most: number }>();
  for (const equation of equations) {
    for (const unknown of equation.keys())
      if (!bounds.has(unknown)) bounds.set(unknown, { least: 0, most: Number.POSITIVE_INFINITY });
  }
  const sums = equations.map((equation) => [equation, sumOf(equation)] as const);
  for (let round = 0, narrowed = true; narrowed && round < MOST_ROUNDS; round++) {
    narrowed = false;
    for (const [equation, sum] of sums) {
      for (const [unknown, coefficient] of equation) {
        let [restLeast, restMost] = [0, 0];
        for (const [other, times] of equation) {
          if (other === unknown) continue;
          const { least = 0, most = Number.POSITIVE_INFINITY } = bounds.get(other) ?? {};
          restLeast += times > 0 ? times * least : times * most;
          restMost += times > 0 ? times * most : times * least;
        }
        const ends = [(sum - restLeast) / coefficient, (sum - restMost) / coefficient];
        const own = bounds.get(unknown);
        if (own === undefined) continue;
        const least = Math.ceil(Math.min(...ends) - 1e-9);
        const most = Math.floor(Math.max(...ends) + 1e-9);
        if (least > own.least) {
          own.least = least;
          narrowed = true;
        }
        if (most < own.most) {
          own.most = most;
          narrowed = true;
        }
      }
    }
  }
  return bounds;
};
