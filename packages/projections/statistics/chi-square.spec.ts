import { describe, expect, it } from "vitest";
import { chiSquareTail } from "./chi-square.ts";
import { erfc } from "./normal-tail.ts";

/** Of itself, not of 1: a tail of 1e-150 must be right in its digits too. */
const relativeError = (value: number, right: number): number => Math.abs(value / right - 1);

describe("the tail of the chi-square distribution", () => {
  it.each([
    // Abramowitz & Stegun 1964, table 26.8.
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [11.344866730144373, 3, 0.01],
    [18.307038053275146, 10, 0.05],
    [124.34211340400408, 100, 0.05],
    // By R's pchisq(lower.tail = FALSE), far out and with many degrees.
    [700, 1, 2.9902269751246203e-154],
    [1400, 10, 9.920391479800525e-295],
    [1400, 33, 2.4401994390892247e-273],
    [1200, 599, 1.6914256381063217e-42],
    [1200, 600, 2.3989723113367452e-42],
  ])("beyond %d on %d degrees is %d", (x, degreesOfFreedom, tail) => {
    expect(relativeError(chiSquareTail(x, degreesOfFreedom), tail)).toBeLessThan(1e-9);
  });

  it("on two degrees is e^(−x/2), on one erfc(√(x/2))", () => {
    for (const x of [1e-6, 0.3, 4, 60, 900]) {
      expect(relativeError(chiSquareTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-14);
      expect(relativeError(chiSquareTail(x, 1), erfc(Math.sqrt(x / 2)))).toBeLessThan(1e-14);
    }
  });

  it("is 1 at 0, falls with x and rises with the degrees", () => {
    for (const degrees of [1, 2, 7, 40, 601]) {
      expect(chiSquareTail(0, degrees)).toBe(1);
      let before = 1;
      for (let x = 0.5; x < 2000; x *= 1.7) {
        const tail = chiSquareTail(x, degrees);
        expect(tail).toBeLessThanOrEqual(before * (1 + 1e-12));
        expect(chiSquareTail(x, degrees + 1)).toBeGreaterThanOrEqual(tail * (1 - 1e-12));
        before = tail;
      }
    }
  });
});
