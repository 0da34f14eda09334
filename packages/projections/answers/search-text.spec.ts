import { describe, expect, it } from "vitest";
import { readSearch } from "./search-text.ts";

describe("what is typed to find a case", () => {
  it.each([
    ["FIR 0155/2024 Jibantala P.S.", "155", 2024, ["jibantala"]],
    ["155", "155", null, []],
    ["155 of 2024, Jibantala", "155", 2024, ["jibantala"]],
    ["POCSO 61/2024", "61", 2024, ["pocso"]],
    ["FIR No. 155A", "155A", null, []],
    ["Asha", null, null, ["asha"]],
    ["south 24 parganas", "24", null, ["south", "parganas"]],
    ["2024/42", "2024/42", null, []],
    ["Station", null, null, ["station"]],
  ])("%s is a number %s of %s with the words %s", (text, number, year, words) => {
    expect(readSearch(text)).toMatchObject({ kind: "paper", number, year, words });
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

  it("is nothing, where there are only signs", () => {
    expect(readSearch("  ")).toBeNull();
    expect(readSearch("%//")).toBeNull();
  });
});
