/** What holds of the Kaplan–Meier curve of any observations. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type KaplanMeier, kaplanMeier, kaplanMeierOfColumns } from "./kaplan-meier.ts";
import { anyObservations, isNear, repeated, scaled, withAnyOrder } from "./testing/arbitrary-observations.ts";
import { productLimit, timesLeft } from "./testing/by-definition.ts";

const anyInterval = fc.constantFrom("log" as const, "log-log" as const, "plain" as const);

/** All that a curve answers. */
const answers = (curve: KaplanMeier): unknown => ({
  n: curve.n,
  events: curve.events,
  neverAtRisk: curve.neverAtRisk,
  curve: curve.curve,
  quartiles: [0.25, 0.5, 0.75].map(curve.quantile),
  means: [3, 10, 20].map(curve.restrictedMean),
  read: [0, 4, 9.5, 30].map(curve.at),
});

describe("the Kaplan–Meier curve of any observations", () => {
  it("is the product over the times up to each, with Greenwood's error", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        const { curve, n, neverAtRisk } = kaplanMeier(observations);
        expect(curve.map(({ time }) => time)).toEqual(timesLeft(observations));
        expect(n + neverAtRisk).toBe(repeated(observations).length);
        for (const { time, survival, standardError } of curve) {
          const defined = productLimit(observations, time);
          expect(isNear(survival, defined.survival)).toBe(true);
          if (survival > 0) expect(isNear(standardError, defined.standardError)).toBe(true);
          else expect(standardError).toBeNull();
        }
      }),
    );
  });

  it("never rises, and lies between its limits", () => {
    fc.assert(
      fc.property(anyObservations(), anyInterval, (observations, interval) => {
        let before = 1;
        for (const { survival, lower, upper } of kaplanMeier(observations, { interval }).curve) {
          expect(survival).toBeGreaterThanOrEqual(0);
          expect(survival).toBeLessThanOrEqual(before);
          before = survival;
          if (lower !== null) expect(lower).toBeLessThanOrEqual(survival);
          if (upper !== null) expect(upper).toBeGreaterThanOrEqual(survival);
          if (survival === 0) expect([lower, upper]).toEqual([null, null]);
        }
      }),
    );
  });

  it("does not depend on the order of the observations", () => {
    fc.assert(
      fc.property(withAnyOrder(anyObservations()), ([some, reordered]) => {
        expect(answers(kaplanMeier(reordered))).toEqual(answers(kaplanMeier(some)));
      }),
    );
  });

  it("takes a weight of three for three alike", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        expect(answers(kaplanMeier(repeated(observations)))).toEqual(answers(kaplanMeier(observations)));
      }),
    );
  });

  it("takes an entry at 0 for none", () => {
    fc.assert(
      fc.property(anyObservations({ late: false }), (observations) => {
        const entered = observations.map((one) => ({ ...one, entry: 0 }));
        expect(answers(kaplanMeier(entered))).toEqual(answers(kaplanMeier(observations)));
      }),
    );
  });

  it("is the share that lasted longer, where nobody is pending", () => {
    fc.assert(
      fc.property(anyObservations({ late: false }), (observations) => {
        const ended = repeated(observations).map((one) => ({ ...one, event: true }));
        for (const { time, survival } of kaplanMeier(ended).curve) {
          const longer = ended.filter((one) => one.time > time).length;
          expect(isNear(survival, longer / ended.length, 1e-12)).toBe(true);
        }
      }),
    );
  });

  it("changes its unit with its times", () => {
    fc.assert(
      fc.property(anyObservations(), fc.constantFrom(7, 0.25, 365.25), (observations, by) => {
        const days = kaplanMeier(observations);
        const others = kaplanMeier(scaled(observations, by));
        expect(others.curve.map(({ survival }) => survival)).toEqual(
          days.curve.map(({ survival }) => survival),
        );
        const scaledBy = (figure: number | null) => (figure === null ? null : figure * by);
        for (const p of [0.25, 0.5, 0.9]) {
          expect(isNear(others.quantile(p).estimate, scaledBy(days.quantile(p).estimate))).toBe(true);
          expect(isNear(others.quantile(p).upper, scaledBy(days.quantile(p).upper))).toBe(true);
        }
        const [mean, other] = [days.restrictedMean(9), others.restrictedMean(9 * by)];
        expect(isNear(other.estimate, scaledBy(mean.estimate))).toBe(true);
        expect(isNear(other.standardError, scaledBy(mean.standardError))).toBe(true);
      }),
    );
  });

  it("has at a quantile no more than the rest pending, and just before it no fewer", () => {
    fc.assert(
      fc.property(anyObservations(), fc.integer({ min: 1, max: 100 }), (observations, percent) => {
        const curve = kaplanMeier(observations);
        const rest = 1 - percent / 100;
        const { estimate } = curve.quantile(percent / 100);
        const least = curve.curve.at(-1)?.survival ?? 1;
        if (estimate === null) expect(least).toBeGreaterThan(rest);
        else {
          expect(curve.at(estimate).survival).toBeLessThanOrEqual(rest + 1e-7);
          // Halves are the finest that quantiles of whole days come in.
          if (estimate > 0) expect(curve.at(estimate - 0.25).survival).toBeGreaterThanOrEqual(rest - 1e-7);
        }
      }),
    );
  });

  it("has the area under it as mean, day by day, with its error summed over the events", () => {
    fc.assert(
      fc.property(anyObservations(), fc.nat(20), (observations, tau) => {
        const curve = kaplanMeier(observations);
        const { estimate, standardError } = curve.restrictedMean(tau);
        if (curve.n === 0) {
          expect([estimate, standardError]).toEqual([null, null]);
          return;
        }
        const areaFrom = (first: number): number => {
          let area = 0;
          for (let day = first; day < tau; day++) area += curve.at(day).survival ?? 0;
          return area;
        };
        expect(isNear(estimate, areaFrom(0))).toBe(true);
        let variance = 0;
        for (const { time, atRisk, events } of curve.curve)
          if (time <= tau && atRisk > events)
            variance += (areaFrom(time) ** 2 * events) / (atRisk * (atRisk - events));
        expect(isNear(standardError, Math.sqrt(variance))).toBe(true);
      }),
    );
  });

  it("is the same by columns", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        const byColumns = kaplanMeierOfColumns({
          time: Float64Array.from(observations, ({ time }) => time),
          event: Uint8Array.from(observations, ({ event }) => (event ? 1 : 0)),
          entry: Float64Array.from(observations, ({ entry = 0 }) => entry),
          weight: Float64Array.from(observations, ({ weight = 1 }) => weight),
        });
        expect(answers(byColumns)).toEqual(answers(kaplanMeier(observations)));
      }),
    );
  });
});
