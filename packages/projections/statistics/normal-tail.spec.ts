import { describe, expect, it } from "vitest";
import { erfc, twoSidedNormalQuantile } from "./normal-tail.ts";

const relativeError = (value: number, right: number): number => Math.abs(value / right - 1);

describe("the tail of the normal distribution", () => {
  it.each([
    // Abramowitz & Stegun 1964, tables 7.1 and 7.3, with the further digits of R's 2 * pnorm(-x * sqrt(2)).
    [0, 1],
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [1.999999, 0.0046777556480739491],
    [2, 0.004677734981047266],
    [5, 1.5374597944280349e-12],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
  ])("has erfc(%d) = %d", (x, value) => {
    expect(relativeError(erfc(x), value)).toBeLessThan(1e-12);
  });

  it.each([
    [0.5, 0.6744897501960817],
    [0.9, 1.6448536269514722],
    [0.95, 1.959963984540054],
    [0.99, 2.5758293035489004],
    [0.999, 3.2905267314919255],
  ])("holds %d of the distribution within %d", (level, z) => {
    expect(relativeError(twoSidedNormalQuantile(1 - level), z)).toBeLessThan(1e-12);
  });

  it("is turned round by the quantile, from the middle to the last digit that a level can have", () => {
    for (const outside of [0.999, 0.7, 0.05, 1e-6, 1e-12, Number.EPSILON / 2])
      expect(relativeError(erfc(twoSidedNormalQuantile(outside) / Math.SQRT2), outside)).toBeLessThan(1e-11);
  });
});
