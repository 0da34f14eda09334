import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import { FormValues } from "./form-values.ts";
import { readBack, saidBack } from "./read-back.ts";

const said = (date: string, more = {}) =>
  saidBack(en, { certainty: "on", date, until: "", time: "", ...more });

describe("a date, read back before it is saved", () => {
  it("has its day of the week and its month in words, however it was typed", () => {
    for (const typed of ["03/12/2025", "3-12-25", "3 Dec 2025", "2025-12-03"])
      expect(said(typed)).toBe("Wednesday, 3 December 2025");
  });

  it("is read with how sure it is, with its last day and its time", () => {
    expect(said("09-2020", { certainty: "about" })).toBe("about September 2020");
    expect(said("28-12-20", { certainty: "between", until: "3-1-21" })).toBe(
      "Monday, 28 December 2020 to Sunday, 3 January 2021",
    );
    expect(said("1-10-20", { certainty: "between", until: "7-10-20" })).toBe("1 to 7 October 2020");
    expect(said("13-11-2020", { certainty: "by" })).toBe("on or before Friday, 13 November 2020");
    expect(said("02-07-2024", { time: "6:30" })).toBe("Tuesday, 2 July 2024, 6:30 am");
  });

  it.each(["", "12", "31-02-2021", "12/13/2020", "not known"])("is nothing where %j is typed", (typed) => {
    expect(said(typed)).toBe("");
  });

  it("stands on a page that is sent back, and names the inputs for the script", () => {
    const values = new FormValues([["fir.date", "4/12/25"]]);
    expect(String(readBack(en, values, { date: "fir.date" }))).toBe(
      '<output class="read-back" data-read-back="date:fir.date" data-read-at="/dates/read">Thursday, 4 December 2025</output>',
    );
  });
});
