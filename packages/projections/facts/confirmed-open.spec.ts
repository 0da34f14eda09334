/** When a span whose end nobody recorded is open, when it is not, and when nobody can say. */
import { describe, expect, it } from "vitest";
import { asDay, event, given, idOf, type Told } from "../testing/given.ts";
import {
  aCase,
  appliedForBail,
  arrested,
  bailDecided,
  chargesheetFiled,
  courtDate,
  firRegistered,
  girl,
  inPoliceCustody,
  man,
  proceeding,
  released,
  remanded,
  rescued,
  woman,
} from "../testing/words.ts";
import { factsOf } from "./case-facts.ts";
import { unrecorded } from "./confirmed-open.ts";
import type { Milestone } from "./milestones.ts";
import { spanOf } from "./spans.ts";

/** State and day of the span of the only proceeding, or of an accused in it. */
const span = (
  told: readonly Told[],
  [from, to]: readonly [Milestone, Milestone],
  accused: string | null = null,
  asOf?: string,
): readonly [state: string, lastPending: string | null] => {
  const facts = factsOf(given(told, asOf === undefined ? {} : { asOf: asDay(asOf) }));
  const [only] = facts.proceedings;
  if (only === undefined) throw new Error("The case has no proceeding");
  const { state, lastPending } = spanOf(facts, only, accused, from, to);
  return [state, lastPending];
};

const listedFor = (
  on: string,
  ...purposes: readonly (
    | "remand"
    | "bail"
    | "charge"
    | "appearance"
    | "arguments"
    | "prosecution-evidence"
    | "sentence"
    | "compensation"
  )[]
) => courtDate(on, { purposes });
const looked = (on: string, found: "pending" | "disposed" | "under-investigation" | "not-found") =>
  event("PendencyChecked", on, { proceeding, how: "court-website", found });

