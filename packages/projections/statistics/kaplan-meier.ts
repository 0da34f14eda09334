/** How long until it happens, counting those to whom it has not happened yet: the Kaplan–Meier curve. */
import { confidenceLimits, type Interval } from "./confidence-limits.ts";
import {
  checkLength,
  columnsOf,
  type DurationColumns,
  type ObservedDuration,
  place,
} from "./observed-durations.ts";
import { type MeanEstimate, restrictedMean } from "./restricted-mean.ts";
import { type RiskTable, riskTable } from "./risk-table.ts";
import { badArgument } from "./statistics-error.ts";
import { type QuantileEstimate, survivalQuantile } from "./survival-quantile.ts";
import {
  lowerAt,
  type StepColumns,
  type SurvivalSteps,
  standardErrorAt,
  survivalSteps,
  upperAt,
} from "./survival-steps.ts";
import { countUpTo } from "./time-grid.ts";

export interface ObservedEvent extends ObservedDuration {
  /** False: still pending at `time` (right-censored there). */
  readonly event: boolean;
}

export interface EventColumns extends DurationColumns {
  /** 1 where it happened at `time`, 0 where it was still pending then. */
  readonly event: Uint8Array;
}

export interface KaplanMeierOptions {
  /** Of the confidence limits; 0.95 if left out. */
  readonly level?: number;
  /** The scale of the limits; `log` if left out. */
  readonly interval?: Interval;
}

