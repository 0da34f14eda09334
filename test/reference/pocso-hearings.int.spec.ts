/**
 * Hearings by purpose of 19,783 real POCSO cases, as published (HAQ Centre for Child Rights and CivicDataLab, 2020): those on
 * bail, recorded as court dates and read through the projections and the answer. The published average divides the hearings
 * of all cases by the cases that ended. Compared where ../shared/reference/pocso is beside this project.
 */
import { existsSync, readFileSync } from "node:fs";
import { addDays } from "@tareekh/core/calendar/day.ts";
import { adjournmentFigures } from "@tareekh/projections/answers/adjournment-figures.ts";
import { type RecordedCases, recordedCases } from "@tareekh/projections/answers/testing/recorded-cases.ts";
import { databases } from "@tareekh/projections/projector/testing/databases.ts";
import { asDay, event, type Told } from "@tareekh/projections/testing/given.ts";
import { aCase, courtDate, man, proceeding } from "@tareekh/projections/testing/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const table = new URL("../../../shared/reference/pocso/hearings_by_purpose.csv", import.meta.url);
const isBeside = existsSync(table);

interface Published {
  readonly hearings: number;
  readonly cases: number;
  readonly endedHearings: number;
  readonly endedCases: number;
  readonly average: number;
}

const published = (purpose: string): Published => {
  const line = readFileSync(table, "utf8")
    .split("\n")
    .find((one) => one.startsWith(`${purpose},`));
  const [, hearings, cases, endedHearings, endedCases, , , average] = (line ?? "").split(",").map(Number);
  if (!hearings || !cases || !endedHearings || !endedCases || !average)
    throw new Error(`The table has no line for ${purpose}`);
  return { hearings, cases, endedHearings, endedCases, average };
};

/** So many hearings in so many cases, as evenly as can be: the table does not say which case had how many. */
const spread = (hearings: number, cases: number): readonly number[] =>
  Array.from({ length: cases }, (_, i) => Math.floor(hearings / cases) + (i < hearings % cases ? 1 : 0));

const began = asDay("2016-01-01");

const toldOf = (hearings: number, ended: boolean): readonly Told[] => [
  ...aCase(man),
  ...Array.from({ length: hearings }, (_, i) => courtDate(addDays(began, 14 * i), { purposes: ["bail"] })),
  ...(ended
    ? [event("JudgmentGiven", "2019-12-31", { proceeding, accused: man, outcome: "acquitted" as const })]
    : []),
];

describe("hearings on bail in the POCSO cases in ../shared/reference/pocso", () => {
  if (!isBeside) {
    it("cannot be recorded: ../shared/reference/pocso is not beside this project", () => {
      expect(isBeside).toBe(false);
    });
    return;
  }

  const bail = published("Bail");
  let cases: RecordedCases;
  beforeAll(async () => {
    const [embedded] = databases;
    const groups = [
      { ended: true, each: spread(bail.endedHearings, bail.endedCases) },
      { ended: false, each: spread(bail.hearings - bail.endedHearings, bail.cases - bail.endedCases) },
    ];
    cases = await recordedCases(
      embedded.start,
      Object.fromEntries(
        groups.flatMap(({ ended, each }) =>
          each.map((hearings, i) => [`case-${ended ? "e" : "p"}${i}`, toldOf(hearings, ended)] as const),
        ),
      ),
    );
  }, 300_000);
  afterAll(() => cases?.stop(), 60_000);

  it("are as many, in as many cases, of all and of those that ended, as the table has them", async () => {
    const { purposes } = await cases.ask((rows) => adjournmentFigures(rows));
    expect(purposes).toMatchObject([
      {
        purpose: "bail",
        courtDates: bail.hearings,
        proceedings: bail.cases,
        endedCourtDates: bail.endedHearings,
        endedProceedings: bail.endedCases,
      },
    ]);
  });

  it("were published with 14 a case, which divides those of all cases by the cases that ended", async () => {
    const { purposes } = await cases.ask((rows) => adjournmentFigures(rows));
    const [line] = purposes;
    expect(Math.round((line?.courtDates ?? 0) / (line?.endedProceedings ?? 1))).toBe(bail.average);
    // Each by its own: in no way 14.
    expect(line?.mean).toBe(Math.round((10 * bail.hearings) / bail.cases) / 10);
    expect(line?.endedMean).toBe(Math.round((10 * bail.endedHearings) / bail.endedCases) / 10);
    expect(Math.max(line?.mean ?? 0, line?.endedMean ?? 0)).toBeLessThan(bail.average / 3);
  });

  it("are still growing in the cases that are pending, which the answer says", async () => {
    const { perProceeding, sentences } = await cases.ask((rows) => adjournmentFigures(rows));
    expect(perProceeding.map(({ standing, proceedings }) => [standing, proceedings])).toEqual([
      ["all", bail.cases],
      ["ended", bail.endedCases],
      ["pending", bail.cases - bail.endedCases],
    ]);
    expect(sentences.join(" ")).toContain("still growing");
  });
});
