import { describe, expect, it } from "vitest";
import { bail } from "./bail.ts";
import { asDay, event, given, type Told } from "./testing/given.ts";
import {
  aCase,
  appliedForBail,
  arrested,
  bailDecided,
  man,
  proceeding,
  released,
  remanded,
  statementRecorded,
  woman,
} from "./testing/words.ts";

const rowOf = (accused: string, told: readonly Told[], asOf?: string) =>
  bail
    .project(given([...aCase(man, woman), ...told], asOf === undefined ? {} : { asOf: asDay(asOf) }))
    .find((row) => row.accused === accused);

const counselReady = (when: "before-police-station" | "at-production", lawyers?: number) =>
  event("CounselReady", null, {
    proceeding,
    accused: man,
    when,
    ...(lawyers === undefined ? {} : { lawyers }),
  });

describe("release on bail and her statement", () => {
  it("came before it", () => {
    expect(rowOf(man, [released(man, "2024-08-01"), statementRecorded("2024-08-05")])).toMatchObject({
      releasedBeforeStatement: "yes",
      releasedEarliest: "2024-08-01",
    });
  });

  it("came after it", () => {
    const told = [released(man, "2024-08-09"), statementRecorded("2024-08-05")];
    expect(rowOf(man, told)?.releasedBeforeStatement).toBe("no");
  });

  it("cannot be told apart on one day, unless it is said which came first", () => {
    expect(
      rowOf(man, [released(man, "2024-08-05"), statementRecorded("2024-08-05")])?.releasedBeforeStatement,
    ).toBe("cannot-tell");
    expect(
      rowOf(man, [
        released(man, "2024-08-05", "bail", { before: ["@statement"] }),
        statementRecorded("2024-08-05", { ref: "statement" }),
      ])?.releasedBeforeStatement,
    ).toBe("yes");
  });

  it("came while no statement is on record", () => {
    expect(rowOf(man, [released(man, "2024-08-01")])?.releasedBeforeStatement).toBe("no-statement");
  });

  it("is not asked of one who was never released, or released because there was no case", () => {
    expect(rowOf(man, [statementRecorded("2024-08-05")])?.releasedBeforeStatement).toBeNull();
    expect(rowOf(man, [released(man, "2024-08-01", "no-case")])?.releasedBeforeStatement).toBeNull();
  });

  it("is that of each accused", () => {
    const told = [
      released(man, "2024-08-01"),
      released(woman, "2024-08-09"),
      statementRecorded("2024-08-05"),
    ];
    expect(rowOf(man, told)?.releasedBeforeStatement).toBe("yes");
    expect(rowOf(woman, told)?.releasedBeforeStatement).toBe("no");
  });
});

describe("counsel", () => {
  it("was ready before the police station: eight of them, and no application is invented", () => {
    expect(rowOf(man, [counselReady("before-police-station", 8)])).toMatchObject({
      counselReady: true,
      counselReadyWhen: ["before-police-station"],
      lawyers: 8,
      applications: 0,
    });
    expect(rowOf(woman, [counselReady("before-police-station", 8)])?.counselReady).toBe(false);
  });

  it("who comes to the first production was not ready before it", () => {
    expect(rowOf(man, [counselReady("at-production")])).toMatchObject({ counselReady: false, lawyers: null });
  });
});

describe("where an accused stands", () => {
  const custody = (told: readonly Told[], asOf?: string) => rowOf(man, told, asOf)?.custody;

  it("is not known to be arrested while no arrest is on record", () => {
    expect(custody([])).toBe("no-arrest-recorded");
  });

  it("is in custody after a remand, also where neither it nor the arrest has a date", () => {
    expect(custody([arrested(man, null), remanded(man, null)])).toBe("in-custody");
  });

  it("is on bail after a release, and absconding after that", () => {
    const told = [arrested(man, "2024-07-02"), remanded(man, "2024-07-03"), released(man, "2024-08-01")];
    expect(custody(told)).toBe("on-bail");
    expect(custody([...told, event("AccusedAbsconded", "2024-09-01", { proceeding, accused: man })])).toBe(
      "absconding",
    );
    expect(custody(told, "2024-07-15")).toBe("in-custody");
  });

  it("cannot be told where a release and a remand may have come in either order", () => {
    expect(custody([remanded(man, "2024-08"), released(man, "2024-08-10")])).toBe("cannot-tell");
  });

  it("is told with the event that says so and its day, after which nothing is known", () => {
    const told = [arrested(man, "2024-07-02"), remanded(man, "2024-07")];
    expect(rowOf(man, told.slice(0, 1))).toMatchObject({
      custodyBy: "AccusedArrested",
      custodyEarliest: "2024-07-02",
      custodyLatest: "2024-07-02",
    });
    // The remand came after the arrest, be it on which day of the month it may.
    expect(rowOf(man, told)).toMatchObject({ custody: "in-custody", custodyBy: "AccusedRemanded" });
    for (const unknown of [[], [remanded(man, "2024-08"), released(man, "2024-08-10")]])
      expect(rowOf(man, unknown)).toMatchObject({
        custodyBy: null,
        custodyEarliest: null,
        custodyLatest: null,
      });
  });

  it("is taken back by a cancellation of the bail", () => {
    const told = [
      released(man, "2024-08-01"),
      event("BailCancelled", "2024-10-18", { proceeding, accused: man }),
    ];
    expect(rowOf(man, told)).toMatchObject({
      custody: "bail-cancelled",
      cancelled: true,
      cancelledEarliest: "2024-10-18",
    });
  });
});