/** The curve at one of the times at which any ended or was last known pending. */
export interface SurvivalStep {
  readonly time: number;
  /** Frequencies: at risk just before `time`, ended at it, last known pending at it. */
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  /** The share still pending just after `time`. */
  readonly survival: number;
  /** Of `survival`; null where that is 0. */
  readonly standardError: number | null;
  /** Null where survival is 0, and on the log-log scale where it is 1. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The curve read at any time; nulls if nothing was observed. */
export interface SurvivalAt {
  readonly time: number;
  readonly atRisk: number;
  readonly survival: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface KaplanMeier {
  /** How many were at risk at some time, by frequency, and to how many of them it happened. */
  readonly n: number;
  readonly events: number;
  /** How many were left out because their entry was not before their time. */
  readonly neverAtRisk: number;
  /** Ascending by time; empty if nothing was observed. */
  readonly curve: readonly SurvivalStep[];
  /** The time by which a share `p` (0 to 1) has ended. @throws StatisticsError for another p. */
  readonly quantile: (p: number) => QuantileEstimate;
  /** The curve at `time`; past its end it goes on as it ended. @throws StatisticsError unless finite, 0 or more. */
  readonly at: (time: number) => SurvivalAt;
  /** The mean time until the end, up to `tau`. @throws StatisticsError unless finite, 0 or more. */
  readonly restrictedMean: (tau: number) => MeanEstimate;
  /** The median of the times of those that ended, as if there were no others; null where none did. */
  readonly medianOfEnded: () => number | null;
  /**
   * The time at which the curve came down to 0 because all then under observation had ended, though others came only
   * later; null where that is not so.
   */
  readonly emptiedAt: number | null;
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

const stepsAsRows = (steps: SurvivalSteps): readonly SurvivalStep[] => {
  const rows: SurvivalStep[] = [];
  for (let j = 0; j < steps.times.length; j++) {
    rows.push({
      time: steps.times[j] ?? 0,
      atRisk: steps.atRisk[j] ?? 0,
      events: steps.events[j] ?? 0,
      censored: steps.censored[j] ?? 0,
      survival: steps.survival[j] ?? 0,
      standardError: orNull(standardErrorAt(steps, j)),
      lower: orNull(lowerAt(steps, j)),
      upper: orNull(upperAt(steps, j)),
    });
  }
  return rows;
};

const readAt = (steps: SurvivalSteps, time: number): SurvivalAt => {
  const { times } = steps;
  if (!(time >= 0 && time < Number.POSITIVE_INFINITY))
    throw badArgument("time", time, "a finite number, 0 or more");
  const after = countUpTo(times, time);
  // Those at risk just before a time are those at the first step from it on.
  const atRisk = steps.atRisk[times[after - 1] === time ? after - 1 : after] ?? 0;
  if (times.length === 0)
    return { time, atRisk, survival: null, standardError: null, lower: null, upper: null };
  if (after === 0) return { time, atRisk, survival: 1, standardError: 0, lower: 1, upper: 1 };
  return {
    time,
    atRisk,
    survival: steps.survival[after - 1] ?? 0,
    standardError: orNull(standardErrorAt(steps, after - 1)),
    lower: orNull(lowerAt(steps, after - 1)),
    upper: orNull(upperAt(steps, after - 1)),
  };
};

const emptiedAt = ({ times, survival }: SurvivalSteps): number | null => {
  const last = survival.indexOf(0);
  return last === -1 || last === survival.length - 1 ? null : (times[last] ?? null);
};

/** The middle of the ended ones' times; of an even number, the mean of the two in the middle. */
const medianOfEnded = ({ times, events }: SurvivalSteps, all: number): number | null => {
  let ended = 0;
  let lower: number | null = null;
  for (let j = 0; j < times.length; j++) {
    const time = times[j] ?? 0;
    ended += events[j] ?? 0;
    if (lower === null && ended >= all / 2) lower = time;
    if (lower !== null && ended > all / 2) return (lower + time) / 2;
  }
  return lower;
};

/**
 * The curve of a risk table, its options as `kaplanMeier` has them.
 *
 * @param room where the columns of the steps may be written: the curve then holds until they are written again
 */
export const kaplanMeierOfTable = (
  table: RiskTable,
  { n, neverAtRisk }: { readonly n: number; readonly neverAtRisk: number },
  { level = 0.95, interval = "log" }: KaplanMeierOptions = {},
  room?: StepColumns,
): KaplanMeier => {
  const steps = survivalSteps(table, confidenceLimits(level, interval), room);
  let events = 0;
  for (let j = 0; j < steps.events.length; j++) events += steps.events[j] ?? 0;
  let curve: readonly SurvivalStep[] | undefined;
  return {
    n,
    events,
    neverAtRisk,
    // Made when it is asked for: with a million distinct times its objects cost more than all the rest.
    get curve() {
      curve ??= stepsAsRows(steps);
      return curve;
    },
    quantile: (p) => survivalQuantile(steps, p),
    at: (time) => readAt(steps, time),
    restrictedMean: (tau) => restrictedMean(steps, tau),
    medianOfEnded: () => medianOfEnded(steps, events),
    emptiedAt: emptiedAt(steps),
  };
};

/** `kaplanMeier` over columns: for a great many observations, without an object for each. */
export const kaplanMeierOfColumns = (
  columns: EventColumns,
  options: KaplanMeierOptions = {},
): KaplanMeier => {
  checkLength("event", columns.event, columns.time.length);
  const placed = place(columns);
  return kaplanMeierOfTable(riskTable(placed, columns.event), placed, options);
};

/**
 * The Kaplan–Meier estimate of the share still pending after a time: S(t) = Π (1 − d/n) over the times up to t, with d
 * the events at a time and n those at risk just before it; its standard error by Greenwood's formula,
 * S √ Σ d / (n (n − d)).
 *
 * Conventions, those of `survfit(Surv(entry, time, event) ~ 1)` in R's `survival` 3: at one time, events come before
 * those last known pending, who are at risk at it; time 0 is an ordinary time; times within 2⁻²⁶ are one; delayed entry
 * is (entry, time], and whoever enters not before their time is left out and counted. If all at risk have the event,
 * survival is 0 from there on, though others enter later. A weight is a frequency: an observation of weight 3 is three
 * alike. (With weights that are not whole numbers R turns to a robust error; here it stays Greenwood's.)
 *
 * Of no observations the curve is empty and every figure null, where R stops.
 *
 * @throws StatisticsError for an observation that is not a duration, naming its index; for a level or scale that is none.
 * @see Kaplan & Meier 1958, J. Am. Stat. Assoc. 53:457; Greenwood 1926; delayed entry: Kalbfleisch & Prentice 1980, §1.3;
 *   the conventions: Therneau, "A package for survival analysis in R".
 */
export const kaplanMeier = (
  observations: readonly ObservedEvent[],
  options: KaplanMeierOptions = {},
): KaplanMeier => {
  const event = new Uint8Array(observations.length);
  for (let i = 0; i < event.length; i++) if (observations[i]?.event) event[i] = 1;
  return kaplanMeierOfColumns({ ...columnsOf(observations), event }, options);
};
