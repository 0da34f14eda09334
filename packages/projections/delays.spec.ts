import { describe, expect, it } from "vitest";
import { type DelayRow, delays } from "./delays.ts";
import { asDay, event, given, type Told } from "./testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  courtDate,
  firRegistered,
  man,
  proceeding,
  released,
  remanded,
  rescued,
  woman,
} from "./testing/words.ts";

const row = (told: readonly Told[], milestone: string, accused: string | null = null, asOf?: string) => {
  const history = given(told, asOf === undefined ? {} : { asOf: asDay(asOf) });
  const found = delays
    .project(history)
    .filter((one: DelayRow) => one.milestone === milestone && one.accused === accused);
  expect(found).toHaveLength(1);
  return found[0];
};

describe("the FIR as a milestone", () => {
  it("is reached on the day on which it was registered", () => {
    expect(row([...aCase(), firRegistered("2024-07-02")], "fir")).toMatchObject({
      status: "reached",
      earliest: "2024-07-02",
      latest: "2024-07-02",
    });
  });

  it("is reached on an unknown day, where it is only known that it was registered", () => {
    expect(row([...aCase(), firRegistered(null)], "fir")).toMatchObject({
      status: "reached",
      earliest: null,
      latest: null,
    });
  });

  it("is narrowed by what it came after", () => {
    const told = [
      ...aCase(),
      rescued("2024-07-10", { ref: "rescue" }),
      firRegistered("2024-07", {}, { after: ["@rescue"] }),
    ];
    expect(row(told, "fir")).toMatchObject({ earliest: "2024-07-10", latest: "2024-07-31" });
  });

  it("is not made by a word that could mean several things", () => {
    const told = [
      ...aCase(man),
      event("ClaimReported", "2024-07-02", { kind: "charged-unclear", about: [man], proceeding }),
    ];
    for (const milestone of ["fir", "chargesheet", "charge"]) {
      expect(row(told, milestone)).toMatchObject({ status: "not-recorded", earliest: null });
    }
  });

  it("may or may not have been reached by a day within the month in which it was registered", () => {
    expect(row([...aCase(), firRegistered("2024-07")], "fir", null, "2024-07-15")).toMatchObject({
      status: "possibly",
    });
  });
});

describe("the arrival where she was found", () => {
  const gujarat = { state: "in-gj" } as const;
  const rajkot = { state: "in-gj", district: "Rajkot" } as const;
  const journey = (
    on: string | null,
    to: typeof gujarat | typeof rajkot,
    ref: string,
    after: string[] = [],
  ) => event("JourneyMade", on, { purpose: "trafficking", to, proceeding }, { ref, after });

  it("is that at the district of the rescue, whatever journeys came before", () => {
    const told = [
      ...aCase(),
      journey(null, gujarat, "left"),
      journey("2020-10-01/2020-10-07", rajkot, "arrived", ["@left"]),
      event("SurvivorRescued", "2020-11-12", { survivors: ["survivor-1"], proceeding, at: rajkot }),
    ];
    expect(row(told, "arrival")).toMatchObject({ earliest: "2020-10-01", latest: "2020-10-07" });
  });

  it("is the last of the traffickers' journeys, where no district of a rescue is on record", () => {
    const told = [
      ...aCase(),
      journey("2020-09-01", gujarat, "left"),
      journey("2020-10-03", rajkot, "arrived"),
    ];
    expect(row(told, "arrival")).toMatchObject({ earliest: "2020-10-03", latest: "2020-10-03" });
  });

  it("is not made by the journey of those who came to rescue her", () => {
    const told = [
      ...aCase(),
      event("JourneyMade", "2020-11-12", { purpose: "rescue", to: rajkot, proceeding }),
    ];
    expect(row(told, "arrival")?.status).toBe("not-recorded");
  });

  it("is not made by a journey on which they were still under way", () => {
    const onTheWay = event("JourneyMade", "2020-10-03", {
      purpose: "trafficking",
      progress: "under-way",
      to: rajkot,
      proceeding,
    });
    expect(row([...aCase(), onTheWay], "arrival")).toMatchObject({ earliest: null, latest: null });
  });
});

