import { describe, expect, it } from "vitest";
import { hearings } from "./hearings.ts";
import { asDay, event, given, type Told } from "./testing/given.ts";
import { aCase, courtDate, girl, man, proceeding } from "./testing/words.ts";

const rows = (...told: readonly Told[]) => hearings.project(given([...aCase(man), ...told]));
const recorded = (...told: readonly Told[]) => rows(...told).filter(({ kind }) => kind === "recorded");
const scheduled = (...told: readonly Told[]) =>
  rows(...told)
    .filter(({ kind }) => kind === "scheduled")
    .map(({ earliest }) => earliest);

const checked = (on: string, found: "pending" | "disposed", nextDate?: string) =>
  event("PendencyChecked", on, {
    proceeding,
    how: "court-website",
    found,
    ...(nextDate === undefined ? {} : { nextDate }),
  });

describe("a court date", () => {
  it("was held, for a purpose, with those who came and the witness sent home", () => {
    expect(
      recorded(
        courtDate("2024-11-12", {
          purposes: ["prosecution-evidence"],
          attendance: [{ accused: man, present: "present" }],
          witnesses: [
            { person: girl, present: "present", examined: "not-examined" },
            { kind: "formal", present: "present", examined: "in-chief" },
            { kind: "formal", present: "absent", examined: "not-examined" },
          ],
        }),
      ),
    ).toMatchObject([
      {
        held: true,
        adjourned: false,
        purposes: ["prosecution-evidence"],
        witnessesPresent: 2,
        witnessesExamined: 1,
        witnessesSentHome: 1,
        attendance: [{ accused: man, present: "present" }],
      },
    ]);
  });

  it("was put off, at whose asking and why", () => {
    expect(
      recorded(
        courtDate("2024-11-12", {
          adjournment: {
            askedBy: "defence",
            accused: man,
            reason: "counsel-engaged-elsewhere",
            opposed: true,
            costs: 500,
          },
        }),
      ),
    ).toMatchObject([
      { adjourned: true, side: "defence", askedFor: man, reason: "counsel-engaged-elsewhere", costs: 500 },
    ]);
  });

  it("has the number of the court that is in force, on record and still to come", () => {
    const numbered = (number: string, more: object = {}, ref = "first") =>
      event(
        "CourtCaseNumbered",
        "2024-10-01",
        { proceeding, court: "pocso-special-court", caseType: "POCSO", number, year: 2024, ...more },
        { ref },
      );
    const told = [
      numbered("61"),
      numbered("7", { supersedes: "@first" }, "second"),
      courtDate("2024-11-12", { next: { date: "2025-01-20" } }),
    ];
    expect(rows(...told).map(({ kind, courtCase }) => [kind, courtCase])).toEqual([
      ["recorded", "POCSO 7/2024"],
      ["scheduled", "POCSO 7/2024"],
    ]);
    expect(recorded(courtDate("2024-11-12"))).toMatchObject([{ courtCase: null }]);
  });

  it("says nothing of witnesses where nothing is recorded of them", () => {
    expect(recorded(courtDate("2024-11-12"))).toMatchObject([{ witnessesPresent: null, attendance: null }]);
  });

  it("that two people recorded counts once, and says where they differ", () => {
    const both = recorded(
      courtDate("2024-11-12", { purposes: ["charge"], next: { date: "2024-12-03" } }),
      courtDate("2024-11-12", { next: { date: "2024-12-10" } }),
    );
    expect(both).toHaveLength(1);
    expect(both[0]).toMatchObject({ purposes: ["charge"], recordsDiffer: true });
    expect(both[0]?.eventIds).toHaveLength(2);
  });

  it("has days since the one before it", () => {
    expect(
      recorded(courtDate("2024-12-03"), courtDate("2024-11-12")).map(({ earliest, previous, gapLeast }) => [
        earliest,
        previous,
        gapLeast,
      ]),
    ).toEqual([
      ["2024-11-12", null, null],
      ["2024-12-03", "2024-11-12", 21],
    ]);
  });

  it("has no days since another that may have been before or after it", () => {
    const [, later] = recorded(courtDate("2024-11-12"), courtDate("2024-11"));
    expect(later).toMatchObject({ previous: null, gapLeast: null, gapMost: null });
  });

  it("of a month has a range of days since that of the month before", () => {
    expect(recorded(courtDate("2024-11-12"), courtDate("2024-12"))[1]).toMatchObject({
      previous: "2024-11-12",
      gapLeast: 19,
      gapMost: 49,
    });
  });
});

