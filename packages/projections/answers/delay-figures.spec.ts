import { addDays } from "@tareekh/core/calendar/day.ts";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "../statistics/statistics.ts";
import { asDay, event, type Told } from "../testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  courtDate,
  firRegistered,
  man,
  proceeding,
  woman,
} from "../testing/words.ts";
import { delaysOf } from "./delay-figures.ts";
import type { DelaysAsked } from "./delay-lines.ts";
import { toldUnits } from "./testing/told-units.ts";

const began = asDay("2020-01-01");
const today = asDay("2025-01-01");
const fromFir: DelaysAsked = { from: "fir", to: "chargesheet", today };

const openedOn = (day: string) => event("CaseOpened", day, {});
/** An FIR of 2020-01-01, followed from that day, and a chargesheet after so many days. */
const closedAfter = (days: number, opened: string = began): readonly Told[] => [
  openedOn(opened),
  ...aCase(man),
  firRegistered(began, { state: "in-wb", district: "Howrah" }),
  chargesheetFiled(addDays(began, days), man),
];
/** Likewise, and last known to be open after so many days. */
const openAfter = (days: number, opened: string = began): readonly Told[] => [
  openedOn(opened),
  ...aCase(man),
  firRegistered(began, { state: "in-br", district: "Saran" }),
  event("PendencyChecked", addDays(began, days), {
    proceeding,
    how: "told-by-police",
    found: "under-investigation",
  }),
];

const cases = (...told: readonly (readonly Told[])[]) =>
  toldUnits(Object.fromEntries(told.map((one, i) => [`case-${String(i).padStart(3, "0")}`, one])));

describe("the median delay", () => {
  const closed = [10, 20, 30, 40, 50, 60].map((days) => closedAfter(days));
  const open = [45, 55, 400, 500, 600].map((days) => openAfter(days));

  it("counts those still waiting until the last day on which they were known to wait", () => {
    const { total } = delaysOf(cases(...closed, ...open), fromFir);
    const expected = kaplanMeier([
      ...[10, 20, 30, 40, 50, 60].map((time) => ({ time, event: true })),
      ...[45, 55, 400, 500, 600].map((time) => ({ time, event: false })),
    ]);
    expect(total).toMatchObject({ observed: 11, events: 6, waiting: 5, closed: 6, open: 5 });
    expect(total.median).toBe(expected.quantile(0.5).estimate);
    expect(total.medianLower).toBe(expected.quantile(0.5).lower);
    expect(total.q1).toBe(expected.quantile(0.25).estimate);
  });

  it("stands beside that of those that ended alone, with a sentence on the difference", () => {
    const { total, sentences } = delaysOf(cases(...closed, ...open), fromFir);
    expect(total.naiveMedian).toBe(35);
    const [followed, difference] = sentences;
    expect(followed).toContain("cases followed by this office");
    expect(difference).toContain(`half had ended after ${total.median} days`);
    expect(difference).toContain(`35 days: ${(total.median ?? 0) - 35} days shorter`);
  });

  it("is the naive one where nobody waits", () => {
    const { total } = delaysOf(cases(...closed), fromFir);
    expect(total.median).toBe(total.naiveMedian);
  });

  it("is none of fewer than five that ended, and says why", () => {
    const { total, sentences } = delaysOf(cases(...closed.slice(0, 4), ...open), fromFir);
    expect(total).toMatchObject({
      median: null,
      whyNoMedian: "too-few-events",
      naiveMedian: null,
      whyNoNaiveMedian: "too-few-events",
      leastMedian: null,
      leastMax: 40,
    });
    expect(sentences.join(" ")).toContain("fewer than five have ended");
  });

  it("is none where too many wait for it to be known", () => {
    const many = Array.from({ length: 20 }, () => openAfter(700));
    expect(delaysOf(cases(...closed, ...many), fromFir).total).toMatchObject({
      median: null,
      whyNoMedian: "not-reached",
      naiveMedian: 35,
    });
  });

  it("has beside it the figure as if all that nobody saw end were pending until today, and the stale share", () => {
    // Followed, and nothing after the FIR itself: nobody says that it waits.
    const unheard = [openedOn(began), ...aCase(man), firRegistered(began)];
    const { total } = delaysOf(cases(...closed, ...open, unheard), fromFir);
    const untilToday = kaplanMeier([
      ...[10, 20, 30, 40, 50, 60].map((time) => ({ time, event: true })),
      ...Array.from({ length: 6 }, () => ({ time: 1827, event: false })),
    ]);
    expect(total).toMatchObject({ open: 5, notRecorded: 1, stale: 5, stalePercent: 100 });
    expect(total.medianIfPendingToday).toBe(untilToday.quantile(0.5).estimate);
  });
});