describe("the first remand", () => {
  const said = event("AccusedRemanded", "2024-07-20", {
    proceeding,
    accused: man,
    basis: "stated",
    kind: "not-stated",
  });

  it("is not made by a source that only says that the accused is in custody", () => {
    expect(row([...aCase(man), said], "first-remand", man)).toMatchObject({ earliest: null, latest: null });
  });

  it("stays on the day of the order that is known", () => {
    expect(row([...aCase(man), said, remanded(man, "2024-08-01")], "first-remand", man)).toMatchObject({
      earliest: "2024-08-01",
      latest: "2024-08-01",
    });
  });
});

describe("the arrival where two were found", () => {
  const other = "survivor-2";
  const journey = (who: string, on: string) =>
    event("JourneyMade", on, { purpose: "trafficking", people: [who, man], proceeding });
  const foundOn = (who: string, on: string) => event("SurvivorRescued", on, { survivors: [who], proceeding });
  const told = [
    ...aCase(man),
    event("PersonAdded", null, { person: other, role: "survivor" }),
    journey("survivor-1", "2020-10-01"),
    foundOn("survivor-1", "2020-11-12"),
    journey(other, "2021-02-01"),
    foundOn(other, "2021-03-01"),
  ];

  it("is that of the one who was rescued first, not of the other", () => {
    expect(row(told, "arrival")).toMatchObject({ earliest: "2020-10-01", latest: "2020-10-01" });
    expect(row(told, "rescue")?.earliest).toBe("2020-11-12");
  });

  it("is not made by a journey after the rescue, when she was taken again", () => {
    expect(row([...told, journey("survivor-1", "2020-12-24")], "arrival")?.earliest).toBe("2020-10-01");
  });

  it("may be made by a journey before the rescue of which nobody said who made it", () => {
    const unnamed = event("JourneyMade", "2020-10-20", { purpose: "trafficking", proceeding });
    expect(row([...told, unnamed], "arrival")?.earliest).toBe("2020-10-20");
  });
});

describe("the chargesheet", () => {
  const told = [
    ...aCase(man, woman),
    chargesheetFiled("2021-02-01", man),
    event("SupplementaryChargesheetFiled", "2021-12-01", { proceeding, accused: [woman] }),
  ];

  it("is reached by each accused with the one that names him", () => {
    expect(row(told, "chargesheet", man)?.earliest).toBe("2021-02-01");
    expect(row(told, "chargesheet", woman)?.earliest).toBe("2021-12-01");
  });

  it("is reached by the proceeding with the first", () => {
    expect(row(told, "chargesheet")?.earliest).toBe("2021-02-01");
  });

  it("is reached by all with one that names nobody", () => {
    const unnamed = [
      ...aCase(man, woman),
      event("ChargesheetFiled", "2021-02-01", { proceeding, accused: [] }),
    ];
    expect(row(unnamed, "chargesheet", woman)?.earliest).toBe("2021-02-01");
  });

  it("is not reached by a supplementary one that adds papers only", () => {
    const papers = event("SupplementaryChargesheetFiled", "2021-12-01", { proceeding });
    const only = [...aCase(man, woman), chargesheetFiled("2021-02-01", man), papers];
    expect(row(only, "chargesheet", woman)?.status).toBe("not-recorded");
  });

  it("stays the first where the supplementary one against the same accused has no date", () => {
    const more = event("SupplementaryChargesheetFiled", null, { proceeding, accused: [man] });
    expect(row([...told, more], "chargesheet", man)).toMatchObject({
      earliest: "2021-02-01",
      latest: "2021-02-01",
    });
  });

  it("opens the way to a cognizance of its own for each accused", () => {
    const cognizance = event("CognizanceTaken", "2021-02-10", {
      proceeding,
      court: "pocso-special-court",
      accused: [man],
    });
    expect(row([...told, cognizance], "cognizance", man)?.earliest).toBe("2021-02-10");
    expect(row([...told, cognizance], "cognizance", woman)?.status).toBe("not-recorded");
  });
});

