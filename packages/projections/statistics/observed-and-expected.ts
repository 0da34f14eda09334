/** Goes through the times of each stratum and adds up what groups had of the events and were expected to have. */
import { GroupDifferences } from "./group-differences.ts";
import { frequency, type PlacedDurations } from "./observed-durations.ts";
import { orderBy, type RowOrder } from "./row-order.ts";

/** Beside each placed duration. */
export interface GroupedRows {
  readonly event: Uint8Array;
  readonly group: Int32Array;
  /** How many groups there are. */
  readonly groups: number;
  readonly stratum?: Int32Array | undefined;
}

/** Goes through the times of one stratum from the last to the first, at each with those at risk just before it. */
const eachTimeBackwards = (
  { exit, entry }: PlacedDurations,
  leavers: Int32Array,
  entrants: Int32Array,
  change: (row: number, sign: 1 | -1) => void,
  visit: (place: number, leaving: Int32Array) => void,
): void => {
  let end = leavers.length;
  let entered = entrants.length;
  while (end > 0) {
    const place = exit[leavers[end - 1] ?? 0] ?? 0;
    // Who enters at a time is not at risk at it.
    while (entered > 0 && (entry?.[entrants[entered - 1] ?? 0] ?? 0) >= place)
      change(entrants[--entered] ?? 0, -1);
    let first = end;
    while (first > 0 && exit[leavers[first - 1] ?? 0] === place) change(leavers[--first] ?? 0, 1);
    visit(place, leavers.subarray(first, end));
    end = first;
  }
};

/** The rows of each stratum, by when they left or entered. */
const byStratum = (key: Int32Array, keys: number, stratum: Int32Array, strata: number): RowOrder =>
  orderBy(stratum, strata, orderBy(key, keys).rows);

/** What a stratum's times weigh, by place on the grid: S(t−) of all its groups together, to the power rho. */
const weightTimes = (
  weights: Float64Array,
  placed: PlacedDurations,
  event: Uint8Array,
  leavers: Int32Array,
  entrants: Int32Array,
  rho: number,
): void => {
  const places: number[] = [];
  let atRisk = 0;
  eachTimeBackwards(
    placed,
    leavers,
    entrants,
    (row, sign) => {
      atRisk += sign * frequency(placed.weight, row);
    },
    (place, leaving) => {
      let events = 0;
      for (const row of leaving) if (event[row] === 1) events += frequency(placed.weight, row);
      weights[place] = events >= atRisk ? 0 : (atRisk - events) / atRisk;
      places.push(place);
    },
  );
  let survival = 1;
  for (const place of places.reverse()) {
    const factor = weights[place] ?? 0;
    weights[place] = survival === 0 ? 0 : survival ** rho;
    survival *= factor;
  }
};

/** What each group had of the events and was expected to have, over all strata; both weigh S(t−)^rho. */
export const observedAndExpected = (
  placed: PlacedDurations,
  { event, group, groups, stratum }: GroupedRows,
  rho: number,
): GroupDifferences => {
  const places = placed.times.length;
  const strata = 1 + (stratum?.reduce((most, one) => Math.max(most, one), 0) ?? 0);
  const ofRow = stratum ?? new Int32Array(group.length);
  const leavers = byStratum(placed.exit, places, ofRow, strata);
  const entrants = byStratum(placed.entry ?? new Int32Array(0), places, ofRow, strata);
  const found = new GroupDifferences(groups);
  const weights = new Float64Array(places).fill(1);
  for (let s = 0; s < strata; s++) {
    const leaving = leavers.rows.subarray(leavers.starts[s], leavers.starts[s + 1]);
    const entering = entrants.rows.subarray(entrants.starts[s], entrants.starts[s + 1]);
    if (rho !== 0) weightTimes(weights, placed, event, leaving, entering, rho);
    found.startStratum();
    eachTimeBackwards(
      placed,
      leaving,
      entering,
      (row, sign) => found.change(group[row] ?? 0, sign * frequency(placed.weight, row)),
      (place, rows) => {
        const weight = weights[place] ?? 0;
        let events = 0;
        for (const row of rows) {
          if (event[row] !== 1) continue;
          const count = frequency(placed.weight, row);
          events += count;
          found.observe(group[row] ?? 0, weight * count);
        }
        if (events > 0) found.expect(events, weight);
      },
    );
  }
  return found;
};
