import { expect, test } from "vitest";
import { excelMoment } from "./excel-moment.ts";

test.each([
  [1, "1900-01-01"],
  [59, "1900-02-28"],
  [61, "1900-03-01"],
  [25_569, "1970-01-01"],
  [44_168, "2020-12-03"],
  [44_168.5, "2020-12-03 12:00"],
  [2_958_465, "9999-12-31"],
])("%d is %s as Excel shows it", (serial, shown) => {
  expect(excelMoment(serial, "1900")).toBe(shown);
});

test("the 29 February 1900 that Excel has, and numbers beyond its calendar, are no days", () => {
  for (const serial of [60, 60.5, 0, -1, 2_958_466, Number.NaN])
    expect(excelMoment(serial, "1900")).toBeNull();
});

test("in the date system of old Macintoshes, the same day has a number 1,462 lower", () => {
  expect(excelMoment(44_168 - 1_462, "1904")).toBe("2020-12-03");
  expect(excelMoment(0, "1904")).toBe("1904-01-01");
});
