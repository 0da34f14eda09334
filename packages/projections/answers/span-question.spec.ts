import { describe, expect, it } from "vitest";
import { AnswerError } from "./answer-error.ts";
import { readSpan, unitOf } from "./span-question.ts";

describe("a span that is asked for", () => {
  it("is two milestones, counted of proceedings or of accused", () => {
    expect(readSpan("fir..chargesheet")).toEqual({ from: "fir", to: "chargesheet" });
    expect(unitOf(readSpan("fir..chargesheet"))).toBe("proceeding");
    expect(unitOf(readSpan("rescue..arrest"))).toBe("accused");
  });

  it.each(["fir", "fir..", "fir..fir", "fir..chargesheet..charge", "fir..charged", "toString..fir"])(
    "%s is refused, with what is expected",
    (text) => {
      expect(() => readSpan(text)).toThrow(AnswerError);
      expect(() => readSpan(text)).toThrow(/fir\.\.chargesheet/);
    },
  );
});
