import { describe, expect, test } from "vitest";
import { readIndianDate } from "./indian-date.ts";

const edtf = (cell: string, serialDays = false): string => {
  const read = readIndianDate(cell, serialDays);
  return read.ok ? read.edtf : `refused: ${read.why}`;
};

describe("a date in a register", () => {
  test.each([
    ["03/12/2020", "2020-12-03"],
    ["3/12/2020", "2020-12-03"],
    ["03-12-20", "2020-12-03"],
    ["03.12.2020", "2020-12-03"],
    ["03 12 2020", "2020-12-03"],
    ["3 Dec 2020", "2020-12-03"],
    ["3-Dec-20", "2020-12-03"],
    ["3rd December, 2020", "2020-12-03"],
    ["03 Sept. 2020", "2020-09-03"],
    ["December 3, 2020", "2020-12-03"],
    ["2020-12-03", "2020-12-03"],
    ["2020/12/03", "2020-12-03"],
    [" 29/02/2020 ", "2020-02-29"],
    ["15/08/75", "1975-08-15"],
  ])("%s has the day first", (cell, day) => {
    expect(edtf(cell)).toBe(day);
  });

  test("at midnight is a day, and at another time an instant in India", () => {
    expect(edtf("03/12/2020 00:00:00")).toBe("2020-12-03");
    expect(edtf("03/12/2020 2:30 PM")).toBe("2020-12-03T14:30:00+05:30");
    expect(edtf("2020-12-03 10:05")).toBe("2020-12-03T10:05:00+05:30");
    expect(edtf("03/12/2020 12:10 am")).toBe("2020-12-03T00:10:00+05:30");
  });

  test("as far as it is known is kept so", () => {
    expect(
      ["Dec 2020", "12/2020", "2020", "2020-12", "2020-10-01/2020-10-07"].map((cell) => edtf(cell)),
    ).toEqual(["2020-12", "2020-12", "2020", "2020-12", "2020-10-01/2020-10-07"]);
  });

  test("with the month first is refused, and not turned round", () => {
    expect(edtf("12/25/2020")).toBe(
      'refused: has no month 25; days are read before months, so write "12/25/2020" with the day first',
    );
  });

  test.each([
    "31/02/2020",
    "29/02/2021",
    "00/12/2020",
    "32 Dec 2020",
    "soon",
    "3 Foo 2020",
    "1/2/3/4",
    "03/12/2020 25:00",
  ])("%s is refused", (cell) => {
    expect(readIndianDate(cell).ok).toBe(false);
  });

  test("as spreadsheets count days is read where a workbook has it, and refused in text", () => {
    // Excel: 44168 is 3 December 2020; 1 is 1 January 1900; 60 is a day that never was.
    expect(edtf("44168", true)).toBe("2020-12-03");
    expect(edtf("44168.4375", true)).toBe("2020-12-03T10:30:00+05:30");
    expect(edtf("2020", true)).toBe("2020");
    expect(readIndianDate("44168").ok).toBe(false);
  });
});
