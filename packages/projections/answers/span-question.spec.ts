import { describe, expect, it } from "vitest";
import { unitOf } from "./span-question.ts";

describe("a span", () => {
  it("is counted of proceedings, where both milestones are theirs", () => {
    expect(unitOf({ from: "missing-report", to: "fir" })).toBe("proceeding");
  });

  it("is counted of proceedings, with their first, where what each accused also reaches is asked of no accused", () => {
    expect(unitOf({ from: "fir", to: "chargesheet" })).toBe("proceeding");
    expect(unitOf({ from: "chargesheet", to: "cognizance" })).toBe("proceeding");
  });

  it("is counted of the accused, where either milestone is theirs", () => {
    expect(unitOf({ from: "rescue", to: "arrest" })).toBe("accused");
    expect(unitOf({ from: "first-remand", to: "chargesheet" })).toBe("accused");
  });
});
