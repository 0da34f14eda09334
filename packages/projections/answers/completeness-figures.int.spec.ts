/** What the records of recorded cases lack, counted by stage, fact and agency. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../projector/testing/databases.ts";
import { event, type Told } from "../testing/given.ts";
import { aCase, arrested, firRegistered, girl, man, proceeding } from "../testing/words.ts";
import { completenessFigures } from "./completeness-figures.ts";
import type { CompletenessAsked } from "./completeness-lines.ts";
import { type RecordedCases, recordedCases } from "./testing/recorded-cases.ts";

const fir = (district: string, more: Parameters<typeof firRegistered>[1] = {}): Told =>
  firRegistered("2024-07-02", { number: "155", year: 2024, state: "in-wb", district, ...more });

const toCid = event("InvestigationTransferred", "2024-07-25", { proceeding, to: "cid" });

const told: Readonly<Record<string, readonly Told[]>> = {
  "case-1": [
    ...aCase(man),
    fir("Howrah", { policeStation: "Bally" }),
    arrested(man, "2024-07"),
    event("IdentityRecorded", null, { person: girl, fullName: "Kamala Devi" }),
  ],
  "case-2": [...aCase(man), fir("Howrah"), arrested(man, null)],
  "case-3": [...aCase(man), fir("Nadia", { policeStation: "Kalyani" }), arrested(man, "2024-07-03")],
  "case-4": [...aCase(man), fir("Nadia"), toCid],
  "case-5": [...aCase(man), fir("Nadia")],
};

describe.each(databases)("what the records of cases lack, on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, told);
  }, 120_000);
  afterAll(() => cases?.stop());

  const asked = (question: CompletenessAsked = {}) =>
    cases.ask((rows) => completenessFigures(rows, question));

  it("is counted of the proceedings that came to each stage, with who keeps that record", async () => {
    const { facts, proceedings, sentences } = await asked();
    const fact = (stage: string, name: string) =>
      facts.find((one) => one.stage === stage && one.fact === name);
    expect(proceedings).toBe(5);
    expect(fact("fir", "station")).toMatchObject({
      kind: "place",
      keeper: "police",
      of: 5,
      recorded: 2,
      missing: 3,
      recordedOf100: 40,
      missingOf100: 60,
    });
    expect(fact("arrest", "date")).toMatchObject({
      of: 3,
      recorded: 1,
      imprecise: 1,
      missing: 1,
      // Of three nobody gives a share.
      missingOf100: null,
    });
    expect(fact("rescue", "date")).toBeUndefined();
    expect(sentences[0]).toContain("cases followed by this office: 5 proceedings in 5 cases");
    for (const { of, recorded, imprecise, notStated, missing } of facts)
      expect(recorded + imprecise + notStated + missing).toBe(of);
  });

  it("is told by stage: how many records are whole, and which lack a date, a name or a place", async () => {
    const { stages } = await asked();
    expect(stages.find(({ stage }) => stage === "arrest")).toMatchObject({
      of: 3,
      complete: 0,
      lacksDate: 1,
      lacksPlace: 3,
      completeOf100: null,
    });
    expect(stages.find(({ stage }) => stage === "fir")).toMatchObject({
      lacksDate: 0,
      lacksPlace: 3,
      lacksWho: 5,
    });
  });

  it("counts a sealed name as there, and shows it nowhere", async () => {
    const answer = await asked({ stage: "people" });
    expect(answer.facts.find(({ fact }) => fact === "survivor-name")).toMatchObject({
      recorded: 1,
      missing: 4,
    });
    expect(JSON.stringify(answer)).not.toContain("Kamala");
  });

  it("is compared by agency and by district, and narrowed", async () => {
    const { groupFacts, groupStages } = await asked({ by: ["agency"], stage: "fir", kind: "place" });
    expect(
      groupFacts
        .filter(({ fact }) => fact === "station")
        .map(({ group, of, missing }) => [group, of, missing]),
    ).toEqual([
      ["cid", 1, 1],
      [null, 4, 2],
    ]);
    expect(new Set(groupStages.map(({ stage }) => stage))).toEqual(new Set(["fir"]));
    expect((await asked({ district: "HOWRAH" })).proceedings).toBe(2);
    expect((await asked({ agency: "cid", by: ["district", "agency"] })).groupFacts[0]).toMatchObject({
      group: "Nadia",
      thenGroup: "cid",
      of: 1,
    });
  });

  it("comes with the table of what is wanted, and by which law or practice", async () => {
    const { wanted } = await asked({ kind: "date" });
    expect(wanted.every(({ kind, source }) => kind === "date" && source !== "")).toBe(true);
    expect(wanted.map(({ stage }) => stage)).toContain("statement-164");
  });
});
