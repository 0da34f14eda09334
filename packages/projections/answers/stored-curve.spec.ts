import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StoredCurve } from "./stored-curve.ts";

const count = fc.integer({ min: 0, max: 2_000_000 });
const share = fc.option(
  fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.1, 0.000_001, 0.999_999)),
);
const points = fc.array(
  fc.record({
    atRisk: count,
    ended: count,
    lastKnownWaiting: count,
    waiting: share,
    lower: share,
    upper: share,
  }),
  { maxLength: 1200 },
);

describe("a curve as it is kept", () => {
  it("has the points that it was made of, their shares to a millionth", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 400 }), (told, step) => {
        const rounded = (one: number | null) => (one === null ? null : Math.round(one * 1e6) / 1e6);
        const kept = new StoredCurve(step, told.length, (place) => told[place] ?? fail()).points();
        expect(kept).toEqual(
          told.map(({ waiting, lower, upper, ...counts }, place) => ({
            days: place * step,
            ...counts,
            waiting: rounded(waiting),
            lower: rounded(lower),
            upper: rounded(upper),
          })),
        );
      }),
    );
  });

  it("is the same as bytes as it is as objects", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 400 }), fc.option(fc.string()), (told, step, group) => {
        const curve = new StoredCurve(step, told.length, (place) => told[place] ?? fail());
        expect(new TextDecoder().decode(curve.json({ group }))).toBe(
          JSON.stringify({ group, points: curve.points() }),
        );
      }),
    );
  });
});

const fail = (): never => {
  throw new Error("There are no more points");
};
