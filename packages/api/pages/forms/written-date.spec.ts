import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import { saidOfDate } from "./refused-date.ts";
import { dateOnFormOf, readDateOnForm, readWrittenDate } from "./written-date.ts";

const read = (line: string) => readWrittenDate(line);
const recorded = (text: string | null) => ({ ok: true, text });
const refused = (refusal: string) => ({ ok: false, refusal });

describe("a date as people write it", () => {
  it.each([
    ["12-11-2020", "2020-11-12"],
    ["12/11/2020", "2020-11-12"],
    ["12.11.2020", "2020-11-12"],
    ["1-2-2024", "2024-02-01"],
    ["4/12/25", "2025-12-04"],
    ["03-12-75", "1975-12-03"],
    ["2020-11-12", "2020-11-12"],
    ["12 November 2020", "2020-11-12"],
    ["12th Nov, 2020", "2020-11-12"],
    ["11-2020", "2020-11"],
    ["11/2020", "2020-11"],
    ["Sept 2020", "2020-09"],
    ["2020", "2020"],
  ])("%s is a day, a month or a year, the day before the month", (line, text) => {
    expect(read(line)).toEqual(recorded(text));
  });

  it("knows a month whose year is not stated", () => {
    expect(read("September")).toEqual(recorded("XXXX-09"));
  });

  it("knows about, ranges and open sides", () => {
    expect(read("about September 2020")).toEqual(recorded("2020-09~"));
    expect(read("1 to 7 October 2020")).toEqual(recorded("2020-10-01/2020-10-07"));
    expect(read("28 October to 3 November 2020")).toEqual(recorded("2020-10-28/2020-11-03"));
    expect(read("between 12-11-2020 and 15-11-2020")).toEqual(recorded("2020-11-12/2020-11-15"));
    expect(read("May to November 2020")).toEqual(recorded("2020-05/2020-11"));
    expect(read("on or before 13-11-2020")).toEqual(recorded("../2020-11-13"));
    expect(read("on or after 13-11-2020")).toEqual(recorded("2020-11-13/.."));
  });

  it("takes before and after strictly where a day is named", () => {
    expect(read("before 01-03-2024")).toEqual(recorded("../2024-02-29"));
    expect(read("after 31-12-2020")).toEqual(recorded("2021-01-01/.."));
    expect(read("before 2024")).toEqual(recorded("../2024"));
  });

  it.each(["", "  ", "not known", "Date not known", "unknown"])(
    "%j is a date of which nothing is known",
    (line) => {
      expect(read(line)).toEqual(recorded(null));
    },
  );

  it("refuses what it would have to guess", () => {
    expect(read("Nov 20")).toEqual(refused("two-digit-year"));
    expect(read("12 November")).toEqual(refused("not-understood"));
    expect(read("last Tuesday")).toEqual(refused("not-understood"));
  });

  it("refuses what is not in the calendar", () => {
    expect(read("30-02-2023")).toEqual(refused("no-such-day"));
    expect(read("13-2020")).toEqual(refused("no-such-month"));
    expect(read("7 to 1 October 2020")).toEqual(refused("ends-before-it-begins"));
  });
});

describe("a month that there is not", () => {
  const said = (line: string): string => {
    const date = read(line);
    if (date.ok) throw new Error(`${line} was read`);
    expect(date.refusal).toBe("no-such-month");
    return saidOfDate(en, date);
  };

  it("is told with the date that was likely meant, as it was typed", () => {
    expect(said("12/13/2020")).toBe(
      "12/13/2020 is not a date: the day comes first, and there is no 13th month. Write 13/12/2020 or 2020-12-13.",
    );
    expect(said("5.22.2021")).toContain("no 22nd month. Write 22.05.2021 or 2021-05-22.");
    expect(said("2020-13-12")).toBe(
      "2020-13-12 is not a date: the month comes after the year, and there is no 13th month. Write 2020-12-13.",
    );
  });

  it("is told alone where the other way round is no date either", () => {
    expect(said("31-21-2020")).toBe(
      "31-21-2020 is not a date: the day comes first, and there is no 21st month.",
    );
    expect(said("13-2020")).toBe(en.writtenDate.refused["no-such-month"]);
  });
});

describe("the date's fields on a form", () => {
  const form = (part: Partial<Parameters<typeof readDateOnForm>[0]>) =>
    readDateOnForm({ certainty: "on", date: "", until: "", time: "", ...part });

  it("adds a time to a day, on India's clock", () => {
    expect(form({ date: "02-07-2024", time: "06:30" })).toEqual(recorded("2024-07-02T06:30:00+05:30"));
    expect(form({ date: "02-07-2024", time: "2.15 pm" })).toEqual(recorded("2024-07-02T14:15:00+05:30"));
    expect(form({ date: "02-07-2024", time: "12:05 am" })).toEqual(recorded("2024-07-02T00:05:00+05:30"));
  });

  it("refuses a time without a day, and what is no time", () => {
    expect(form({ date: "07-2024", time: "06:30" })).toEqual(refused("time-without-day"));
    expect(form({ date: "02-07-2024", time: "25:00" })).toEqual(refused("not-a-time"));
  });

  it("follows the choice beside the date", () => {
    expect(form({ certainty: "about", date: "09-2020" })).toEqual(recorded("2020-09~"));
    expect(form({ certainty: "between", date: "01-10-2020", until: "07-10-2020" })).toEqual(
      recorded("2020-10-01/2020-10-07"),
    );
    expect(form({ certainty: "by", date: "13-11-2020" })).toEqual(recorded("../2020-11-13"));
    expect(form({ certainty: "from", date: "13-11-2020" })).toEqual(recorded("2020-11-13/.."));
    expect(form({ certainty: "not-known", date: "13-11-2020" })).toEqual(recorded(null));
  });

  it.each(["on", "about", "between", "by", "from"])("asks for the date that %s needs", (certainty) => {
    expect(form({ certainty })).toEqual(refused("date-missing"));
  });

  it("takes it that a date is not known where the line says so", () => {
    expect(form({ date: "not known" })).toEqual(recorded(null));
  });

  it("asks for the second date of between", () => {
    expect(form({ certainty: "between", date: "01-10-2020" })).toEqual(refused("second-date-missing"));
  });

  it.each([
    null,
    "2020-11-12",
    "2020-09",
    "2020",
    "XXXX-09",
    "2020-09~",
    "2020-10-01/2020-10-07",
    "../2020-11-13",
    "2020-11-13/..",
    "2024-07-02T06:30:00+05:30",
    "2020-09?",
  ])("fills the form so that sending it unchanged records the same: %s", (text) => {
    expect(readDateOnForm(dateOnFormOf(text))).toEqual(recorded(text));
  });
});
