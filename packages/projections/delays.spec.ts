import type { EventData } from "@tareekh/core/catalogue/catalogue.ts";
import { describe, expect, it } from "vitest";
import { type DelayRow, delays } from "./delays.ts";
import { hasBit, milestoneColumn } from "./facts/milestone-columns.ts";
import type { Milestone } from "./facts/milestones.ts";
import { asDay, event, given, type Told } from "./testing/given.ts";
import {
  aCase,
  arrested,
  chargesheetFiled,
  firRegistered,
  inPoliceCustody,
  man,
  proceeding,
  released,
  remanded,
  rescued,
  woman,
} from "./testing/words.ts";

/** What a wide row says of one milestone. */
const inRow = (row: DelayRow, milestone: Milestone) => {
  const on = (flags: number | null) => hasBit(flags ?? 0, milestone);
  const hasEnded = row.status === "disposed" || row.status === "split-off";
  const pairs = row.inOrder ?? [];
  const status = on(row.reached)
    ? "reached"
    : on(row.possibly)
      ? "possibly"
      : on(row.passed)
        ? "passed"
        : hasEnded
          ? "ended"
          : "not-recorded";
  return {
    ...row,
    status,
    earliest: status === "ended" ? row.endedEarliest : row[milestoneColumn(milestone, "Earliest")],
    latest: status === "ended" ? row.endedLatest : row[milestoneColumn(milestone, "Latest")],
    lastPending: row[milestoneColumn(milestone, "Pending")],
    inherited: on(row.inherited),
    before: pairs.filter((pair) => pair.startsWith(`${milestone}<`)),
    after: pairs.filter((pair) => pair.endsWith(`<${milestone}`)),
  };
};

const wide = (told: readonly Told[], accused: string | null = null, asOf?: string): DelayRow => {
  const history = given(told, asOf === undefined ? {} : { asOf: asDay(asOf) });
  const [only, ...others] = delays.project(history).filter((one: DelayRow) => one.accused === accused);
  if (only === undefined || others.length > 0) throw new Error("There is not one such row");
  return only;
};

