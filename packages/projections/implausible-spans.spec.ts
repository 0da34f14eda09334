/** Whether a span that the timeline shows below zero is warned of, or may be so in a real case. */
import { implausibleOrders } from "@tareekh/core/history/implausible-orders.ts";
import { describe, expect, it } from "vitest";
import { type Milestone, milestoneNames } from "./facts/milestones.ts";
import { shownSpans } from "./facts/spans.ts";

/** By which events the milestones come that are told of in rules. */
const madeBy: Partial<Record<Milestone, string>> = {
  "missing-report": "MissingReportMade",
  fir: "FirRegistered",
  rescue: "SurvivorRescued",
  "statement-164": "MagistrateStatementRecorded",
  "arrest-deferred": "ArrestDeferred",
  arrest: "AccusedArrested",
  production: "AccusedProduced",
  "first-remand": "AccusedRemanded",
  release: "AccusedReleased",
  registered: "CourtCaseNumbered",
  chargesheet: "ChargesheetFiled",
  cognizance: "CognizanceTaken",
  charge: "ChargesFramed",
  judgment: "JudgmentGiven",
};

/** What comes in either order in real cases, and why. */
const inEitherOrder = new Map<string, string>([
  ["arrival..rescue", "the arrival is the last journey that did not come after the rescue"],
  ["rescue..fir", "an FIR may lead to the rescue, or follow it"],
  ["rescue..arrest", "the rescue may follow what the arrested told"],
  [
    "fir..arrest",
    "whoever is found at a raid is arrested, and the FIR is registered at the station after it",
  ],
  ["arrest..bail-application", "anticipatory bail is asked for before an arrest"],
  ["first-remand..chargesheet", "an absconder is arrested after the chargesheet"],
]);

const isWarnedOf = (from: Milestone, to: Milestone): boolean =>
  implausibleOrders.some(
    ({ earlier, later }) => earlier.some((type) => type === madeBy[from]) && later === madeBy[to],
  );

describe("a span below zero", () => {
  it.each(shownSpans.map(([from, to]) => [`${from}..${to}`, from, to] as const))(
    "is warned of, or may be so: %s",
    (name, from, to) => {
      expect(isWarnedOf(from, to) !== inEitherOrder.has(name)).toBe(true);
    },
  );

  it("is warned of between any two steps of the procedure against an accused", () => {
    const steps = (["fir", "chargesheet", "cognizance", "charge", "judgment"] as const).toSorted(
      (a, b) => milestoneNames.indexOf(a) - milestoneNames.indexOf(b),
    );
    for (const [i, from] of steps.entries())
      for (const to of steps.slice(i + 1)) expect([from, to, isWarnedOf(from, to)]).toEqual([from, to, true]);
  });
});
