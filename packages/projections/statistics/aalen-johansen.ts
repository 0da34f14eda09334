/** How long until which outcome: competing outcomes, of which each ends the wait for the others. */
import {
  checkLength,
  columnsOf,
  type DurationColumns,
  FROM_ORIGIN,
  frequency,
  type ObservedDuration,
  type PlacedDurations,
  place,
} from "./observed-durations.ts";
import { type RiskTable, riskTable } from "./risk-table.ts";
import { orderBy } from "./row-order.ts";
import { SquaredInfluences, STILL_PENDING } from "./squared-influences.ts";
import { badArgument, badObservation } from "./statistics-error.ts";
import { countUpTo } from "./time-grid.ts";

export interface ObservedOutcome extends ObservedDuration {
  /** What ended the wait at `time`; null where it was still pending then. */
  readonly outcome: string | null;
}

export interface OutcomeColumns extends DurationColumns {
  /** The place of the outcome in `outcomes`; -1 where it was still pending. */
  readonly outcome: Int32Array;
  /** The outcomes there are, each once; one that did not occur has probability 0 throughout. */
  readonly outcomes: readonly string[];
}

export interface AalenJohansenOptions {
  /** Which outcomes there are and in which order; if left out, those that occur, by code unit. */
  readonly outcomes?: readonly string[];
}

/** At one of the times at which any ended or was last known pending. */
export interface OutcomeStep {
  readonly time: number;
  /** At risk just before `time`, by frequency. */
  readonly atRisk: number;
  /** By outcome: the probability of having ended so by `time`, that included, and its standard error. */
  readonly probability: Readonly<Record<string, number>>;
  readonly standardError: Readonly<Record<string, number>>;
}

/** Read at any time; nulls if nothing was observed. */
export interface OutcomesAt {
  readonly time: number;
  readonly atRisk: number;
  readonly probability: Readonly<Record<string, number | null>>;
  readonly standardError: Readonly<Record<string, number | null>>;
}

