import type { Day } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import {
  boundsAsWritten,
  daysRangeAsWritten,
  occurrenceAsWritten,
  recordedAsWritten,
  textAsWritten,
} from "./dates-as-written.ts";
import { daysUntil } from "./days-until.ts";
import { en } from "./words/en.ts";

const day = (text: string) => text as Day;

describe("a recorded date in words", () => {
  it.each([
    ["2020-11-12", "12-11-2020"],
    ["2020-10-01/2020-10-07", "1 to 7 October 2020"],
    ["2020-10-28/2020-11-03", "28 October to 3 November 2020"],
    ["2020-12-28/2021-01-03", "28-12-2020 to 03-01-2021"],
    ["2020-05/2020-11", "May 2020 to November 2020"],
    ["2020-09", "September 2020"],
    ["2020-09-XX", "September 2020"],
    ["2020", "2020"],
    ["2020-09~", "about September 2020"],
    ["2020?", "2020, not certain"],
    ["2020-09%", "about September 2020, not certain"],
    ["201X", "2010 to 2019"],
    ["XXXX-09", "September, year not stated"],
    ["../2020-11-13", "on or before 13-11-2020"],
    ["/2020-11-13", "on or before 13-11-2020"],
    ["2020-11-13/..", "on or after 13-11-2020"],
    ["2024-07-02T06:30:00+05:30", "02-07-2024, 6:30 am"],
    ["2024-07-02T12:05+05:30", "02-07-2024, 12:05 pm"],
    ["2024-07-02T00:05Z", "02-07-2024, 12:05 am"],
  ])("%s: %s", (recorded, written) => {
    expect(textAsWritten(en, recorded)).toBe(written);
  });

  it("says that nothing is known", () => {
    expect(occurrenceAsWritten(en, null)).toBe("date not known");
    expect(boundsAsWritten(en, { earliest: null, latest: null })).toBe("date not known");
  });

  it("says what follows from the order", () => {
    expect(boundsAsWritten(en, { earliest: null, latest: day("2020-11-12") })).toBe(
      "on or before 12-11-2020",
    );
    expect(boundsAsWritten(en, { earliest: day("2020-11-12"), latest: null })).toBe("on or after 12-11-2020");
    expect(boundsAsWritten(en, { earliest: day("2020-11-01"), latest: day("2020-11-12") })).toBe(
      "1 to 12 November 2020",
    );
  });

  it("gives the time of recording on India's clock", () => {
    expect(recordedAsWritten(en, "2026-11-21T20:10:00.000Z")).toBe("22-11-2026, 1:40 am");
  });
});

describe("days in words", () => {
  it.each([
    [{ least: 36, most: 42 }, "36 to 42 days"],
    [{ least: 1, most: 1 }, "1 day"],
    [{ least: 2201, most: 2201 }, "2,201 days"],
    [{ least: 12, most: null }, "at least 12 days"],
    [{ least: null, most: 3 }, "at most 3 days"],
    [{ least: null, most: null }, "days not known"],
    [{ least: 40, most: 40, approximate: true }, "about 40 days"],
  ])("%j: %s", (range, words) => {
    expect(daysRangeAsWritten(en, range)).toBe(words);
  });

  it.each([
    ["2026-11-22", "today"],
    ["2026-11-23", "tomorrow"],
    ["2026-12-02", "in 10 days"],
    ["2026-11-21", "1 day ago"],
  ])("on 22-11-2026, %s is %s", (due, words) => {
    expect(daysUntil(en, "2026-11-22", due)).toBe(words);
  });
});