const row = (told: readonly Told[], milestone: Milestone, accused: string | null = null, asOf?: string) =>
  inRow(wide(told, accused, asOf), milestone);

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
    for (const milestone of ["fir", "chargesheet", "charge"] as const) {
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
      inPoliceCustody(man, "2024-08"),
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

  it("stands in the row, where a reference says it", () => {
    expect(wide(references, man).inOrder).toEqual(["rescue<arrest"]);
    expect(wide(references).inOrder).toEqual(["rescue<arrest"]);
  });

  it("does not stand there where the dates say it", () => {
    expect(row(references, "fir")).toMatchObject({ before: [], after: [] });
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
  const find = (of: string, accused: string | null, milestone: Milestone) => {
    const found = rows.find((one) => one.proceeding === of && one.accused === accused);
    return found === undefined ? undefined : inRow(found, milestone);
  };

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

  it("has no agency where only an FIR is on record: special units register FIRs too", () => {
    expect(row([...aCase(), firRegistered("2024-07-02")], "fir").agency).toBeNull();
  });

  it("has no year where the FIR has neither a number's year nor a date within one year", () => {
    expect(row([...aCase(), firRegistered("2024-12-30/2025-01-02")], "fir")?.year).toBeNull();
    expect(row([...aCase(), firRegistered("2024-12")], "fir")?.year).toBe(2024);
  });
});

describe("the court's register", () => {
  const numbered = (on: string | null, number = "61") =>
    event("CourtCaseNumbered", on, {
      proceeding,
      court: "pocso-special-court",
      courtName: "Alipore",
      state: "in-wb",
      district: "South 24 Parganas",
      caseType: "POCSO",
      number,
      year: 2024,
    });
  const decided = (accused: string, on: string | null, outcome: "convicted" | "acquitted" = "acquitted") =>
    event("JudgmentGiven", on, { proceeding, accused, outcome });
  const otherwise = (accused: string, on: string, how: EventData<"AccusedDisposedOtherwise">["how"]) =>
    event("AccusedDisposedOtherwise", on, { proceeding, accused, how });

  it("registers a proceeding under its first number, whatever number follows", () => {
    expect(
      row([...aCase(man), numbered("2024-10-01"), numbered("2025-02-01", "7")], "registered"),
    ).toMatchObject({ status: "reached", earliest: "2024-10-01", latest: "2024-10-01" });
  });

  it("gives a proceeding its State and district where no FIR is on record", () => {
    const told = [...aCase(man).filter(({ type }) => type !== "ProceedingOpened"), numbered("2024-10-01")];
    expect(wide(told)).toMatchObject({ state: "in-wb", district: "South 24 Parganas", court: "Alipore" });
  });

  it("disposes of each accused with his decision, and of the proceeding with the last", () => {
    const told = [...aCase(man, woman), numbered("2024-10-01"), decided(man, "2025-03-01")];
    expect(row(told, "disposed", man)).toMatchObject({ status: "reached", earliest: "2025-03-01" });
    expect(row(told, "disposed")).toMatchObject({ status: "not-recorded", earliest: null });
    const all = [...told, otherwise(woman, "2025-06-01", "discharged")];
    expect(row(all, "disposed")).toMatchObject({ status: "reached", earliest: "2025-06-01" });
    expect(wide(all)).toMatchObject({ status: "disposed", outcome: "acquitted" });
    expect(wide(all, woman)).toMatchObject({ status: "disposed", outcome: "other" });
  });

  it("counts a proceeding as ending in conviction where any of its accused was convicted", () => {
    const told = [
      ...aCase(man, woman),
      decided(man, "2025-03-01"),
      decided(woman, "2025-03-01", "convicted"),
    ];
    expect(wide(told).outcome).toBe("convicted");
  });

  it("does not say how a judgment ended it of which nobody stated what it was, nor that all were acquitted then", () => {
    const unstated = event("JudgmentGiven", "2025-03-01", {
      proceeding,
      accused: man,
      outcome: "not-stated",
    });
    expect(wide([...aCase(man), unstated]).outcome).toBe("unstated");
    const both = [...aCase(man, woman), unstated];
    expect(wide([...both, decided(woman, "2025-03-01")]).outcome).toBe("unstated");
    expect(wide([...both, decided(woman, "2025-03-01", "convicted")]).outcome).toBe("convicted");
  });

  it("ends nothing by a transfer, which the proceeding goes on after", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      otherwise(man, "2025-03-01", "transferred-elsewhere"),
    ];
    expect(wide(told, man)).toMatchObject({ status: "open", outcome: null });
    expect(row(told, "disposed", man)).toMatchObject({ status: "not-recorded", lastPending: "2025-03-01" });
  });

  it("ends nothing by the register of long-pending cases, from which an arrest brings the accused back", () => {
    const told = [
      ...aCase(man),
      firRegistered("2024-07-02"),
      otherwise(man, "2025-03-01", "long-pending-register"),
    ];
    expect(wide(told, man)).toMatchObject({ status: "long-pending", outcome: null });
    expect(wide(told)).toMatchObject({ status: "long-pending" });
    expect(wide([...told, arrested(man, "2026-01-05")], man).status).toBe("open");
  });

  it("goes on against an absconder, in a state of its own, once the others are decided", () => {
    const told = [
      ...aCase(man, woman),
      event("AccusedAbsconded", "2025-01-08", { proceeding, accused: woman }),
      decided(man, "2025-03-01"),
    ];
    expect(wide(told, woman).status).toBe("absconding");
    expect(wide(told).status).toBe("absconding");
  });

  it("disposes of what is left after a split without waiting for those split off", () => {
    const told = [
      ...aCase(man, woman),
      event("ProceedingSplit", "2025-01-08", { proceeding, into: "proceeding-2", accused: [woman] }),
      decided(man, "2025-03-01"),
    ];
    const rows = delays.project(given(told));
    const of = (proceedingId: string, accused: string | null) =>
      rows.find((one) => one.proceeding === proceedingId && one.accused === accused);
    expect(of(proceeding, woman)?.status).toBe("split-off");
    expect(of(proceeding, null)).toMatchObject({ status: "disposed", disposedEarliest: "2025-03-01" });
    expect(of("proceeding-2", null)?.status).toBe("open");
  });

  it("says of a proceeding found disposed of that it ended, though not when", () => {
    const told = [
      ...aCase(man),
      numbered("2024-10-01"),
      event("PendencyChecked", "2026-01-15", { proceeding, how: "court-website", found: "disposed" }),
    ];
    expect(wide(told).status).toBe("passed");
    expect(row(told, "disposed").status).toBe("passed");
    for (const step of ["chargesheet", "cognizance", "charge", "judgment"] as const)
      expect(row([...told, firRegistered("2024-07-02")], step).status).toBe("not-recorded");
  });

  it.each(["discharged", "quashed", "abated"] as const)(
    "reads no step out of a website's word for a case that was %s",
    (how) => {
      const told = [
        ...aCase(man),
        firRegistered("2024-07-02"),
        otherwise(man, "2025-03-01", how),
        event("PendencyChecked", "2026-01-15", { proceeding, how: "court-website", found: "disposed" }),
      ];
      const steps = how === "discharged" ? (["charge"] as const) : (["chargesheet", "charge"] as const);
      for (const step of steps) expect(row(told, step, man).status).toBe("ended");
    },
  );

  it("goes on where it was transferred, or put on the register, though the list it left has it as disposed of", () => {
    const found = event("PendencyChecked", "2026-01-15", {
      proceeding,
      how: "court-website",
      found: "disposed",
    });
    const fir = [...aCase(man), firRegistered("2024-07-02")];
    expect(wide([...fir, otherwise(man, "2025-03-01", "transferred-elsewhere"), found]).status).toBe("open");
    expect(wide([...fir, otherwise(man, "2025-03-01", "long-pending-register"), found]).status).toBe(
      "long-pending",
    );
  });
});

