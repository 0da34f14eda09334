import { describe, expect, it } from "vitest";
import type { Day } from "./day.ts";
import { dayInIndia, endInIndia, startInIndia } from "./days-in-india.ts";

describe("the day that it is in India", () => {
  it("begins at half past six in the evening, UTC", () => {
    expect(dayInIndia("2020-11-12T18:29:59.999Z")).toBe("2020-11-12");
    expect(dayInIndia("2020-11-12T18:30:00.000Z")).toBe("2020-11-13");
  });

  it("is the same for a number of milliseconds and for a time with another offset", () => {
    expect(dayInIndia(Date.UTC(2020, 10, 12, 18, 30))).toBe("2020-11-13");
    expect(dayInIndia("2020-11-12T08:30:00-10:00")).toBe("2020-11-13");
  });

  it("lasts from its first to its last millisecond, also before 1970", () => {
    for (const day of ["2020-11-12", "1969-12-31"] as Day[]) {
      expect(dayInIndia(startInIndia(day))).toBe(day);
      expect(dayInIndia(startInIndia(day) - 1)).not.toBe(day);
      expect(dayInIndia(endInIndia(day))).toBe(day);
      expect(dayInIndia(endInIndia(day) + 1)).not.toBe(day);
    }
  });

  it("is not asked of a time whose offset nobody stated", () => {
    expect(() => dayInIndia("2020-11-12T18:30:00")).toThrow("states no offset");
    expect(() => dayInIndia("yesterday")).toThrow(RangeError);
    expect(() => dayInIndia(Number.NaN)).toThrow("no instant");
  });
});