describe("milestones of the accused", () => {
  const told = [...aCase(man, woman), arrested(woman, "2024-07-09"), arrested(man, "2024-07-02")];

  it("are reached by each of them on a day of their own", () => {
    expect(row(told, "arrest", man)?.earliest).toBe("2024-07-02");
    expect(row(told, "arrest", woman)?.earliest).toBe("2024-07-09");
  });

  it("are reached by the proceeding with the first of them", () => {
    expect(row(told, "arrest")?.earliest).toBe("2024-07-02");
  });

  it("can no longer be reached by one against whom the case has been quashed", () => {
    const quashed = event("AccusedDisposedOtherwise", "2024-12-02", {
      proceeding,
      accused: man,
      how: "quashed",
    });
    expect(row([...told, quashed], "charge", man)).toMatchObject({
      status: "ended",
      earliest: "2024-12-02",
      endedBy: "AccusedDisposedOtherwise",
    });
    expect(row([...told, quashed], "charge", woman)?.status).toBe("not-recorded");
    expect(row([...told, quashed], "charge")?.status).toBe("not-recorded");
  });

  it("can no longer be reached by the proceeding once it has ended for all of them", () => {
    const ended = [
      event("AccusedDisposedOtherwise", "2024-12-02", { proceeding, accused: man, how: "quashed" }),
      event("AccusedDisposedOtherwise", "2025-02-03", { proceeding, accused: woman, how: "discharged" }),
    ];
    expect(row([...told, ...ended], "charge")).toMatchObject({ status: "ended", earliest: "2025-02-03" });
  });
});

describe("the release on bail", () => {
  const furnished = (accused: string, on: string) => event("BailFurnished", on, { proceeding, accused });

  it("is reached where bail was furnished and nobody wrote down the release itself", () => {
    const told = [...aCase(man), arrested(man, "2024-07-02"), furnished(man, "2024-07-26")];
    expect(row(told, "release", man)).toMatchObject({ status: "reached", earliest: "2024-07-26" });
  });

  it("is that on record for one accused, and where bail was furnished for another", () => {
    const told = [
      ...aCase(man, woman),
      furnished(man, "2024-07-26"),
      released(man, "2024-07-28"),
      furnished(woman, "2024-07-20"),
    ];
    expect(row(told, "release", man)?.earliest).toBe("2024-07-28");
    expect(row(told, "release", woman)?.earliest).toBe("2024-07-20");
    expect(row(told, "release")?.earliest).toBe("2024-07-20");
  });
});

describe("a milestone that is not on record", () => {
  it("is vouched for as open until the last day on which something says that it had not come", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      arrested(man, "2024-07-09"),
      courtDate("2024-08", { purposes: ["remand"] }),
    ];
    expect(row(told, "chargesheet")).toMatchObject({ status: "not-recorded", lastPending: "2024-08-01" });
  });

  it("is vouched for until somebody looked and found it under investigation", () => {
    const found = (on: string, what: "under-investigation" | "not-found") =>
      event("PendencyChecked", on, { proceeding, how: "told-by-police", found: what });
    const told = [
      ...aCase(),
      firRegistered("2024-07-02"),
      found("2025-01-15", "under-investigation"),
      found("2025-06-15", "not-found"),
    ];
    expect(row(told, "chargesheet")?.lastPending).toBe("2025-01-15");
  });

  it("is not vouched for by a threat, which needs no pending proceeding", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      event("ThreatReported", "2025-06-15", { targets: ["survivor-1"], manners: ["shaming"], proceeding }),
    ];
    expect(row(told, "judgment", man)?.lastPending).toBe("2024-07-02");
  });

  it("was passed, where something is on record that only comes after it", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      event("CognizanceTaken", "2024-10-03", { proceeding, court: "pocso-special-court" }),
    ];
    expect(row(told, "chargesheet")?.status).toBe("passed");
    expect(row(told, "charge", man)).toMatchObject({ status: "not-recorded", lastPending: "2024-10-03" });
  });
});

