import { describe, expect, it } from "vitest";
import { asDay, event, given, idOf, type Told } from "../testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  courtDate,
  firRegistered,
  girl,
  man,
  proceeding,
  remanded,
  rescued,
} from "../testing/words.ts";
import { timelineOf } from "./project-timeline.ts";
import type { TimelineWarning } from "./timeline.ts";

const timeline = (told: readonly Told[], asOf?: string) =>
  timelineOf(given(told, asOf === undefined ? {} : { asOf: asDay(asOf) }), []);

/** Entries of what happened: type and how sure it is that each came after the one above. */
const happened = (told: readonly Told[]) =>
  timeline(told)
    .entries.filter(({ lane }) => lane !== "record")
    .map(({ type, afterPrevious }) => [type, afterPrevious]);

describe("the entries of a timeline", () => {
  it("stand in order of occurrence, not of recording", () => {
    const told = [
      chargesheetFiled("2024-09-28", man),
      arrested(man, "2024-07-02"),
      firRegistered("2024-07-01"),
    ];
    expect(happened(told)).toEqual([
      ["FirRegistered", null],
      ["AccusedArrested", "yes"],
      ["ChargesheetFiled", "yes"],
    ]);
  });

  it("say where two could be the other way round: on one day, or without a date", () => {
    const told = [firRegistered("2024-07-02"), arrested(man, "2024-07-02"), remanded(man, null)];
    expect(happened(told)).toEqual([
      ["FirRegistered", null],
      ["AccusedArrested", "cannot-tell"],
      ["AccusedRemanded", "cannot-tell"],
    ]);
  });

  it("keep the date as recorded beside the bounds that other events give it", () => {
    const told = [
      rescued("2024-07-10", { ref: "rescue" }),
      firRegistered("2024-07", {}, { after: ["@rescue"] }),
    ];
    expect(timeline(told).entries.at(-1)).toMatchObject({
      occurred: { text: "2024-07", earliest: "2024-07-01" },
      bounds: { earliest: "2024-07-10", latest: "2024-07-31" },
      after: [idOf(0)],
    });
  });

  it("name everyone of the case whom they concern, with their roles", () => {
    const told = [
      ...aCase(man),
      event("OffenceTookPlace", null, { survivors: [girl], acts: ["recruited"], accused: [man] }),
    ];
    expect(timeline(told).entries.at(-1)?.people).toEqual([
      { id: girl, role: "survivor" },
      { id: man, role: "accused" },
    ]);
  });

  it("go by what is known: a shelter where she is said to be was not ordered, a journey under way not made", () => {
    const sheltered = {
      person: girl,
      by: "not-stated",
      kind: "not-stated",
      consented: "not-stated",
    } as const;
    const told = [
      event("SurvivorCustodyOrdered", "2024-07-03", { ...sheltered, basis: "stated" }),
      event("SurvivorCustodyOrdered", "2024-07-04", { ...sheltered, basis: "ordered" }),
      event("JourneyMade", "2024-07-05", { purpose: "to-bring-back", progress: "under-way" }),
    ];
    expect(timeline(told).entries.map(({ title }) => title)).toEqual([
      "Survivor said to be in shelter or custody",
      "Custody or shelter of the survivor ordered",
      "Journey under way",
    ]);
  });

  it("pass on what is sealed as it is", () => {
    const sealed = { sealed: { subject: "case-1", nonce: "n", tag: "t", text: "c" } };
    const told = [event("CaseClosed", "2026-03-31", { reason: "contact-lost", note: sealed })];
    expect(timeline(told).entries[0]?.data).toEqual({ reason: "contact-lost", note: sealed });
  });

  it("show what an event said before it was corrected, and why it was", () => {
    const told = [
      arrested(man, "2024-07-03", { ref: "arrest" }),
      event("EventCorrected", null, {
        target: "@arrest",
        reason: "The order sheet has the day before.",
        replacement: {
          occurred: "2024-07-02",
          source: { kind: "court-record" },
          data: { proceeding, accused: man },
          version: 1,
        },
      }),
    ];
    expect(timeline(told).entries).toMatchObject([
      {
        type: "AccusedArrested",
        occurred: { text: "2024-07-02" },
        recorded: { revision: 2 },
        earlier: [
          {
            occurred: { text: "2024-07-03" },
            recorded: { revision: 1 },
            reason: "The order sheet has the day before.",
          },
        ],
      },
    ]);
  });

  it("keep apart what was taken back, with the reason", () => {
    const told = [
      arrested(man, "2024-07-03", { ref: "arrest" }),
      event("EventRetracted", null, { target: "@arrest", reason: "Another case." }),
    ];
    expect(timeline(told).entries).toEqual([]);
    expect(timeline(told).retracted).toMatchObject([
      { type: "AccusedArrested", retracted: { reason: "Another case.", recorded: { revision: 2 } } },
    ]);
  });

  it("as of a day tell nothing taken back that was said of a later one, and name the case as the office does", () => {
    const told = [
      event("CaseOpened", "2026-11-22", { fileNumber: "WALK-1" }),
      arrested(man, "2024-07-03", { ref: "arrest" }),
      arrested(man, "2028-12-20", { ref: "later" }),
      event("EventRetracted", null, { target: "@arrest", reason: "Another case." }),
      event("EventRetracted", null, { target: "@later", reason: "A slip." }),
    ];
    const shown = timeline(told, "2025-12-10");
    expect(shown.retracted.map(({ eventId }) => eventId)).toEqual([idOf(1)]);
    expect(shown.header.fileNumber).toBe("WALK-1");
    expect(timeline(told).retracted).toHaveLength(2);
  });

  it("carry the warnings that are about them", () => {
    const warning: TimelineWarning = {
      key: `arrest-after-judgment:${idOf(0)}`,
      kind: "arrest-after-judgment",
      text: "The arrest came after the judgment.",
      events: [idOf(0)],
      settled: null,
    };
    const { entries, warnings } = timelineOf(
      given([arrested(man, "2024-07-03"), remanded(man, "2024-07-04")]),
      [warning],
    );
    expect(entries.map((entry) => entry.warnings)).toEqual([[warning], []]);
    expect(warnings).toEqual([warning]);
  });

  it("of a day leave out what came later, and mark what may have", () => {
    const told = [firRegistered("2024-07-01"), arrested(man, "2024-07"), chargesheetFiled("2024-09-28", man)];
    expect(timeline(told, "2024-07-15").entries.map(({ type, possibly }) => [type, possibly])).toEqual([
      ["FirRegistered", false],
      ["AccusedArrested", true],
    ]);
  });

  it("stand in the lane of what they are about: a rescue in hers, a shelter in hers, a remand in custody", () => {
    const told = [
      ...aCase(man),
      rescued("2024-07-01"),
      remanded(man, "2024-07-02"),
      event("SurvivorCustodyOrdered", "2024-07-03", {
        person: girl,
        by: "cwc",
        kind: "shelter",
        consented: "yes",
      }),
      courtDate("2024-07-04"),
      firRegistered("2024-07-05"),
    ];
    expect(timeline(told).entries.map(({ type, lane }) => [type, lane])).toEqual(
      expect.arrayContaining([
        ["PersonAdded", "record"],
        ["SurvivorRescued", "people"],
        ["AccusedRemanded", "custody"],
        ["SurvivorCustodyOrdered", "people"],
        ["CourtDateRecorded", "court"],
        ["FirRegistered", "police"],
      ]),
    );
  });
});

