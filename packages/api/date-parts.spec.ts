import { describe, expect, test } from "vitest";
import { datePartsOf } from "./date-parts.ts";
import { readIndianDate } from "./importing/indian-date.ts";
import { readWrittenDate } from "./pages/forms/written-date.ts";

describe("a date that is written whole", () => {
  test.each([
    ["03/12/2020", "2020-12-03"],
    ["3.12.2020", "2020-12-03"],
    ["3rd Dec, 2020", "2020-12-03"],
    ["4/12/25", "2025-12-04"],
    ["03-12-20", "2020-12-03"],
    ["15.08.75", "1975-08-15"],
    ["3-Dec-20", "2020-12-03"],
    ["December 3, 2020", "2020-12-03"],
    ["2020-12-03", "2020-12-03"],
    ["2020/12/03", "2020-12-03"],
    ["12/2020", "2020-12"],
    ["Dec 2020", "2020-12"],
    ["2020-12", "2020-12"],
    ["2020", "2020"],
  ])("%s is the same on a form and in a table", (text, edtf) => {
    expect(readWrittenDate(text)).toEqual({ ok: true, text: edtf });
    expect(readIndianDate(text)).toEqual({ ok: true, edtf });
  });

  test.each(["31/02/2020", "12/13/2020", "12/13/20", "13/2020", "3 Foo 2020", "Nov 20"])(
    "%s is one in neither",
    (text) => {
      expect(readWrittenDate(text).ok).toBe(false);
      expect(readIndianDate(text).ok).toBe(false);
    },
  );
});

test("a time stands after a day only", () => {
  expect(datePartsOf("03/12/2020 14:30")).toEqual({ year: "2020", month: 12, day: "03", time: "14:30" });
  expect(datePartsOf("12/2020 14:30")).toBeNull();
});