describe("the order of two milestones whose dates leave it open", () => {
  const references = [
    ...aCase(man),
    rescued("2024-07", { ref: "rescue" }),
    arrested(man, "2024-07", { after: ["@rescue"] }),
    firRegistered("2024-08-01"),
  ];

  it("stands in the rows of both, where a reference says it", () => {
    expect(row(references, "rescue")).toMatchObject({ certainlyBefore: ["arrest"], certainlyAfter: null });
    expect(row(references, "arrest", man)).toMatchObject({
      certainlyBefore: null,
      certainlyAfter: ["rescue"],
    });
  });

  it("stands in none where the dates say it", () => {
    expect(row(references, "fir")).toMatchObject({ certainlyBefore: null, certainlyAfter: null });
  });
});

describe("a proceeding that was split", () => {
  const told = [
    ...aCase(man, woman),
    firRegistered("2024-07-02", { number: "0155", year: 2024, state: "in-wb" }),
    chargesheetFiled("2024-09-28", man, woman),
    event("ProceedingSplit", "2025-04-04", { proceeding, into: "proceeding-2", accused: [woman] }),
    event("ChargesFramed", "2025-05-05", { proceeding, accused: [man] }),
    event("ChargesFramed", "2025-08-08", { proceeding: "proceeding-2", accused: [woman] }),
  ];
  const rows = delays.project(given(told));
  const find = (of: string, accused: string | null, milestone: string) =>
    rows.find((one) => one.proceeding === of && one.accused === accused && one.milestone === milestone);

  it("has what was reached before from its parent, and says that it is counted there", () => {
    expect(find("proceeding-2", null, "chargesheet")).toMatchObject({
      status: "reached",
      earliest: "2024-09-28",
      inherited: true,
      state: "in-wb",
    });
    expect(find(proceeding, null, "chargesheet")?.inherited).toBe(false);
  });

  it("reaches what comes after by itself, and no more by its parent", () => {
    expect(find("proceeding-2", woman, "charge")).toMatchObject({ earliest: "2025-08-08", inherited: false });
    expect(find("proceeding-2", null, "charge")?.earliest).toBe("2025-08-08");
    expect(find(proceeding, woman, "charge")).toMatchObject({ status: "ended", endedBy: "ProceedingSplit" });
    expect(find(proceeding, man, "charge")?.earliest).toBe("2025-05-05");
  });
});

describe("what figures are broken down by", () => {
  it("is the place of the FIR in force, the year of its number, and the agency that took it over", () => {
    const told = [
      ...aCase(),
      firRegistered("2024-12-31", {
        number: "0155",
        year: 2024,
        state: "in-wb",
        district: "Howrah",
        zeroFir: true,
      }),
      event("FirRenumbered", "2025-01-10", {
        proceeding,
        number: "7",
        year: 2025,
        state: "in-br",
        district: "Saran",
        policeStation: "Chapra Town",
      }),
      event("InvestigationTransferred", "2025-02-01", { proceeding, to: "state-ahtu" }),
    ];
    expect(row(told, "fir")).toMatchObject({
      state: "in-br",
      district: "Saran",
      year: 2025,
      agency: "state-ahtu",
    });
  });

  it("has no year where the FIR has neither a number's year nor a date within one year", () => {
    expect(row([...aCase(), firRegistered("2024-12-30/2025-01-02")], "fir")?.year).toBeNull();
    expect(row([...aCase(), firRegistered("2024-12")], "fir")?.year).toBe(2024);
  });
});
