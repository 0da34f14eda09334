/** What is counted by day says what the same durations say one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayColumns, DayCounts } from "./day-counts.ts";
import { summarisedEstimate, summarisedQuantile } from "./delay-summary.ts";
import { type KaplanMeier, kaplanMeier } from "./kaplan-meier.ts";
import { type AnyObservation, anyObservations } from "./testing/arbitrary-observations.ts";

const few = anyObservations({ weighted: false });
/** Beyond the room that counts have at first, too. */
const far = fc.tuple(few, fc.constantFrom(1, 700)).map(([some, by]) =>
  some.map((one) => ({
    ...one,
    time: one.time * by,
    entry: one.entry === undefined ? undefined : one.entry * by,
  })),
);

const columnsOf = (observations: readonly AnyObservation[]): DayColumns => ({
  time: Int32Array.from(observations, ({ time }) => time),
  entry: Int32Array.from(observations, ({ entry }) => entry ?? 0),
  event: Int32Array.from(observations, ({ event }) => (event ? 0 : -1)),
});

const countsOf = (observations: readonly AnyObservation[]): DayCounts => {
  const counts = new DayCounts();
  counts.add(columnsOf(observations));
  return counts;
};

/** All that a curve answers. */
const answers = (curve: KaplanMeier): unknown => ({
  n: curve.n,
  events: curve.events,
  neverAtRisk: curve.neverAtRisk,
  curve: curve.curve,
  quantiles: [0, 0.1, 0.25, 0.5, 0.75, 1].map(curve.quantile),
  means: [3, 1000].map(curve.restrictedMean),
  read: [0, 4, 9.5, 3000].map(curve.at),
  medianOfEnded: curve.medianOfEnded(),
  emptiedAt: curve.emptiedAt,
});

const interval = fc.constantFrom("log" as const, "log-log" as const, "plain" as const);

describe("durations counted by day", () => {
  it("have the curve that they have one by one", () => {
    fc.assert(
      fc.property(far, interval, (observations, scale) => {
        const options = { interval: scale };
        expect(answers(countsOf(observations).kaplanMeier(options))).toEqual(
          answers(kaplanMeier(observations, options)),
        );
      }),
    );
  });

  it("are counted together, taken back and counted anew in the same room", () => {
    fc.assert(
      fc.property(far, far, far, (first, second, third) => {
        const counts = countsOf(third);
        counts.clear();
        counts.add(columnsOf(first));
        counts.add(columnsOf(third));
        counts.add(columnsOf(second));
        counts.add(columnsOf(third), -1);
        expect(answers(counts.kaplanMeier())).toEqual(answers(kaplanMeier([...first, ...second])));
      }),
    );
  });

  it("are counted as pending where nothing is said of how they ended", () => {
    fc.assert(
      fc.property(far, far, (ended, pending) => {
        const counts = countsOf(ended);
        counts.add({ ...columnsOf(pending), event: null });
        const all = [...ended, ...pending.map((one) => ({ ...one, event: false }))];
        expect(answers(counts.kaplanMeier())).toEqual(answers(kaplanMeier(all)));
      }),
    );
  });

  it("have the estimate of their curve without its limits", () => {
    fc.assert(
      fc.property(far, far, fc.constantFrom(0.25, 0.5, 0.75, 1), (observations, others, p) => {
        const counts = countsOf(others);
        counts.add(columnsOf(observations));
        counts.add(columnsOf(others), -1);
        const curve = kaplanMeier(observations);
        const { estimate } = curve.quantile(p);
        const emptied = estimate !== null && curve.emptiedAt !== null && estimate >= curve.emptiedAt;
        expect(counts.size).toEqual({ n: curve.n, events: curve.events });
        expect(counts.estimate(p)).toEqual({ time: estimate, emptied });
        const { estimate: shown, why } = summarisedQuantile(curve, p);
        expect(summarisedEstimate(counts, p)).toEqual({ estimate: shown, why: why.estimate });
      }),
    );
  });

  it("are counted in steps, each with those who left since the one before", () => {
    fc.assert(
      fc.property(far, fc.integer({ min: 1, max: 40 }), (observations, step) => {
        const { events, censored } = countsOf(observations).bySteps(step);
        const followed = observations.filter(({ time, entry = 0 }) => entry === 0 || time > entry);
        const longest = Math.max(-1, ...observations.map(({ time }) => time));
        expect(events.length).toBe(longest < 0 ? 0 : Math.ceil(longest / step) + 1);
        for (const [place, ended] of events.entries()) {
          const left = followed.filter(({ time }) => time > (place - 1) * step && time <= place * step);
          expect(ended).toBe(left.filter(({ event }) => event).length);
          expect(censored[place]).toBe(left.filter(({ event }) => !event).length);
        }
      }),
    );
  });

  it("have those that ended in order, whether or not they were ever at risk", () => {
    fc.assert(
      fc.property(far, (observations) => {
        const { size, at } = countsOf(observations).ended();
        const ended = observations.filter(({ event }) => event).map(({ time }) => time);
        expect(size).toBe(ended.length);
        expect(at([...ended.keys()])).toEqual(ended.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe("a quantile of a curve", () => {
  /** Goes through the steps one by one, where the curve is searched by halving. */
  const stepByStep = (
    { curve }: KaplanMeier,
    of: (step: KaplanMeier["curve"][number]) => number | null,
    level: number,
  ): number | null => {
    const near = 2 ** -26;
    const first = curve.findIndex((step) => (of(step) ?? Number.POSITIVE_INFINITY) < level + near);
    const reached = curve[first];
    if (reached === undefined) return null;
    const value = of(reached) ?? 0;
    if (Math.abs(value - level) >= near) return reached.time;
    const next = curve.slice(first + 1).find((step) => (of(step) ?? Number.POSITIVE_INFINITY) < value);
    return next === undefined ? reached.time : (reached.time + next.time) / 2;
  };

  it("is at the first step at which the curve, or that of its limit, has come down so far", () => {
    fc.assert(
      fc.property(
        anyObservations(),
        interval,
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (some, scale, p) => {
          const curve = kaplanMeier(some, { interval: scale });
          expect(curve.quantile(p)).toEqual({
            estimate: stepByStep(curve, ({ survival }) => survival, 1 - p),
            lower: stepByStep(curve, ({ lower }) => lower, 1 - p),
            upper: stepByStep(curve, ({ upper }) => upper, 1 - p),
          });
        },
      ),
    );
  });
});