describe("what the office began to follow late", () => {
  it("is at risk from that day on", () => {
    const days = [10, 20, 30, 40, 50, 60];
    const late = closedAfter(55, addDays(began, 25));
    const { total } = delaysOf(cases(...days.map((one) => closedAfter(one)), late), fromFir);
    const expected = kaplanMeier([
      ...days.map((time) => ({ time, event: true })),
      { time: 55, event: true, entry: 25 },
    ]);
    expect(total).toMatchObject({ observed: 7, enteredAfterEnd: 0 });
    expect(total.median).toBe(expected.quantile(0.5).estimate);
    expect(total.q1).toBe(expected.quantile(0.25).estimate);
  });

  it("after it had ended is not said to leave out any that wait", () => {
    const late = Array.from({ length: 30 }, () => closedAfter(200, "2024-01-01"));
    const { total, sentences } = delaysOf(cases(...late), fromFir);
    expect(total).toMatchObject({
      events: 0,
      waiting: 0,
      enteredAfterEnd: 30,
      median: null,
      naiveMedian: 200,
    });
    expect(sentences[1]).toBe(
      "No median is given: nothing was under observation. The median of the 30 that ended, 200 days, says less than it seems to: it also counts those that ended before the office followed them.",
    );
  });

  it("makes the median of the ended alone shorter or longer for that reason, where nobody waits", () => {
    const slow = [100, 110, 120, 130, 140].map((one) => closedAfter(one));
    const late = [10, 20, 30, 40, 50].map((one) => closedAfter(one, "2024-01-01"));
    const { total, sentences } = delaysOf(cases(...slow, ...late), fromFir);
    // Half of the five seen from their beginning ended after 120 days; of all ten the middle is 75.
    expect(total).toMatchObject({ waiting: 0, median: 120, naiveMedian: 75 });
    expect(sentences[1]).toContain(
      "45 days shorter, because it also counts those that ended before the office followed them",
    );
    const early = [10, 11, 12].map((one) => closedAfter(one));
    const joined = [100, 110, 120, 130].map((one) => closedAfter(one, addDays(began, 90)));
    // The first three are alone under observation until day 12: by then all have ended.
    const { total: few, sentences: said } = delaysOf(cases(...early, ...joined), fromFir);
    expect(few).toMatchObject({ waiting: 0, enteredAfterEnd: 0, median: 11, naiveMedian: 100 });
    expect(said[1]).toContain(
      "89 days longer, because it counts from the beginning also those that the office began to follow later",
    );
  });

  it("after it had ended is counted as such and in no curve, unless the entry is ignored", () => {
    const days = [10, 20, 30, 40, 50, 60];
    const units = cases(
      ...days.map((one) => closedAfter(one)),
      closedAfter(70, "2024-01-01"),
      openAfter(80, "2024-01-01"),
    );
    expect(delaysOf(units, fromFir).total).toMatchObject({
      closed: 7,
      observed: 6,
      enteredAfterEnd: 1,
      enteredTooLate: 1,
    });
    expect(delaysOf(units, fromFir).sentences.join(" ")).toContain(
      "Not in the curve, nor in its figures: 2 of 8 proceedings. Of these, 1 followed by this office only from the day of the end or later; 1 followed by this office only from the last day",
    );
    expect(delaysOf(units, { ...fromFir, entry: "ignored" }).total).toMatchObject({
      observed: 8,
      enteredAfterEnd: 0,
      enteredTooLate: 0,
    });
  });
});

