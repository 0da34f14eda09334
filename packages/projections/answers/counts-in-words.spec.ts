import { describe, expect, it } from "vitest";
import { notInCurve, unitsIn } from "./counts-in-words.ts";

describe("what is not in the curve", () => {
  it("is told with each reason once, and these add up to all that are not in it", () => {
    expect(
      notInCurve({ counted: 58, observed: 0 }, "proceeding", [
        [11, "in which neither milestone is on record"],
        [31, "followed only from the end"],
        [0, "that nobody asked about"],
      ]),
    ).toBe(
      "Not in the curve, nor in its figures: 58 of 58 proceedings. Of these, 11 in which neither milestone is on record; 31 followed only from the end; 16 without the dates that a number of days needs.",
    );
  });

  it("is not spoken of where all are in it", () => {
    expect(
      notInCurve({ counted: 3, observed: 3 }, "accused", [[0, "in which neither is on record"]]),
    ).toBeNull();
  });

  it("is counted in the singular where it is one", () => {
    expect([unitsIn("proceeding", 1), unitsIn("proceeding", 2), unitsIn("accused", 1)]).toEqual([
      "1 proceeding",
      "2 proceedings",
      "1 accused",
    ]);
  });
});
