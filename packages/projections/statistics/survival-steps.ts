/** The product-limit estimate on a risk table, by columns: a number for each time at which any left. */
import type { Limits } from "./confidence-limits.ts";
import type { RiskTable } from "./risk-table.ts";

export interface SurvivalSteps extends RiskTable {
  /** The survival just after each time. */
  readonly survival: Float64Array;
  /** Of the survival itself; NaN where it is 0, as are the limits. */
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export const survivalSteps = (table: RiskTable, limits: Limits): SurvivalSteps => {
  const count = table.times.length;
  const steps = {
    ...table,
    survival: new Float64Array(count),
    standardError: new Float64Array(count).fill(Number.NaN),
    lower: new Float64Array(count).fill(Number.NaN),
    upper: new Float64Array(count).fill(Number.NaN),
  };
  let survival = 1;
  let greenwood = 0;
  for (let j = 0; j < count && survival > 0; j++) {
    const atRisk = table.atRisk[j] ?? 0;
    const events = table.events[j] ?? 0;
    if (events > 0) {
      const left = atRisk - events;
      survival *= left / atRisk;
      greenwood += events / (atRisk * left);
    }
    steps.survival[j] = survival;
    if (survival === 0) break;
    const logError = Math.sqrt(greenwood);
    steps.standardError[j] = survival * logError;
    steps.lower[j] = limits.lower(survival, logError);
    steps.upper[j] = limits.upper(survival, logError);
  }
  return steps;
};