describe("what is not in the figures of days", () => {
  it("is counted where the second milestone came before the first", () => {
    const { total, sentences } = delaysOf(
      cases(closedAfter(-5), ...[1, 2, 3, 4, 5].map((one) => closedAfter(one))),
      {
        ...fromFir,
        entry: "ignored",
      },
    );
    expect(total).toMatchObject({ closed: 6, reversed: 1, observed: 5, leastMin: 1, naiveMedian: 3 });
    expect(sentences.join(" ")).toContain(
      "1 of 6 proceedings. Of these, 1 in which the second milestone came before the first.",
    );
  });

  it("counts as waiting until then what ended otherwise", () => {
    const nobodySent = [
      openedOn(began),
      ...aCase(man),
      firRegistered(began),
      event("ClosureReportAccepted", addDays(began, 15), { proceeding }),
    ];
    const { total } = delaysOf(
      cases(...[10, 20, 30, 40, 50].map((one) => closedAfter(one)), nobodySent),
      fromFir,
    );
    expect(total).toMatchObject({ ended: 1, observed: 6, events: 5 });
    const expected = kaplanMeier([
      ...[10, 20, 30, 40, 50].map((time) => ({ time, event: true })),
      { time: 15, event: false },
    ]);
    expect(total.median).toBe(expected.quantile(0.5).estimate);
  });

  it("does not say how long what was quashed waited: nobody knows whether there was a chargesheet by then", () => {
    const quashed = [
      openedOn(began),
      ...aCase(man),
      firRegistered(began),
      event("AccusedDisposedOtherwise", addDays(began, 15), { proceeding, accused: man, how: "quashed" }),
    ];
    expect(delaysOf(cases(quashed, openAfter(70)), fromFir).total).toMatchObject({
      ended: 0,
      notRecorded: 1,
      observed: 1,
    });
  });

  it("names apart what still waits and what ended otherwise, which is in the curve and not left out", () => {
    const nobodySent = [
      openedOn(began),
      ...aCase(man),
      firRegistered(began),
      event("ClosureReportAccepted", addDays(began, 60), { proceeding }),
    ];
    const closed = [10, 20, 30, 40, 50].map((one) => closedAfter(one));
    const { total, sentences } = delaysOf(cases(...closed, nobodySent, nobodySent, openAfter(70)), fromFir);
    expect(total).toMatchObject({ ended: 2, open: 1, observed: 8, events: 5, waiting: 3, endedOtherwise: 2 });
    expect(sentences[1]).toContain(
      "Counting the 1 still waiting beside the 5 that ended, and the 2 that ended otherwise until they did,",
    );
    expect(sentences.join(" ")).not.toContain("Not in the curve");
    const without = delaysOf(cases(...closed, ...Array.from({ length: 20 }, () => nobodySent)), fromFir);
    expect(without.sentences[1]).toContain("leaves out 20 that ended otherwise, and is too short");
  });
});

describe("imprecise dates", () => {
  it("give two medians, between which the truth lies", () => {
    const inMonth = [openedOn(began), ...aCase(man), firRegistered(began), chargesheetFiled("2020-03", man)];
    const { total } = delaysOf(cases(inMonth, inMonth, inMonth, inMonth, inMonth), fromFir);
    // from 1 January to 1 March of a leap year, and to 31 March
    expect(total).toMatchObject({ ranges: 5, median: 60, mostEstimate: 90 });
  });
});

