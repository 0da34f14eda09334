import { describe, expect, it } from "vitest";
import { aalenJohansen, aalenJohansenOfColumns, type ObservedOutcome } from "./aalen-johansen.ts";
import { kaplanMeier } from "./kaplan-meier.ts";

const observed = (...all: readonly (readonly [time: number, outcome: string | null])[]): ObservedOutcome[] =>
  all.map(([time, outcome]) => ({ time, outcome }));

const trials = observed([1, "convicted"], [2, "acquitted"], [3, null], [4, "convicted"]);

describe("the Aalen–Johansen estimate", () => {
  it("gives each outcome its share of those still pending when it came", () => {
    const { outcomes, curve } = aalenJohansen(trials);
    expect(outcomes).toEqual(["acquitted", "convicted"]);
    expect(curve.map(({ time, atRisk, probability }) => [time, atRisk, probability])).toEqual([
      [1, 4, { acquitted: 0, convicted: 1 / 4 }],
      [2, 3, { acquitted: 1 / 4, convicted: 1 / 4 }],
      [3, 2, { acquitted: 1 / 4, convicted: 1 / 4 }],
      [4, 1, { acquitted: 1 / 4, convicted: 3 / 4 }],
    ]);
  });

  it("gives convictions less than a curve that takes acquittals for pending", () => {
    const convictions = kaplanMeier(
      trials.map(({ time, outcome }) => ({ time, event: outcome === "convicted" })),
    );
    expect(aalenJohansen(trials).at(3).probability.convicted).toBeLessThanOrEqual(
      1 - (convictions.at(3).survival ?? 0),
    );
    expect(convictions.at(4).survival).toBe(0);
    expect(aalenJohansen(trials).at(4).probability.convicted).toBe(3 / 4);
  });

  it("has, where all have ended, the error of a share among so many", () => {
    const { at } = aalenJohansen(observed([1, "a"], [2, "b"], [2, "a"], [5, "b"], [9, "b"]));
    expect(at(9).standardError.a).toBeCloseTo(Math.sqrt((0.4 * 0.6) / 5), 14);
    expect(at(9).standardError.b).toBeCloseTo(Math.sqrt((0.4 * 0.6) / 5), 14);
  });

  it("has no error where all ended alike", () => {
    const { at } = aalenJohansen(observed([1, "a"], [2, "a"], [3, "a"], [7, "a"], [7, "a"], [8, "a"]));
    expect(at(8).probability.a).toBeCloseTo(1, 14);
    expect(at(8).standardError.a).toBeLessThan(1e-15);
  });

  it("is 0 before the first time and goes on as it ended after the last", () => {
    const { at } = aalenJohansen(trials);
    expect(at(0.5)).toEqual({
      time: 0.5,
      atRisk: 4,
      probability: { acquitted: 0, convicted: 0 },
      standardError: { acquitted: 0, convicted: 0 },
    });
    expect(at(900)).toMatchObject({ atRisk: 0, probability: { acquitted: 1 / 4, convicted: 3 / 4 } });
  });

  it("has the outcomes that are asked for, in their order, also those that did not come", () => {
    const { outcomes, curve } = aalenJohansen(trials, {
      outcomes: ["convicted", "acquitted", "withdrawn"],
    });
    expect(outcomes).toEqual(["convicted", "acquitted", "withdrawn"]);
    expect(curve.at(-1)).toMatchObject({
      probability: { withdrawn: 0 },
      standardError: { withdrawn: 0 },
    });
  });

  it("of nothing is empty, and null where it is read", () => {
    expect(aalenJohansen([])).toMatchObject({ n: 0, outcomes: [], curve: [] });
    expect(aalenJohansen([], { outcomes: ["convicted"] }).at(10)).toEqual({
      time: 10,
      atRisk: 0,
      probability: { convicted: null },
      standardError: { convicted: null },
    });
  });

  it("stays as it is once all at risk have ended, though others come later", () => {
    const { curve } = aalenJohansen([
      ...observed([3, "a"], [5, "b"]),
      { time: 9, outcome: "a", entry: 6 },
      { time: 11, outcome: null, entry: 7 },
    ]);
    expect(curve.map(({ probability }) => probability)).toEqual([
      { a: 0.5, b: 0 },
      { a: 0.5, b: 0.5 },
      { a: 0.5, b: 0.5 },
      { a: 0.5, b: 0.5 },
    ]);
    expect(curve[3]?.standardError).toEqual(curve[1]?.standardError);
  });

  it("takes any word for an outcome", () => {
    const [outcome] = aalenJohansen(observed([1, "__proto__"])).curve;
    expect(Object.getOwnPropertyDescriptor(outcome?.probability, "__proto__")?.value).toBe(1);
  });
});

describe("what the Aalen–Johansen estimate refuses", () => {
  it("an outcome that is not among those asked for", () => {
    expect(() => aalenJohansen(trials, { outcomes: ["convicted"] })).toThrow(
      'observation 1: outcome: expected null, or one of convicted, and "acquitted" came',
    );
  });

  it("an outcome asked for twice, and a column with a place that none has", () => {
    expect(() => aalenJohansen(trials, { outcomes: ["convicted", "acquitted", "convicted"] })).toThrow(
      "outcomes: expected each outcome once",
    );
    expect(() =>
      aalenJohansenOfColumns({
        time: Float64Array.of(1, 2),
        outcome: Int32Array.of(0, 1),
        outcomes: ["convicted"],
      }),
    ).toThrow("observation 1: outcome: expected -1, or the place of one of 1 outcomes, and 1 came");
  });

  it("a time that is none", () => {
    expect(() => aalenJohansen(observed([1, "a"], [-3, null]))).toThrow("observation 1: time");
    expect(() => aalenJohansen(trials).at(Number.NaN)).toThrow("time: expected a finite number");
  });
});