describe("the header of a timeline", () => {
  it("says what is missing: the date of the rescue, the FIR's number, her age", () => {
    const { missing } = timeline([...aCase(man), rescued(null)]).header;
    expect(missing.map(({ what, of, person }) => [what, of, person])).toEqual([
      ["date", "Survivor rescued", null],
      ["number", "FIR registered", null],
      ["place", "Survivor rescued", null],
      ["age", "Age found", girl],
    ]);
  });

  it("asks for the date of a journey under way by that name", () => {
    const told = [...aCase(), event("JourneyMade", null, { purpose: "return", progress: "under-way" })];
    expect(timeline(told).header.missing).toContainEqual(
      expect.objectContaining({ what: "date", of: "Journey under way" }),
    );
  });

  it("does not miss a date that other events give, nor an age that a certificate states", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02", {
        number: "155",
        year: 2024,
        policeStation: "Jibantala",
        sections: [{ act: "bns", section: "143(4)" }],
      }),
      event(
        "SurvivorRescued",
        null,
        { survivors: [girl], proceeding, at: { state: "in-gj", district: "Rajkot" } },
        { before: ["@statement"] },
      ),
      event("MagistrateStatementRecorded", "2024-07-20", { person: girl, proceeding }, { ref: "statement" }),
      event("DateOfBirthEvidenced", "2024-07-08", {
        person: girl,
        kind: "municipal-birth-certificate",
        born: "2009-03-14",
      }),
    ];
    expect(timeline(told).header.missing).toEqual([]);
  });

  it("labels an age only by what is on record, and what weighs most speaks", () => {
    const labels = (...told: readonly Told[]) =>
      timeline([...aCase(man), ...told])
        .header.people.find(({ id }) => id === girl)
        ?.ageLabels.map(({ label, basis }) => [label, basis]);
    const said = event("DateOfBirthEvidenced", null, { person: girl, kind: "said-by-source", age: 15 });
    const ordered = event("AgeDeterminationOrdered", "2024-07-04", { person: girl, by: "cwc" });
    const found = event("AgeFound", "2024-07-16", {
      person: girl,
      by: "cwc",
      method: "medical-test",
      leastAge: 18,
    });
    expect(labels()).toEqual([]);
    expect(labels(said)).toEqual([["child", "reported"]]);
    expect(labels(said, ordered)).toEqual([
      ["child", "reported"],
      ["pending", null],
    ]);
    // Nobody knows when the offence began: at eighteen or above in July she may have been seventeen then.
    expect(labels(said, ordered, found)).toEqual([["cannot-tell", "found"]]);
    const offence = event("OffenceTookPlace", "2024-07-10", { survivors: [girl], acts: ["recruited"] });
    const older = event("AgeFound", "2024-07-16", {
      person: girl,
      by: "cwc",
      method: "medical-test",
      leastAge: 19,
    });
    expect(labels(said, ordered, older, offence)).toEqual([["adult", "found"]]);
  });

  it("takes no age for found that the police said, by evidence that nobody stated", () => {
    const found = (by: "investigating-officer" | "cwc", method: "not-stated" | "medical-test") =>
      timeline([...aCase(man), event("AgeFound", null, { person: girl, by, method, mostAge: 17 })]).header;
    const basis = (header: ReturnType<typeof found>) =>
      header.people.find(({ id }) => id === girl)?.ageLabels[0]?.basis;
    const said = found("investigating-officer", "not-stated");
    expect(basis(said)).toBe("reported");
    expect(said.missing.map(({ what }) => what)).toContain("age");
    expect(basis(found("investigating-officer", "medical-test"))).toBe("found");
    expect(basis(found("cwc", "not-stated"))).toBe("found");
  });

  it("says what follows from an age under each statute, when the offence began", () => {
    const under = (age: number) => {
      const said = event("DateOfBirthEvidenced", null, { person: girl, kind: "said-by-source", age });
      const { people } = timeline([...aCase(man), said]).header;
      return people.find(({ id }) => id === girl)?.ageLabels[0]?.statutes;
    };
    const child = { "pocso-child": "yes", "jj-child": "yes", "bns-child": "yes" };
    expect(under(15)).toEqual({ ...child, "itpa-child": "yes", "itpa-minor": "no" });
    // At sixteen she may have been fifteen at the offence before; at eighteen, a child.
    expect(under(16)).toEqual({ ...child, "itpa-child": "cannot-tell", "itpa-minor": "cannot-tell" });
    expect(new Set(Object.values(under(18) ?? {}))).toEqual(new Set(["cannot-tell"]));
  });

  it("has every CNR, that of an application for bail among them, each once", () => {
    const told = [
      ...aCase(man),
      event("CnrRecorded", null, { proceeding, cnr: "WBSP010012342024" }),
      event("BailAppliedFor", "2024-07-08", {
        proceeding,
        accused: man,
        kind: "regular",
        cnr: "WBHC010009992024",
      }),
      event("BailAppliedFor", "2024-08-08", {
        proceeding,
        accused: man,
        kind: "regular",
        cnr: "WBSP010012342024",
      }),
    ];
    expect(timeline(told).header.proceedings[0]?.cnrs).toEqual(["WBSP010012342024", "WBHC010009992024"]);
  });

  it("misses people, a proceeding and the number of a report, where only the file was opened", () => {
    const { missing } = timeline([event("CaseOpened", null, { fileNumber: "A-1" })]).header;
    expect(missing.map(({ what, type }) => [what, type])).toEqual([
      ["person", "PersonAdded"],
      ["proceeding", "ProceedingOpened"],
      ["number", "FirRegistered"],
      ["number", "MissingReportMade"],
    ]);
  });

  it("keeps a claim as a claim", () => {
    const told = [
      event("ClaimReported", null, { kind: "link-across-cases", numbers: { people: 14, cases: 6 } }),
    ];
    expect(timeline(told).header.claims).toMatchObject([{ data: { numbers: { people: 14, cases: 6 } } }]);
  });

  it("has the sections now in force: those of the FIR, with those added and without those dropped", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02", {
        sections: [
          { act: "ipc", section: "363" },
          { act: "itpa", section: "5" },
        ],
      }),
      event("SectionsAdded", "2024-07-18", { proceeding, sections: [{ act: "pocso", section: "6" }] }),
      event("SectionsDropped", "2024-08-02", { proceeding, sections: [{ act: "itpa", section: "5" }] }),
    ];
    expect(timeline(told).header.proceedings[0]?.sections).toEqual([
      { act: "ipc", section: "363" },
      { act: "pocso", section: "6" },
    ]);
  });
});
