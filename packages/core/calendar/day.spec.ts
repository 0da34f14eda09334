import { describe, expect, it } from "vitest";
import { addDays, type Day, dayNumber, dayOfNumber, daysBetween, isDay } from "./day.ts";

describe("a day", () => {
  it.each(["2020-11-12", "2024-02-29", "1800-01-01"])("%s is one", (text) => expect(isDay(text)).toBe(true));

  it.each([
    "2023-02-29",
    "1900-02-29",
    "2020-13-01",
    "2020-00-10",
    "2020-11-31",
    "2020-11-00",
    "0020-11-12",
    "2020-1-1",
    "2020-11-12T00:00",
    "today",
    "",
  ])("%s is none", (text) => expect(isDay(text)).toBe(false));

  it("is counted from 1970-01-01 and back", () => {
    expect(dayNumber("1970-01-02" as Day)).toBe(1);
    expect(dayOfNumber(-1)).toBe("1969-12-31");
  });

  it("has the number that a Date gives it, from the year 100 to 9999", () => {
    for (let number = -683_003; number <= 2_932_896; number += 97) {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10) as Day;
      if (dayNumber(day) !== number) throw new Error(`${day} is day ${dayNumber(day)}, not ${number}`);
    }
  });

  it("is one of the calendar exactly where a Date of that day reads as it was written", () => {
    for (const year of ["0099", "0100", "1900", "2000", "2023", "2024", "9999"]) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          const date = new Date(`${text}T00:00Z`);
          const same = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
          expect([text, isDay(text)]).toEqual([text, same && year !== "0099"]);
        }
      }
    }
  });

  it("has a next one, over the ends of months and leap years", () => {
    expect(addDays("2020-02-28" as Day, 1)).toBe("2020-02-29");
    expect(addDays("2021-01-01" as Day, -1)).toBe("2020-12-31");
  });

  it("is so many days from another, with the sign of their order", () => {
    expect(daysBetween("2020-10-07" as Day, "2020-11-12" as Day)).toBe(36);
    expect(daysBetween("2020-11-12" as Day, "2020-10-07" as Day)).toBe(-36);
  });
});