export interface AalenJohansen {
  /** How many were at risk at some time, by frequency. */
  readonly n: number;
  /** How many were left out because their entry was not before their time. */
  readonly neverAtRisk: number;
  readonly outcomes: readonly string[];
  /** Ascending by time; empty if nothing was observed. */
  readonly curve: readonly OutcomeStep[];
  /** The curve at `time`; past its end it goes on as it ended. @throws StatisticsError unless finite, 0 or more. */
  readonly at: (time: number) => OutcomesAt;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Events by row of the table and outcome. */
const eventsByOutcome = (
  { exit, weight }: PlacedDurations,
  rowOf: Int32Array,
  rows: number,
  { outcome, outcomes }: OutcomeColumns,
): Float64Array => {
  const events = new Float64Array(rows * outcomes.length);
  for (let i = 0; i < exit.length; i++) {
    const row = rowOf[i] ?? 0;
    const k = outcome[i] ?? STILL_PENDING;
    if (row < 0 || k === STILL_PENDING) continue;
    const at = row * outcomes.length + k;
    events[at] = (events[at] ?? 0) + frequency(weight, i);
  }
  return events;
};

/** Of each place on the grid, how many rows of the table are at or before it. */
const rowsUpTo = (times: Float64Array, { times: ofRows }: RiskTable): Int32Array => {
  const rows = new Int32Array(times.length);
  let row = 0;
  for (let j = 0; j < times.length; j++) {
    if (ofRows[row] === times[j]) row++;
    rows[j] = row;
  }
  return rows;
};

/** By row and outcome, the row's outcomes beside one another. */
interface Incidence {
  readonly probability: Float64Array;
  readonly standardError: Float64Array;
}

const incidence = (placed: PlacedDurations, table: RiskTable, columns: OutcomeColumns): Incidence => {
  const { exit, entry, weight } = placed;
  const outcomes = columns.outcomes.length;
  const rows = table.times.length;
  const upTo = rowsUpTo(placed.times, table);

  /** The row after which an observation came under observation; 0 for the origin. */
  const enteredAfter = (i: number): number => {
    const first = entry?.[i] ?? FROM_ORIGIN;
    return first === FROM_ORIGIN ? 0 : (upTo[first] ?? 0);
  };

  const leavesAt = new Int32Array(exit.length);
  const entering = new Float64Array(rows + 1);
  for (let i = 0; i < exit.length; i++) {
    const last = exit[i] ?? 0;
    leavesAt[i] = last < 0 ? -1 : (upTo[last] ?? 0) - 1;
    if (last < 0) continue;
    const after = enteredAfter(i);
    entering[after] = (entering[after] ?? 0) + frequency(weight, i);
  }
  const leaving = orderBy(leavesAt, rows);
  const events = eventsByOutcome(placed, leavesAt, rows, columns);

  const influences = new SquaredInfluences(outcomes, rows, entering[0] ?? 0);
  const probability = new Float64Array(rows * outcomes);
  const standardError = new Float64Array(rows * outcomes);
  const gained = new Float64Array(outcomes);
  let survival = 1;
  for (let row = 0; row < rows; row++) {
    if (survival > 0) {
      if (row > 0) influences.enter(entering[row] ?? 0);
      const atRisk = table.atRisk[row] ?? 0;
      const ended = table.events[row] ?? 0;
      if (ended > 0) {
        for (let k = 0; k < outcomes; k++)
          gained[k] = (survival * (events[row * outcomes + k] ?? 0)) / atRisk;
        influences.move(atRisk, ended, survival, gained);
        survival *= (atRisk - ended) / atRisk;
      }
      const end = leaving.starts[row + 1] ?? 0;
      for (let place = leaving.starts[row] ?? 0; place < end; place++) {
        const i = leaving.rows[place] ?? 0;
        influences.leave(enteredAfter(i), frequency(weight, i), columns.outcome[i] ?? STILL_PENDING);
      }
      influences.close(row + 1);
    }
    for (let k = 0; k < outcomes; k++) {
      probability[row * outcomes + k] = influences.incidence(k);
      standardError[row * outcomes + k] = Math.sqrt(influences.variance(k));
    }
  }
  return { probability, standardError };
};

const keyed = <Value>(
  outcomes: readonly string[],
  value: (k: number) => Value,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(outcomes.map((outcome, k) => [outcome, value(k)] as const));

const check = ({ time, outcome, outcomes }: OutcomeColumns): void => {
  checkLength("outcome", outcome, time.length);
  const twice = outcomes.find((name, k) => outcomes.indexOf(name) !== k);
  if (twice !== undefined) throw badArgument("outcomes", twice, "each outcome once");
  for (let i = 0; i < outcome.length; i++) {
    const k = outcome[i] ?? STILL_PENDING;
    if (k < STILL_PENDING || k >= outcomes.length)
      throw badObservation(i, "outcome", k, `-1, or the place of one of ${outcomes.length} outcomes`);
  }
};

const occurring = (observations: readonly ObservedOutcome[]): readonly string[] => {
  const names = new Set<string>();
  for (const { outcome } of observations) if (outcome !== null) names.add(outcome);
  return [...names].sort(byCodeUnit);
};

/** `aalenJohansen` over columns: for a great many observations, without an object for each. */
export const aalenJohansenOfColumns = (columns: OutcomeColumns): AalenJohansen => {
  check(columns);
  const { outcomes } = columns;
  const placed = place(columns);
  const event = new Uint8Array(columns.outcome.length);
  for (let i = 0; i < event.length; i++) event[i] = columns.outcome[i] === STILL_PENDING ? 0 : 1;
  const table = riskTable(placed, event);
  const { probability, standardError } = incidence(placed, table, columns);

  const stepOf = (row: number): OutcomeStep => {
    const first = row * outcomes.length;
    return {
      time: table.times[row] ?? 0,
      atRisk: table.atRisk[row] ?? 0,
      probability: keyed(outcomes, (k) => probability[first + k] ?? 0),
      standardError: keyed(outcomes, (k) => standardError[first + k] ?? 0),
    };
  };

  const at = (time: number): OutcomesAt => {
    if (!(time >= 0 && time < Number.POSITIVE_INFINITY))
      throw badArgument("time", time, "a finite number, 0 or more");
    const after = countUpTo(table.times, time);
    // Those at risk just before a time are those at the first step from it on.
    const atRisk = table.atRisk[table.times[after - 1] === time ? after - 1 : after] ?? 0;
    if (after > 0) return { ...stepOf(after - 1), time, atRisk };
    const before = keyed(outcomes, () => (table.times.length === 0 ? null : 0));
    return { time, atRisk, probability: before, standardError: before };
  };

  let curve: readonly OutcomeStep[] | undefined;
  return {
    n: placed.n,
    neverAtRisk: placed.neverAtRisk,
    outcomes,
    // Made when it is asked for: with a million distinct times its objects cost more than all the rest.
    get curve() {
      curve ??= Array.from(table.times.keys(), stepOf);
      return curve;
    },
    at,
  };
};

/**
 * The Aalen–Johansen estimate of the cumulative incidence of each outcome: F(t) = Σ S(t−)·d/n over the times up to t,
 * with d the events of that outcome at a time, n those at risk just before it, and S the Kaplan–Meier survival of all
 * outcomes together. One minus a Kaplan–Meier curve that takes the other outcomes for censored is too high.
 *
 * The standard error is the infinitesimal jackknife's, √ Σ U², with U an observation's influence: the derivative of F by
 * that observation's frequency. It is that of `survfit(Surv(entry, time, outcome) ~ 1)` in R's `survival` 3; without
 * delayed entry it equals Greenwood's. Ties, time 0, near times, delayed entry and what is left out are as for
 * `kaplanMeier`. Once all at risk have ended, the curves stay as they are, with their errors.
 *
 * A weight is a frequency: an observation of weight 3 is three alike, each with its own influence. (R takes a weight in
 * a multi-state `survfit` for one subject that counts threefold, and so finds a larger error; give it the rows repeated.)
 *
 * @throws StatisticsError for an observation that is not a duration, or whose outcome is not among `outcomes`.
 * @see Aalen & Johansen 1978, Scand. J. Stat. 5:141; Jaeckel 1972 and Efron 1982 for the infinitesimal jackknife;
 *   Therneau, "Multi-state models and competing risks" (vignette of `survival`).
 */
export const aalenJohansen = (
  observations: readonly ObservedOutcome[],
  options: AalenJohansenOptions = {},
): AalenJohansen => {
  const outcomes = options.outcomes ?? occurring(observations);
  const places = new Map(outcomes.map((outcome, k) => [outcome, k]));
  const outcome = new Int32Array(observations.length);
  let i = 0;
  for (const { outcome: name } of observations) {
    const k = name === null ? STILL_PENDING : places.get(name);
    if (k === undefined) throw badObservation(i, "outcome", name, `null, or one of ${outcomes.join(", ")}`);
    outcome[i++] = k;
  }
  return aalenJohansenOfColumns({ ...columnsOf(observations), outcome, outcomes });
};