describe("the chargesheet that nobody recorded", () => {
  const fir = [...aCase(man, woman), firRegistered("2024-07-02")];
  const asked = ["fir", "chargesheet"] as const;

  it("is not known to be pending because nothing more was recorded", () => {
    expect(span(fir, asked)).toEqual(["not-recorded", "2024-07-02"]);
  });

  it.each([
    ["police custody", inPoliceCustody(man, "2024-08-01")],
    ["the police, who were asked", looked("2024-08-01", "under-investigation")],
    [
      "a court that tells the police to finish",
      event("CourtDirected", "2024-08-01", { proceeding, to: "police", what: ["finish-investigation"] }),
    ],
    [
      "bail that is refused as the investigation goes on",
      bailDecided(man, "2024-08-01", "refused", { grounds: ["investigation-incomplete"] }),
    ],
    [
      "a closure report that the court does not accept",
      event("ClosureReportRejected", "2024-08-01", { proceeding, furtherInvestigation: true }),
    ],
  ])("is known to be pending by %s", (_, confirming) => {
    expect(span([...fir, confirming], asked)).toEqual(["open", "2024-08-01"]);
  });

  it.each([
    ["an arrest, which may follow it", arrested(woman, "2024-08-01")],
    [
      "a date for remand or production, of which there are some during trial",
      listedFor("2024-08-01", "remand"),
    ],
    ["judicial custody, which is the word for that during trial too", remanded(man, "2024-08-01")],
    [
      "an application for default bail, which may say that a chargesheet is incomplete",
      event("BailAppliedFor", "2024-08-01", { proceeding, accused: man, kind: "default" }),
    ],
    ["a hearing on bail, which may be at any stage", listedFor("2024-08-01", "bail")],
    ["a court date of which nobody says what it was for", courtDate("2024-08-01")],
    ["a look at the website that found nothing", looked("2024-08-01", "not-found")],
    ["a case that is pending, at whatever stage", looked("2024-08-01", "pending")],
  ])("is not known to be pending by %s", (_, other) => {
    expect(span([...fir, other], asked)[0]).toBe("not-recorded");
  });

  it.each([
    ["cognizance", event("CognizanceTaken", "2024-10-03", { proceeding, court: "pocso-special-court" })],
    [
      "a hearing on charge, even one that was not reached",
      courtDate("2024-10-03", { purposes: ["charge"], result: "not-reached" }),
    ],
    ["evidence", listedFor("2024-10-03", "prosecution-evidence")],
    [
      "custody during the trial",
      event("AccusedRemanded", null, { proceeding, accused: man, kind: "after-cognizance" }),
    ],
    ["a judgment", event("JudgmentGiven", null, { proceeding, accused: man, outcome: "acquitted" })],
  ])("came, though nobody recorded it, where there was %s", (_, later) => {
    const told = [...fir, inPoliceCustody(man, "2024-08-01"), later];
    expect(span(told, ["first-remand", "chargesheet"], man)).toEqual(["not-recorded", "2024-08-01"]);
  });

  it("names what came after it", () => {
    const told = [...fir, listedFor("2024-10-03", "prosecution-evidence")];
    const facts = factsOf(given(told));
    const [only] = facts.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    expect(spanOf(facts, only, null, "fir", "chargesheet").laterStep).toBe(idOf(told.length - 1));
    expect(spanOf(facts, only, man, "charge", "judgment").laterStep).toBeNull();
  });

  it.each([
    ["an appearance", listedFor("2024-10-03", "appearance")],
    ["arguments, which may be on bail", listedFor("2024-10-03", "arguments")],
    ["a website that has the case as disposed of", looked("2024-10-03", "disposed")],
  ])("is not known to have come by %s", (_, later) => {
    const facts = factsOf(given([...fir, later]));
    const [only] = facts.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    for (const step of ["chargesheet", "cognizance", "charge"] as const)
      expect(spanOf(facts, only, null, "fir", step)).toMatchObject({
        state: "not-recorded",
        laterStep: null,
      });
  });

  it("is not known to have come, nor an FIR, where a complaint to a magistrate brought the case to court", () => {
    const complaint = event("ComplaintFiled", "2024-07-22", { proceeding });
    const cognizance = event("CognizanceTaken", "2024-10-03", { proceeding, court: "pocso-special-court" });
    const facts = factsOf(given([...aCase(man), complaint, cognizance]));
    const [only] = facts.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    const laterStep = (step: Milestone) => unrecorded(facts, only, null, step, false).laterStep;
    expect([laterStep("fir"), laterStep("chargesheet")]).toEqual([null, null]);
    const tried = factsOf(given([...aCase(man), complaint, listedFor("2025-01-10", "prosecution-evidence")]));
    const [other] = tried.proceedings;
    if (other === undefined) throw new Error("The case has no proceeding");
    expect(unrecorded(tried, other, null, "cognizance", false).laterStep).not.toBeNull();
  });

  it("is of each accused: custody of one says nothing of a chargesheet against another", () => {
    const told = [
      ...fir,
      arrested(man, "2024-07-03"),
      arrested(woman, "2024-07-03"),
      inPoliceCustody(man, "2024-08-01"),
    ];
    expect(span(told, ["arrest", "chargesheet"], man)).toEqual(["open", "2024-08-01"]);
    expect(span(told, ["arrest", "chargesheet"], woman)[0]).toBe("not-recorded");
  });

  it("was not filed against one who absconds, though the others are tried", () => {
    const trial = courtDate("2024-12-03", {
      purposes: ["prosecution-evidence"],
      attendance: [
        { accused: man, present: "present" },
        { accused: woman, present: "absconding" },
      ],
    });
    const told = [
      ...fir,
      inPoliceCustody(man, "2024-08-01"),
      inPoliceCustody(woman, "2024-08-01"),
      looked("2024-09-01", "under-investigation"),
      trial,
    ];
    expect(span(told, ["first-remand", "chargesheet"], man)[0]).toBe("not-recorded");
    expect(span(told, ["first-remand", "chargesheet"], woman)).toEqual(["open", "2024-09-01"]);
  });
});

describe("the charge that nobody recorded", () => {
  const told = [...aCase(man, woman), firRegistered("2024-07-02"), chargesheetFiled("2024-09-28", man)];
  const asked = ["chargesheet", "charge"] as const;

  it("is not known to be pending by the chargesheet from which it is counted", () => {
    expect(span(told, asked, man)).toEqual(["not-recorded", "2024-09-28"]);
  });

  it("is known to be pending by a hearing on it, and by a discharge that is refused", () => {
    expect(span([...told, listedFor("2024-11-12", "charge")], asked, man)).toEqual(["open", "2024-11-12"]);
    const refused = event("DischargeRefused", "2025-01-10", { proceeding, accused: man });
    expect(span([...told, refused], asked, man)).toEqual(["open", "2025-01-10"]);
  });

  it("was framed, where a witness has testified", () => {
    const testified = event("TestimonyInChiefCompleted", "2025-03-11", { proceeding, witness: girl });
    expect(span([...told, listedFor("2024-11-12", "charge"), testified], asked, man)).toEqual([
      "not-recorded",
      "2024-11-12",
    ]);
  });
});

