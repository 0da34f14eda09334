import { describe, expect, it } from "vitest";
import { compensation } from "./compensation.ts";
import { event, given, type Told } from "./testing/given.ts";
import { aCase, courtDate, girl, man, proceeding } from "./testing/words.ts";

const applied = (on: string | null, ref = "application", interim?: boolean): Told =>
  event(
    "CompensationAppliedFor",
    on,
    { person: girl, by: "counsel", to: "dlsa", proceeding, ...(interim === undefined ? {} : { interim }) },
    { ref },
  );
const recommended = (on: string | null) => event("CompensationRecommended", on, { person: girl, proceeding });
const ordered = (on: string | null, more: object = {}, ref = "order"): Told =>
  event("CompensationOrdered", on, { person: girl, by: "dlsa", ...more }, { ref });
const refused = (on: string | null) =>
  event("CompensationRefused", on, { person: girl, by: "dlsa", reason: "trial-pending" });
const paid = (on: string | null, more: object = {}) =>
  event("CompensationPaid", on, { person: girl, ...more });

const claims = (...told: readonly Told[]) => compensation.project(given([...aCase(man), ...told]));

describe("claims of compensation", () => {
  it("are none where nothing was asked, ordered or paid", () => {
    expect(claims()).toEqual([]);
  });

  it("join an application, the recommendation that repeats it, the order and the payment on it", () => {
    expect(
      claims(
        applied("2024-10-21"),
        recommended("2025-01-10"),
        ordered("2025-11-28", { amount: "200001-to-500000" }),
        paid("2026-02-16", { amount: "200001-to-500000" }),
      ),
    ).toMatchObject([
      {
        proceeding,
        person: girl,
        track: "compensation",
        applied: true,
        recommended: true,
        ordered: true,
        paid: true,
        paidInPart: false,
        requestedLatest: "2024-10-21",
        answeredEarliest: "2025-11-28",
        paidLatest: "2026-02-16",
        orderedAmount: "200001-to-500000",
        paidAmounts: ["200001-to-500000"],
        unansweredUntil: null,
        unpaidUntil: null,
      },
    ]);
  });

  it("are known to wait until the last day on which somebody still asked, or the court still heard of it", () => {
    expect(claims(applied("2024-10-21"), recommended("2025-01-10"))).toMatchObject([
      { ordered: false, unansweredUntil: "2025-01-10" },
    ]);
    expect(
      claims(applied("2024-10-21"), courtDate("2025-03-05", { purposes: ["compensation"] })),
    ).toMatchObject([{ unansweredUntil: "2025-03-05" }]);
  });

  it("keep interim compensation apart from the rest", () => {
    const rows = claims(
      applied("2024-10-21", "interim", true),
      applied("2024-12-01", "final"),
      ordered("2025-01-15", { interim: true }),
    );
    expect(rows).toMatchObject([
      { track: "interim", ordered: true, requestedLatest: "2024-10-21" },
      { track: "compensation", ordered: false, requestedLatest: "2024-12-01" },
    ]);
  });

  it("take a new application after a refusal for a new claim", () => {
    expect(
      claims(
        applied("2024-10-21"),
        refused("2025-01-13"),
        applied("2025-02-01", "again"),
        ordered("2025-06-01"),
      ),
    ).toMatchObject([
      { refused: true, ordered: false, requestedLatest: "2024-10-21", answeredLatest: "2025-01-13" },
      { refused: false, ordered: true, requestedLatest: "2025-02-01", answeredLatest: "2025-06-01" },
    ]);
  });

  it("do not guess whether a refusal that names nothing is of compensation or of interim compensation", () => {
    const asked = [applied("2024-10-21", "final"), applied("2024-12-01", "interim", true)];
    expect(claims(...asked, recommended("2024-12-15"), refused("2025-01-13"))).toMatchObject([
      { track: "compensation", applied: true, recommended: true, refused: false, answerUnclear: true },
      { track: "interim", applied: true, recommended: false, refused: false, answerUnclear: true },
    ]);
    const named = event("CompensationRefused", "2025-01-13", {
      person: girl,
      by: "dlsa",
      reason: "trial-pending",
      application: "@interim",
    });
    expect(claims(...asked, named)).toMatchObject([
      { track: "interim", refused: true, answerUnclear: false },
      { track: "compensation", refused: false, answerUnclear: false },
    ]);
    // Of the one that had its order by then it is no refusal.
    expect(claims(...asked, ordered("2025-01-10", { interim: true }), refused("2025-01-13"))).toMatchObject([
      { track: "compensation", refused: true, answerUnclear: false },
      { track: "interim", ordered: true, answerUnclear: false },
    ]);
  });

  it("follow what an order names before what the dates suggest", () => {
    expect(
      claims(
        applied("2024-10-21", "first"),
        applied("2024-11-21", "second"),
        ordered("2025-06-01", { application: "@second" }),
      ),
    ).toMatchObject([
      { ordered: true, requestedLatest: "2024-11-21" },
      { ordered: false, requestedLatest: "2024-10-21" },
    ]);
  });

  it("do not guess which of two undated orders came first", () => {
    const rows = claims(applied("2024-10-21"), ordered(null, {}, "one"), ordered(null, {}, "other"));
    expect(rows.filter(({ answerUnclear }) => answerUnclear)).toMatchObject([
      { applied: true, ordered: false },
    ]);
    expect(rows.filter((row) => row.ordered)).toHaveLength(2);
  });

  it("do not guess on which of two orders money was paid", () => {
    const told = [ordered("2025-01-01", { interim: true }, "one"), ordered("2025-06-01", {}, "other")];
    const unclear = claims(...told, paid("2025-09-01"));
    expect(unclear.filter((row) => row.ordered)).toMatchObject([
      { paid: false, paymentUnclear: true },
      { paid: false, paymentUnclear: true },
    ]);
    expect(claims(...told, paid("2025-09-01", { order: "@other" })).filter((row) => row.paid)).toMatchObject([
      { track: "compensation", ordered: true, paymentUnclear: false },
    ]);
    // Money that came before the second order was paid on the first.
    expect(claims(...told, paid("2025-03-01")).filter((row) => row.paid)).toMatchObject([
      { track: "interim" },
    ]);
  });

  it("wait for the rest where it was paid in part, known from the day of that payment", () => {
    expect(
      claims(
        ordered("2025-01-01"),
        event("CompensationOrderReceivedByState", "2025-01-20", { person: girl }),
        paid("2025-04-01", { inPart: true, amount: "to-50000" }),
      ),
    ).toMatchObject([
      { paid: false, paidInPart: true, unpaidUntil: "2025-04-01", paidAmounts: ["to-50000"] },
    ]);
  });

  it("stand alone where money was paid and nothing else is on record", () => {
    expect(claims(paid("2025-04-01"))).toMatchObject([
      { applied: false, ordered: false, paid: true, paidAmounts: ["not-stated"] },
    ]);
  });

  it("of special relief are recommended and paid, without an order", () => {
    expect(
      claims(
        event("SpecialReliefRecommended", "2024-08-09", { person: girl, proceeding }),
        event("SpecialReliefPaid", "2024-08-16", { person: girl }),
      ),
    ).toMatchObject([
      { track: "special-relief", recommended: true, ordered: false, paid: true, paidLatest: "2024-08-16" },
    ]);
  });

  it("carry classes of amounts and never the sum, which is sealed", () => {
    const rows = claims(ordered("2025-01-01", { amount: "to-50000", exactAmount: "Rs 41,234" }));
    expect(JSON.stringify(rows)).not.toContain("41,234");
  });
});
