import { describe, expect, it } from "vitest";
import { asDay, event, given, type Told } from "../testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  courtDate,
  firRegistered,
  inPoliceCustody,
  man,
  proceeding,
  remanded,
  rescued,
  woman,
} from "../testing/words.ts";
import { factsOf } from "./case-facts.ts";
import type { Milestone } from "./milestones.ts";
import { spanOf, spansOf } from "./spans.ts";

const span = (
  told: readonly Told[],
  from: Milestone,
  to: Milestone,
  accused: string | null = null,
  asOf?: string,
) => {
  const facts = factsOf(given(told, asOf === undefined ? {} : { asOf: asDay(asOf) }));
  const [only] = facts.proceedings;
  if (only === undefined) throw new Error("The case has no proceeding");
  return spanOf(facts, only, accused, from, to);
};

describe("the span from FIR to chargesheet", () => {
  it("is exact where both days are", () => {
    const told = [...aCase(man), firRegistered("2024-07-02"), chargesheetFiled("2024-09-28", man)];
    expect(span(told, "fir", "chargesheet")).toMatchObject({
      state: "closed",
      days: { least: 88, most: 88 },
      lastPending: null,
    });
  });

  it("is a range where a day is not known exactly", () => {
    const told = [...aCase(man), firRegistered("2024-07"), chargesheetFiled("2024-09-28", man)];
    expect(span(told, "fir", "chargesheet").days).toMatchObject({ least: 59, most: 89 });
  });

  it("says that it is not dated, and counts nothing, where a date is missing", () => {
    const told = [...aCase(man), firRegistered(null), chargesheetFiled("2024-09-28", man)];
    expect(span(told, "fir", "chargesheet")).toMatchObject({
      state: "not-dated",
      days: { least: null, most: null },
    });
  });

  it("says that it is not dated where only the order of the two is known", () => {
    const told = [
      ...aCase(man),
      firRegistered(null, {}, { ref: "fir" }),
      event("ChargesheetFiled", null, { proceeding, accused: [man] }, { after: ["@fir"] }),
    ];
    expect(span(told, "fir", "chargesheet")).toMatchObject({ state: "not-dated", days: { least: null } });
  });

  it("is open until the last day on which it is known that there was no chargesheet", () => {
    const told = [...aCase(man), firRegistered("2024-07-02"), inPoliceCustody(man, "2024-08-01")];
    expect(span(told, "fir", "chargesheet")).toMatchObject({
      state: "open",
      began: { earliest: "2024-07-02" },
      days: { least: null, most: null },
      lastPending: "2024-08-01",
    });
  });

  it("is open without a date to count from, where the FIR has none", () => {
    const told = [...aCase(man), firRegistered(null), inPoliceCustody(man, "2024-08-01")];
    expect(span(told, "fir", "chargesheet")).toMatchObject({
      state: "open-not-dated",
      lastPending: "2024-08-01",
    });
  });

  it("has ended, once the court accepted that nobody is sent for trial", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      event("ClosureReportAccepted", "2025-02-14", { proceeding }),
    ];
    expect(span(told, "fir", "chargesheet")).toMatchObject({
      state: "ended",
      reached: { earliest: "2025-02-14" },
    });
  });

  it("has not begun without an FIR, and says so where a chargesheet is on record all the same", () => {
    expect(span(aCase(man), "fir", "chargesheet").state).toBe("not-begun");
    expect(span([...aCase(man), chargesheetFiled("2024-09-28", man)], "fir", "chargesheet").state).toBe(
      "start-not-recorded",
    );
  });

  it("may be open or closed on a day within the month of the chargesheet", () => {
    const told = [...aCase(man), firRegistered("2024-07-02"), chargesheetFiled("2024-09", man)];
    expect(span(told, "fir", "chargesheet", null, "2024-09-15").state).toBe("possibly");
    expect(span(told, "fir", "chargesheet", null, "2024-08-31").state).toBe("open");
  });
});

describe("the span from first remand to chargesheet", () => {
  const told = [
    ...aCase(man, woman),
    firRegistered("2020-12-31"),
    remanded(man, "2021-01-01"),
    remanded(woman, "2021-01-01"),
    chargesheetFiled("2021-02-01", man),
    event("SupplementaryChargesheetFiled", "2021-12-01", { proceeding, accused: [woman] }),
  ];

  it("ends for each accused with the chargesheet against him", () => {
    expect(span(told, "first-remand", "chargesheet", man).days).toMatchObject({ least: 31, most: 31 });
    expect(span(told, "first-remand", "chargesheet", woman).days).toMatchObject({ least: 334, most: 334 });
  });

  it("is open for one whom no chargesheet names, as long as she is in police custody for the investigation", () => {
    const without = [
      ...told.filter(({ type }) => type !== "SupplementaryChargesheetFiled"),
      inPoliceCustody(woman, "2021-02-15"),
    ];
    expect(span(without, "first-remand", "chargesheet", woman)).toMatchObject({
      state: "open",
      lastPending: "2021-02-15",
    });
  });

  it("leaves the span from the FIR one of the proceeding, to its first chargesheet", () => {
    const shown = spansOf(factsOf(given(told))).filter(
      ({ from, to }) => from === "fir" && to === "chargesheet",
    );
    expect(shown).toMatchObject([{ accused: null, days: { least: 32, most: 32 } }]);
  });
});