describe("the judgment that nobody recorded", () => {
  const told = [
    ...aCase(man),
    firRegistered("2024-07-02"),
    chargesheetFiled("2024-09-28", man),
    event("ChargesFramed", "2025-01-17", { proceeding, accused: [man] }),
  ];
  const asked = ["charge", "judgment"] as const;

  it("is known to be pending by any step before it, and by somebody who looked", () => {
    expect(span([...told, courtDate("2025-06-10")], asked, man)).toEqual(["open", "2025-06-10"]);
    const refused = bailDecided(man, "2025-06-10", "refused", { kind: "regular" });
    expect(span([...told, refused], asked, man)).toEqual(["open", "2025-06-10"]);
    expect(span([...told, looked("2026-01-05", "pending")], asked, man)).toEqual(["open", "2026-01-05"]);
  });

  it.each([
    ["bail of a kind that nobody stated", bailDecided(man, "2025-06-10", "refused")],
    ["the furnishing of such bail", event("BailFurnished", "2025-06-10", { proceeding, accused: man })],
    ["a release on parole", released(man, "2025-06-10", "parole")],
    [
      "a direction to pay compensation",
      event("CourtDirected", "2025-06-10", { proceeding, to: "police", what: ["pay-compensation"] }),
    ],
    [
      "a direction to protect a witness",
      event("CourtDirected", "2025-06-10", { proceeding, to: "police", what: ["protect-witness"] }),
    ],
  ])("is not known to be pending by %s, which may follow it", (_, other) => {
    expect(span([...told, other], asked, man)[0]).toBe("not-recorded");
  });

  it("is known to be pending by the breach of bail that was granted on an application for regular bail", () => {
    const bail = [
      appliedForBail(man, "2025-02-01"),
      bailDecided(man, "2025-02-03", "granted"),
      event("BailConditionBreached", "2025-06-10", { proceeding, accused: man, conditions: ["attend"] }),
    ];
    expect(span([...told, ...bail], asked, man)).toEqual(["open", "2025-06-10"]);
  });

  it("is not known to be pending by a date for compensation, which may follow it", () => {
    expect(span([...told, listedFor("2025-06-10", "compensation")], asked, man)[0]).toBe("not-recorded");
  });

  it.each([
    ["the sentence was heard", listedFor("2025-09-15", "sentence")],
    ["the website says disposed of", looked("2025-09-15", "disposed")],
    [
      "he appealed against conviction",
      event("AppealFiled", "2025-11-03", {
        proceeding,
        by: "defence",
        against: "conviction",
        accused: man,
        court: "high-court",
      }),
    ],
    ["he was let go as acquitted", released(man, "2025-09-15", "acquitted")],
    [
      "he asks for bail until the appeal",
      event("BailAppliedFor", "2025-11-03", { proceeding, accused: man, kind: "pending-appeal" }),
    ],
  ])("came, where %s", (_, later) => {
    expect(span([...told, courtDate("2025-06-10"), later], asked, man)).toEqual([
      "not-recorded",
      "2025-06-10",
    ]);
  });

  it("can no longer come, where the case was quashed, whatever the website says", () => {
    const quashed = event("AccusedDisposedOtherwise", "2025-07-01", {
      proceeding,
      accused: man,
      how: "quashed",
    });
    expect(span([...told, quashed, looked("2025-09-15", "disposed")], asked, man)).toEqual(["ended", null]);
  });
});

