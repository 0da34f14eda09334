/** The product-limit estimate on a risk table, by columns: a number for each time at which any left. */
import type { Limits } from "./confidence-limits.ts";
import type { RiskTable } from "./risk-table.ts";

export interface StepColumns {
  /** The survival just after each time. */
  readonly survival: Float64Array;
  /** The standard error of its logarithm; NaN where survival is 0. */
  readonly logError: Float64Array;
}

export interface SurvivalSteps extends RiskTable, StepColumns {
  /** By which the limits are computed, where they are asked: most of them never are. */
  readonly limits: Limits;
}

/** @param room where the columns are written, as long as the table at least; new ones where it is left out */
export const survivalSteps = (table: RiskTable, limits: Limits, room?: StepColumns): SurvivalSteps => {
  const count = table.times.length;
  const survivals = room?.survival.subarray(0, count).fill(0) ?? new Float64Array(count);
  const logError = (room?.logError.subarray(0, count) ?? new Float64Array(count)).fill(Number.NaN);
  let survival = 1;
  let greenwood = 0;
  for (let j = 0; j < count && survival > 0; j++) {
    const atRisk = table.atRisk[j] ?? 0;
    const events = table.events[j] ?? 0;
    const left = atRisk - events;
    // Also where none ended, which changes neither.
    survival *= left / atRisk;
    greenwood += events / (atRisk * left);
    survivals[j] = survival;
    if (survival > 0) logError[j] = Math.sqrt(greenwood);
  }
  return { ...table, survival: survivals, logError, limits };
};

/** Of the survival itself after the step of that place, and its limits: NaN where survival is 0. */
export const standardErrorAt = ({ survival, logError }: SurvivalSteps, step: number): number =>
  (survival[step] ?? Number.NaN) * (logError[step] ?? Number.NaN);

export const lowerAt = ({ survival, logError, limits }: SurvivalSteps, step: number): number =>
  limits.lower(survival[step] ?? Number.NaN, logError[step] ?? Number.NaN);

export const upperAt = ({ survival, logError, limits }: SurvivalSteps, step: number): number =>
  limits.upper(survival[step] ?? Number.NaN, logError[step] ?? Number.NaN);
