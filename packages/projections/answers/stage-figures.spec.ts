import { describe, expect, it } from "vitest";
import { event, type Told } from "../testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  firRegistered,
  man,
  proceeding,
  rescued,
} from "../testing/words.ts";
import { type FunnelStep, stagesReached } from "./stage-figures.ts";
import { toldUnits } from "./testing/told-units.ts";

const missing = (): readonly Told[] => [
  ...aCase(man),
  event("MissingReportMade", "2024-01-01", { proceeding, person: "survivor-1" }),
];
const told: Readonly<Record<string, readonly Told[]>> = {
  "case-0": missing(),
  "case-1": [...missing(), firRegistered("2024-01-03")],
  "case-2": [...missing(), firRegistered("2024-01-03"), rescued("2024-02-01"), arrested(man, "2024-02-02")],
  "case-3": [...missing(), firRegistered("2024-01-03"), chargesheetFiled("2024-06-01", man)],
  // A chargesheet nobody recorded, without which there is no cognizance.
  "case-4": [
    ...missing(),
    firRegistered("2024-01-03"),
    event("CognizanceTaken", "2024-06-01", { proceeding, court: "pocso-special-court" }),
  ],
  "case-5": [
    ...missing(),
    firRegistered("2024-01-03"),
    event("ClosureReportAccepted", "2024-09-01", { proceeding }),
  ],
  // No missing report.
  "case-6": [...aCase(man), firRegistered("2024-01-03")],
};
const stages = stagesReached(toldUnits(told), {});
const step = (name: FunnelStep) => stages.total.find((one) => one.step === name);

describe("how far missing reports get", () => {
  it("counts those that reached a step, still can, no longer can, and those of which it is not recorded", () => {
    expect(stages).toMatchObject({ from: "missing-report", of: 6, cases: 6 });
    expect(step("fir")).toMatchObject({ of: 6, reached: 5, stillCan: 1, noLonger: 0 });
    // A rescue or an arrest that nobody recorded may have been before the end; a chargesheet was not, by the closure.
    for (const name of ["rescue", "arrest"] as const)
      expect(step(name)).toMatchObject({ reached: 1, stillCan: 4, noLonger: 0, notRecorded: 1 });
    expect(step("chargesheet")).toMatchObject({ reached: 2, unrecorded: 1, stillCan: 3, noLonger: 1 });
    for (const { of, reached, stillCan, noLonger, notRecorded } of stages.total)
      expect(reached + stillCan + noLonger + notRecorded).toBe(of);
  });

  it("counts at most all of which it is not recorded: a register without arrests says of none that it never came", () => {
    const decided = (nth: number): readonly Told[] => [
      ...aCase(man),
      firRegistered("2023-01-03"),
      event("JudgmentGiven", `2024-05-0${nth + 1}`, { proceeding, accused: man, outcome: "acquitted" }),
    ];
    const told = Object.fromEntries([0, 1, 2, 3, 4].map((nth) => [`case-${nth}`, decided(nth)]));
    const register = stagesReached(toldUnits(told), { from: "fir" });
    expect(register.total.find(({ step: name }) => name === "arrest")).toMatchObject({
      reachedOf100: 0,
      atMostOf100: 100,
    });
  });

  it("knows of a chargesheet in a case that was quashed neither that it came nor that it never did", () => {
    const quashed = event("AccusedDisposedOtherwise", "2024-09-01", {
      proceeding,
      accused: man,
      how: "quashed",
    });
    const { total } = stagesReached(
      toldUnits({ "case-0": [...missing(), firRegistered("2024-01-03"), quashed] }),
      {},
    );
    const of = (asked: FunnelStep) => total.find(({ step: name }) => name === asked);
    expect(of("chargesheet")).toMatchObject({ noLonger: 0, notRecorded: 1 });
    expect(of("judgment")).toMatchObject({ noLonger: 1, notRecorded: 0 });
  });

  it("no longer counts on what is known to be over, be the end itself not recorded, and still on what was split off", () => {
    const over = stagesReached(
      toldUnits({
        "case-0": [
          ...missing(),
          event("PendencyChecked", "2026-01-15", { proceeding, how: "court-website", found: "disposed" }),
        ],
        "case-1": [
          ...missing(),
          event("ProceedingSplit", "2024-02-01", { proceeding, into: "proceeding-2", accused: [man] }),
        ],
      }),
      {},
    );
    expect(over.total.find(({ step: name }) => name === "judgment")).toMatchObject({
      of: 2,
      reached: 0,
      stillCan: 1,
      notRecorded: 1,
    });
  });

  it("bounds the share of 100 by those that have come so far and by all that still can or may have", () => {
    expect(step("chargesheet")).toMatchObject({ reachedOf100: 33.3, atMostOf100: 83.3 });
  });

  it("gives no share of fewer than five", () => {
    const few = stagesReached(toldUnits({ "case-0": missing() }), {});
    expect(few.total[0]).toMatchObject({ of: 1, reachedOf100: null, atMostOf100: null });
    expect(few.sentences.join(" ")).toContain("No shares are given of fewer than 5");
  });

  it("stands beside what was published, in the words of its source and with what these leave open", () => {
    expect(stages.claim).toMatchObject({ percent: 5, bound: "less-than" });
    expect(stages.claim.quotation).toContain("with less than 5% reaching this point");
    expect(stages.sentences.join(" ")).toContain("less than 5 % reach a court");
    expect(stages.sentences[0]).toContain("cases followed by this office");
  });

  it("may begin elsewhere, and be compared", () => {
    const fromFir = stagesReached(toldUnits(told), { from: "fir", by: ["state"] });
    expect(fromFir.of).toBe(6);
    expect(fromFir.groups.filter(({ step: name }) => name === "fir")).toMatchObject([
      { group: "in-wb", of: 6 },
    ]);
  });
});