describe("what follows the arrest, where nobody recorded it", () => {
  const told = [...aCase(man), firRegistered("2024-07-01"), arrested(man, "2024-07-02")];

  it("is not a production that is pending: nobody is held for years before one", () => {
    expect(span([...told, courtDate("2026-01-05")], ["arrest", "production"], man)).toEqual([
      "not-recorded",
      null,
    ]);
  });

  it("is a production that came, where he was remanded", () => {
    const history = factsOf(given([...told, remanded(man, "2024-07-03")]));
    const [only] = history.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    expect(spanOf(history, only, man, "arrest", "production").laterStep).not.toBeNull();
  });

  it("is a release for which he still waits on the day on which he asks for bail, is refused it, or is not brought from jail", () => {
    const asked = ["arrest", "release"] as const;
    expect(span([...told, appliedForBail(man, "2024-07-08")], asked, man)).toEqual(["open", "2024-07-08"]);
    expect(span([...told, bailDecided(man, "2024-07-24", "refused")], asked, man)).toEqual([
      "open",
      "2024-07-24",
    ]);
    const notProduced = courtDate("2024-08-20", { attendance: [{ accused: man, present: "not-produced" }] });
    expect(span([...told, notProduced], asked, man)).toEqual(["open", "2024-08-20"]);
    expect(span([...told, courtDate("2024-08-20")], asked, man)).toEqual(["not-recorded", null]);
  });
});

describe("the arrest that nobody recorded", () => {
  const told = [...aCase(man), rescued("2020-11-08")];
  const asked = ["rescue", "arrest"] as const;

  it("had not come on the day on which it was put off, or anticipatory bail asked for", () => {
    const deferred = event("ArrestDeferred", "2020-11-09", { proceeding, accused: man, until: "tracing" });
    expect(span([...told, deferred], asked, man)).toEqual(["open", "2020-11-09"]);
    const anticipatory = event("BailAppliedFor", "2020-12-01", {
      proceeding,
      accused: man,
      kind: "anticipatory",
    });
    expect(span([...told, deferred, anticipatory], asked, man)).toEqual(["open", "2020-12-01"]);
  });

  it("came, where he was brought before a magistrate, released, or asks for default bail", () => {
    for (const later of [
      event("AccusedProduced", "2020-11-20", { proceeding, accused: man }),
      released(man, "2020-11-20"),
      event("BailAppliedFor", "2020-11-20", { proceeding, accused: man, kind: "default" }),
    ]) {
      const facts = factsOf(given([...told, later]));
      const [only] = facts.proceedings;
      if (only === undefined) throw new Error("The case has no proceeding");
      expect(spanOf(facts, only, man, "rescue", "arrest")).toMatchObject({
        state: "not-recorded",
        laterStep: idOf(told.length),
      });
    }
  });
});

describe("regular bail", () => {
  it("does not say that he was arrested: it is asked for also by one who came to court on summons", () => {
    const facts = factsOf(given([...aCase(man), rescued("2020-11-08"), appliedForBail(man, "2020-11-20")]));
    const [only] = facts.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    expect(spanOf(facts, only, man, "rescue", "arrest").laterStep).toBeNull();
  });
});

describe("as the case stood on a day", () => {
  const told = [
    ...aCase(man),
    firRegistered("2024-07-02"),
    arrested(man, "2024-07-09"),
    inPoliceCustody(man, "2024-10-01"),
    chargesheetFiled("2024-12-20", man),
  ];

  it("what is recorded to have come later had not come, to that day", () => {
    expect(span(told, ["fir", "chargesheet"], null, "2024-11-15")).toEqual(["open", "2024-11-15"]);
    expect(span(told, ["fir", "arrest"], man, "2024-07-05")).toEqual(["open", "2024-07-05"]);
  });

  it("what was not to have come when something happened later had not come either", () => {
    const without = told.filter(({ type }) => type !== "ChargesheetFiled");
    expect(span(without, ["fir", "chargesheet"], null, "2024-08-15")).toEqual(["open", "2024-08-15"]);
    expect(span(without, ["fir", "chargesheet"], null, "2024-11-15")).toEqual(["open", "2024-10-01"]);
  });

  it("what only comes after it does not make it passed before it happened", () => {
    const tried = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      listedFor("2025-03-01", "prosecution-evidence"),
    ];
    expect(span(tried, ["fir", "chargesheet"], null, "2024-11-15")[0]).toBe("not-recorded");
    const facts = factsOf(given(tried, { asOf: asDay("2024-11-15") }));
    const [only] = facts.proceedings;
    if (only === undefined) throw new Error("The case has no proceeding");
    expect(spanOf(facts, only, null, "fir", "chargesheet").laterStep).toBeNull();
  });

  it("a date that was still to come when it was recorded says nothing of it", () => {
    const slip = [...aCase(man), firRegistered("2024-07-02"), chargesheetFiled("2099-12-20", man)];
    expect(span(slip, ["fir", "chargesheet"], null, "2024-11-15")[0]).toBe("not-recorded");
  });
});
