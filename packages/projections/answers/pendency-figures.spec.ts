import { describe, expect, it } from "vitest";
import { asDay, event, type Told } from "../testing/given.ts";
import { aCase, courtDate, firRegistered, man, proceeding } from "../testing/words.ts";
import { ageBands, pendencyOf } from "./pendency-figures.ts";
import { toldUnits } from "./testing/told-units.ts";

const today = asDay("2026-03-01");

const registered = (on: string, courtName = "Alipore"): readonly Told[] => [
  ...aCase(man),
  event("CourtCaseNumbered", on, {
    proceeding,
    court: "pocso-special-court",
    courtName,
    caseType: "POCSO",
    number: "61",
    year: 2020,
  }),
];
const cases = (...told: readonly (readonly Told[])[]) =>
  toldUnits(Object.fromEntries(told.map((one, i) => [`case-${i}`, one])));

describe("what is pending", () => {
  it("is in the band of its completed years: of one year from the same day of the next year on", () => {
    const units = cases(
      registered("2025-03-02"),
      registered("2025-03-01"),
      registered("2023-03-01"),
      registered("1990-01-01"),
    );
    expect(pendencyOf(units, { today }).total).toMatchObject({
      pending: 4,
      years0to1: 1,
      years1to3: 1,
      years3to5: 1,
      yearsOver30: 1,
    });
  });

  it("is counted to the last day of February where a year has no 29th", () => {
    const units = cases(registered("2023-02-28"), registered("2023-03-01"));
    expect(pendencyOf(units, { today: asDay("2024-02-29") }).total).toMatchObject({
      years0to1: 1,
      years1to3: 1,
    });
  });

  it("adds up: the bands and what has no date are all that is pending", () => {
    const units = cases(
      registered("2024-01-01"),
      [...aCase(man), firRegistered("2024-01-01")],
      [...registered("2019-01-01"), courtDate("2025-05-05")],
    );
    const { total } = pendencyOf(units, { today });
    const bands = ageBands.reduce((sum, { name }) => sum + total[name], 0);
    const confirmed = ageBands.reduce((sum, { name }) => sum + total[`${name}Confirmed`], 0);
    expect(bands + total.notDated).toBe(total.pending);
    expect(confirmed).toBe(bands);
    expect(total).toMatchObject({ pending: 3, notDated: 1, years5to10: 1, years5to10Confirmed: 1 });
  });

  it("is aged to the day on which it was last known to be pending, beside its age today", () => {
    const { total } = pendencyOf(cases([...registered("2019-01-01"), courtDate("2020-02-02")]), { today });
    expect(total).toMatchObject({ years5to10: 1, years1to3Confirmed: 1, stale: 1 });
  });

  it("is not what has ended, nor what nothing says to have been pending", () => {
    const decided = [
      ...registered("2024-01-01"),
      event("JudgmentGiven", "2025-01-01", { proceeding, accused: man, outcome: "acquitted" }),
    ];
    const { total, sentences } = pendencyOf(cases(decided, aCase(man), registered("2025-01-01")), { today });
    expect(total).toMatchObject({ pending: 1, notConfirmed: 1 });
    expect(sentences[0]).toContain("cases followed by this office");
  });

  it("is shown by stage and by court, what has none on record last", () => {
    const charged = [
      ...registered("2024-01-01", "Alipore"),
      event("ChargesFramed", "2025-01-01", { proceeding, accused: [man] }),
    ];
    const { stages, courts } = pendencyOf(
      cases(charged, registered("2024-01-01", "Barasat"), [...aCase(man), firRegistered("2024-01-01")]),
      { today },
    );
    expect(stages.map(({ group, pending }) => [group, pending])).toEqual([
      ["before-court", 1],
      ["charge", 1],
      ["investigation", 1],
    ]);
    expect(courts.map(({ group, thenGroup, pending }) => [group, thenGroup, pending])).toEqual([
      ["pocso-special-court", "Alipore", 1],
      ["pocso-special-court", "Barasat", 1],
      [null, null, 1],
    ]);
  });
});