describe("a stay by a higher court", () => {
  it("is in the gross days and not in the net", () => {
    const stayed = [
      ...closedAfter(100),
      event("ProceedingsStayed", addDays(began, 20), { proceeding, by: "high-court" }),
      event("StayEnded", addDays(began, 50), { proceeding }),
    ];
    const { total } = delaysOf(cases(stayed, stayed, stayed, stayed, stayed), fromFir);
    expect(total).toMatchObject({ median: 100, stayed: 5, medianLessStays: 70 });
  });
});

describe("what is counted", () => {
  const twoAccused = [
    openedOn(began),
    ...aCase(man, woman),
    firRegistered(began),
    arrested(man, addDays(began, 3)),
    event("JudgmentGiven", addDays(began, 100), { proceeding, accused: man, outcome: "acquitted" }),
    event("JudgmentGiven", addDays(began, 300), { proceeding, accused: woman, outcome: "convicted" }),
  ];
  const asked: DelaysAsked = { from: "fir", to: "disposed", today };

  it("is the proceeding, which ends with the last of its accused", () => {
    expect(delaysOf(toldUnits({ "case-a": twoAccused }), asked).total).toMatchObject({
      counted: 1,
      closed: 1,
      leastMax: 300,
    });
  });

  it("is the accused where that is asked", () => {
    const { total, unit } = delaysOf(toldUnits({ "case-a": twoAccused }, "accused"), {
      ...asked,
      unit: "accused",
    });
    expect(unit).toBe("accused");
    expect(total).toMatchObject({ counted: 2, cases: 1, closed: 2, leastMin: 100, leastMax: 300 });
  });

  it("is compared by one thing or two, and chosen by any", () => {
    const units = cases(closedAfter(10), closedAfter(20), openAfter(30));
    const { groups, curves } = delaysOf(units, { ...fromFir, by: ["state", "year"] });
    expect(groups.map(({ group, thenGroup, counted }) => [group, thenGroup, counted])).toEqual([
      ["in-br", "2020", 1],
      ["in-wb", "2020", 2],
    ]);
    expect(curves.map(({ group }) => group)).toEqual([null, "in-br", "in-wb"]);
    expect(delaysOf(units, { ...fromFir, district: "howrah" }).total.counted).toBe(2);
    expect(delaysOf(units, { ...fromFir, victim: "child" }).total.counted).toBe(0);
  });

  it("is under an Act and section where the record has both, of that Act", () => {
    const under = (act: "ipc" | "pocso", section: string) => [
      ...aCase(man),
      firRegistered(began, { sections: [{ act, section }] }),
      courtDate("2020-02-02"),
    ];
    const units = cases(under("ipc", "370(4)"), under("pocso", "4"), under("ipc", "4"));
    const counted = (chosen: Partial<DelaysAsked>) =>
      delaysOf(units, { ...fromFir, ...chosen }).total.counted;
    expect([
      counted({ act: "ipc" }),
      counted({ section: "4" }),
      counted({ act: "ipc", section: "4" }),
    ]).toEqual([2, 2, 1]);
    expect(counted({ act: "itpa" })).toBe(0);
  });
});

describe("the curve", () => {
  it("steps so many days at a time, and loses nobody between its points", () => {
    const units = cases(...[10, 20, 30, 40, 50, 61].map((one) => closedAfter(one)), openAfter(45));
    const [whole] = delaysOf(units, { ...fromFir, step: 20 }).curves;
    expect(whole?.points.map(({ days }) => days)).toEqual([0, 20, 40, 60, 80]);
    expect(whole?.points.map(({ ended }) => ended)).toEqual([0, 2, 2, 1, 1]);
    expect(whole?.points.map(({ lastKnownWaiting }) => lastKnownWaiting)).toEqual([0, 0, 0, 1, 0]);
    expect(whole?.points.map(({ atRisk }) => atRisk)).toEqual([7, 6, 4, 1, 0]);
    expect(whole?.points.at(-1)?.waiting).toBe(0);
  });
});
