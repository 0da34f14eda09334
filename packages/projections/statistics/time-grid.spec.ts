import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countUpTo, timeGrid } from "./time-grid.ts";

const timesOf = (...values: readonly number[]): readonly number[] => [
  ...timeGrid(Float64Array.from(values)).times,
];

describe("the distinct times", () => {
  it("are whole days as they are, each once", () => {
    expect(timesOf(30, 2, 30, 0, 17)).toEqual([0, 2, 17, 30]);
    expect(timesOf(40_000_000, 1, 40_000_000)).toEqual([1, 40_000_000]);
    expect(timesOf()).toEqual([]);
  });

  it("are one where rounding alone keeps them apart, the earliest", () => {
    expect(timesOf(0.1 + 0.2, 0.3, 0.7, 0.1 * 7)).toEqual([0.3, 0.7]);
  });

  it("are one at √ε apart, and two beyond", () => {
    expect(timesOf(0.5, 0.5 + 2 ** -26)).toEqual([0.5]);
    expect(timesOf(0.5, 0.5 + 2 ** -25)).toEqual([0.5, 0.5 + 2 ** -25]);
  });

  it("are one in a chain, of which each link is near enough", () => {
    expect(timesOf(...[0, 1, 2, 3, 4].map((link) => 0.5 + link * 2 ** -27), 0.7)).toEqual([0.5, 0.7]);
  });

  it("are one relative to their mean where they are large", () => {
    expect(timesOf(1e10, 1e10 + 100, 1e10 + 1000)).toEqual([1e10, 1e10 + 1000]);
  });

  it("know the place of each time of which they were made", () => {
    const anyTime = fc.oneof(
      fc.nat(50),
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(anyTime, { maxLength: 60 }), (values) => {
        const { times, placeOf } = timeGrid(Float64Array.from(values));
        for (const value of values) {
          const place = placeOf(value);
          expect(place).toBe(times.findLastIndex((time) => time <= value));
          expect(place).toBe(countUpTo(times, value) - 1);
        }
        for (let i = 1; i < times.length; i++) expect(times[i]).toBeGreaterThan(times[i - 1] ?? 0);
      }),
    );
  });
});
