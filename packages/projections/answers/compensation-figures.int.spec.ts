/** Compensation of recorded cases, counted: what was applied for, ordered and paid, and how long each took. */
import { addDays } from "@tareekh/core/calendar/day.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../projector/testing/databases.ts";
import { asDay, event, type Told } from "../testing/given.ts";
import { aCase, firRegistered, girl, man, proceeding } from "../testing/words.ts";
import { compensationFigures } from "./compensation-figures.ts";
import type { CompensationAsked, CompensationWait } from "./compensation-lines.ts";
import { type RecordedCases, recordedCases } from "./testing/recorded-cases.ts";

const begin = asDay("2024-01-01");
const today = asDay("2026-01-01");
const after = (days: number): string => addDays(begin, days);

const aClaim = (district: string): readonly Told[] => [
  event("CaseOpened", begin, { fileNumber: "F-1" }),
  ...aCase(man),
  firRegistered(begin, { number: "1", year: 2024, state: "in-wb", district, policeStation: district }),
  event("CompensationAppliedFor", begin, { person: girl, by: "counsel", to: "dlsa", proceeding }),
];
type AmountClass = "to-50000" | "100001-to-200000" | "above-1000000";
const ordered = (days: number, amount?: AmountClass): Told =>
  event("CompensationOrdered", after(days), {
    person: girl,
    by: "dlsa",
    ...(amount === undefined ? {} : { amount }),
    exactAmount: "Rs 41,234",
  });
const paid = (days: number, amount: AmountClass, inPart = false): Told =>
  event("CompensationPaid", after(days), { person: girl, amount, inPart });

const told: Readonly<Record<string, readonly Told[]>> = {
  "case-1": [...aClaim("Howrah"), ordered(100, "to-50000"), paid(130, "to-50000")],
  "case-2": [...aClaim("Howrah"), ordered(200, "to-50000"), paid(260, "to-50000")],
  "case-3": [...aClaim("Howrah"), ordered(300, "100001-to-200000"), paid(390, "to-50000", true)],
  "case-4": [...aClaim("Nadia"), ordered(400, "100001-to-200000")],
  "case-5": [...aClaim("Nadia"), ordered(500)],
  // Asked again: so it had not been answered by then.
  "case-6": [
    ...aClaim("Nadia"),
    event("CompensationRecommended", after(350), { person: girl, by: "pocso-special-court", proceeding }),
  ],
  "case-7": [
    ...aClaim("Nadia"),
    event("CompensationRefused", after(150), { person: girl, by: "dlsa", reason: "trial-pending" }),
  ],
  // Nothing says of any later day that it still waits.
  "case-8": aClaim("Nadia"),
  // Nothing was asked.
  "case-9": [...aCase(man), firRegistered(begin, { state: "in-wb", district: "Nadia" })],
  "case-91": [
    ...aCase(man),
    firRegistered(begin, { state: "in-br", district: "Saran" }),
    event("SpecialReliefRecommended", after(5), { person: girl, proceeding }),
    event("SpecialReliefPaid", after(12), { person: girl }),
  ],
};

