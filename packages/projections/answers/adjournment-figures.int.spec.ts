/** Court dates of recorded cases, counted: what was put off by which side, who was sent home, and what each proceeding had. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../projector/testing/databases.ts";
import { asDay, event, type Told } from "../testing/given.ts";
import { aCase, courtDate, firRegistered, man, proceeding } from "../testing/words.ts";
import { adjournmentFigures } from "./adjournment-figures.ts";
import type { AdjournmentsAsked } from "./adjournment-lines.ts";
import { type RecordedCases, recordedCases } from "./testing/recorded-cases.ts";

const inDistrict = (district: string): Told =>
  firRegistered("2024-07-02", {
    number: "155",
    year: 2024,
    state: "in-wb",
    district,
    policeStation: `${district} Town`,
    sections: [{ act: "ipc", section: "370(4)" }],
  });

const evidence = ["prosecution-evidence"] as const;

/** The defence asks, and the girl who had come goes home. */
const defenceAsks = courtDate("2025-01-10", {
  purposes: evidence,
  witnesses: [
    { person: "survivor-1", present: "present", examined: "not-examined" },
    { kind: "investigating-officer", present: "absent", examined: "not-examined" },
  ],
  adjournment: { askedBy: "defence", reason: "counsel-engaged-elsewhere", opposed: true, costs: 500 },
  next: { date: "2025-02-10" },
});
const notReached = courtDate("2025-02-10", { result: "not-reached", next: { date: "2025-03-10" } });

const told: Readonly<Record<string, readonly Told[]>> = {
  "case-1": [
    ...aCase(man),
    inDistrict("Howrah"),
    defenceAsks,
    notReached,
    notReached,
    courtDate("2025-03-10", { result: "court-not-sitting", court: "pocso-special-court" }),
    courtDate("2025-04-10", { result: "not-stated" }),
    courtDate("2025-05-10", {
      purposes: ["prosecution-evidence", "arguments"],
      witnesses: [{ person: "survivor-1", present: "present", examined: "in-chief-and-cross" }],
      next: { none: true },
    }),
  ],
  "case-2": [
    ...aCase(man),
    inDistrict("Saran"),
    courtDate("2025-01-15", {
      purposes: ["arguments"],
      adjournment: { askedBy: "prosecution", reason: "not-stated", costs: 0 },
      next: { date: "2025-01-01" },
    }),
    courtDate("2025-06-15", { purposes: ["judgment"] }),
    event("JudgmentGiven", "2025-06-15", { proceeding, accused: man, outcome: "convicted" }),
  ],
  // No court date: in no figure.
  "case-3": [...aCase(man), inDistrict("Howrah")],
  ...Object.fromEntries(
    [1, 2, 3, 4].map((dates) => [
      `case-4${dates}`,
      [
        ...aCase(man),
        inDistrict("Nadia"),
        ...Array.from({ length: dates }, (_, i) =>
          courtDate(`2025-0${i + 1}-05`, {
            adjournment: { askedBy: "court", reason: "time-insufficient" },
            next: { date: `2025-0${i + 2}-05` },
          }),
        ),
      ],
    ]),
  ),
};

