import { describe, expect, it } from "vitest";
import { intimidation } from "./intimidation.ts";
import { asDay, event, given, type Told } from "./testing/given.ts";
import {
  aCase,
  bailDecided,
  chargesheetFiled,
  courtDate,
  firRegistered,
  girl,
  man,
  proceeding,
  released,
  threatened,
  woman,
} from "./testing/words.ts";

const only = (...told: readonly Told[]) => {
  const rows = intimidation.project(given([...aCase(man, woman), ...told]));
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe("a threat", () => {
  it("is one incident, however many made it: relatives of the accused and several of his lawyers", () => {
    expect(
      only(
        threatened(null, {
          by: [
            { role: "relative-of-accused", of: man },
            { role: "defence-counsel", of: man, count: 2 },
          ],
          venue: "court",
        }),
      ),
    ).toMatchObject({
      sources: ["relative-of-accused", "defence-counsel"],
      accused: [man],
      people: null,
      targets: [girl],
      targetRoles: ["survivor"],
      manners: ["threat-not-to-testify"],
      venue: "court",
      earliest: null,
      latest: null,
    });
  });

  it("came at the stage that had certainly been reached", () => {
    const told = [firRegistered("2024-07-02"), chargesheetFiled("2024-09-28", man, woman)];
    expect(only(...told, threatened("2024-08-30"))?.stage).toBe("investigation");
    expect(only(...told, threatened("2024-10-30"))?.stage).toBe("chargesheet-filed");
  });

  it("came at no stage that can be told, where it may have been before or after the chargesheet", () => {
    const told = [firRegistered("2024-07-02"), chargesheetFiled("2024-09-28", man)];
    expect(only(...told, threatened("2024-09"))?.stage).toBeNull();
    expect(only(...told, threatened(null))?.stage).toBeNull();
  });
});

describe("what followed a threat", () => {
  const responded = (
    on: string | null,
    response: "nothing" | "not-stated" | "court-warned" | "fir-registered",
  ) => event("ThreatResponded", on, { threat: "@threat", by: "police", responses: [response] });

  it("came days after it: the first that was more than nothing", () => {
    expect(
      only(
        threatened("2024-08-30", {}, { ref: "threat" }),
        responded("2024-09-01", "nothing"),
        responded("2024-09-02", "not-stated"),
        responded("2024-09-12", "fir-registered"),
        responded("2024-09-05", "court-warned"),
      ),
    ).toMatchObject({
      responses: ["nothing", "not-stated", "court-warned", "fir-registered"],
      responseEarliest: "2024-09-05",
      daysToResponseLeast: 6,
      daysToResponseMost: 6,
    });
  });

  it("is nothing while nothing is on record, or an FIR refused", () => {
    const refused = event("FirRefused", "2024-09-02", { threat: "@threat", reason: "told-to-settle" });
    expect(only(threatened("2024-08-30", {}, { ref: "threat" }), refused)).toMatchObject({
      responses: [],
      responseEarliest: null,
      daysToResponseLeast: null,
      firRefused: true,
    });
  });
});

describe("a threat and bail", () => {
  it("came days after the release of him on whose behalf it was made", () => {
    expect(
      only(
        released(woman, "2024-08-28"),
        released(man, "2024-08-01"),
        threatened("2024-08-30", { by: [{ role: "relative-of-accused", of: man }] }),
      ),
    ).toMatchObject({
      afterRelease: "yes",
      releasedAccused: man,
      daysSinceReleaseLeast: 29,
      daysSinceReleaseMost: 29,
    });
  });

  it("came after the last release of anyone, where nobody is named", () => {
    expect(
      only(released(woman, "2024-08-28"), released(man, "2024-08-01"), threatened("2024-08-30")),
    ).toMatchObject({ releasedAccused: woman, daysSinceReleaseLeast: 2 });
  });

  it("came before any release, or nobody can tell, or none is on record", () => {
    expect(only(released(man, "2024-09-01"), threatened("2024-08-30"))?.afterRelease).toBe("no");
    expect(only(released(man, "2024-08"), threatened("2024-08-30"))?.afterRelease).toBe("cannot-tell");
    expect(
      only(bailDecided(man, "2024-08-01", "granted"), threatened("2024-08-30"))?.afterRelease,
    ).toBeNull();
  });

  it("is a range of days after a release of which only the month is known", () => {
    expect(only(released(man, "2024-07"), threatened("2024-08-30"))).toMatchObject({
      daysSinceReleaseLeast: 30,
      daysSinceReleaseMost: 60,
    });
  });
});

describe("a threat and court dates", () => {
  it("was made at the one that it names, also where neither has a date", () => {
    expect(
      only(courtDate(null, {}, { ref: "hearing" }), threatened(null, { courtDate: "@hearing" })),
    ).toMatchObject({
      atCourtDate: true,
      nearestCourtDate: null,
      daysFromCourtDateLeast: 0,
      daysFromCourtDateMost: 0,
    });
  });

  it("was nearest to the next one that had been given", () => {
    expect(
      only(courtDate("2024-08-01", { next: { date: "2024-09-02" } }), threatened("2024-08-30")),
    ).toMatchObject({
      nearestCourtDate: "2024-09-02",
      daysFromCourtDateLeast: -3,
      daysFromCourtDateMost: -3,
    });
  });

  it("is near to none, where it has no date itself", () => {
    expect(only(courtDate("2024-08-01"), threatened(null))).toMatchObject({
      nearestCourtDate: null,
      daysFromCourtDateLeast: null,
    });
  });
});

describe("what became of the person threatened", () => {
  it("was later declared hostile by the court, and not before", () => {
    const hostile = (on: string) => event("WitnessDeclaredHostile", on, { proceeding, witness: girl });
    expect(only(threatened("2024-08-30"), hostile("2025-04-15"))?.targetHostile).toBe("yes");
    expect(only(threatened("2024-08-30"), hostile("2024-04-15"))?.targetHostile).toBe("no");
    expect(only(threatened("2024-08-30"), hostile("2024-08"))?.targetHostile).toBe("cannot-tell");
  });

  it("was later absent from court", () => {
    const date = courtDate("2024-11-12", {
      result: "not-reached",
      witnesses: [{ person: girl, present: "absent", examined: "not-examined" }],
    });
    expect(only(threatened("2024-08-30"), date)).toMatchObject({ targetAbsent: "yes", targetHostile: "no" });
  });

  it("later retracted her statement", () => {
    const retracted = event("MagistrateStatementRetracted", "2025-05-12", { person: girl, proceeding });
    expect(only(threatened("2024-08-30"), retracted)?.targetRetracted).toBe("yes");
  });
});

describe("what is certain about a threat", () => {
  it("is only a range of days since the release, where a later release may have come before it too", () => {
    expect(
      only(released(man, "2020-01-10"), released(man, "2020-06"), threatened("2020-06-15")),
    ).toMatchObject({ afterRelease: "yes", daysSinceReleaseLeast: 0, daysSinceReleaseMost: 157 });
  });

  it("leaves out what may not have followed by the day asked for", () => {
    const told = [
      threatened("2021-05-01", {}, { ref: "threat" }),
      event("FirRefused", "2021-05", { threat: "@threat", reason: "told-to-settle" }),
      event("ThreatResponded", "2021-05", {
        threat: "@threat",
        by: "police",
        responses: ["court-warned"],
      }),
    ];
    const [row] = intimidation.project(given([...aCase(man), ...told], { asOf: asDay("2021-05-10") }));
    expect(row).toMatchObject({ firRefused: null, responses: [], responseEarliest: null });
  });
});
