import { amountClasses } from "@tareekh/core/catalogue/codes/care.ts";
import { describe, expect, it } from "vitest";
import { amountFigures, amountsInOrder } from "./compensation-amounts.ts";

describe("amounts in classes", () => {
  it("are those of the catalogue, in order", () => {
    expect(amountsInOrder).toEqual(amountClasses.codes.filter((code) => code !== "not-stated"));
  });

  it("add up to no less and no more than the limits of their classes", () => {
    expect(amountFigures(["to-50000", "100001-to-200000", null, "not-stated"])).toMatchObject({
      least: 1 + 100_001,
      most: 50_000 + 200_000,
      notRecorded: 2,
    });
  });

  it("have no most where one has no limit", () => {
    expect(amountFigures(["to-50000", "above-1000000"])).toMatchObject({ least: 1_000_002, most: null });
  });

  it("have the classes of their quartiles from five on, and none of fewer", () => {
    const five = ["to-50000", "to-50000", "50001-to-100000", "200001-to-500000", "above-1000000"];
    expect(amountFigures(five)).toMatchObject({
      q1: "to-50000",
      median: "50001-to-100000",
      q3: "200001-to-500000",
    });
    expect(amountFigures([...five.slice(1), null])).toMatchObject({ q1: null, median: null, q3: null });
  });
});
