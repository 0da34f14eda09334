import { describe, expect, it } from "vitest";
import { cases } from "./cases.ts";
import { event, given, type Told } from "./testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  courtDate,
  firRegistered,
  man,
  proceeding,
  threatened,
  woman,
} from "./testing/words.ts";

const row = (...told: readonly Told[]) => {
  const rows = cases.project(given([...aCase(man, woman), ...told]));
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe("a case in the list", () => {
  it("shows the numbers in force", () => {
    expect(
      row(
        firRegistered("2024-07-02", { number: "0155", year: 2024, policeStation: "Jibantala" }),
        event("CourtCaseNumbered", "2024-10-01", {
          proceeding,
          court: "pocso-special-court",
          courtName: "Special Court, Alipore",
          caseType: "POCSO",
          number: "61",
          year: 2024,
        }),
      ),
    ).toMatchObject({
      numbers: ["FIR 0155/2024, Jibantala", "POCSO 61/2024"],
      courts: ["pocso-special-court"],
      courtNames: ["Special Court, Alipore"],
    });
  });

  it("counts its people and proceedings", () => {
    expect(row()).toMatchObject({
      proceedings: 1,
      accused: 2,
      survivors: 1,
      state: "open",
      fileNumber: null,
    });
  });

  it("stands where the accused who has come furthest stands", () => {
    const told = [firRegistered("2024-07-02"), chargesheetFiled("2024-09-28", man)];
    expect(row(...told)).toMatchObject({
      stage: "chargesheet-filed",
      stageSinceEarliest: "2024-09-28",
    });
    expect(row(...told)?.stages).toMatchObject([
      { accused: man, stage: "chargesheet-filed" },
      { accused: woman, stage: "investigation" },
    ]);
  });

  it("stands where the others stand, once the part of the furthest has ended", () => {
    const told = [
      firRegistered("2024-07-02"),
      chargesheetFiled("2024-09-28", man),
      event("AccusedDisposedOtherwise", "2025-02-07", { proceeding, accused: man, how: "discharged" }),
    ];
    expect(row(...told)?.stage).toBe("investigation");
  });

  it("came to evidence when the court sat for it, not when it was put on the list for it", () => {
    const told = [firRegistered("2024-07-02"), chargesheetFiled("2024-09-28", man, woman)];
    const forEvidence = { purposes: ["prosecution-evidence"] } as const;
    expect(row(...told, courtDate("2025-01-10", { ...forEvidence, result: "not-reached" }))?.stage).toBe(
      "chargesheet-filed",
    );
    expect(row(...told, courtDate("2025-02-10", forEvidence))?.stage).toBe("prosecution-evidence");
  });

  it("stands before the court where it has a number there, or was listed for what follows a chargesheet", () => {
    const fir = firRegistered("2024-07-02");
    const numbered = event("CourtCaseNumbered", "2024-10-01", {
      proceeding,
      court: "pocso-special-court",
      caseType: "POCSO",
      number: "61",
      year: 2024,
    });
    expect(row(fir, numbered)).toMatchObject({ stage: "before-court", stageSinceEarliest: "2024-10-01" });
    for (const result of ["held", "not-reached"] as const)
      expect(row(fir, courtDate("2024-11-12", { result, purposes: ["charge"] }))?.stage).toBe("before-court");
    for (const purposes of [["remand"], ["bail"], []] as const)
      expect(row(fir, courtDate("2024-11-12", { purposes: [...purposes] }))?.stage).toBe("investigation");
    expect(row(fir, numbered, chargesheetFiled("2024-09-28", man))?.stage).toBe("chargesheet-filed");
  });

  it("stands before the court where the court's own records had it, and not where others only said so", () => {
    const looked = (how: "court-website" | "told-by-police", found: "pending" | "not-found") =>
      event("PendencyChecked", "2026-01-15", { proceeding, how, found });
    const stage = (told: ReturnType<typeof looked>) => row(firRegistered("2024-07-02"), told)?.stage;
    expect(stage(looked("court-website", "pending"))).toBe("before-court");
    expect(stage(looked("court-website", "not-found"))).toBe("investigation");
    expect(stage(looked("told-by-police", "pending"))).toBe("investigation");
  });

  it("stands at the appeal once a judgment is appealed against, and not where a higher court is asked to quash", () => {
    const asked = (against: "conviction" | "quashing" | "revision" | "compensation") =>
      row(
        firRegistered("2024-07-02"),
        event("AppealFiled", "2025-03-01", { proceeding, by: "defence", against, court: "high-court" }),
      )?.stage;
    expect(asked("conviction")).toBe("appeal");
    for (const against of ["quashing", "revision", "compensation"] as const)
      expect(asked(against)).toBe("investigation");
  });

  it("goes by every FIR that differs from the others, and by one recorded twice once", () => {
    const first = firRegistered("2025-12-03", { number: "155", year: 2025, policeStation: "Domjur" });
    expect(row(first, firRegistered("2025-12-04", { number: "999", year: 2019 }))?.numbers).toEqual([
      "FIR 155/2025, Domjur",
      "FIR 999/2019",
    ]);
    expect(row(first, firRegistered("2025-12-03", { number: "0155", year: 2025 }))?.numbers).toHaveLength(1);
  });

  it("has the earliest date that was given and for which nothing is recorded yet", () => {
    expect(
      row(courtDate("2024-11-12", { next: { date: "2024-12-03", purposes: ["charge"] } })),
    ).toMatchObject({ nextDate: "2024-12-03", nextPurposes: ["charge"], nextProceeding: proceeding });
    expect(row(courtDate("2024-11-12"))?.nextDate).toBeNull();
  });

  it("counts what looks implausible and nobody has settled", () => {
    const twice = [courtDate("2024-11-12"), courtDate("2024-11-12")];
    expect(row(courtDate("2024-11-12"))?.openWarnings).toBe(0);
    expect(row(...twice)?.openWarnings).toBe(1);
  });

  it("knows the last day on which anything is known to have happened", () => {
    expect(row(arrested(man, "2024-07-02"), threatened("2024-08"))?.lastKnownDay).toBe("2024-08-01");
  });

  it("does not take the day on which the office opened or closed its file for one of the case", () => {
    const opened = event("CaseOpened", "2026-11-22", { fileNumber: "WALK-1" });
    const closed = event("CaseClosed", "2027-03-31", { reason: "contact-lost" });
    expect(row(arrested(man, "2024-07-02"), opened, closed)?.lastKnownDay).toBe("2024-07-02");
  });
});

describe("a proceeding of which nothing but its opening is recorded", () => {
  it("has no stage for anybody in it, and is reported once somebody reported something", () => {
    const all = (stage: string) => [
      { accused: man, stage },
      { accused: woman, stage },
    ];
    expect(row()?.stages).toMatchObject(all("opened"));
    const told = event("InformationReceived", "2024-07-01", {
      matters: ["trafficking"],
      how: "tip-off",
      proceeding,
    });
    expect(row(told)?.stages).toMatchObject(all("reported"));
  });
});

describe("the last day on which something is known to have happened", () => {
  it("is never one that was still to come when it was recorded", () => {
    expect(row(arrested(man, "2024-07-02"), courtDate("2099-07-02"))?.lastKnownDay).toBe("2024-07-02");
  });
});

describe("whether a case is followed", () => {
  const closed = (on: string | null) => event("CaseClosed", on, { reason: "contact-lost" });
  const reopened = (on: string | null) => event("CaseReopened", on, {});

  it("is closed, and open again once it was opened again", () => {
    expect(row(closed("2026-03-31"))?.state).toBe("closed");
    expect(row(closed("2026-03-31"), reopened("2026-05-04"))?.state).toBe("open");
    expect(row(closed("2026-03-31"), reopened("2026-05-04"), closed("2026-06-01"))?.state).toBe("closed");
  });

  it("is open where nobody can tell which came last", () => {
    expect(row(closed("2026-03"), reopened("2026-03-15"))?.state).toBe("open");
  });
});
