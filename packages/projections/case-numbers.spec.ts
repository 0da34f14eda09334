import { describe, expect, it } from "vitest";
import { caseNumbers } from "./case-numbers.ts";
import { event, given, type Told } from "./testing/given.ts";
import { aCase, firRegistered, man, proceeding } from "./testing/words.ts";

const rows = (...told: readonly Told[]) => caseNumbers.project(given([...aCase(man), ...told]));

describe("the numbers by which a case is found", () => {
  it("are those of its FIR with station and year", () => {
    expect(
      rows(firRegistered("2024-07-02", { number: "0155", year: 2024, policeStation: "Jibantala" })),
    ).toMatchObject([
      { kind: "fir", shown: "0155", number: "155", year: 2024, placeCompared: "jibantala", inForce: true },
    ]);
  });

  it("are also those that were superseded: a zero FIR, a number before committal", () => {
    const found = rows(
      firRegistered("2024-07-02", { number: "9", year: 2024, policeStation: "Chapra", zeroFir: true }),
      event("FirRenumbered", "2024-07-15", {
        proceeding,
        number: "201",
        year: 2024,
        state: "in-wb",
        district: "South 24 Parganas",
        policeStation: "Jibantala",
      }),
      event(
        "CourtCaseNumbered",
        "2024-10-01",
        { proceeding, court: "magistrate-first-class", caseType: "GR", number: "77", year: 2024 },
        { ref: "first" },
      ),
      event("CourtCaseNumbered", "2024-12-01", {
        proceeding,
        court: "sessions-court",
        caseType: "SC",
        number: "12",
        year: 2024,
        supersedes: "@first",
      }),
    );
    expect(found.map(({ kind, number, inForce }) => [kind, number, inForce])).toEqual([
      ["fir", "9", false],
      ["fir", "201", true],
      ["court-case", "77", false],
      ["court-case", "12", true],
    ]);
  });

  it("are every CNR, each once, and the office's own number", () => {
    const cnr = "WBSP010012342024";
    const found = rows(
      event("CaseOpened", null, { fileNumber: "2024/42" }),
      event("CnrRecorded", null, { proceeding, cnr, matter: "main" }),
      event("CnrRecorded", null, { proceeding, cnr }),
      event("BailAppliedFor", null, { proceeding, accused: man, kind: "regular", cnr: "WBHC010056782024" }),
    );
    expect(found.map(({ kind, number }) => [kind, number])).toEqual([
      ["cnr", cnr],
      ["cnr", "WBHC010056782024"],
      ["file", "2024/42"],
    ]);
  });

  it("are aliases, and never an identity, which is sealed", () => {
    const sealed = { sealed: { subject: "case-1/survivor-9", nonce: "n", tag: "t", text: "c" } };
    const found = rows(
      event("PersonAdded", null, { person: "survivor-9", role: "survivor", alias: "Asha" }),
      event("IdentityRecorded", null, { person: "survivor-9", fullName: sealed }),
    );
    expect(found).toMatchObject([{ kind: "alias", shown: "Asha", number: "asha", person: "survivor-9" }]);
    expect(JSON.stringify(found)).not.toContain("sealed");
  });
});
