import { describe, expect, it } from "vitest";
import { event, given, type Told } from "../testing/given.ts";
import { aCase, arrested, girl, man, proceeding, statementRecorded, threatened } from "../testing/words.ts";
import { factsOf } from "./case-facts.ts";
import { waitsOf } from "./waits.ts";

const waits = (told: readonly Told[]) => waitsOf(factsOf(given([...aCase(man), ...told])));

const deferred = (on: string | null) =>
  event("ArrestDeferred", on, {
    proceeding,
    accused: man,
    until: "magistrate-statement",
    statementOf: girl,
  });

describe("an arrest that is deferred until her statement", () => {
  it("waits since the day on which it was deferred", () => {
    expect(waits([deferred("2020-11-09")])).toMatchObject([
      {
        title: "Arrest deferred",
        person: man,
        state: "open",
        since: { earliest: "2020-11-09", latest: "2020-11-09" },
        endedBy: null,
      },
    ]);
  });

  it("waits no longer once she has made it", () => {
    expect(waits([deferred("2020-11-09"), statementRecorded("2020-11-20")])).toMatchObject([
      { state: "ended", days: { least: 11, most: 11 } },
    ]);
  });

  it("is not ended by the statement of somebody else", () => {
    const other = event("MagistrateStatementRecorded", "2020-11-20", { person: "witness-1", proceeding });
    expect(waits([deferred("2020-11-09"), other])[0]?.state).toBe("open");
  });

  it("is ended by the arrest itself, which no law makes wait", () => {
    expect(waits([deferred("2020-11-09"), arrested(man, "2020-11-15")])).toMatchObject([
      { state: "ended", days: { least: 6, most: 6 } },
    ]);
  });

  it("is not ended by an arrest that certainly came before it was deferred", () => {
    expect(waits([deferred("2020-11-09"), arrested(man, "2020-11-01")])[0]?.state).toBe("open");
  });

  it("waits for an unknown time where it has no date", () => {
    expect(waits([deferred(null)])[0]?.state).toBe("open-not-dated");
    expect(waits([deferred(null), statementRecorded("2020-11-20")])[0]?.state).toBe("not-dated");
  });
});

describe("what was asked for", () => {
  it("waits for the age of each person for whom it is to be found", () => {
    const ordered = (person: string) => event("AgeDeterminationOrdered", null, { person, by: "cwc" });
    const found = event("AgeFound", null, {
      person: "survivor-3",
      by: "cwc",
      method: "medical-test",
      mostAge: 17,
    });
    expect(
      waits([ordered("survivor-2"), ordered("survivor-3"), found]).map(({ person, state }) => [
        person,
        state,
      ]),
    ).toEqual([
      ["survivor-2", "open-not-dated"],
      ["survivor-3", "not-dated"],
    ]);
  });

  it("goes by what is known: an age that the police are finding was not ordered to be found", () => {
    const finding = event("AgeDeterminationOrdered", null, { person: girl, basis: "stated", by: "police" });
    expect(waits([finding])).toMatchObject([
      { title: "Age being determined, as stated", person: girl, state: "open-not-dated" },
    ]);
  });

  it("is answered by the report that names it, and not by another of the same kind", () => {
    const asked = (on: string, ref: string) =>
      event("ReportRequested", on, { proceeding, report: "forensic" }, { ref });
    const received = event("ReportReceived", "2024-09-01", {
      proceeding,
      report: "forensic",
      request: "@second",
    });
    expect(
      waits([asked("2024-07-01", "first"), asked("2024-08-01", "second"), received]).map(
        ({ state }) => state,
      ),
    ).toEqual(["open", "ended"]);
  });

  it("waits for what follows a threat", () => {
    const told = [
      threatened("2024-08-30", {}, { ref: "threat" }),
      event("ThreatResponded", "2024-09-05", {
        threat: "@threat",
        by: "special-court",
        responses: ["court-warned"],
      }),
    ];
    expect(waits(told)).toMatchObject([{ person: girl, state: "ended", days: { least: 6, most: 6 } }]);
  });
});

describe("what does not end a wait", () => {
  it("is the age of another accused, where an arrest waits for proof of hers", () => {
    const until = event("ArrestDeferred", "2021-01-04", { proceeding, accused: man, until: "age-proof" });
    const found = (person: string) =>
      event("AgeFound", "2021-02-01", { person, by: "cwc", method: "medical-test", mostAge: 17 });
    expect(waits([until, found("accused-2")])[0]?.state).toBe("open");
    expect(waits([until, found(girl)])[0]?.state).toBe("ended");
  });

  it.each(["nothing", "not-stated"] as const)("is a response to a threat that was %s", (response) => {
    const nothing = event("ThreatResponded", "2024-09-05", {
      threat: "@threat",
      by: "police",
      responses: [response],
    });
    expect(waits([threatened("2024-08-30", {}, { ref: "threat" }), nothing])[0]?.state).toBe("open");
  });

  it("is a source that has her under protection, where an order was applied for", () => {
    const asked = event("ProtectionAppliedFor", "2024-09-06", { people: [girl], by: "organisation" });
    const protectedBy = (basis?: "stated") =>
      event("ProtectionOrdered", "2024-09-20", {
        people: [girl],
        by: "witness-competent-authority",
        measures: ["not-stated"],
        ...(basis === undefined ? {} : { basis }),
      });
    expect(waits([asked, protectedBy("stated")])[0]?.state).toBe("open");
    expect(waits([asked, protectedBy()])[0]?.state).toBe("ended");
  });

  it("is another State's reply in another proceeding, or one that could answer several requests", () => {
    const asked = (on: string) =>
      event("OtherStateAsked", on, { proceeding, state: "in-gj", for: ["trace-person"] });
    const replied = (of: string) =>
      event("OtherStateReplied", "2024-08-04", { proceeding: of, state: "in-gj", reply: "done" });
    const states = (...told: readonly Told[]) => waits(told).map(({ state }) => state);
    expect(states(asked("2024-07-01"), replied("proceeding-2"))).toEqual(["open"]);
    expect(states(asked("2024-07-01"), replied(proceeding))).toEqual(["ended"]);
    expect(states(asked("2024-07-01"), asked("2024-07-02"), replied(proceeding))).toEqual(["open", "open"]);
    expect(states(asked("2024-07-01"), replied(proceeding), asked("2024-09-02"))).toEqual(["ended", "open"]);
  });
});
