import { addDays } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { logRank } from "../statistics/statistics.ts";
import { asDay, event, type Told } from "../testing/given.ts";
import { aCase, chargesheetFiled, firRegistered, man, proceeding } from "../testing/words.ts";
import { comparisonOf } from "./delay-comparison.ts";
import { toldUnits } from "./testing/told-units.ts";

const began = asDay("2020-01-01");
const asked = {
  from: "fir",
  to: "chargesheet",
  today: asDay("2025-01-01"),
  by: ["district"],
  compare: ["Howrah", "Nadia"],
} as const;

const followed = (district: string): readonly Told[] => [
  event("CaseOpened", began, {}),
  ...aCase(man),
  firRegistered(began, { state: "in-wb", district }),
];
const ended = (district: string, days: number): readonly Told[] => [
  ...followed(district),
  chargesheetFiled(addDays(began, days), man),
];
const waits = (district: string, days: number): readonly Told[] => [
  ...followed(district),
  event("PendencyChecked", addDays(began, days), {
    proceeding,
    how: "told-by-police",
    found: "under-investigation",
  }),
];

const units = (...told: readonly (readonly Told[])[]) =>
  toldUnits(Object.fromEntries(told.map((one, i) => [`case-${String(i).padStart(3, "0")}`, one])));

const quick = [10, 20, 30, 40, 50, 60].map((days) => ended("Howrah", days));
const slow = [200, 300, 400, 500, 600].map((days) => ended("Nadia", days));
const waiting = [250, 350].map((days) => waits("Nadia", days));

describe("two districts compared", () => {
  it("are tested with those still waiting, and with no other district", () => {
    const found = comparisonOf(units(...quick, ...slow, ...waiting, ended("Saran", 5)), asked);
    const expected = logRank([
      ...[10, 20, 30, 40, 50, 60].map((time) => ({ time, event: true, group: "Howrah" })),
      ...[200, 300, 400, 500, 600].map((time) => ({ time, event: true, group: "Nadia" })),
      ...[250, 350].map((time) => ({ time, event: false, group: "Nadia" })),
    ]);
    expect(found.chiSquare).toBeCloseTo(expected.chiSquare ?? Number.NaN, 9);
    expect(found.p).toBeCloseTo(expected.p ?? Number.NaN, 12);
    expect(found.groups.map(({ group, observed, events }) => [group, observed, events])).toEqual([
      ["Howrah", 6, 6],
      ["Nadia", 7, 5],
    ]);
  });

  it("are named with the one that waits longer first, whichever was asked for first", () => {
    const all = units(...quick, ...slow, ...waiting);
    for (const compare of [
      ["Howrah", "Nadia"],
      ["Nadia", "Howrah"],
    ] as const) {
      const { sentences, test } = comparisonOf(all, { ...asked, compare });
      expect(sentences[0]).toContain("The wait is longer for Nadia than for Howrah");
      expect(sentences.join(" ")).toContain("does not say why");
      expect(sentences.join(" ")).toContain("It is not a census.");
      expect(sentences.join(" ")).not.toMatch(/log-rank|chi|p =/i);
      expect(test).toMatch(/^Log-rank test: chi-square [\d.]+ on 1 degree of freedom, p /);
    }
  });

  it("that wait alike cannot be told from chance, which does not say that they are alike", () => {
    const alike = [10, 20, 30, 40, 50, 60].map((days) => ended("Nadia", days));
    const { p, sentences } = comparisonOf(units(...quick, ...alike), asked);
    expect(p).toBeCloseTo(1, 9);
    expect(sentences[0]).toContain("cannot be told from chance");
    expect(sentences[1]).toContain("about 100 of 100 such comparisons");
    expect(sentences[2]).toContain("does not say that they are alike");
  });

  it("cannot be told apart where fewer than five ended in one", () => {
    const { sentences } = comparisonOf(units(...quick, ...slow.slice(0, 4), ...waiting), asked);
    expect(sentences[0]).toBe("Whether the two differ cannot be told: of Nadia fewer than five have ended.");
  });

  it("say that there is nothing to compare where one has no case", () => {
    const { sentences, p, test } = comparisonOf(units(...quick), asked);
    expect(p).toBeNull();
    expect(test).toBeNull();
    expect(sentences[0]).toBe("There is nothing to compare: nothing was under observation of Nadia.");
  });
});

describe("two States compared", () => {
  it("have the catalogue's names", () => {
    const { groups } = comparisonOf(units(...quick), {
      ...asked,
      by: ["state"],
      compare: ["in-wb", "in-br"],
    });
    expect(groups.map(({ title, counted }) => [title, counted])).toEqual([
      ["West Bengal", 6],
      ["Bihar", 0],
    ]);
  });
});
