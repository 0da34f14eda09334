import { describe, expect, it } from "vitest";
import { kaplanMeier, kaplanMeierOfColumns, type ObservedEvent } from "./kaplan-meier.ts";
import { StatisticsError } from "./statistics-error.ts";
import { withMercaptopurine } from "./testing/remissions.ts";

const ended = (...times: readonly number[]): readonly ObservedEvent[] =>
  times.map((time) => ({ time, event: true }));

const pending = (...times: readonly number[]): readonly ObservedEvent[] =>
  times.map((time) => ({ time, event: false }));

const refusal = (ask: () => unknown): unknown => {
  try {
    ask();
  } catch (error) {
    if (error instanceof StatisticsError) return error.reason;
    throw error;
  }
  return "nothing was refused";
};

const noQuantile = { estimate: null, lower: null, upper: null };

describe("the Kaplan–Meier curve", () => {
  it("of the remissions with 6-mercaptopurine has the published figures", () => {
    const { curve, quantile } = kaplanMeier(withMercaptopurine);
    const steps = curve.filter(({ events }) => events > 0);
    expect(
      steps.map(({ time, atRisk, survival, standardError }) => [
        time,
        atRisk,
        survival.toFixed(3),
        standardError?.toFixed(4),
      ]),
    ).toEqual([
      [6, 21, "0.857", "0.0764"],
      [7, 17, "0.807", "0.0869"],
      [10, 15, "0.753", "0.0963"],
      [13, 12, "0.690", "0.1068"],
      [16, 11, "0.627", "0.1141"],
      [22, 7, "0.538", "0.1282"],
      [23, 6, "0.448", "0.1346"],
    ]);
    expect(quantile(0.5).estimate).toBe(23);
  });

  it("of nothing is empty, and every figure is null", () => {
    const nothing = kaplanMeier([]);
    expect(nothing).toMatchObject({ n: 0, events: 0, neverAtRisk: 0, curve: [] });
    expect(nothing.quantile(0.5)).toEqual(noQuantile);
    expect(nothing.restrictedMean(365)).toEqual({ estimate: null, standardError: null });
    expect(nothing.at(30)).toEqual({
      time: 30,
      atRisk: 0,
      survival: null,
      standardError: null,
      lower: null,
      upper: null,
    });
  });

  it("of one that ended falls to 0 there, where no error and no limit is defined", () => {
    const one = kaplanMeier(ended(12));
    expect(one.curve).toEqual([
      {
        time: 12,
        atRisk: 1,
        events: 1,
        censored: 0,
        survival: 0,
        standardError: null,
        lower: null,
        upper: null,
      },
    ]);
    expect(one.quantile(0.5)).toEqual({ estimate: 12, lower: null, upper: null });
  });

  it("of proceedings that are all pending stays at 1, and its median is not reached", () => {
    const all = kaplanMeier(pending(1, 2, 2, 5));
    expect(all.curve.map(({ survival, standardError }) => [survival, standardError])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(all.quantile(0.5)).toEqual(noQuantile);
    expect(all.restrictedMean(4)).toEqual({ estimate: 4, standardError: 0 });
  });

  it("has at risk on a day those last known pending on it, after whom nothing ends on it", () => {
    const { curve } = kaplanMeier([...ended(3, 3, 5), ...pending(3, 5, 8)]);
    expect(curve.map(({ time, atRisk, events, censored }) => [time, atRisk, events, censored])).toEqual([
      [3, 6, 2, 1],
      [5, 3, 1, 1],
      [8, 1, 0, 1],
    ]);
  });

  it("counts what ended on the first day", () => {
    const { curve, at } = kaplanMeier([...ended(0, 0), ...pending(4, 9)]);
    expect(curve[0]).toMatchObject({ time: 0, atRisk: 4, events: 2, survival: 0.5 });
    expect(at(0)).toMatchObject({ survival: 0.5, atRisk: 4 });
  });

  it("counts a proceeding from the day after it came under observation", () => {
    const { curve } = kaplanMeier([
      { time: 4, event: true },
      { time: 6, event: true, entry: 4 },
      { time: 9, event: false, entry: 2 },
    ]);
    expect(curve.map(({ time, atRisk }) => [time, atRisk])).toEqual([
      [4, 2],
      [6, 2],
      [9, 1],
    ]);
  });

  it("leaves out, and counts, what had ended when it came under observation", () => {
    const late: ObservedEvent[] = [
      { time: 4, event: true, entry: 4, weight: 2 },
      { time: 3, event: true, entry: 5 },
      { time: 1 + 2 ** -30, event: true, entry: 1 },
    ];
    expect(kaplanMeier(late)).toMatchObject({ n: 0, events: 0, neverAtRisk: 4, curve: [] });
    expect(kaplanMeier([...late, ...ended(7)])).toMatchObject({ n: 1, events: 1, neverAtRisk: 4 });
  });

  it("stays at 0 once all at risk have ended, though others come later", () => {
    const { curve } = kaplanMeier([
      { time: 3, event: true },
      { time: 5, event: true },
      { time: 9, event: true, entry: 6 },
      { time: 11, event: false, entry: 7 },
    ]);
    expect(curve.map(({ atRisk, survival }) => [atRisk, survival])).toEqual([
      [2, 0.5],
      [1, 0],
      [2, 0],
      [1, 0],
    ]);
  });

  it("takes times apart by rounding alone for one", () => {
    const { curve } = kaplanMeier([...ended(0.1 + 0.2, 0.7), ...pending(0.3), ...ended(0.1 * 7)]);
    expect(curve.map(({ atRisk, events }) => [atRisk, events])).toEqual([
      [4, 1],
      [2, 2],
    ]);
  });

  it("takes frequencies that are not whole numbers, and is 0 where none of them are left", () => {
    const { curve, n } = kaplanMeier([
      { time: 2, event: true, weight: 0.3 },
      { time: 9, event: true, weight: 0.1, entry: 6 },
      { time: 9, event: true, weight: 0.2, entry: 5 },
      { time: 9, event: false, weight: 0.6, entry: 7 },
    ]);
    expect(n).toBeCloseTo(1.2, 15);
    // 0.1 + 0.2 + 0.6 − 0.6 − 0.1 − 0.2 is 6e-17.
    expect(curve[0]).toMatchObject({ atRisk: 0.3, survival: 0 });
    expect(curve[1]?.atRisk).toBeCloseTo(0.9, 15);
  });

  it("takes a great many observations by columns without weights or entries", () => {
    const time = Float64Array.from({ length: 1000 }, (_, i) => i % 10);
    const curve = kaplanMeierOfColumns({ time, event: new Uint8Array(1000).fill(1) });
    expect(curve.at(4).survival).toBeCloseTo(0.5, 12);
  });
});

describe("the limits of the curve", () => {
  const observed = [...ended(5, 6, 7), ...pending(2, 8)];

  it("are 1 before the first time, whatever their scale", () => {
    for (const interval of ["log", "log-log", "plain"] as const)
      expect(kaplanMeier(observed, { interval }).at(1)).toMatchObject({ survival: 1, lower: 1, upper: 1 });
  });

  it("are not defined on the log-log scale where all are pending", () => {
    expect(kaplanMeier(observed, { interval: "log-log" }).at(3)).toMatchObject({
      survival: 1,
      standardError: 0,
      lower: null,
      upper: null,
    });
    expect(kaplanMeier(observed, { interval: "plain" }).at(3)).toMatchObject({ lower: 1, upper: 1 });
  });

  it("are the errors' 1.96-fold on either side on the plain scale, cut to 0 and 1", () => {
    const { survival, standardError, lower, upper } = kaplanMeier(withMercaptopurine, {
      interval: "plain",
    }).at(10);
    expect(lower).toBeCloseTo((survival ?? 0) - 1.959963984540054 * (standardError ?? 0), 12);
    expect(upper).toBeCloseTo((survival ?? 0) + 1.959963984540054 * (standardError ?? 0), 12);
    const cut = kaplanMeier(observed, { interval: "plain" });
    expect([cut.at(5).upper, cut.at(7).lower]).toEqual([1, 0]);
  });

  it("come nearer at a lower level", () => {
    const [wide, narrow] = [0.95, 0.5].map((level) => kaplanMeier(withMercaptopurine, { level }).at(13));
    expect(narrow?.lower).toBeGreaterThan(wide?.lower ?? 1);
    expect(narrow?.upper).toBeLessThan(wide?.upper ?? 0);
  });
});

describe("a quantile of the curve", () => {
  it("is the middle of the stretch on which just so many are pending", () => {
    expect(kaplanMeier(ended(2, 4, 6, 8)).quantile(0.5).estimate).toBe(5);
    expect(kaplanMeier(ended(1, 1, 1, 2, 2, 2, 2, 2, 2, 9)).quantile(0.9).estimate).toBe(5.5);
  });

  it("is the first time with no more pending, where none end after it", () => {
    expect(kaplanMeier([...ended(1, 2), ...pending(3, 4)]).quantile(0.5).estimate).toBe(2);
  });

  it("is null where more are pending to the end", () => {
    expect(kaplanMeier([...ended(1, 4), ...pending(2, 3, 5)]).quantile(0.75)).toEqual({
      estimate: null,
      // The lower curve does come down to a quarter.
      lower: 4,
      upper: null,
    });
  });

  it("is 0 of none, and the last end of all", () => {
    const curve = kaplanMeier(ended(2, 4, 6));
    expect(curve.quantile(0)).toEqual({ estimate: 0, lower: 0, upper: 0 });
    expect(curve.quantile(1).estimate).toBe(6);
  });
});

describe("the restricted mean", () => {
  it("is the area under the curve: 2 days, then 2 at three quarters, then 1 at half", () => {
    expect(kaplanMeier(ended(2, 4, 6, 8)).restrictedMean(5).estimate).toBe(2 + 1.5 + 0.5);
  });

  it("is the limit itself before any have ended", () => {
    expect(kaplanMeier(ended(6, 8)).restrictedMean(5)).toEqual({ estimate: 5, standardError: 0 });
  });

  it("carries the curve on past its end", () => {
    expect(kaplanMeier([...ended(2), ...pending(4)]).restrictedMean(10).estimate).toBe(2 + 8 / 2);
  });
});

describe("what the curve refuses", () => {
  const ofRow = (index: number, field: string, value: unknown) =>
    expect.objectContaining({ kind: "bad-observation", index, field, value });

  it.each([
    ["time", { time: Number.NaN, event: true }, Number.NaN],
    ["time", { time: -1, event: true }, -1],
    ["time", { time: Number.POSITIVE_INFINITY, event: false }, Number.POSITIVE_INFINITY],
    ["entry", { time: 5, event: true, entry: -2 }, -2],
    ["entry", { time: 5, event: true, entry: Number.NaN }, Number.NaN],
    ["weight", { time: 5, event: true, weight: 0 }, 0],
    ["weight", { time: 5, event: true, weight: -1 }, -1],
    ["weight", { time: 5, event: true, weight: Number.NaN }, Number.NaN],
  ] as const)("a %s that is none: %o", (field, bad, value) => {
    expect(refusal(() => kaplanMeier([...ended(3), bad]))).toEqual(ofRow(1, field, value));
  });

  it("says which observation, of which value", () => {
    expect(() => kaplanMeier([...ended(3, 4), { time: -7, event: true }])).toThrow(
      "observation 2: time: expected a finite number, 0 or more, and -7 came",
    );
  });

  it.each([0, 1, 1.5, Number.NaN])("a level of %d", (level) => {
    expect(refusal(() => kaplanMeier(ended(1), { level }))).toMatchObject({
      kind: "bad-argument",
      name: "level",
    });
  });

  it("a scale of limits that there is not", () => {
    const interval = JSON.parse('"logit"') as "log";
    expect(refusal(() => kaplanMeier(ended(1), { interval }))).toMatchObject({
      name: "interval",
      value: "logit",
    });
  });

  it("questions that have no answer", () => {
    const curve = kaplanMeier(ended(1, 2));
    expect(refusal(() => curve.quantile(1.5))).toMatchObject({ name: "p", value: 1.5 });
    expect(refusal(() => curve.at(-1))).toMatchObject({ name: "time", value: -1 });
    expect(refusal(() => curve.restrictedMean(Number.POSITIVE_INFINITY))).toMatchObject({ name: "tau" });
  });

  it("columns of other lengths", () => {
    const time = new Float64Array(3);
    const event = new Uint8Array(3);
    expect(refusal(() => kaplanMeierOfColumns({ time, event: new Uint8Array(2) }))).toMatchObject({
      name: "event",
    });
    expect(refusal(() => kaplanMeierOfColumns({ time, event, entry: new Float64Array(4) }))).toMatchObject({
      name: "entry",
    });
    expect(refusal(() => kaplanMeierOfColumns({ time, event, weight: new Float64Array(1) }))).toMatchObject({
      name: "weight",
    });
  });
});