describe("what is scheduled", () => {
  it("is the next date that was given, until a court date is recorded on it", () => {
    const first = courtDate("2024-11-12", { next: { date: "2024-12-03", purposes: ["charge"] } });
    expect(rows(first).find(({ kind }) => kind === "scheduled")).toMatchObject({
      earliest: "2024-12-03",
      latest: "2024-12-03",
      purposes: ["charge"],
      result: null,
    });
    expect(scheduled(first, courtDate("2024-12-03", { result: "not-reached" }))).toEqual([]);
  });

  it("is no longer that date once a later court date is on record", () => {
    const first = courtDate("2024-11-12", { next: { date: "2024-12-03" } });
    expect(scheduled(first, courtDate("2024-12-17"))).toEqual([]);
  });

  it("stays, when the court sat in between for something else and said nothing of a next date", () => {
    const first = courtDate("2024-11-12", { next: { date: "2024-12-03" } });
    expect(scheduled(first, courtDate("2024-11-20", { purposes: ["bail"] }))).toEqual(["2024-12-03"]);
  });

  it("is what was said last: another date, or none", () => {
    const first = courtDate("2024-11-12", { next: { date: "2024-12-03" } });
    expect(scheduled(first, courtDate("2024-11-20", { next: { date: "2024-12-20" } }))).toEqual([
      "2024-12-20",
    ]);
    expect(scheduled(first, courtDate("2024-11-20", { next: { none: true } }))).toEqual([]);
  });

  it("is what the court's website says, to whoever looked later", () => {
    const first = courtDate("2024-11-12", { next: { date: "2024-12-03" } });
    expect(scheduled(first, checked("2024-11-25", "pending", "2024-12-12"))).toEqual(["2024-12-12"]);
    expect(scheduled(first, checked("2024-11-25", "pending"))).toEqual(["2024-12-03"]);
    expect(scheduled(first, checked("2024-11-25", "disposed"))).toEqual([]);
  });

  it("is both dates, where two people heard different ones on the same day", () => {
    const told = [
      courtDate("2024-11-12", { next: { date: "2024-12-03" } }),
      checked("2024-11-12", "pending", "2024-12-10"),
    ];
    expect(scheduled(...told)).toEqual(["2024-12-03", "2024-12-10"]);
  });
});

describe("two courts, or two records", () => {
  it("are two rows, where one has a day and the other was narrowed to it by the FIR and the chargesheet", () => {
    const told = [
      event("FirRegistered", "2021-05-10", { proceeding }, { ref: "fir" }),
      event("ChargesheetFiled", "2021-05-10", { proceeding, accused: [man] }, { ref: "chargesheet" }),
      courtDate("2021-05-10"),
      courtDate("2021-05", {}, { after: ["@fir"], before: ["@chargesheet"] }),
    ];
    expect(new Set(recorded(...told).map(({ key }) => key)).size).toBe(2);
  });

  const sessions = courtDate("2021-05-10", { court: "sessions-court", next: { date: "2021-06-01" } });
  const highCourt = courtDate("2021-05-10", { court: "high-court", next: { date: "2021-05-20" } });

  it("sat on one day, and what each gave as its next date is scheduled", () => {
    for (const told of [
      [sessions, highCourt],
      [highCourt, sessions],
    ]) {
      expect(recorded(...told)).toHaveLength(2);
      expect(scheduled(...told)).toEqual(["2021-05-20", "2021-06-01"]);
    }
  });

  it("are one court date, where one record does not say which court", () => {
    expect(recorded(sessions, courtDate("2021-05-10"))).toHaveLength(1);
  });

  it("are not guessed at, where two courts sat and a third record names neither", () => {
    expect(recorded(sessions, highCourt, courtDate("2021-05-10"))).toHaveLength(3);
  });

  it("of one court date that give different next dates leave both scheduled", () => {
    expect(
      scheduled(
        courtDate("2024-11-12", { purposes: ["charge"], next: { date: "2024-12-03" } }),
        courtDate("2024-11-12", { next: { date: "2024-12-10" } }),
      ),
    ).toEqual(["2024-12-03", "2024-12-10"]);
  });

  it("that may not have sat by the day asked for take back no date that was given", () => {
    const told = [
      courtDate("2021-04-10", { next: { date: "2021-06-01" } }),
      courtDate("2021-05", { next: { date: "2021-07-01" } }),
    ];
    const asked = hearings.project(given([...aCase(man), ...told], { asOf: asDay("2021-05-10") }));
    expect(asked.filter(({ kind }) => kind === "scheduled").map(({ earliest }) => earliest)).toEqual([
      "2021-06-01",
    ]);
  });
});