describe("what a unit was stayed by a higher court", () => {
  const stayed = (on: string, more: Partial<EventData<"ProceedingsStayed">> = {}) =>
    event("ProceedingsStayed", on, { proceeding, by: "high-court", ...more }, { ref: `stay-${on}` });

  it("runs from each stay to its end, or to the day that the order names, and on where there is none", () => {
    const told = [
      ...aCase(man),
      stayed("2025-05-02"),
      event("StayEnded", "2025-08-11", { proceeding }),
      stayed("2025-10-01", { until: "2025-10-31" }),
      stayed("2026-01-01"),
    ];
    expect(wide(told).stays).toEqual(["2025-05-02/2025-08-11", "2025-10-01/2025-10-31", "2026-01-01/"]);
  });

  it("of one accused does not stay the proceeding against another", () => {
    const told = [...aCase(man, woman), stayed("2025-05-02", { accused: [woman] })];
    expect(wide(told).stays).toBeNull();
    expect(wide(told, man).stays).toBeNull();
    expect(wide(told, woman).stays).toEqual(["2025-05-02/"]);
  });
});

describe("by what units are chosen", () => {
  it("knows a case as one of several States by its journeys, and as one of one State without", () => {
    const told = [...aCase(man), firRegistered("2024-07-02", { state: "in-wb" })];
    expect(wide(told).interState).toBe(false);
    const taken = event("JourneyMade", "2024-06-01", {
      purpose: "trafficking",
      to: { state: "in-br" },
      proceeding,
    });
    expect(wide([...told, taken]).interState).toBe(true);
    expect(wide([event("ProceedingOpened", null, { proceeding })]).interState).toBeNull();
  });

  it("knows a child by what weighs most, and nobody by nothing", () => {
    expect(wide(aCase(man)).victim).toBeNull();
    const reported = event("AgeFound", "2024-07-09", {
      person: "survivor-1",
      by: "cwc",
      method: "school-or-matriculation-certificate",
      leastAge: 15,
      mostAge: 15,
    });
    expect(wide([...aCase(man), reported]).victim).toBe("child");
  });

  describe("the age of the survivors when the offence began", () => {
    const born = (on: string) =>
      event("DateOfBirthEvidenced", "2026-03-01", {
        person: "survivor-1",
        kind: "municipal-birth-certificate",
        born: on,
      });
    const offence = (on: string | null) =>
      event("OffenceTookPlace", on, { survivors: ["survivor-1"], acts: ["recruited"] });
    const victim = (...told: readonly Told[]) => wide([...aCase(man), ...told]).victim;

    it("is a child's where she was one at the rescue or the FIR, whenever her certificate was seen", () => {
      expect(victim(born("2007-06-01"), rescued("2022-01-03"))).toBe("child");
      expect(victim(born("2007-06-01"), firRegistered("2022-01-03"))).toBe("child");
    });

    it("is not known to be an adult's by an adult's rescue: the offence came before", () => {
      expect(victim(born("2003-06-01"), rescued("2022-01-03"))).toBeNull();
      expect(victim(born("2003-06-01"), rescued("2022-01-03"), offence("2021-11"))).toBe("adult");
      expect(victim(born("2003-06-01"), rescued("2022-01-03"), offence("2021-05"))).toBe("child");
    });

    it("is that of its first act, and of no day where one has none", () => {
      const later = offence("2021-11");
      expect(victim(born("2003-06-01"), rescued("2022-01-03"), later, offence("2021-03"))).toBe("child");
      expect(victim(born("2003-06-01"), rescued("2022-01-03"), later, offence(null))).toBeNull();
    });

    it("cannot be told by a date of birth alone, in a case of which no day is known", () => {
      expect(victim(born("2007-06-01"))).toBeNull();
    });

    it("is an adult's only where that is known of every survivor", () => {
      const other = event("PersonAdded", null, { person: "survivor-2", role: "survivor" });
      expect(victim(born("1999-06-01"), offence("2021-11"), other)).toBeNull();
    });
  });

  it("knows the Acts and sections as the record has them last, and where all the accused stand", () => {
    const told = [
      ...aCase(man, woman),
      firRegistered("2024-07-02", {
        sections: [
          { act: "ipc", section: "370(4)" },
          { act: "pocso", section: "6" },
        ],
      }),
      arrested(man, "2024-07-03"),
      released(man, "2024-08-01"),
    ];
    expect(wide(told)).toMatchObject({
      acts: ["ipc", "pocso"],
      sections: ["ipc 370(4)", "pocso 6"],
      bail: "mixed",
    });
    expect(wide(told, man).bail).toBe("on-bail");
  });

  it("is followed from the day of the case's opening, or else of its first recording", () => {
    expect(wide([event("CaseOpened", "2024-09-01", {}), ...aCase(man)]).followedFrom).toBe("2024-09-01");
    // told as recorded on 2030-01-01
    expect(wide(aCase(man)).followedFrom).toBe("2030-01-01");
  });
});