describe("the last day on which it was known to be open", () => {
  const directed = (on: string, placing: { after?: readonly string[] } = {}) =>
    event("CourtDirected", on, { proceeding, to: "police", what: ["finish-investigation"] }, placing);

  it("does not rest on an approximate date, but on the first day that it allows", () => {
    const told = [...aCase(man), firRegistered("2019-07-02"), directed("2020-09~")];
    expect(span(told, "fir", "chargesheet").lastPending).toBe("2020-08-01");
  });

  it("rests on the date of what an approximate one certainly came after", () => {
    const told = [
      ...aCase(man),
      firRegistered("2019-07-02"),
      rescued("2020-09-10", { ref: "rescue" }),
      directed("2020-09~", { after: ["@rescue"] }),
    ];
    expect(span(told, "fir", "chargesheet").lastPending).toBe("2020-09-10");
  });

  it("is never one that was still to come when it was recorded, by its own date or by what it came after", () => {
    // Recorded in January 2030.
    const told = [
      ...aCase(man),
      firRegistered("2019-07-02"),
      directed("2020-09-10"),
      courtDate("2099-03-01", { purposes: ["remand"] }, { ref: "slip" }),
      directed("2020/2099", { after: ["@slip"] }),
    ];
    expect(span(told, "fir", "chargesheet")).toMatchObject({
      state: "open",
      lastPending: "2020-09-10",
      lastRecorded: "2020-09-10",
    });
  });
});

describe("a case that ended", () => {
  const told = [
    ...aCase(man),
    firRegistered("2024-07-02"),
    rescued("2024-07-01"),
    arrested(man, "2024-07-05"),
  ];
  const judged = event("JudgmentGiven", "2026-02-03", { proceeding, accused: man, outcome: "convicted" });
  const disposed = (how: "discharged" | "quashed") =>
    event("AccusedDisposedOtherwise", "2025-02-03", { proceeding, accused: man, how });

  it("excludes neither bail, which may be given until an appeal is heard, nor a statement that nobody recorded", () => {
    for (const end of [judged, disposed("discharged")]) {
      for (const to of ["bail-application", "bail", "release", "first-remand", "production"] as const)
        expect([to, span([...told, end], "arrest", to, man).state]).toEqual([to, "not-recorded"]);
      expect(span([...told, end], "rescue", "statement-164").state).toBe("not-recorded");
      expect(span([...told, end], "fir", "registered").state).toBe("not-recorded");
    }
  });

  it("has no charge to come where the accused was discharged; where it was quashed there may have been one", () => {
    expect(span([...told, disposed("discharged")], "fir", "charge", man)).toMatchObject({
      state: "ended",
      reached: { earliest: "2025-02-03" },
    });
    expect(span([...told, disposed("quashed")], "fir", "charge", man).state).toBe("not-recorded");
    const listed = courtDate("2025-02-03", { purposes: ["charge"] });
    expect(span([...told, listed, disposed("quashed")], "fir", "charge", man).state).toBe("ended");
  });

  it("has no judgment to come, however it ended otherwise", () => {
    for (const how of ["discharged", "quashed"] as const)
      expect(span([...told, disposed(how)], "fir", "judgment", man).state).toBe("ended");
  });

  it("shows the day of the case, not that on which the office opened its file", () => {
    const opened = event("CaseOpened", "2027-11-22", { fileNumber: "WALK-1" });
    expect(span([...told, opened], "rescue", "statement-164").lastRecorded).toBe("2024-07-05");
  });
});

describe("the span from rescue to arrest", () => {
  it("is below zero where the arrest came first", () => {
    const told = [...aCase(man), rescued("2024-07-10"), arrested(man, "2024-07-02")];
    expect(span(told, "rescue", "arrest", man).days).toMatchObject({ least: -8, most: -8 });
  });

  it("is not below zero where the arrest is said to have come after, however imprecise the dates", () => {
    const told = [
      ...aCase(man),
      rescued("2024-07", { ref: "rescue" }),
      arrested(man, "2024-07", { after: ["@rescue"] }),
    ];
    expect(span(told, "rescue", "arrest", man).days).toMatchObject({ least: 0, most: 30 });
  });

  it("is known on one side where the arrest is only known to have come by a day", () => {
    const told = [...aCase(man), rescued("2020-11-12"), arrested(man, "../2020-11-13")];
    expect(span(told, "rescue", "arrest", man)).toMatchObject({
      state: "closed",
      days: { least: null, most: 1 },
    });
  });

  it("is counted for each accused", () => {
    const told = [...aCase(man, woman), rescued("2024-07-10"), arrested(man, "2024-07-12")];
    const spans = spansOf(factsOf(given(told))).filter(
      ({ from, to }) => from === "rescue" && to === "arrest",
    );
    expect(spans.map(({ accused, state }) => [accused, state])).toEqual([
      [man, "closed"],
      [woman, "not-recorded"],
    ]);
  });
});
