/** Curves and tests over made-up delays, from ten thousand proceedings to a million: how the time grows with them. */
import {
  aalenJohansenOfColumns,
  kaplanMeier,
  kaplanMeierOfColumns,
  logRankOfColumns,
} from "@tareekh/projections/statistics";
import { median, printTable, shown } from "./load.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const RUNS = 5;
const OUTCOMES = ["acquitted", "convicted", "otherwise"];
const AGENCIES = ["CBI", "NIA", "police", "railway police"];

/** Of 19,783 published cases under the POCSO Act 8,097 had ended; about three years is long enough for ties and tails. */
const ENDED = 0.41;
const MEAN_DAYS = 1_150;

/** A generator of numbers from 0 to 1, the same at each run (Park & Miller's). */
const numbers = (): (() => number) => {
  let state = 20_201_112;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
};

const delays = (count: number) => {
  const next = numbers();
  const exact = Float64Array.from({ length: count }, () => -Math.log(next()) * MEAN_DAYS);
  const time = exact.map(Math.floor);
  const event = Uint8Array.from(time, () => (next() < ENDED ? 1 : 0));
  return {
    time,
    exact,
    event,
    entry: time.map((days) => (next() < 0.5 ? 0 : Math.floor(days * next() * 0.9))),
    outcome: Int32Array.from(event, (ended) => (ended === 1 ? Math.floor(next() * OUTCOMES.length) : -1)),
    group: Int32Array.from(time, () => Math.floor(next() * AGENCIES.length)),
  };
};

const milliseconds = (work: () => unknown): number =>
  median(
    Array.from({ length: RUNS }, () => {
      const started = performance.now();
      work();
      return performance.now() - started;
    }),
  );

/** Prints the milliseconds of each estimate at each size. */
export const benchStatistics = (): void => {
  const rows = new Map<string, string[]>();
  for (const size of SIZES) {
    const { time, exact, event, entry, outcome, group } = delays(size);
    const observations = Array.from(time, (days, i) => ({ time: days, event: event[i] === 1 }));
    const works: readonly (readonly [string, () => unknown])[] = [
      ["Kaplan–Meier, whole days", () => kaplanMeierOfColumns({ time, event }).curve],
      ["Kaplan–Meier, an object each", () => kaplanMeier(observations).curve],
      ["Kaplan–Meier, half entered late", () => kaplanMeierOfColumns({ time, event, entry }).curve],
      ["Kaplan–Meier, no two times alike", () => kaplanMeierOfColumns({ time: exact, event }).quantile(0.5)],
      [
        "Aalen–Johansen, three outcomes",
        () => aalenJohansenOfColumns({ time, outcome, outcomes: OUTCOMES }).curve,
      ],
      [
        "Aalen–Johansen, half entered late",
        () => aalenJohansenOfColumns({ time, outcome, outcomes: OUTCOMES, entry }).curve,
      ],
      ["log-rank, four groups", () => logRankOfColumns({ time, event, group, groups: AGENCIES })],
    ];
    for (const [what, work] of works) rows.set(what, [...(rows.get(what) ?? []), shown(milliseconds(work))]);
  }
  printTable(
    "Delay statistics, milliseconds",
    ["of so many proceedings", ...SIZES.map((size) => size.toLocaleString("en-US"))],
    [...rows].map(([what, figures]) => [what, ...figures]),
  );
};
