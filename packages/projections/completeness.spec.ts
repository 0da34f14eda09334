import { everyEventType } from "@tareekh/core/catalogue/catalogue.ts";
import { anyCase } from "@tareekh/core/catalogue/testing/arbitrary-cases.ts";
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeness } from "./completeness.ts";
import { ageLabelsOf } from "./facts/ages.ts";
import { factsOf } from "./facts/case-facts.ts";
import { stageWanted, type WantedStage, wantedFacts, wantedStages } from "./facts/wanted-facts.ts";
import { event, given, type Told } from "./testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  courtDate,
  firRegistered,
  girl,
  man,
  proceeding,
  rescued,
  woman,
} from "./testing/words.ts";
import { missingIn } from "./timeline/missing.ts";

const row = (...told: readonly Told[]) => {
  const [only] = completeness.project(given(told));
  if (only === undefined) throw new Error("No proceeding is told");
  return only;
};
const missing = (...told: readonly Told[]) => row(...told).missing ?? [];
const ofStage = (stage: WantedStage, facts: readonly string[] | null) =>
  (facts ?? []).filter((fact) => fact.startsWith(`${stage}/`));

const whole = firRegistered("2024-07-02", {
  number: "155",
  year: 2024,
  state: "in-wb",
  district: "Howrah",
  policeStation: "Bally",
  sections: [{ act: "ipc", section: "370(4)" }],
  informant: "informant-1",
});

describe("what the record of a proceeding lacks", () => {
  it("is asked only of the stages to which it came", () => {
    expect(row(...aCase(man)).stages).toEqual(["people"]);
    expect(row(...aCase(man), whole, arrested(man, "2024-07-03")).stages).toEqual([
      "people",
      "fir",
      "arrest",
    ]);
  });

  it("is nothing where an FIR says all that it has columns for", () => {
    const told = row(...aCase(man), whole);
    expect(ofStage("fir", told.missing)).toEqual([]);
    expect(told.complete).toContain("fir");
  });

  it("is no court number while the case is investigated, though a court remands and directs", () => {
    const investigated = [
      ...aCase(man),
      whole,
      courtDate("2024-08-01", { purposes: ["remand"] }),
      event("CourtDirected", "2024-08-01", { proceeding, to: "police", what: ["finish-investigation"] }),
    ];
    expect(row(...investigated).stages).not.toContain("registered");
    expect(row(...investigated, chargesheetFiled("2024-09-28", man)).stages).toContain("registered");
  });

  it("is no FIR and no chargesheet of a case that a complaint to a magistrate brought to court", () => {
    const cognizance = event("CognizanceTaken", "2024-10-03", { proceeding, court: "pocso-special-court" });
    const onComplaint = [...aCase(man), event("ComplaintFiled", "2024-07-22", { proceeding }), cognizance];
    const { stages } = row(...onComplaint);
    expect(stages).not.toContain("fir");
    expect(stages).not.toContain("chargesheet");
    expect(row(...aCase(man), cognizance).stages).toContain("chargesheet");
    const asked = missingIn(factsOf(given(onComplaint)), new Map()).map(({ type }) => type);
    expect(asked).not.toContain("FirRegistered");
    expect(asked).toContain("CourtCaseNumbered");
  });

  it("is the station, the number, the place and the sections of an FIR of which only the day is known", () => {
    const told = row(...aCase(man), firRegistered("2024-07-02"));
    expect(ofStage("fir", told.missing)).toEqual([
      "fir/number",
      "fir/year",
      "fir/station",
      "fir/place",
      "fir/sections",
      "fir/informant",
    ]);
    expect(ofStage("fir", told.lacking).toSorted()).toEqual([
      "fir/number",
      "fir/place",
      "fir/what",
      "fir/who",
    ]);
    expect(told.complete).not.toContain("fir");
  });

  it("is not what a later FIR number has no place for: the sections stay those of the first", () => {
    const renumbered = event("FirRenumbered", "2024-07-15", {
      proceeding,
      number: "201",
      year: 2024,
      state: "in-br",
      district: "Saran",
      policeStation: "Chapra",
    });
    expect(ofStage("fir", row(...aCase(man), whole, renumbered).missing)).toEqual([]);
    expect(ofStage("fir", missing(...aCase(man), firRegistered("2024-07-02"), renumbered))).toEqual([
      "fir/sections",
      "fir/informant",
    ]);
  });

  it("tells a month and a State alone, which are imprecise, from what is missing", () => {
    const told = row(
      ...aCase(man),
      event("SurvivorRescued", "2024-07", { survivors: [girl], proceeding, at: { state: "in-gj" } }),
    );
    expect(ofStage("rescue", told.imprecise)).toEqual(["rescue/date", "rescue/place"]);
    expect(ofStage("rescue", told.missing)).toEqual(["rescue/venue", "rescue/by"]);
    expect(ofStage("rescue", missing(...aCase(man), rescued(null)))).toContain("rescue/date");
  });

  it("tells what the source does not state from what nobody recorded", () => {
    const told = row(
      ...aCase(man),
      courtDate("2025-01-10", { result: "not-stated", purposes: ["not-stated"] }),
    );
    expect(ofStage("court-dates", told.notStated)).toEqual(["court-dates/result", "court-dates/purposes"]);
    expect(ofStage("court-dates", told.missing)).toEqual(["court-dates/next"]);
    expect(ofStage("court-dates", told.lacking)).toEqual(["court-dates/what", "court-dates/date"]);
  });

  it("has the next date where one was given, or where there is none", () => {
    for (const next of [{ date: "2025-02-10" }, { none: true }] as const)
      expect(missing(...aCase(man), courtDate("2025-01-10", { next }))).not.toContain("court-dates/next");
    expect(missing(...aCase(man), courtDate("2025-01-10", { next: { purposes: ["bail"] } }))).toContain(
      "court-dates/next",
    );
  });

  it("holds of a stage with several events where any of them lacks it", () => {
    const at = { state: "in-wb", district: "Howrah" } as const;
    const taken = (accused: string, on: string | null) =>
      event("AccusedArrested", on, { proceeding, accused, by: "police-station", at });
    expect(
      ofStage("arrest", missing(...aCase(man, woman), taken(man, "2024-07-02"), taken(woman, null))),
    ).toEqual(["arrest/date"]);
  });

  it("is the step itself where only what comes after it is on record", () => {
    const told = row(
      ...aCase(man),
      event("CognizanceTaken", "2024-10-03", { proceeding, court: "pocso-special-court" }),
    );
    expect(told.missing).toEqual(expect.arrayContaining(["chargesheet/event", "registered/event"]));
    expect(told.stages).toContain("chargesheet");
    expect(row(...aCase(man), chargesheetFiled("2024-09-28", man)).missing).not.toContain(
      "chargesheet/event",
    );
  });

  it("is not an arrest where the accused surrendered", () => {
    const told = row(
      ...aCase(man),
      event("AccusedSurrendered", "2024-10-14", { proceeding, accused: man, takenIntoCustody: true }),
      event("AccusedRemanded", "2024-10-14", { proceeding, accused: man, kind: "judicial" }),
    );
    expect(told.missing).not.toContain("arrest/event");
  });

  it("has the grounds of a grant, which must be written down, and not those of a refusal", () => {
    const decided = (outcome: "granted" | "refused" | "not-pressed" | "infructuous") =>
      row(...aCase(man), event("BailDecided", "2024-09-02", { proceeding, accused: man, outcome }));
    expect(decided("granted").missing).toContain("bail-grant/grounds");
    for (const outcome of ["refused", "not-pressed", "infructuous"] as const) {
      expect(decided(outcome).stages).toContain("bail");
      expect(decided(outcome).stages).not.toContain("bail-grant");
      expect((decided(outcome).missing ?? []).filter((item) => item.endsWith("/grounds"))).toEqual([]);
    }
  });

  it("has names only as being there: what is sealed never comes into a row", () => {
    const named = event("IdentityRecorded", null, { person: girl, fullName: "Kamala Devi" });
    const told = row(...aCase(man), named);
    expect(told.missing).not.toContain("people/survivor-name");
    expect(told.missing).toContain("people/accused-name");
    expect(JSON.stringify(told)).not.toContain("Kamala");
    expect(missing(...aCase(man))).toContain("people/survivor-name");
  });
});

