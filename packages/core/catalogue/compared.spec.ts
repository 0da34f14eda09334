import { describe, expect, it } from "vitest";
import { comparedCnr, comparedNumber, comparedWords, isCnr } from "./compared.ts";

describe("a number on a paper", () => {
  it.each([
    ["0155", undefined, "155", null],
    ["155", 2024, "155", 2024],
    ["0155/2024", undefined, "155", 2024],
    ["155 of 2024", undefined, "155", 2024],
    ["155 a", 2024, "155A", 2024],
    ["2024/42", undefined, "2024/42", null],
    ["Kolkata-01", undefined, "KOLKATA-1", null],
    ["1050", undefined, "1050", null],
    ["000", undefined, "0", null],
  ])("%s of %s is compared as %s of %s", (text, year, number, compared) => {
    expect(comparedNumber(text, year)).toEqual({ number, year: compared });
  });

  it("keeps what stands behind it where the year is recorded as another", () => {
    expect(comparedNumber("155/2023", 2024)).toEqual({ number: "155/2023", year: 2024 });
  });
});

describe("words", () => {
  it("are compared without case, punctuation and double spaces", () => {
    expect(comparedWords("  Jibantala  P.S. ")).toBe("jibantala ps");
  });

  it("keep the signs of Indian scripts", () => {
    expect(comparedWords("জীবনতলা থানা")).toBe("জীবনতলা থানা");
    expect(comparedWords("जीवनतला")).toBe("जीवनतला");
  });
});

describe("a CNR", () => {
  it("is the same with hyphens and in small letters", () => {
    expect(comparedCnr("wbsp01-001234-2024")).toBe("WBSP010012342024");
    expect(isCnr("WBSP01-001234-2024")).toBe(true);
  });

  it("is not a number of another length", () => {
    expect(isCnr("WBSP0100123420")).toBe(false);
  });
});