describe("periods of custody", () => {
  it("run from arrest to release, and again from the next arrest", () => {
    const told = [
      arrested(man, "2024-07-02"),
      remanded(man, "2024-07-03"),
      released(man, "2024-08-01"),
      arrested(man, "2024-10-20"),
    ];
    expect(rowOf(man, told)?.custodyPeriods).toMatchObject([
      { from: { earliest: "2024-07-02" }, to: { earliest: "2024-08-01" }, inOrder: true },
      { from: { earliest: "2024-10-20" }, to: null, inOrder: null },
    ]);
  });

  it("end with the release, not when bail was furnished before it", () => {
    const told = [
      arrested(man, "2024-07-02"),
      event("BailFurnished", "2024-07-30", { proceeding, accused: man }),
      released(man, "2024-08-01"),
    ];
    expect(rowOf(man, told)?.custodyPeriods).toMatchObject([{ to: { earliest: "2024-08-01" } }]);
  });

  it("are not those of a survivor in a shelter", () => {
    const shelter = event("SurvivorCustodyOrdered", "2024-07-02", {
      person: "survivor-1",
      by: "cwc",
      kind: "shelter",
      consented: "yes",
    });
    expect(rowOf(man, [shelter])?.custodyPeriods).toEqual([]);
  });
});

describe("applications and co-accused", () => {
  it("are counted by how they ended", () => {
    const told = [
      appliedForBail(man, "2024-07-08", { ref: "first" }),
      bailDecided(man, "2024-07-24", "refused", { application: "@first" }),
      appliedForBail(man, "2024-09-01", { ref: "second" }),
      bailDecided(man, "2024-09-20", "granted", { application: "@second" }),
      appliedForBail(man, "2024-12-01"),
    ];
    expect(rowOf(man, told)).toMatchObject({ applications: 3, granted: 1, refused: 1, pending: 1 });
    expect(rowOf(woman, told)).toMatchObject({ applications: 0, coAccused: [man], coAccusedOnBail: [man] });
  });

  it("show breaches and an application to cancel", () => {
    const told = [
      event("BailConditionBreached", "2024-08-30", {
        proceeding,
        accused: man,
        conditions: ["no-threat-or-inducement"],
      }),
      event("BailCancellationAppliedFor", "2024-09-04", { proceeding, accused: man, by: "victim" }),
    ];
    expect(rowOf(man, told)).toMatchObject({ breaches: 1, cancellationAsked: true, cancelled: false });
  });
});

describe("a release", () => {
  it("is bail that was furnished, where no release itself is on record", () => {
    const furnished = event("BailFurnished", "2024-08-01", { proceeding, accused: man });
    expect(rowOf(man, [furnished, statementRecorded("2024-08-05")])).toMatchObject({
      releasedEarliest: "2024-08-01",
      releasedBeforeStatement: "yes",
      custody: "on-bail",
    });
  });

  it("before a split is marked as inherited in the proceeding that was split off", () => {
    const told = [
      released(man, "2024-02-01"),
      statementRecorded("2024-03-01"),
      event("ProceedingSplit", "2024-06-01", {
        proceeding,
        into: "proceeding-2",
        accused: [man],
        reason: "absconding",
      }),
    ];
    const rows = bail.project(given([...aCase(man), ...told]));
    expect(rows.map(({ proceeding: of, inherited }) => [of, inherited])).toEqual([
      [proceeding, false],
      ["proceeding-2", true],
    ]);
  });
});

describe("what is certain of bail", () => {
  it("leaves out an application that may not have been made by the day asked for", () => {
    expect(rowOf(man, [appliedForBail(man, "2021-05")], "2021-05-10")).toMatchObject({
      applications: 0,
      pending: 0,
    });
  });

  it("counts an order on no application that is on record apart", () => {
    expect(rowOf(man, [bailDecided(man, "2021-05-10", "granted")])).toMatchObject({
      applications: 0,
      ordersWithoutApplication: 1,
      granted: 1,
    });
  });
});