describe("the table of what is wanted", () => {
  it("asks only for fields that events of the stage have", () => {
    const fieldsOf = (type: string) => everyEventType.find((one) => one.type === type)?.fields ?? [];
    for (const stage of wantedStages)
      for (const [fact, { stands }] of Object.entries(stageWanted(stage).facts)) {
        const name = stands.at === "field" || stands.at === "place" ? stands.field : null;
        if (name === null) continue;
        const held = stageWanted(stage).events.some((type) =>
          fieldsOf(type).some((one) => one.name === name),
        );
        expect([stage, fact, held]).toEqual([stage, fact, true]);
      }
  });

  it("narrows events only by codes that they can have", () => {
    const narrowed = wantedStages.flatMap((stage) => {
      const { only, events } = stageWanted(stage);
      return only === undefined ? [] : events.map((type) => ({ only, type }));
    });
    expect(narrowed.length).toBeGreaterThan(0);
    for (const { only, type } of narrowed) {
      const meaning = everyEventType
        .find((one) => one.type === type)
        ?.fields.find(({ name }) => name === only.field)?.meaning;
      expect(meaning?.kind === "code" ? meaning.list.codes : []).toEqual(
        expect.arrayContaining([...only.codes]),
      );
    }
  });

  it("gives for each fact the law or practice that wants it", () => {
    for (const { stage, fact, source } of wantedFacts)
      expect([stage, fact, source.length > 10]).toEqual([stage, fact, true]);
  });
});

describe("what counts as missing in figures", () => {
  it("is whatever is told to be missing of the one case, in any case", () => {
    const stageOf = new Map(
      wantedStages.flatMap((stage) =>
        stageWanted(stage).only === undefined
          ? stageWanted(stage).events.map((type) => [type as string, stage] as const)
          : [],
      ),
    );
    fc.assert(
      fc.property(anyCase({ facts: 12 }), (contents) => {
        const history = buildHistory(contents.map((content, i) => ({ revision: i + 1, content })));
        const facts = factsOf(history);
        const ages = new Map(
          [...facts.people.keys()].map((person) => [person, ageLabelsOf(facts, person, [])]),
        );
        const rows = completeness.project(history);
        for (const { what, type, proceeding: of, eventId } of missingIn(facts, ages)) {
          const stage = stageOf.get(type ?? "");
          if (what !== "age" && (stage === undefined || eventId === null)) continue;
          const lacking =
            what === "age"
              ? ["people/survivor-age"]
              : what === "number" && stage === "fir"
                ? ["fir/number", "fir/year"]
                : [`${stage}/${what}`];
          // What a split proceeding has from its parent is asked of the parent.
          const own = facts.proceedings.filter(
            ({ id, splitFrom }) => (of === null || id === of) && splitFrom === null,
          );
          for (const told of rows.filter(({ proceeding: id }) => own.some((one) => one.id === id))) {
            const lacks = [...(told.missing ?? []), ...(told.imprecise ?? [])];
            expect(lacks.some((one) => lacking.includes(one))).toBe(true);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
