import { describe, expect, it } from "vitest";
import { quadraticForm } from "./quadratic-form.ts";

const of = (x: readonly number[], variance: readonly number[]) =>
  quadraticForm(Float64Array.from(x), Float64Array.from(variance));

describe("x′ V⁻ x", () => {
  it("is the squares over the variances, where nothing varies together", () => {
    expect(of([2, 3], [4, 0, 0, 9])).toEqual({ value: 2, rank: 2 });
  });

  it("takes account of what varies together", () => {
    // V = [2 1; 1 2], V⁻¹ = [2 −1; −1 2] / 3, so (1, 0) gives 2/3.
    expect(of([1, 0], [2, 1, 1, 2]).value).toBeCloseTo(2 / 3, 14);
  });

  it("keeps a small variance beside a large one", () => {
    const { value, rank } = of([1e-6, 1e6], [1e-12, 0, 0, 1e12]);
    expect(value).toBeCloseTo(2, 12);
    expect(rank).toBe(2);
  });

  it("counts what says the same twice once", () => {
    const { value, rank } = of([1, 2, 3], [1, 2, 0, 2, 4, 0, 0, 0, 9]);
    expect(value).toBeCloseTo(2, 12);
    expect(rank).toBe(2);
  });

  it("leaves out what does not vary, and is 0 of nothing", () => {
    expect(of([5, 0], [25, 0, 0, 0])).toEqual({ value: 1, rank: 1 });
    expect(of([], [])).toEqual({ value: 0, rank: 0 });
  });
});
