import { describe, expect, it } from "vitest";
import { type Occurrence, parseOccurrence } from "./occurrence.ts";

const read = (text: string): Occurrence => {
  const parsed = parseOccurrence(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

const reasonAgainst = (text: string): string => {
  const parsed = parseOccurrence(text);
  if (parsed.ok) throw new Error(`${text} was read as ${JSON.stringify(parsed.value)}`);
  return parsed.reason;
};

describe("what is understood of a date", () => {
  it.each([
    ["a day", "2020-11-12", "2020-11-12", "2020-11-12"],
    ["a leap day", "2024-02-29", "2024-02-29", "2024-02-29"],
    ["a month", "2020-09", "2020-09-01", "2020-09-30"],
    ["February of a leap year", "2024-02", "2024-02-01", "2024-02-29"],
    ["a year", "2020", "2020-01-01", "2020-12-31"],
    ["some year of a decade", "201X", "2010-01-01", "2019-12-31"],
    ["some year of a century", "20XX", "2000-01-01", "2099-12-31"],
    ["some month of a year", "2004-XX", "2004-01-01", "2004-12-31"],
    ["some day of a month", "1985-04-XX", "1985-04-01", "1985-04-30"],
    ["some day of a year", "1985-XX-XX", "1985-01-01", "1985-12-31"],
    ["the first week of October (Rajkot)", "2020-10-01/2020-10-07", "2020-10-01", "2020-10-07"],
    ["an interval of one day", "2020-11-12/2020-11-12", "2020-11-12", "2020-11-12"],
    ["an interval of months", "2020-05/2020-11", "2020-05-01", "2020-11-30"],
    ["an interval whose ends overlap", "2020-05/2020", "2020-05-01", "2020-12-31"],
    ["an unknown beginning", "/2020-11-12", null, "2020-11-12"],
    ["an unknown end", "2020-11-12/", "2020-11-12", null],
    ["an open beginning", "../2020-11", null, "2020-11-30"],
    ["an open end", "2020-11/..", "2020-11-01", null],
    ["September of a year not stated (Mumbai)", "XXXX-09", null, null],
    ["a day of a year not stated", "XXXX-09-12", null, null],
    ["29 February of a year not stated", "XXXX-02-29", null, null],
    ["a year not stated", "XXXX", null, null],
    ["an interval of which neither year is stated (Kolkata)", "XXXX/XXXX", null, null],
    ["an interval with one year not stated", "XXXX-09/2020-11-12", null, "2020-11-12"],
  ])("%s: %s", (_, text, earliest, latest) => {
    expect(read(text)).toMatchObject({ text, earliest, latest, instant: null, approximate: false });
  });

  it.each([
    ["spring", "2020-21", "2020-02-01", "2020-05-31"],
    ["summer", "2020-22", "2020-03-01", "2020-08-31"],
    ["autumn", "2020-23", "2020-09-01", "2020-12-31"],
    ["winter, named by the year in which it ends or begins", "2020-24", "2019-12-01", "2021-02-28"],
    ["winter of the first year that can be written", "1800-24", "1799-12-01", "1801-02-28"],
    ["winter before a leap year's end of February", "2023-24", "2022-12-01", "2024-02-29"],
  ])("a season is as wide as its word in India: %s", (_, text, earliest, latest) => {
    expect(read(text)).toMatchObject({ earliest, latest });
  });

  it.each([
    ["2020-09~", true, false],
    ["2020-09?", false, true],
    ["2020-09%", true, true],
    ["2004-XX~", true, false],
    ["2020-24?", false, true],
    ["XXXX-09~", true, false],
    ["2020-09-01~/2020-10", true, false],
    ["2020-09-01/2020-10?", false, true],
  ])("%s keeps its stated bounds and says that they are rough", (text, approximate, uncertain) => {
    const { earliest, latest } = read(text.replace(/[~?%]/, ""));
    expect(read(text)).toMatchObject({ earliest, latest, approximate, uncertain });
  });

  it.each([
    ["a day by a day", "2020-03-01~", "2020-02-29", "2020-03-02"],
    ["a month by a month", "2020-09~", "2020-08-01", "2020-10-31"],
    ["a month at the turn of the year", "2020-12?", "2020-11-01", "2021-01-31"],
    ["a year by a year", "2020%", "2019-01-01", "2021-12-31"],
    ["a year of open months by a year", "2004-XX~", "2003-01-01", "2005-12-31"],
    ["a month of open days by a month", "2020-01-XX~", "2019-12-01", "2020-02-29"],
    ["a decade by a decade", "201X~", "2000-01-01", "2029-12-31"],
    ["a season by three months", "2020-21~", "2019-11-01", "2020-08-31"],
    ["only the end that is rough", "2020-09-01~/2020-10-10", "2020-08-31", "2020-10-10"],
  ])("what is certain of a rough date lies one of its units further out: %s", (_, text, earliest, latest) => {
    expect(read(text).outer).toEqual({ earliest, latest });
  });

  it("an exact date is certain within what it states", () => {
    expect(read("2020-09").outer).toEqual({ earliest: "2020-09-01", latest: "2020-09-30" });
  });
});

describe("what is understood of a clock time", () => {
  it.each([
    ["2020-11-12T23:30:00+05:30", "2020-11-12", Date.UTC(2020, 10, 12, 18)],
    ["2020-11-12T02:00+05:30", "2020-11-12", Date.UTC(2020, 10, 11, 20, 30)],
    ["2020-11-12T23:30:00Z", "2020-11-12", Date.UTC(2020, 10, 12, 23, 30)],
    ["2020-11-12T23:30:15.25Z", "2020-11-12", Date.UTC(2020, 10, 12, 23, 30, 15, 250)],
    ["2020-11-12T00:30:00+14:00", "2020-11-12", Date.UTC(2020, 10, 11, 10, 30)],
    ["2020-11-12T23:30:00-10:00", "2020-11-12", Date.UTC(2020, 10, 13, 9, 30)],
  ])("%s keeps the day as written and its place in time", (text, day, instant) => {
    expect(read(text)).toMatchObject({ text, earliest: day, latest: day, instant });
  });

  it("an interval of clock times is bounded by their days", () => {
    expect(read("2020-11-12T23:30:00+05:30/2020-11-13T04:00:00+05:30")).toMatchObject({
      earliest: "2020-11-12",
      latest: "2020-11-13",
      instant: null,
    });
  });
});

describe("what is refused, and what the person is told", () => {
  it.each([
    ["no text", "", "No date came"],
    ["29 February of another year", "2023-02-29", "February 2023 has 28 days"],
    ["31 June, about then", "2020-06-31~", "June 2020 has 30 days"],
    ["a day of no month", "2020-13-01", "no month 13"],
    ["month 13", "2020-13", "no month 13"],
    ["month 0", "2020-00", "no month 00"],
    ["month 13 of a year not stated", "XXXX-13", "no month 13"],
    ["30 February of any year", "XXXX-02-30", "February has no such day in any year"],
    ["another division of the year", "2020-33", "neither a month (01 to 12) nor a season (21 to 24)"],
    ["the day first", "12-11-2020", "2020-11-12 for 12 November 2020"],
    ["the day first, with slashes", "12/11/2020", "2020-11-12 for 12 November 2020"],
    ["the day first, with dots", "5.1.2021", "2021-01-05 for 5 January 2021"],
    ["the month first", "11/25/2020", "Write the year first, then the month, then the day"],
    ["the year first, with slashes", "2020/11/12", "Write 2020-11-12"],
    ["a month with a slash", "2020/11", "For a month write 2020-11"],
    ["one digit for a month", "2020-9", "Write 2020-09"],
    ["one digit for a day", "2020-9-5", "Write 2020-09-05"],
    ["a clock time without offset", "2020-11-12T23:30", "In India write 2020-11-12T23:30+05:30"],
    ["a clock time after a space", "2020-11-12 23:30:00", "In India write 2020-11-12T23:30:00+05:30"],
    ["24 o'clock", "2020-11-12T24:00:00Z", "not a time that can be read"],
    ["an hour that no clock shows", "2020-11-12T25:00:00+05:30", "not a time that can be read"],
    ["an offset that no place has", "2020-11-12T23:00:00+15:00", "not a time that can be read"],
    ["an offset further than any", "2020-11-12T23:00:00+14:30", "not a time that can be read"],
    ["a clock time on 30 February", "2020-02-30T10:00:00+05:30", "February 2020 has 29 days"],
    ["a rough clock time", "2020-11-12T23:30:00+05:30~", "Write the day so, 2020-11-12~"],
    ["words", "12 November 2020", "has spaces or words in it"],
    ["a space before", " 2020-11-12", "has spaces or words in it"],
    ["a line break behind", "2020-11-12\n", "has spaces or words in it"],
    ["an end before the beginning", "2020-10-07/2020-10-01", "ends before it begins"],
    ["a clock time before the beginning", "2020-11-12T23:00Z/2020-11-12T22:59Z", "ends before it begins"],
    ["neither beginning nor end", "../..", "neither when it begins nor when it ends"],
    ["a slash alone", "/", "neither when it begins nor when it ends"],
    ["three ends", "2020/2021/2022", "not a date that can be read"],
    ["an end that is none", "2020-10-01/2020-10-32", "October 2020 has 31 days"],
    ["a year long ago", "0220-11-12", "outside the years 1800 to 2200"],
    ["a year to come", "2202-11-12", "outside the years 1800 to 2200"],
    ["a century beyond", "22XX", "outside the years 1800 to 2200"],
    ["a geologist's year", "Y17000", "outside the years 1800 to 2200"],
    ["a decade", "201", "write 201X"],
    ["two digits", "20", "four digits"],
    ["a set", "[2020,2021]", "not a date that can be read"],
    ["a sign within", "2020-~09", "not a date that can be read"],
    ["a digit open before one that is not", "1985-XX-12", "not a date that can be read"],
    ["milliseconds", "1605139200000", "not a date that can be read"],
    ["a page", "x".repeat(5000), "too long for a date"],
  ])("%s", (_, text, told) => {
    expect(reasonAgainst(text)).toContain(told);
  });

  it("names what came, but not all of a page", () => {
    expect(reasonAgainst("2023-02-29")).toContain('"2023-02-29"');
    expect(reasonAgainst("x".repeat(5000)).length).toBeLessThan(200);
  });
});