describe.each(databases)("compensation in recorded cases, on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, told);
  }, 120_000);
  afterAll(() => cases?.stop());

  const asked = (question: Omit<CompensationAsked, "today"> = {}) =>
    cases.ask((rows) => compensationFigures(rows, { ...question, today }));
  const waited = async (wait: CompensationWait, question: Omit<CompensationAsked, "today"> = {}) => {
    const { waits } = await asked(question);
    return waits.find((one) => one.wait === wait && one.track === "compensation");
  };

  it("is counted from the application to the payment, beside all survivors of the cases", async () => {
    const { survivors, cases: all, total, sentences } = await asked();
    expect([survivors, all]).toEqual([10, 10]);
    expect(total).toMatchObject([
      {
        track: "compensation",
        claims: 8,
        survivors: 8,
        survivorsOrdered: 5,
        survivorsPaid: 3,
        applied: 8,
        recommended: 1,
        ordered: 5,
        refused: 1,
        undecided: 2,
        unclear: 0,
        paid: 2,
        paidInPart: 1,
        neverPaid: 2,
        neverPaidOf100: 40,
        paidWithoutOrder: 0,
      },
      { track: "interim", claims: 0, neverPaidOf100: null },
      { track: "special-relief", claims: 1, recommended: 1, ordered: 0, undecided: 0, paid: 1, neverPaid: 0 },
    ]);
    expect(sentences[0]).toContain("cases followed by this office: 10 survivors in 10 cases");
    expect(sentences.join(" ")).toContain("of 100 ordered, 40 were never recorded as paid");
  });

  it("takes longer from request to order than the ended ones alone say, since those still waiting count", async () => {
    const line = await waited("request-to-order");
    // Left: 6/7, 4/5 and 3/4 of them after 100, 200 and 300 days, which is 0.51; half of that after 400.
    expect(line).toMatchObject({
      counted: 8,
      closed: 5,
      open: 1,
      notRecorded: 1,
      ended: 1,
      notDated: 0,
      unclear: 0,
      observed: 7,
      events: 5,
      waiting: 2,
      median: 400,
      naiveMedian: 300,
      stale: 1,
    });
    const { sentences } = await asked();
    expect(sentences.join(" ")).toContain("half had ended after 400 days");
    expect(sentences.join(" ")).toContain(
      "Left out of these days: 1 claim of which nothing says on any later day that they still waited",
    );
  });

  it("gives no median of fewer than five payments, and says why", async () => {
    expect(await waited("order-to-payment")).toMatchObject({
      counted: 5,
      closed: 2,
      // Paid in part: the rest still waits, known from that day.
      open: 1,
      notRecorded: 2,
      median: null,
      whyNoMedian: "too-few-events",
      naiveMedian: null,
    });
  });

  it("adds up classes of amounts to a least and a most, and never reads the exact sum", async () => {
    const answer = await asked();
    expect(answer.total[0]).toMatchObject({
      orderedLeast: 2 * 1 + 2 * 100_001,
      orderedMost: 2 * 50_000 + 2 * 200_000,
      orderedNotRecorded: 1,
      // Of four whose class is known nobody gives a middle.
      orderedMedian: null,
      paidLeast: 3,
      paidMost: 150_000,
      paidNotRecorded: 0,
    });
    expect(answer.amounts).toContainEqual({
      group: null,
      thenGroup: null,
      track: "compensation",
      what: "ordered",
      amount: null,
      claims: 1,
    });
    expect(JSON.stringify(answer)).not.toContain("41,234");
  });

  it("is compared by district, and narrowed by what the proceeding is", async () => {
    const { groups, groupWaits, curves } = await asked({ by: ["district"] });
    expect(groups.map(({ group, track, claims, ordered: orders }) => [group, track, claims, orders])).toEqual(
      [
        ["Howrah", "compensation", 3, 3],
        ["Nadia", "compensation", 5, 2],
        ["Saran", "special-relief", 1, 0],
      ],
    );
    expect(groupWaits.find(({ group }) => group === "Nadia")).toMatchObject({ counted: 5, closed: 2 });
    expect(curves.find(({ group }) => group === "Howrah")?.points[0]).toMatchObject({ days: 0, atRisk: 3 });
    // Of the six there nothing was asked for one.
    const narrowed = await asked({ district: "nadia", year: 2024 });
    expect([narrowed.survivors, narrowed.cases, narrowed.total[0]?.claims]).toEqual([6, 6, 5]);
    expect((await asked({ caseId: "case-1" })).total[0]?.claims).toBe(1);
  });

  it("counts what has an answer, be it unclear which, as not undecided, and says which claims name no proceeding", async () => {
    const two = [
      event("CaseOpened", begin, { fileNumber: "F-1" }),
      ...aCase(man),
      firRegistered(begin, { state: "in-wb", district: "Howrah" }),
      event("ProceedingOpened", begin, { proceeding: "proceeding-2", state: "in-wb" }),
    ];
    const claim = { person: girl, by: "counsel", to: "dlsa" } as const;
    const others = await recordedCases(start, {
      "case-1": [
        ...two,
        event("CompensationAppliedFor", begin, claim),
        event("CompensationAppliedFor", begin, { ...claim, interim: true, proceeding }),
        event("CompensationRefused", after(150), { person: girl, by: "dlsa", reason: "trial-pending" }),
      ],
    });
    try {
      const found = (question: Omit<CompensationAsked, "today">) =>
        others.ask((rows) => compensationFigures(rows, { ...question, today }));
      const whole = await found({});
      expect(whole.total).toMatchObject([
        { track: "compensation", claims: 1, undecided: 0, unclear: 1, refused: 0 },
        { track: "interim", claims: 1, undecided: 0, unclear: 1, refused: 0 },
        { track: "special-relief", claims: 0 },
      ]);
      expect(whole.sentences.join(" ")).not.toContain("none of several proceedings");
      const narrowed = await found({ district: "howrah" });
      expect(narrowed.total).toMatchObject([{ claims: 0 }, { claims: 1 }, { claims: 0 }]);
      expect(narrowed.sentences.join(" ")).toContain(
        "Left out: 1 claim of these cases that names none of several proceedings",
      );
      expect((await found({ caseId: "case-1" })).total[0]).toMatchObject({ claims: 1 });
    } finally {
      await others.stop();
    }
  }, 120_000);

  it("leaves out what had ended before the office followed it, unless its register is complete", async () => {
    const late = {
      ...told,
      "case-1": (told["case-1"] ?? []).map((one) =>
        one.type === "CaseOpened" ? event("CaseOpened", after(150), { fileNumber: "F-1" }) : one,
      ),
    };
    const others = await recordedCases(start, late);
    try {
      const wait = async (entry: "delayed" | "ignored") => {
        const { waits } = await others.ask((rows) => compensationFigures(rows, { today, entry }));
        return waits.find((one) => one.wait === "request-to-order" && one.track === "compensation");
      };
      expect(await wait("delayed")).toMatchObject({ enteredAfterEnd: 1, observed: 6, closed: 5 });
      expect(await wait("ignored")).toMatchObject({ enteredAfterEnd: 0, observed: 7 });
    } finally {
      await others.stop();
    }
  }, 120_000);
});
