import { describe, expect, it } from "vitest";
import { roundTimes } from "./round-times.ts";

const grid = (step: number, longest: number): readonly number[] =>
  Array.from({ length: Math.floor(longest / step) + 1 }, (_, place) => place * step);

describe("the round times of a curve", () => {
  it("are days, as few as there is room for", () => {
    expect(roundTimes(grid(1, 150), 5)).toEqual({ unit: "days", times: [0, 50, 100, 150] });
    expect(roundTimes(grid(5, 400), 5)).toEqual({ unit: "days", times: [0, 100, 200, 300, 400] });
  });

  it("are years of 365 days from three years on", () => {
    expect(roundTimes(grid(5, 4 * 365), 5)).toEqual({
      unit: "years",
      times: [0, 365, 730, 1095, 1460],
    });
  });

  it("are thirties of days where the curve is on a grid of them, on which no year lies", () => {
    expect(roundTimes(grid(30, 1200), 5)).toEqual({ unit: "days", times: [0, 360, 720, 1080] });
  });

  it("are never more than there is room for, always on the grid, and begin at 0", () => {
    for (const step of [1, 5, 30]) {
      for (let longest = 0; longest < 4_000; longest += step) {
        const days = grid(step, longest);
        const { times } = roundTimes(days, 5);
        expect(times[0]).toBe(0);
        expect(times.length).toBeLessThanOrEqual(5);
        expect(times.every((time) => days.includes(time))).toBe(true);
      }
    }
  });

  it("are none of nothing but the beginning", () => {
    expect(roundTimes([0], 5).times).toEqual([0]);
  });
});
