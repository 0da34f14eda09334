import { addDays } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { aalenJohansen } from "../statistics/statistics.ts";
import { asDay, event, type Told } from "../testing/given.ts";
import { aCase, courtDate, firRegistered, man, proceeding, woman } from "../testing/words.ts";
import { outcomesOf } from "./outcome-figures.ts";
import { toldUnits } from "./testing/told-units.ts";

const began = asDay("2020-01-01");
const today = asDay("2025-01-01");

const begun = [event("CaseOpened", began, {}), ...aCase(man), firRegistered(began)];
const decided = (days: number, outcome: "convicted" | "acquitted"): readonly Told[] => [
  ...begun,
  event("JudgmentGiven", addDays(began, days), { proceeding, accused: man, outcome }),
];
const discharged = (days: number): readonly Told[] => [
  ...begun,
  event("AccusedDisposedOtherwise", addDays(began, days), { proceeding, accused: man, how: "discharged" }),
];
const waiting = (days: number): readonly Told[] => [...begun, courtDate(addDays(began, days))];
const cases = (...told: readonly (readonly Told[])[]) =>
  toldUnits(Object.fromEntries(told.map((one, i) => [`case-${i}`, one])));

const units = cases(
  decided(100, "convicted"),
  decided(200, "acquitted"),
  decided(300, "acquitted"),
  decided(800, "convicted"),
  discharged(250),
  waiting(150),
  waiting(900),
  waiting(1200),
);

describe("outcomes that compete", () => {
  it("share out what has ended among them, those still waiting counted", () => {
    const { total, curves } = outcomesOf(units, { today, step: 100 });
    const expected = aalenJohansen([
      { time: 100, outcome: "convicted" },
      { time: 200, outcome: "acquitted" },
      { time: 300, outcome: "acquitted" },
      { time: 800, outcome: "convicted" },
      { time: 250, outcome: "other" },
      { time: 150, outcome: null },
      { time: 900, outcome: null },
      { time: 1200, outcome: null },
    ]);
    expect(total).toMatchObject({
      counted: 8,
      convicted: 2,
      acquitted: 2,
      other: 1,
      open: 3,
      observed: 8,
      events: 5,
    });
    const at = expected.at(1095).probability;
    expect(total.convictedBy3).toBeCloseTo(100 * (at.convicted ?? 0), 0);
    expect(total.acquittedBy3).toBeCloseTo(100 * (at.acquitted ?? 0), 0);
    for (const { days, share } of curves[0]?.points ?? []) {
      expect(share.convicted).toBeCloseTo(expected.at(days).probability.convicted ?? -1, 5);
      expect(share.other).toBeCloseTo(expected.at(days).probability.other ?? -1, 5);
    }
  });

  it("stand beside the conviction rate of those that ended, which knows nothing of who waits", () => {
    const { total, sentences } = outcomesOf(units, { today });
    expect(total.convictedOfEnded).toBe(40);
    expect(sentences.join(" ")).toContain("Of those that have ended, 40 % ended in conviction");
    expect(sentences[0]).toContain("cases followed by this office");
  });

  it("leave a judgment of which nobody stated what it was out of the conviction rate, and give it a share of its own", () => {
    const unstated = [
      ...begun,
      event("JudgmentGiven", addDays(began, 260), { proceeding, accused: man, outcome: "not-stated" }),
    ];
    const { total, sentences } = outcomesOf(
      cases(
        decided(100, "convicted"),
        decided(200, "acquitted"),
        decided(300, "acquitted"),
        decided(800, "convicted"),
        discharged(250),
        unstated,
      ),
      { today },
    );
    expect(total).toMatchObject({ other: 1, unstated: 1, events: 6, convictedOfEnded: 40 });
    expect(total.unstatedBy1).toBeGreaterThan(0);
    expect(sentences.join(" ")).toContain("in a way that nobody stated");
    expect(sentences.join(" ")).toContain("Of those that have ended in a way that is stated, 40 %");
  });

  it("have no share beyond the last day of which anything is known", () => {
    expect(outcomesOf(units, { today }).total).toMatchObject({ convictedBy5: null, whyNoShares: null });
  });

  it("have no share of fewer than five that ended, and say why", () => {
    const few = cases(decided(100, "convicted"), decided(200, "acquitted"), waiting(500));
    expect(outcomesOf(few, { today }).total).toMatchObject({
      convictedBy1: null,
      convictedOfEnded: null,
      whyNoShares: "too-few-events",
    });
  });

  it("are of each accused where that is asked", () => {
    const two = [
      event("CaseOpened", began, {}),
      ...aCase(man, woman),
      firRegistered(began),
      event("JudgmentGiven", addDays(began, 10), { proceeding, accused: man, outcome: "acquitted" }),
      event("JudgmentGiven", addDays(began, 20), { proceeding, accused: woman, outcome: "convicted" }),
    ];
    expect(outcomesOf(toldUnits({ "case-a": two }), { today }).total).toMatchObject({
      convicted: 1,
      acquitted: 0,
    });
    expect(
      outcomesOf(toldUnits({ "case-a": two }, "accused"), { today, unit: "accused" }).total,
    ).toMatchObject({ convicted: 1, acquitted: 1 });
  });
});
