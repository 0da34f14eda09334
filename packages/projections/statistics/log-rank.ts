/** Whether groups differ in how long they wait: the log-rank test and its Harrington–Fleming relatives. */
import { chiSquareTail } from "./chi-square.ts";
import type { ObservedEvent } from "./kaplan-meier.ts";
import { observedAndExpected } from "./observed-and-expected.ts";
import { checkLength, columnsOf, type DurationColumns, frequency, place } from "./observed-durations.ts";
import { badArgument, badObservation } from "./statistics-error.ts";

/** What a group or stratum is called. */
export type Label = string | number;

export interface GroupedEvent<Group extends Label = Label> extends ObservedEvent {
  readonly group: Group;
  /** Groups are compared within strata; those that name none are one stratum. */
  readonly stratum?: Label | undefined;
}

export interface GroupedColumns<Group extends Label = Label> extends DurationColumns {
  /** 1 where it happened at `time`, 0 where it was still pending then. */
  readonly event: Uint8Array;
  /** The place of the group in `groups`. */
  readonly group: Int32Array;
  readonly groups: readonly Group[];
  /** A number from 0, the same for observations of one stratum; all are one if left out. */
  readonly stratum?: Int32Array | undefined;
}

export interface LogRankOptions {
  /** The exponent of the survival as weight: 0, the log-rank test, if left out; 1 is Peto & Peto's. */
  readonly rho?: number;
}

export interface ComparedGroup<Group extends Label = Label> {
  readonly group: Group;
  /** How many were at risk at some time, by frequency. */
  readonly n: number;
  /** Events, and how many there would be if all groups had the same hazard; weighted if rho is not 0. */
  readonly observed: number;
  readonly expected: number;
}

export interface LogRank<Group extends Label = Label> {
  /** Null where no test can be made: see `logRank`. */
  readonly chiSquare: number | null;
  /** Groups with anything expected, less one: -1 where no event was observed. */
  readonly degreesOfFreedom: number;
  readonly p: number | null;
  /** How many, over all groups, were left out because their entry was not before their time. */
  readonly neverAtRisk: number;
  /** Ascending, numbers before words. */
  readonly groups: readonly ComparedGroup<Group>[];
}

const check = ({ time, event, group, groups, stratum }: GroupedColumns): void => {
  checkLength("event", event, time.length);
  checkLength("group", group, time.length);
  if (stratum !== undefined) checkLength("stratum", stratum, time.length);
  for (let i = 0; i < group.length; i++) {
    const of = group[i] ?? 0;
    if (of < 0 || of >= groups.length)
      throw badObservation(i, "group", of, `the place of one of ${groups.length} groups`);
    const within = stratum?.[i] ?? 0;
    if (within < 0) throw badObservation(i, "stratum", within, "a whole number, 0 or more");
  }
};

/** `logRank` over columns: for a great many observations, without an object for each; groups stay in their order. */
export const logRankOfColumns = <Group extends Label>(
  columns: GroupedColumns<Group>,
  { rho = 0 }: LogRankOptions = {},
): LogRank<Group> => {
  if (!Number.isFinite(rho)) throw badArgument("rho", rho, "a finite number");
  check(columns);
  const placed = place(columns);
  const n = new Float64Array(columns.groups.length);
  for (let i = 0; i < columns.group.length; i++) {
    const of = columns.group[i] ?? 0;
    if ((placed.exit[i] ?? 0) >= 0) n[of] = (n[of] ?? 0) + frequency(placed.weight, i);
  }
  const found = observedAndExpected(placed, { ...columns, groups: columns.groups.length }, rho);
  const answer = {
    neverAtRisk: placed.neverAtRisk,
    groups: columns.groups.map((group, g) => ({
      group,
      n: n[g] ?? 0,
      observed: found.observed[g] ?? 0,
      expected: found.expected[g] ?? 0,
    })),
  };
  if (n.filter((count) => count > 0).length < 2)
    return { chiSquare: null, degreesOfFreedom: 0, p: null, ...answer };
  const comparable = found.expected.filter((expected) => expected > 0).length;
  if (comparable < 2)
    return { chiSquare: 0, degreesOfFreedom: comparable - 1, p: comparable === 1 ? 1 : null, ...answer };
  const { value, rank } = found.quadraticForm();
  if (rank === 0) return { chiSquare: null, degreesOfFreedom: 0, p: null, ...answer };
  return { chiSquare: value, degreesOfFreedom: rank, p: chiSquareTail(value, rank), ...answer };
};

const inOrder = (a: Label, b: Label): number => {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Numbers for labels, in the order of the labels. */
const numbered = <One>(labels: Iterable<One>, sort?: (a: One, b: One) => number) => {
  const distinct = [...new Set(labels)].sort(sort);
  return { distinct, numberOf: new Map(distinct.map((label, number) => [label, number])) };
};

/**
 * The log-rank test of Mantel and Peto, and with `rho` the G^ρ tests of Harrington & Fleming: at each time with events,
 * within each stratum, a group is expected to have d·n_g/n of the d events, with the hypergeometric covariance
 * d (n − d)/(n − 1) · n_g/n (δ_gh − n_h/n); both weigh S(t−)^ρ, with S the Kaplan–Meier survival of all groups of the
 * stratum together (ρ = 1: Peto & Peto's test, which looks at early differences). χ² = (O − E)′ V⁻ (O − E), and p its
 * tail, good to 1e-9 of itself however small.
 *
 * As `survdiff(Surv(time, event) ~ group + strata(stratum), rho = rho)` in R's `survival` 3: a group of which nothing is
 * expected (gone before the first event) is listed and not tested; a time at which only one is at risk has no variance;
 * times within 2⁻²⁶ are one. Degrees of freedom are the groups with anything expected, less one: with one such group
 * χ² is 0 and p 1; with none, as no event was observed, χ² is 0 on -1 degrees and p null.
 *
 * Beyond R: delayed entry, with those at risk entered before the time (R's `survdiff` refuses it; equal to the score
 * test of `coxph(ties = "exact")`); weights, as frequencies; where the covariance is singular (groups that were never at
 * risk together), a generalised inverse and its rank as degrees of freedom. Where R stops, with one group only or where
 * all have the event at one time, χ² and p are null.
 *
 * @throws StatisticsError for an observation that is not a duration or has no group, naming its index; for a rho that is
 *   not finite.
 * @see Mantel 1966, Cancer Chemother. Rep. 50:163; Peto & Peto 1972, J. R. Stat. Soc. A 135:185; Harrington & Fleming
 *   1982, Biometrika 69:553.
 */
export const logRank = <Group extends Label>(
  observations: readonly GroupedEvent<Group>[],
  options: LogRankOptions = {},
): LogRank<Group> => {
  const groups = numbered(
    observations.map(({ group }, i) => {
      if (group === "" || (typeof group !== "string" && !Number.isFinite(group)))
        throw badObservation(i, "group", group, "a word or a number");
      return group;
    }),
    inOrder,
  );
  const strata = numbered(observations.map(({ stratum }) => stratum));
  const rows = observations.length;
  const event = new Uint8Array(rows);
  const group = new Int32Array(rows);
  const stratum = strata.distinct.length > 1 ? new Int32Array(rows) : undefined;
  let i = 0;
  for (const observation of observations) {
    if (observation.event) event[i] = 1;
    group[i] = groups.numberOf.get(observation.group) ?? 0;
    if (stratum !== undefined) stratum[i] = strata.numberOf.get(observation.stratum) ?? 0;
    i++;
  }
  return logRankOfColumns(
    { ...columnsOf(observations), event, group, groups: groups.distinct, stratum },
    options,
  );
};
