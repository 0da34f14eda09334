import {
  aalenJohansen,
  kaplanMeier,
  logRank,
  StatisticsError,
  summariseDelay,
} from "@tareekh/projections/statistics";
import { describe, expect, it } from "vitest";

describe("the statistics, by the name that other packages know", () => {
  it("are the estimates, the test and the summary", () => {
    const observations = [
      { time: 30, event: true, outcome: "convicted", group: "Gaya" },
      { time: 90, event: false, outcome: null, group: "Patna" },
    ];
    expect(summariseDelay(kaplanMeier(observations)).pending).toBe(1);
    expect(aalenJohansen(observations).at(60).probability).toEqual({ convicted: 0.5 });
    expect(logRank(observations)).toMatchObject({ degreesOfFreedom: 1 });
    expect(() => kaplanMeier([{ time: Number.NaN, event: true }])).toThrow(StatisticsError);
  });
});
