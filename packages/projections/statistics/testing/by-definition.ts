/**
 * The estimates straight from their definitions, slowly: each time looks at every observation again. Times are taken
 * as they are, so only for whole numbers.
 */
import type { ObservedOutcome } from "../aalen-johansen.ts";
import type { ObservedEvent } from "../kaplan-meier.ts";
import type { GroupedEvent } from "../log-rank.ts";
import type { ObservedDuration } from "../observed-durations.ts";

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const isAtRisk = ({ time, entry = 0 }: ObservedDuration, at: number): boolean =>
  time >= at && (entry === 0 || entry < at);

export const wasEverAtRisk = ({ time, entry = 0 }: ObservedDuration): boolean => entry === 0 || entry < time;

const frequencyOf = ({ weight = 1 }: ObservedDuration): number => weight;

const distinct = (times: readonly number[]): readonly number[] => [...new Set(times)].sort((a, b) => a - b);

export const timesLeft = (observations: readonly ObservedDuration[]): readonly number[] =>
  distinct(observations.filter(wasEverAtRisk).map(({ time }) => time));

export interface Count {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
}

/** At each time with events: how many had one, of how many. */
export const eventCounts = (observations: readonly ObservedEvent[]): readonly Count[] =>
  distinct(observations.filter((one) => one.event && wasEverAtRisk(one)).map(({ time }) => time)).map(
    (time) => {
      const exposed = observations.filter((one) => isAtRisk(one, time));
      return {
        time,
        atRisk: sum(exposed.map(frequencyOf)),
        events: sum(exposed.filter((one) => one.event && one.time === time).map(frequencyOf)),
      };
    },
  );

/** Kaplan & Meier's product, and Greenwood's sum, over the times up to `time`. */
export const productLimit = (
  observations: readonly ObservedEvent[],
  time: number,
): { readonly survival: number; readonly standardError: number } => {
  const past = eventCounts(observations).filter((count) => count.time <= time);
  const survival = past.reduce((product, { atRisk, events }) => product * (1 - events / atRisk), 1);
  const greenwood = sum(past.map(({ atRisk, events }) => events / (atRisk * (atRisk - events))));
  return { survival, standardError: survival * Math.sqrt(greenwood) };
};

/** A number with its derivative. */
type Dual = readonly [value: number, derivative: number];

const plus = ([a, da]: Dual, [b, db]: Dual): Dual => [a + b, da + db];
const minus = ([a, da]: Dual, [b, db]: Dual): Dual => [a - b, da - db];
const times = ([a, da]: Dual, [b, db]: Dual): Dual => [a * b, a * db + da * b];
const over = ([a, da]: Dual, [b, db]: Dual): Dual => [a / b, (da * b - a * db) / (b * b)];

/** The cumulative incidence of an outcome up to `time`, with its derivative by the frequency of one observation. */
const incidenceBy = (
  observations: readonly ObservedOutcome[],
  outcome: string,
  time: number,
  by: ObservedOutcome | null,
): Dual => {
  const total = (some: readonly ObservedOutcome[]): Dual => [
    sum(some.map(frequencyOf)),
    by !== null && some.includes(by) ? 1 : 0,
  ];
  let survival: Dual = [1, 0];
  let incidence: Dual = [0, 0];
  for (const at of timesLeft(observations.filter((one) => one.outcome !== null && one.time <= time))) {
    const exposed = observations.filter((one) => isAtRisk(one, at));
    const ended = exposed.filter((one) => one.outcome !== null && one.time === at);
    const own = ended.filter((one) => one.outcome === outcome);
    const atRisk = total(exposed);
    incidence = plus(incidence, times(survival, over(total(own), atRisk)));
    survival = times(survival, minus([1, 0], over(total(ended), atRisk)));
    // All of the few at risk had ended: nothing is gained from there on, and nothing can be said of who came later.
    if (survival[0] === 0) break;
  }
  return incidence;
};

/** The estimate, and the square root of the summed squares of its derivatives by each observation's frequency. */
export const incidence = (
  observations: readonly ObservedOutcome[],
  outcome: string,
  time: number,
): { readonly probability: number; readonly standardError: number } => {
  const squares = observations
    .filter(wasEverAtRisk)
    .map((one) => frequencyOf(one) * incidenceBy(observations, outcome, time, one)[1] ** 2);
  return {
    probability: incidenceBy(observations, outcome, time, null)[0],
    standardError: Math.sqrt(sum(squares)),
  };
};

export interface Differences {
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** The G^ρ sums over strata and times, with the multivariate hypergeometric covariance at each. */
export const groupDifferences = (
  observations: readonly GroupedEvent<string>[],
  groups: readonly string[],
  rho: number,
): Differences => {
  const observed = groups.map(() => 0);
  const expected = groups.map(() => 0);
  const covariance = groups.map(() => groups.map(() => 0));
  for (const stratum of new Set(observations.map((one) => one.stratum))) {
    const within = observations.filter((one) => one.stratum === stratum);
    for (const { time, atRisk: n, events: d } of eventCounts(within)) {
      const weight = rho === 0 ? 1 : productLimit(within, time - 0.5).survival ** rho;
      const exposed = groups.map((group) =>
        sum(within.filter((one) => one.group === group && isAtRisk(one, time)).map(frequencyOf)),
      );
      for (const [g, group] of groups.entries()) {
        const own = within.filter(
          (one) => one.group === group && one.event && one.time === time && isAtRisk(one, time),
        );
        observed[g] = (observed[g] ?? 0) + weight * sum(own.map(frequencyOf));
        expected[g] = (expected[g] ?? 0) + (weight * d * (exposed[g] ?? 0)) / n;
        if (n === 1) continue;
        const row = covariance[g] ?? [];
        for (const h of groups.keys()) {
          const share = (g === h ? 1 : 0) - (exposed[h] ?? 0) / n;
          row[h] = (row[h] ?? 0) + (weight ** 2 * d * (n - d) * (exposed[g] ?? 0) * share) / (n * (n - 1));
        }
      }
    }
  }
  return { observed, expected, covariance };
};
