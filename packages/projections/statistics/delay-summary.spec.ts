import { describe, expect, it } from "vitest";
import { summariseDelay } from "./delay-summary.ts";
import { kaplanMeier, type ObservedEvent } from "./kaplan-meier.ts";

const of = (ended: readonly number[], pending: readonly number[] = []) =>
  summariseDelay(
    kaplanMeier([
      ...ended.map((time) => ({ time, event: true })),
      ...pending.map((time) => ({ time, event: false })),
    ]),
  );

describe("a delay in a few figures", () => {
  it("has the median of those that ended beside that of all, which is longer", () => {
    const { n, events, pending, median, naiveMedian } = of([10, 20, 30, 40, 50], [300, 400]);
    expect({ n, events, pending }).toEqual({ n: 7, events: 5, pending: 2 });
    expect(median).toMatchObject({ p: 0.5, estimate: 40, why: { estimate: null } });
    expect(naiveMedian).toEqual({ estimate: 30, why: null });
  });

  it("has as naive median the mean of the two in the middle, and counts weights", () => {
    expect(of([10, 20, 30, 40, 50, 60]).naiveMedian.estimate).toBe(35);
    const weighted: ObservedEvent[] = [
      { time: 10, event: true },
      { time: 20, event: true, weight: 5 },
      { time: 90, event: true },
    ];
    expect(summariseDelay(kaplanMeier(weighted)).naiveMedian.estimate).toBe(20);
  });

  it("has no quartile from four that ended, and says so", () => {
    const { lowerQuartile, median, upperQuartile, naiveMedian } = of([10, 20, 30, 40], [50, 60]);
    const why = { estimate: "too-few-events", lower: "too-few-events", upper: "too-few-events" };
    for (const quartile of [lowerQuartile, median, upperQuartile])
      expect(quartile).toMatchObject({ estimate: null, lower: null, upper: null, why });
    expect(naiveMedian).toEqual({ estimate: null, why: "too-few-events" });
  });

  it("has the quartiles from five", () => {
    const { lowerQuartile, median, upperQuartile } = of([10, 20, 30, 40, 50]);
    expect([lowerQuartile.estimate, median.estimate, upperQuartile.estimate]).toEqual([20, 30, 40]);
  });

  it("has for a median the day on which all ended", () => {
    expect(of([10, 10, 10, 10, 10]).median).toMatchObject({ estimate: 10, why: { estimate: null } });
  });

  it("says that too many wait for the median, and that a limit is not reached", () => {
    const { lowerQuartile, median } = of([10, 20, 30, 40, 50], [60, 60, 60, 60, 60, 60]);
    expect(lowerQuartile.estimate).toBe(30);
    expect(lowerQuartile.upper).toBeNull();
    expect(lowerQuartile.why).toEqual({ estimate: null, lower: null, upper: "not-reached" });
    expect(median).toMatchObject({ estimate: null, why: { estimate: "not-reached" } });
  });

  it("of nothing says that nothing was observed", () => {
    const { median, naiveMedian, n } = of([]);
    expect(n).toBe(0);
    expect(median.why.estimate).toBe("nothing-observed");
    expect(naiveMedian).toEqual({ estimate: null, why: "nothing-observed" });
  });

  it("does not give for a median the day on which the only proceeding then followed ended", () => {
    const observations: ObservedEvent[] = [
      { time: 30, event: true },
      ...[100, 200, 300, 400, 500].map((time) => ({ time, event: true, entry: 60 })),
    ];
    const curve = kaplanMeier(observations);
    expect(curve.quantile(0.5).estimate).toBe(30);
    expect(summariseDelay(curve).median).toMatchObject({
      estimate: null,
      why: { estimate: "risk-set-emptied" },
    });
  });
});
