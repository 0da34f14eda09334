import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { medianOf, quantilesOf } from "./sorted-days.ts";

/** Few and many, within a few days and over centuries: each is found in its own way. */
const anyDays = fc.oneof(
  fc.array(fc.integer({ min: -20, max: 4000 }), { maxLength: 40 }),
  fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 256, maxLength: 400 }),
  fc.array(fc.integer({ min: -200_000, max: 200_000 }), { minLength: 256, maxLength: 300 }),
);

describe("quantiles of days", () => {
  it("are days that occur, the first up to which at least the share has come", () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const shares = [0, 0.25, 0.5, 0.75, 1];
        const found = quantilesOf(Int32Array.from(days), shares);
        for (const [i, share] of shares.entries()) {
          const day = found[i];
          if (days.length === 0) expect(day).toBeNull();
          else {
            expect(days).toContain(day);
            const upTo = days.filter((one) => one <= Number(day)).length;
            const before = days.filter((one) => one < Number(day)).length;
            expect(upTo).toBeGreaterThanOrEqual(share * days.length);
            if (share > 0) expect(before).toBeLessThan(share * days.length);
          }
        }
      }),
    );
  });

  it("have as many on either side of the median", () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const median = medianOf(Int32Array.from(days));
        if (median === null) {
          expect(days).toEqual([]);
          return;
        }
        const below = days.filter((one) => one < median).length;
        const above = days.filter((one) => one > median).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(days.length / 2);
      }),
    );
  });

  it("have a median between two where their number is even", () => {
    expect(medianOf(Int32Array.of(1, 2, 4, 9))).toBe(3);
    expect(medianOf(Int32Array.of(7))).toBe(7);
  });
});
