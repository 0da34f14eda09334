/** What holds of the Aalen–Johansen estimate of any observations. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AalenJohansen, aalenJohansen, aalenJohansenOfColumns } from "./aalen-johansen.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { anyObservations, isNear, repeated, scaled, withAnyOrder } from "./testing/arbitrary-observations.ts";
import { incidence, timesLeft } from "./testing/by-definition.ts";

/** Differences between two estimates beyond rounding, times aside. */
const differences = (one: AalenJohansen, other: AalenJohansen): readonly string[] => {
  expect(one.outcomes).toEqual(other.outcomes);
  expect(one.curve.length).toBe(other.curve.length);
  return one.curve.flatMap((step, i) =>
    one.outcomes.flatMap((outcome) =>
      (["probability", "standardError"] as const).flatMap((field) => {
        const [a, b] = [step[field][outcome] ?? null, other.curve[i]?.[field][outcome] ?? null];
        return isNear(a, b, 1e-10) ? [] : [`${field} of ${outcome} at ${step.time}: ${a}, ${b}`];
      }),
    ),
  );
};

describe("the Aalen–Johansen estimate of any observations", () => {
  it("is the sum over the times up to each, with the error that each observation's influence makes", () => {
    fc.assert(
      fc.property(anyObservations({ most: 16 }), (observations) => {
        const { curve, outcomes } = aalenJohansen(observations);
        expect(curve.map(({ time }) => time)).toEqual(timesLeft(observations));
        for (const { time, probability, standardError } of curve) {
          for (const outcome of outcomes) {
            const defined = incidence(observations, outcome, time);
            expect(isNear(probability[outcome] ?? null, defined.probability, 1e-12)).toBe(true);
            expect(isNear(standardError[outcome] ?? null, defined.standardError, 1e-10)).toBe(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("shares out among the outcomes what the Kaplan–Meier curve of any of them has ended", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        const { curve } = kaplanMeier(observations);
        for (const [i, { time, atRisk, probability }] of aalenJohansen(observations).curve.entries()) {
          const ended = Object.values(probability).reduce((a, b) => a + b, 0);
          expect(isNear(ended, 1 - (curve[i]?.survival ?? 0), 1e-12)).toBe(true);
          expect([time, atRisk]).toEqual([curve[i]?.time, curve[i]?.atRisk]);
        }
      }),
    );
  });

  it("has, of one outcome and with nobody entering late, Greenwood's error", () => {
    fc.assert(
      fc.property(anyObservations({ late: false }), (observations) => {
        const one = observations.map(({ event, ...rest }) => ({ ...rest, outcome: event ? "ended" : null }));
        const { curve } = kaplanMeier(observations);
        for (const [i, { standardError }] of aalenJohansen(one, { outcomes: ["ended"] }).curve.entries())
          expect(isNear(standardError.ended ?? null, curve[i]?.standardError ?? 0, 1e-11)).toBe(true);
      }),
    );
  });

  it("does not depend on the order of the observations", () => {
    fc.assert(
      fc.property(withAnyOrder(anyObservations()), ([some, reordered]) => {
        expect(differences(aalenJohansen(reordered), aalenJohansen(some))).toEqual([]);
      }),
    );
  });

  it("takes a weight of three for three alike", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        expect(differences(aalenJohansen(repeated(observations)), aalenJohansen(observations))).toEqual([]);
      }),
    );
  });

  it("takes an entry at 0 for none", () => {
    fc.assert(
      fc.property(anyObservations({ late: false }), (observations) => {
        const entered = observations.map((one) => ({ ...one, entry: 0 }));
        expect(differences(aalenJohansen(entered), aalenJohansen(observations))).toEqual([]);
      }),
    );
  });

  it("does not depend on the unit of the times, nor on what the outcomes are called", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        const days = aalenJohansen(observations);
        expect(differences(aalenJohansen(scaled(observations, 365.25)), days)).toEqual([]);
        const renamed = aalenJohansen(
          observations.map((one) => ({ ...one, outcome: one.outcome && `~${one.outcome}` })),
          { outcomes: days.outcomes.map((outcome) => `~${outcome}`).reverse() },
        );
        for (const [i, step] of days.curve.entries())
          for (const outcome of days.outcomes)
            expect(renamed.curve[i]?.standardError[`~${outcome}`]).toBe(step.standardError[outcome]);
      }),
    );
  });

  it("is the same by columns", () => {
    fc.assert(
      fc.property(anyObservations(), (observations) => {
        const outcomes = ["acquitted", "convicted", "otherwise"];
        const byColumns = aalenJohansenOfColumns({
          time: Float64Array.from(observations, ({ time }) => time),
          outcome: Int32Array.from(observations, ({ outcome }) => outcomes.indexOf(outcome ?? "")),
          outcomes,
          entry: Float64Array.from(observations, ({ entry = 0 }) => entry),
          weight: Float64Array.from(observations, ({ weight = 1 }) => weight),
        });
        expect(differences(byColumns, aalenJohansen(observations, { outcomes }))).toEqual([]);
      }),
    );
  });
});
