import { type EventTypeName, everyEventType } from "@tareekh/core/catalogue/catalogue.ts";
import { describe, expect, it } from "vitest";
import { bail } from "../bail.ts";
import { caseNumbers } from "../case-numbers.ts";
import { cases } from "../cases.ts";
import { delays } from "../delays.ts";
import { hearings } from "../hearings.ts";
import { projections } from "../projections.ts";
import { event, given, type Told } from "../testing/given.ts";
import {
  aCase,
  arrested,
  bailDecided,
  courtDate,
  firRegistered,
  man,
  proceeding,
  woman,
} from "../testing/words.ts";
import { factsOf } from "./case-facts.ts";
import { spanOf } from "./spans.ts";

const told: readonly Told[] = [
  ...aCase(man, woman, "accused-3"),
  firRegistered("2024-07-02", { number: "155", year: 2024, state: "in-wb", district: "North District" }),
  event("CourtCaseNumbered", "2024-10-01", {
    proceeding,
    court: "pocso-special-court",
    caseType: "POCSO",
    number: "61",
    year: 2024,
  }),
  arrested(man, "2024-07-02"),
  courtDate("2024-11-12", { next: { date: "2024-12-03" } }),
];

/** What a case is known by holds whatever its date: its numbers, and the State and district that the FIR names. */
const knownBy = new Set(["FirRegistered", "FirRenumbered", "CourtCaseNumbered"]);

/** Rows of all that is counted. */
const counted = (all: readonly Told[]): unknown =>
  projections
    .filter((one) => one !== cases && one !== caseNumbers)
    .map((one) => [one.name, one.project(given(all))]);

describe("what is dated on a day that had not come when it was recorded", () => {
  const types = everyEventType.filter(({ type, timeless }) => !timeless && !knownBy.has(type));

  it.each(types.map((one) => [one.type, one] as const))("counts nowhere: %s", (_, { type, example }) => {
    // A name of the catalogue's own list.
    const said: object = example.data as object;
    const data = "proceeding" in said ? { ...said, proceeding } : said;
    const ahead: Told = { type: type as EventTypeName, occurred: "2099-01-01", data };
    expect(factsOf(given([...told, ahead])).ahead.size).toBe(1);
    expect(counted([...told, ahead])).toEqual(counted(told));
  });

  it("is counted as left out, and everything else with it as before", () => {
    const row = (all: readonly Told[]) => cases.project(given(all))[0];
    expect(row(told)?.datedAhead).toBeNull();
    const slip = courtDate("2099-01-01", { purposes: ["prosecution-evidence"] });
    expect(row([...told, slip])).toMatchObject({
      datedAhead: 1,
      stage: row(told)?.stage,
      nextDate: "2024-12-03",
    });
  });

  it("leaves the next court date standing, and adds no date that was held", () => {
    const rows = hearings.project(given([...told, courtDate("2099-01-01")]));
    expect(rows.map(({ kind, earliest }) => [kind, earliest])).toEqual([
      ["recorded", "2024-11-12"],
      ["scheduled", "2024-12-03"],
    ]);
  });

  it("refuses nobody bail", () => {
    const rows = bail.project(given([...told, bailDecided(man, "2099-12-20", "refused")]));
    expect(rows.map(({ refused, ordersWithoutApplication }) => [refused, ordersWithoutApplication])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it("ends no span and disposes of nobody", () => {
    const history = given([
      ...told,
      event("JudgmentGiven", "2099-01-01", { proceeding, accused: man, outcome: "convicted" }),
    ]);
    const facts = factsOf(history);
    const [only] = facts.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    expect(spanOf(facts, only, man, "fir", "judgment")).toMatchObject({
      state: "open",
      lastPending: "2024-11-12",
    });
    expect(delays.project(history).map(({ status }) => status)).toEqual(["open", "open", "open", "open"]);
  });

  it("still names the case: by an FIR of such a day it is found, and from it no day is counted", () => {
    const slip = given([...aCase(man), firRegistered("2099-07-02", { number: "155", year: 2024 })]);
    expect(caseNumbers.project(slip)).toMatchObject([{ kind: "fir", number: "155", inForce: true }]);
    expect(cases.project(slip)[0]?.numbers).toEqual(["FIR 155/2024"]);
    expect(delays.project(slip)[0]).toMatchObject({ reached: 0, firEarliest: null, year: 2024 });
    const yearless = given([...aCase(man), firRegistered("2099-07-02", { number: "155" })]);
    expect(delays.project(yearless)[0]?.year).toBeNull();
  });

  it("counts once a correction has given it a day that had come", () => {
    const slip = courtDate("2099-01-01", {}, { ref: "slip" });
    const corrected = event("EventCorrected", null, {
      target: "@slip",
      reason: "Misread.",
      replacement: {
        occurred: "2025-01-07",
        source: { kind: "court-record" },
        data: { proceeding, result: "held" },
        version: 1,
      },
    });
    expect(
      hearings.project(given([...told, slip, corrected])).map(({ kind, earliest }) => [kind, earliest]),
    ).toEqual([
      ["recorded", "2024-11-12"],
      ["recorded", "2025-01-07"],
    ]);
  });
});
