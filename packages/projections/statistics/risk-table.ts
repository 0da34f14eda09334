/** How many were at risk, ended and were last known pending at each distinct time at which any left. */
import { frequency, LEFT_OUT, type PlacedDurations } from "./observed-durations.ts";

export interface RiskTable {
  /** Distinct times at which any ended or was last known pending, ascending. */
  readonly times: Float64Array;
  /** Under observation just before that time: entered before it, not left before it. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** Frequencies that are not whole numbers leave remainders of rounding; a risk set below this share of all is empty. */
const NOTHING = 1e-12;

/** At risk at each place of the grid: those who leave there or later, less those who enter there or later. */
const atRiskAt = (leaving: Float64Array, entering: Float64Array | null, n: number): Float64Array => {
  const atRisk = new Float64Array(leaving.length);
  let still = 0;
  for (let j = leaving.length - 1; j >= 0; j--) {
    still += (leaving[j] ?? 0) - (entering?.[j] ?? 0);
    atRisk[j] = still > n * NOTHING ? still : 0;
  }
  return atRisk;
};

export const riskTable = (
  { times, exit, entry, weight, n }: PlacedDurations,
  event: Uint8Array,
): RiskTable => {
  const events = new Float64Array(times.length);
  const leaving = new Float64Array(times.length);
  const entering = entry === null ? null : new Float64Array(times.length);
  for (let i = 0; i < exit.length; i++) {
    const last = exit[i] ?? 0;
    if (last === LEFT_OUT) continue;
    const count = frequency(weight, i);
    leaving[last] = (leaving[last] ?? 0) + count;
    if (event[i] === 1) events[last] = (events[last] ?? 0) + count;
    if (entering !== null && entry !== null) {
      const first = entry[i] ?? 0;
      if (first >= 0) entering[first] = (entering[first] ?? 0) + count;
    }
  }
  const atRisk = atRiskAt(leaving, entering, n);
  const table = {
    times: new Float64Array(times.length),
    atRisk: new Float64Array(times.length),
    events: new Float64Array(times.length),
    censored: new Float64Array(times.length),
  };
  let rows = 0;
  for (let j = 0; j < times.length; j++) {
    const left = leaving[j] ?? 0;
    if (left === 0) continue;
    const ended = events[j] ?? 0;
    const under = Math.max(atRisk[j] ?? 0, left);
    table.times[rows] = times[j] ?? 0;
    table.atRisk[rows] = under - ended > n * NOTHING ? under : ended;
    table.events[rows] = ended;
    table.censored[rows] = left - ended;
    rows++;
  }
  return {
    times: table.times.subarray(0, rows),
    atRisk: table.atRisk.subarray(0, rows),
    events: table.events.subarray(0, rows),
    censored: table.censored.subarray(0, rows),
  };
};
