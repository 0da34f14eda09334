import { describe, expect, it } from "vitest";
import { durationBetween, mayBeNegative } from "./duration.ts";
import { parseOccurrence } from "./occurrence.ts";
import type { Bounds } from "./order.ts";

const bounds = (text: string): Bounds => {
  const parsed = parseOccurrence(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  const { earliest, latest, approximate, uncertain } = parsed.value;
  return { earliest, latest, approximate: approximate || uncertain };
};

describe("the days from one event to another", () => {
  it("are exact between two days", () => {
    expect(durationBetween(bounds("2020-11-12"), bounds("2020-11-13"))).toEqual({
      least: 1,
      most: 1,
      approximate: false,
    });
  });

  it("are 36 to 42 from the first week of October to 12 November (Rajkot)", () => {
    const duration = durationBetween(bounds("2020-10-01/2020-10-07"), bounds("2020-11-12"));
    expect(duration).toEqual({ least: 36, most: 42, approximate: false });
    expect(mayBeNegative(duration)).toBe(false);
  });

  it("are open where one side has no bound, and unknown where nothing is known (Kolkata)", () => {
    expect(durationBetween(bounds("2020-11-12"), bounds("2020-11-20/.."))).toMatchObject({
      least: 8,
      most: null,
    });
    expect(durationBetween(bounds("XXXX"), bounds("XXXX"))).toMatchObject({ least: null, most: null });
  });

  it("may be negative where the second may have come first", () => {
    const duration = durationBetween(bounds("2020-11"), bounds("2020-11-12"));
    expect(duration).toMatchObject({ least: -18, most: 11 });
    expect(mayBeNegative(duration)).toBe(true);
  });

  it("are not negative where the order is known, and begin at none where only that is known", () => {
    expect(durationBetween(bounds("2020-11"), bounds("2020-11-12"), "yes")).toMatchObject({
      least: 0,
      most: 11,
    });
    expect(durationBetween(bounds("XXXX"), bounds("2020-11-12"), "yes")).toMatchObject({
      least: 0,
      most: null,
    });
  });

  it("say that they rest on a rough date", () => {
    expect(durationBetween(bounds("2020-09~"), bounds("2020-11-12")).approximate).toBe(true);
    expect(durationBetween(bounds("2020-09"), bounds("2020-11-12?")).approximate).toBe(true);
  });
});
