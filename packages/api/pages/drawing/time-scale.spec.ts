import type { Day } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { timeScale } from "./time-scale.ts";

const day = (text: string) => text as Day;
const room = { apart: 20, aDay: 1, unbroken: 60, length: null };

describe("the time scale of a drawn timeline", () => {
  it("keeps neighbouring days apart and otherwise follows the days", () => {
    const scale = timeScale([day("2020-11-13"), day("2020-11-12"), day("2020-10-13")], room);
    expect(scale.days).toEqual([
      { day: "2020-10-13", at: 0 },
      { day: "2020-11-12", at: 50 },
      { day: "2020-11-13", at: 71 },
    ]);
    expect(scale.breaks).toEqual([]);
  });

  it("breaks a long empty stretch and says how long it is", () => {
    const scale = timeScale([day("2020-01-01"), day("2021-01-01")], room);
    expect(scale.length).toBe(20 + 60);
    expect(scale.breaks).toEqual([{ at: 40, from: "2020-01-01", to: "2021-01-01", days: 366 }]);
  });

  it("puts a day between two others in proportion, and days outside on the ends", () => {
    const scale = timeScale([day("2020-10-01"), day("2020-10-31")], room);
    expect(scale.at(day("2020-10-16"))).toBe(scale.length / 2);
    expect(scale.at(day("2019-01-01"))).toBe(0);
    expect(scale.at(day("2030-01-01"))).toBe(scale.length);
  });

  it("fills a given length, however many days there are, unless a few would be drawn too far apart", () => {
    const many = Array.from({ length: 28 }, (_, i) => day(`2020-02-${String(i + 1).padStart(2, "0")}`));
    const filled = { ...room, aDay: 20, length: 270 };
    expect(timeScale(many, filled).length).toBeCloseTo(270);
    expect(timeScale(many.slice(0, 14), filled).length).toBeCloseTo(270);
    expect(timeScale(many.slice(0, 2), filled).length).toBe(20 + 20);
  });

  it("is empty without days", () => {
    expect(timeScale([], room)).toMatchObject({ length: 0, days: [], breaks: [] });
  });
});
