/** What is counted by day says what the same durations say one by one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayColumns, DayCounts } from "./day-counts.ts";
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
        counts.addAll(countsOf(first));
        counts.add(columnsOf(third));
        counts.add(columnsOf(second));
        counts.add(columnsOf(third), -1);
        expect(answers(counts.kaplanMeier())).toEqual(answers(kaplanMeier([...first, ...second])));
      }),
    );
  });

  it("are counted without those of one kind", () => {
    fc.assert(
      fc.property(far, (observations) => {
        const columns = columnsOf(observations);
        const other = -2;
        const marked = { ...columns, event: columns.event.map((event, i) => (i % 3 === 0 ? other : event)) };
        const counts = new DayCounts();
        counts.add(marked, 1, other);
        expect(answers(counts.kaplanMeier())).toEqual(
          answers(kaplanMeier(observations.filter((_, i) => i % 3 !== 0))),
        );
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