describe.each(databases)("court dates of recorded cases, on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, told);
  }, 120_000);
  afterAll(() => cases?.stop());

  const asked = (question: AdjournmentsAsked = {}) => cases.ask((rows) => adjournmentFigures(rows, question));

  it("are counted once each, however often they were recorded, by what came of them", async () => {
    const { total, sentences } = await asked();
    expect(total).toMatchObject({
      courtDates: 17,
      proceedings: 6,
      cases: 6,
      held: 14,
      notReached: 1,
      courtNotSitting: 1,
      passedOver: 0,
      vacated: 0,
      resultNotStated: 1,
      recordedTwice: 1,
      recordsDiffer: 0,
    });
    expect(sentences[0]).toContain(
      "cases followed by this office: 17 court dates on record in 6 proceedings",
    );
    expect(sentences[0]).toContain("It is not a census");
  });

  it("were put off where an adjournment is on record or they were not held, and may have been where nobody says", async () => {
    const { total } = await asked();
    // One by the defence, one by the prosecution, ten by the court, one not reached, one court not sitting.
    expect(total).toMatchObject({ putOff: 14, perhapsPutOff: 1, putOffOf100: 82.4, atMostOf100: 88.2 });
  });

  it("are counted by side and reason, what nobody recorded on a line of its own and last", async () => {
    const { total, sides, reasons, sidesAndReasons } = await asked();
    expect(sides.map(({ side, putOff, of, of100 }) => [side, putOff, of, of100])).toEqual([
      ["court", 10, 14, 71.4],
      ["defence", 1, 14, 7.1],
      ["prosecution", 1, 14, 7.1],
      [null, 2, 14, 14.3],
    ]);
    expect(reasons.map(({ reason, putOff }) => [reason, putOff])).toEqual([
      ["time-insufficient", 10],
      ["counsel-engaged-elsewhere", 1],
      [null, 3],
    ]);
    expect(sidesAndReasons).toContainEqual(
      expect.objectContaining({ side: "prosecution", reason: null, putOff: 1, proceedings: 1 }),
    );
    expect([total.sideNotRecorded, total.reasonNotRecorded]).toEqual([2, 3]);
  });

  it("of one side leave the court dates as they are, and say how many more may have been put off by it", async () => {
    const { total, sides, reasons } = await asked({ side: "defence" });
    expect(total).toMatchObject({ courtDates: 17, putOff: 1, perhapsPutOff: 3, sideNotRecorded: 2 });
    expect(sides.map(({ side }) => side)).toEqual(["defence"]);
    expect(reasons).toMatchObject([{ reason: "counsel-engaged-elsewhere", putOff: 1, of: 1, of100: null }]);
    expect((await asked({ side: "not-stated" })).total.putOff).toBe(2);
    expect((await asked({ reason: "time-insufficient" })).total).toMatchObject({ putOff: 10 });
  });

  it("have costs only where some were ordered, and say of how many it is known", async () => {
    const { total } = await asked();
    expect(total).toMatchObject({ costsRecorded: 2, costsOrdered: 1, costsRupees: 500, opposed: 1 });
  });

  it("tell of the witnesses who came and were sent home", async () => {
    const { total } = await asked();
    expect(total).toMatchObject({
      witnessesNotRecorded: 15,
      datesWithWitnesses: 2,
      datesSentHome: 1,
      witnessesPresent: 2,
      witnessesExamined: 1,
      witnessesSentHome: 1,
      // Of two nobody gives a share.
      sentHomeOf100: null,
    });
  });

  it("say how far the next date lies ahead, and leave out one that lies before", async () => {
    const { total } = await asked();
    // 28 days from February to March four times, 30 or 31 the other times.
    expect(total).toMatchObject({
      nextGiven: 13,
      noNextDate: 1,
      nextNotRecorded: 3,
      nextNotDated: 1,
      nextQ1: 28,
      nextMedian: 31,
      nextQ3: 31,
      putOffNextMedian: 31,
    });
    const { total: few } = await asked({ district: "saran" });
    expect([few.nextGiven, few.nextMedian]).toEqual([1, null]);
  });

  it("are spread over proceedings, those that are pending apart: their dates still grow", async () => {
    const { perProceeding, sentences } = await asked();
    expect(perProceeding).toMatchObject([
      { standing: "all", proceedings: 6, courtDates: 17, putOff: 14, withSentHome: 1, courtDatesMedian: 2 },
      {
        standing: "ended",
        proceedings: 1,
        courtDates: 2,
        putOff: 1,
        courtDatesMedian: null,
        courtDatesMean: null,
      },
      {
        standing: "pending",
        proceedings: 5,
        courtDates: 15,
        courtDatesMean: 3,
        courtDatesQ1: 2,
        courtDatesMedian: 3,
        courtDatesQ3: 4,
      },
    ]);
    expect(sentences.join(" ")).toContain(
      "5 proceedings are still pending: the number of court dates is still growing",
    );
  });

  it("have for each purpose the dates and the proceedings of all and of those that ended, each divided by its own", async () => {
    const { purposes } = await asked();
    expect(purposes).toMatchObject([
      { purpose: "arguments", courtDates: 2, proceedings: 2, endedCourtDates: 1, endedProceedings: 1 },
      {
        purpose: "prosecution-evidence",
        courtDates: 2,
        proceedings: 1,
        endedCourtDates: 0,
        endedProceedings: 0,
      },
      { purpose: "judgment", courtDates: 1, proceedings: 1, endedCourtDates: 1 },
      { purpose: null, courtDates: 13, proceedings: 5, mean: 2.6, endedCourtDates: 0, endedMean: null },
    ]);
  });

  it("are compared by what their proceeding is and by what they are", async () => {
    const { by, groups, groupSides, groupsPerProceeding } = await asked({ by: ["district"] });
    expect(by).toBe("district");
    expect(groups.map(({ group, courtDates, putOff }) => [group, courtDates, putOff])).toEqual([
      ["Howrah", 5, 3],
      ["Nadia", 10, 10],
      ["Saran", 2, 1],
    ]);
    expect(
      groupSides.filter(({ group }) => group === "Howrah").map(({ side, putOff }) => [side, putOff]),
    ).toEqual([
      ["defence", 1],
      [null, 2],
    ]);
    expect(groupsPerProceeding.filter(({ group }) => group === "Nadia")).toMatchObject([
      { standing: "all", proceedings: 4 },
      { standing: "pending", proceedings: 4 },
    ]);
    const byPurpose = await asked({ by: ["purpose", "district"] });
    expect(byPurpose.total.courtDates).toBe(17);
    expect(
      byPurpose.groups
        .filter(({ group }) => group === "arguments")
        .map(({ thenGroup, courtDates }) => [thenGroup, courtDates]),
    ).toEqual([
      ["Howrah", 1],
      ["Saran", 1],
    ]);
  });

  it.each<[AdjournmentsAsked, number]>([
    [{ district: "howrah" }, 5],
    [{ state: "in-br" }, 0],
    [{ purpose: "arguments" }, 2],
    [{ purpose: "not-stated" }, 13],
    [{ courtType: "pocso-special-court" }, 5],
    [{ act: "ipc", section: "370(4)" }, 17],
    [{ section: "370(4)" }, 17],
    [{ act: "pocso" }, 0],
    [{ year: 2024, caseId: "case-2" }, 2],
    [{ from: asDay("2025-03-10"), to: asDay("2025-04-10") }, 3],
  ])("are narrowed by %j", async (question, courtDates) => {
    expect((await asked(question)).total.courtDates).toBe(courtDates);
  });

  it("are refused where the last day comes before the first, and say so where only a time is counted", async () => {
    await expect(asked({ from: asDay("2025-02-02"), to: asDay("2025-02-01") })).rejects.toThrow(/expected/);
    const { sentences } = await asked({ from: asDay("2025-03-10") });
    expect(sentences.join(" ")).toContain("Only court dates from 2025-03-10 are counted");
  });
});

