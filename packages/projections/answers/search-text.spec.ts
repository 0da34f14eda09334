import { describe, expect, it } from "vitest";
import { readSearch } from "./search-text.ts";

const any: readonly number[] = [];

describe("what is typed to find a case", () => {
  it.each([
    ["FIR 0155/2024 Jibantala P.S.", "155", [2024], ["jibantala"]],
    ["155", "155", any, []],
    ["155 of 2024, Jibantala", "155", [2024], ["jibantala"]],
    ["POCSO 61/2024", "61", [2024], ["pocso"]],
    ["FIR No. 155A", "155A", any, []],
    ["south 24 parganas", "24", any, ["south", "parganas"]],
    ["2024/42", "2024/42", any, []],
  ])("%s is a number %s of the years %s with the words %s", (text, number, years, words) => {
    const sought = readSearch(text);
    expect(sought).toMatchObject({ kind: "paper", words });
    expect(sought?.kind === "paper" ? sought.numbers[0] : null).toEqual({ number, years });
  });

  it.each([
    ["Asha", ["asha"]],
    ["Station", ["station"]],
  ])("%s is words alone", (text, words) => {
    expect(readSearch(text)).toMatchObject({ kind: "paper", numbers: [], words });
  });

  it.each([
    ["155/24 Malvani", "155", 2024],
    ["0155/05", "155", 2005],
    ["12A/98", "12A", 1998],
  ])("%s may be number %s of %i, written short", (text, number, year) => {
    const sought = readSearch(text);
    expect(sought?.kind === "paper" ? sought.numbers : []).toContainEqual({
      number,
      years: expect.arrayContaining([year]),
    });
  });

  it("finds with the whole year what was copied with a short one", () => {
    const sought = readSearch("155/2024");
    expect(sought?.kind === "paper" ? sought.numbers : []).toContainEqual({
      number: "155/24",
      years: [2024],
    });
  });

  it("is a CNR, with or without hyphens", () => {
    expect(readSearch(" wbsp01-001234-2024 ")).toEqual({ kind: "cnr", cnr: "WBSP010012342024" });
  });

  it("is also the office's own number as a whole", () => {
    expect(readSearch("Kolkata-01")).toMatchObject({ whole: "KOLKATA-1" });
  });

  it("is also an alias as a whole, which may hold a number", () => {
    expect(readSearch("Victim 2")).toMatchObject({ alias: "victim 2" });
  });

  it("is nothing where nothing is typed", () => {
    expect(readSearch("  ")).toBeNull();
  });

  it.each(["%", "_", "%//"])("%s is signs, which no case has", (text) => {
    expect(readSearch(text)).toEqual({ kind: "signs" });
  });
});
