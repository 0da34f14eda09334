/** The mean time until the end, counted up to a limit: the area under a survival curve. */
import { badArgument } from "./statistics-error.ts";
import type { SurvivalSteps } from "./survival-steps.ts";

export interface MeanEstimate {
  readonly estimate: number | null;
  readonly standardError: number | null;
}

/**
 * ∫ S(t) dt from 0 to `tau`, and its standard error √ Σ A(t)² d / (n (n − d)) over the times of events up to tau, with
 * A(t) the area from t to tau, d the events and n those at risk; a term with n = d counts 0 (Irwin 1949; Meier 1975; as
 * R's `summary(survfit, rmean = tau)`).
 *
 * Past the last time the curve is carried on flat, as in R: where it is not 0 there, the mean rests on no observation.
 * Before the first time it is tau, with no error; of no observations, null.
 *
 * @throws StatisticsError unless tau is finite and not below 0.
 */
export const restrictedMean = (steps: SurvivalSteps, tau: number): MeanEstimate => {
  if (!(tau >= 0 && tau < Number.POSITIVE_INFINITY))
    throw badArgument("tau", tau, "a finite number, 0 or more");
  if (steps.times.length === 0) return { estimate: null, standardError: null };
  let area = 0;
  let variance = 0;
  let until = tau;
  for (let j = steps.times.length - 1; j >= 0; j--) {
    const time = steps.times[j] ?? 0;
    if (time > tau) continue;
    area += (steps.survival[j] ?? 0) * (until - time);
    until = time;
    const events = steps.events[j] ?? 0;
    const atRisk = steps.atRisk[j] ?? 0;
    if (events > 0 && events < atRisk) variance += (area * area * events) / (atRisk * (atRisk - events));
  }
  return { estimate: area + until, standardError: Math.sqrt(variance) };
};
