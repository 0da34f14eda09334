import { describe, expect, it } from "vitest";
import { unitOf } from "./span-question.ts";

describe("a span", () => {
  it("is counted of proceedings, where both milestones are theirs", () => {
    expect(unitOf({ from: "fir", to: "chargesheet" })).toBe("proceeding");
  });

  it("is counted of the accused, where either milestone is theirs", () => {
    expect(unitOf({ from: "rescue", to: "arrest" })).toBe("accused");
    expect(unitOf({ from: "first-remand", to: "chargesheet" })).toBe("accused");
  });
});