const came = (examined: "not-stated" | "not-examined" | "in-chief", times: number) =>
  Array.from({ length: times }, () => ({
    kind: "investigating-officer" as const,
    present: "present" as const,
    examined,
  }));
const heard = (day: string, witnesses: ReturnType<typeof came> = []) =>
  courtDate(day, { purposes: ["arguments"], witnesses });

/** Each with a court date for arguments: decided, found disposed of, split off, and going on. */
const endings: Readonly<Record<string, readonly Told[]>> = {
  "case-1": [
    ...aCase(man),
    inDistrict("Howrah"),
    heard("2025-01-15", came("not-stated", 10)),
    event("JudgmentGiven", "2025-06-15", { proceeding, accused: man, outcome: "convicted" }),
  ],
  "case-2": [
    ...aCase(man),
    inDistrict("Howrah"),
    heard("2025-01-15", [...came("not-examined", 2), ...came("in-chief", 3)]),
    event("PendencyChecked", "2025-06-15", { proceeding, how: "court-website", found: "disposed" }),
  ],
  "case-3": [
    ...aCase(man),
    inDistrict("Howrah"),
    heard("2025-01-15"),
    event("ProceedingSplit", "2025-02-15", { proceeding, into: "proceeding-2", accused: [man] }),
  ],
  "case-4": [...aCase(man), inDistrict("Howrah"), heard("2025-01-15")],
};

describe.each(databases)("court dates of proceedings that are over, on $name", ({ start }) => {
  let cases: RecordedCases;
  beforeAll(async () => {
    cases = await recordedCases(start, endings);
  }, 120_000);
  afterAll(() => cases?.stop());

  it("count as those of ended ones only where the end is on record", async () => {
    const { perProceeding, purposes, sentences } = await cases.ask((rows) => adjournmentFigures(rows));
    expect(perProceeding.map(({ standing, proceedings }) => [standing, proceedings])).toEqual([
      ["all", 4],
      ["ended", 1],
      ["pending", 1],
      ["end-not-recorded", 1],
      ["split-off", 1],
    ]);
    expect(purposes).toMatchObject([{ proceedings: 4, endedProceedings: 1, endedCourtDates: 1 }]);
    expect(sentences.join(" ")).toContain("Figures of the one of which the end is on record");
  });

  it("give a share of witnesses sent home among those of whom it is recorded whether they were examined", async () => {
    const { total, sentences } = await cases.ask((rows) => adjournmentFigures(rows));
    expect(total).toMatchObject({
      witnessesPresent: 15,
      witnessesExamined: 3,
      witnessesSentHome: 2,
      witnessesNotTold: 10,
      sentHomeOf100: 40,
    });
    expect(sentences.join(" ")).toContain(
      "Witnesses came 15 times. On record: 3 times examined, 2 times sent home without being examined.",
    );
    expect(sentences.join(" ")).toContain("Of at least 10 times nobody recorded which");
  });

  it("give none where of nobody who came it is recorded", async () => {
    const { total } = await cases.ask((rows) => adjournmentFigures(rows, { caseId: "case-1" }));
    expect(total).toMatchObject({ witnessesPresent: 10, witnessesNotTold: 10, sentHomeOf100: null });
  });
});
