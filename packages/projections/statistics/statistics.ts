/**
 * Delay statistics that count those still waiting: pure functions over durations, that know nothing of cases.
 *
 * Times are in one unit throughout (days, as a rule). Each function says which conventions it follows; they are those of
 * R's `survival` 3.
 */
export {
  type AalenJohansen,
  type AalenJohansenOptions,
  aalenJohansen,
  aalenJohansenOfColumns,
  type ObservedOutcome,
  type OutcomeColumns,
  type OutcomeStep,
  type OutcomesAt,
} from "./aalen-johansen.ts";
export type { Interval } from "./confidence-limits.ts";
export { type DayColumns, DayCounts } from "./day-counts.ts";
export {
  type DelaySummary,
  FEWEST_EVENTS,
  type SummarisedQuantile,
  summariseDelay,
  summarisedEstimate,
  summarisedQuantile,
  type WhyNoFigure,
} from "./delay-summary.ts";
export {
  type EventColumns,
  type KaplanMeier,
  type KaplanMeierOptions,
  kaplanMeier,
  kaplanMeierOfColumns,
  type ObservedEvent,
  type SurvivalAt,
  type SurvivalStep,
} from "./kaplan-meier.ts";
export {
  type ComparedGroup,
  type GroupedColumns,
  type GroupedEvent,
  type Label,
  type LogRank,
  type LogRankOptions,
  logRank,
  logRankOfColumns,
} from "./log-rank.ts";
export type { MeanEstimate } from "./restricted-mean.ts";
export { type BadArgument, type BadObservation, StatisticsError } from "./statistics-error.ts";
export type { QuantileEstimate } from "./survival-quantile.ts";
