import { describe, expect, it } from "vitest";
import { buildHistory } from "./build-history.ts";
import { recordings, type Told } from "./recordings.fixture.ts";
import { warningsOf } from "./warnings.ts";

const numbered = (occurred: string, proceeding = "proceeding-1"): Told => ({
  id: `numbered-${proceeding}`,
  type: "CourtCaseNumbered",
  occurred,
  data: { proceeding, court: "pocso-special-court", caseType: "POCSO", number: "61", year: 2024 },
});

type How = "court-website" | "cause-list" | "told-by-police";
const checked = (
  occurred: string,
  how: How = "court-website",
  found: "pending" | "not-found" = "pending",
): Told => ({
  id: "checked",
  type: "PendencyChecked",
  occurred,
  data: { proceeding: "proceeding-1", how, found },
});

const warned = (...told: readonly Told[]): readonly unknown[] =>
  warningsOf(buildHistory(recordings(told)))
    .filter(({ kind }) => kind === "pending-before-registered")
    .map(({ events }) => events);

describe("a case that the court's website has as pending", () => {
  it("before the court numbered it is warned of", () => {
    expect(warned(numbered("2024-03-10"), checked("2024-03-05"))).toEqual([
      ["checked", "numbered-proceeding-1"],
    ]);
    expect(warned(numbered("2024-03-10"), checked("2024-03-05", "cause-list"))).toHaveLength(1);
  });

  it("on that day or after it, or on a day that may be after it, is not", () => {
    for (const day of ["2024-03-10", "2024-03-11", "2024-03", "2024"])
      expect([day, warned(numbered("2024-03-10"), checked(day))]).toEqual([day, []]);
  });

  it("is not measured by the number of another proceeding", () => {
    expect(warned(numbered("2024-03-10", "proceeding-2"), checked("2024-03-05"))).toEqual([]);
  });
});

it("what others tell before the court numbered a case, or that it was not found, is not warned of", () => {
  expect(warned(numbered("2024-03-10"), checked("2024-03-05", "told-by-police"))).toEqual([]);
  expect(warned(numbered("2024-03-10"), checked("2024-03-05", "court-website", "not-found"))).toEqual([]);
});

describe("two looks on one day, one that found a proceeding pending and one that found it disposed of,", () => {
  const look = (
    id: string,
    found: "pending" | "disposed",
    occurred: string,
    proceeding = "proceeding-1",
  ): Told => ({
    id,
    type: "PendencyChecked",
    occurred,
    data: { proceeding, how: "court-website", found },
  });
  const contradicting = (...told: readonly Told[]): readonly unknown[] =>
    warningsOf(buildHistory(recordings(told)))
      .filter(({ kind }) => kind === "pending-and-disposed")
      .map(({ events }) => events);
  const open = look("open", "pending", "2026-11-15");

  it("are warned of", () => {
    expect(contradicting(open, look("over", "disposed", "2026-11-15"))).toEqual([["open", "over"]]);
  });

  it("are not where they may be of two days, are of two proceedings, or found the same", () => {
    expect(contradicting(open, look("over", "disposed", "2026-11-16"))).toEqual([]);
    expect(contradicting(open, look("over", "disposed", "2026-11"))).toEqual([]);
    expect(contradicting(open, look("over", "disposed", "2026-11-15", "proceeding-2"))).toEqual([]);
    expect(contradicting(open, look("again", "pending", "2026-11-15"))).toEqual([]);
  });
});
