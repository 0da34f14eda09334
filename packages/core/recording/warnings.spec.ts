import { describe, expect, it } from "vitest";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { distinctCourtDates } from "../history/court-dates.ts";
import { implausibleOrders } from "../history/implausible-orders.ts";
import { warningsOf } from "../history/warnings.ts";
import { arrest, cast, courtDate, event, fir, givenCase, judgment } from "./testing/given-case.ts";

const proceeding = "proceeding-1";
const chargesheet = (occurred: string | null) =>
  event("ChargesheetFiled", { proceeding, accused: ["accused-1"] }, { occurred });

describe("a second opening of a case", () => {
  it("is recorded with a warning", () => {
    givenCase(event("CaseOpened", { fileNumber: "2024/42" }), ...cast)
      .whenRecorded(event("CaseOpened", { fileNumber: "2024/43" }))
      .thenWarns("opened-twice");
  });
});

describe("an implausible order", () => {
  it("is recorded with a warning: a chargesheet before the FIR", () => {
    const [warning] = givenCase(...cast, fir("2024-07-02"))
      .whenRecorded(chargesheet("2024-07-01"))
      .thenWarns("chargesheet-before-fir");
    expect(warning?.events).toHaveLength(2);
  });

  it("is no warning where nobody can tell", () => {
    givenCase(...cast, fir("2024-07"))
      .whenRecorded(chargesheet("2024-07-01"))
      .thenWarns();
    givenCase(...cast, fir(null))
      .whenRecorded(chargesheet("2024-07-01"))
      .thenWarns();
    givenCase(...cast)
      .whenRecorded(chargesheet("2024-07-01"))
      .thenWarns();
  });

  it("is found whichever was recorded first", () => {
    givenCase(...cast, chargesheet("2024-07-01"))
      .whenRecorded(fir("2024-07-02"))
      .thenWarns("chargesheet-before-fir");
  });

  it("is said of a judgment before the FIR, also where nothing between the two is on record", () => {
    givenCase(...cast, fir("2024-07-02"))
      .whenRecorded(judgment("2024-07-01"))
      .thenWarns("judgment-before-fir");
  });

  it("is said once of one event: of the nearest step that it came before", () => {
    givenCase(...cast, fir("2024-07-02"), chargesheet("2024-08-02"))
      .whenRecorded(judgment("2024-07-01"))
      .thenWarns("judgment-before-chargesheet");
  });

  it("is said of what names no proceeding too, which is about all: a missing report made after the FIR", () => {
    givenCase(...cast, fir("2024-07-02"))
      .whenRecorded(event("MissingReportMade", { person: "survivor-1" }, { occurred: "2024-07-05" }))
      .thenWarns("fir-before-missing-report");
  });

  it("is one of each accused: another's judgment says nothing of this one's arrest", () => {
    givenCase(...cast, arrest("2025-01-02", "accused-2"))
      .whenRecorded(judgment("2025-01-01", "accused-1"))
      .thenWarns();
    givenCase(...cast, arrest("2025-01-02", "accused-1"))
      .whenRecorded(judgment("2025-01-01", "accused-1"))
      .thenWarns("arrest-after-judgment");
  });

  it("is none once there was an earlier arrest: a second one after the judgment is plausible", () => {
    givenCase(...cast, arrest("2024-01-02"), arrest("2025-01-02"))
      .whenRecorded(judgment("2025-01-01"))
      .thenWarns();
  });

  it("goes when a correction takes its reason away", () => {
    const wrong = givenCase(...cast, fir("2024-07-02"), chargesheet("2024-07-01"));
    wrong
      .whenRecorded(
        event("EventCorrected", {
          target: wrong.idOf(6),
          reason: "Misread",
          replacement: {
            occurred: "2024-06-30",
            source: { kind: "police-record" },
            data: { proceeding, number: "155", year: 2024 },
            version: 1,
          },
        }),
      )
      .thenWarns();
  });

  it("is defined over fields that the event types have", () => {
    for (const rule of implausibleOrders) {
      for (const [ofEarlier, ofLater] of rule.same) {
        for (const type of rule.earlier) {
          expect(
            eventTypeNamed(type)?.fields.map(({ name }) => name),
            `${rule.key}: ${type}`,
          ).toContain(ofEarlier);
        }
        expect(
          eventTypeNamed(rule.later)?.fields.map(({ name }) => name),
          rule.key,
        ).toContain(ofLater);
      }
    }
  });

  it("has a key of its own", () => {
    const keys = implausibleOrders.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("a date still to come", () => {
  it("is warned of by the day in India on which it was recorded", () => {
    // 18:29 in London's winter is still 11 November in India; a minute later it is the 12th.
    givenCase(...cast)
      .whenRecordedAt("2024-11-11T18:29:00.000Z", courtDate("2024-11-12"))
      .thenWarns("recorded-before-it-happened");
    givenCase(...cast)
      .whenRecordedAt("2024-11-11T18:30:00.000Z", courtDate("2024-11-12"))
      .thenWarns();
  });

  it("is not warned of where it may have come", () => {
    givenCase(...cast)
      .whenRecordedAt("2024-11-11T06:00:00.000Z", courtDate("2024-11"))
      .thenWarns();
  });

  it("is not warned of as a next date", () => {
    givenCase(...cast)
      .whenRecordedAt("2024-11-12T06:00:00.000Z", courtDate("2024-11-12", { next: { date: "2025-01-07" } }))
      .thenWarns();
  });
});

describe("a next date", () => {
  const nextAfter = (occurred: string, date: string) =>
    givenCase(...cast).whenRecorded(courtDate(occurred, { next: { date } }));

  it("is warned of on the day of the court date, and before it", () => {
    nextAfter("2024-11-12", "2024-11-12").thenWarns("next-date-not-after");
    const [warning] = nextAfter("2024-11-12", "2024-10-12").thenWarns("next-date-not-after");
    expect(warning?.text).toContain("12-10-2024");
    expect(warning?.events).toHaveLength(1);
  });

  it("is not warned of after it, nor where the court date may have been before it", () => {
    nextAfter("2024-11-12", "2024-11-13").thenWarns();
    nextAfter("2024-11", "2024-11-12").thenWarns();
    nextAfter("2024-11-12~", "2024-11-12").thenWarns();
    nextAfter("2024-11", "2024-11-01").thenWarns("next-date-not-after");
  });

  it("is warned of until it is corrected", () => {
    const wrong = givenCase(...cast, courtDate("2024-11-12", { next: { date: "2023-12-03" } }));
    expect(wrong.warnings.map(({ kind }) => kind)).toEqual(["next-date-not-after"]);
    const replacement = {
      occurred: "2024-11-12",
      source: { kind: "court-record" as const },
      data: { proceeding, result: "held", next: { date: "2024-12-03" } },
      version: 1,
    };
    wrong
      .whenRecorded(event("EventCorrected", { target: wrong.idOf(6), reason: "The year", replacement }))
      .thenWarns();
  });
});

describe("a second arrest of the same accused", () => {
  const accused = "accused-1";
  const twice = givenCase(...cast, arrest("2024-07-02"));

  it("is warned of where nothing says that the accused was free between", () => {
    const [warning] = twice.whenRecorded(arrest("2024-08-05")).thenWarns("arrested-again");
    expect(warning?.events).toHaveLength(2);
    twice.whenRecorded(arrest(null)).thenWarns("arrested-again");
  });

  it.each([
    ["a release", event("AccusedReleased", { proceeding, accused, because: "bail" })],
    ["bail", event("BailDecided", { proceeding, accused, outcome: "granted" })],
    ["an escape", event("AccusedAbsconded", { proceeding, accused })],
    ["a judgment", event("JudgmentGiven", { proceeding, accused, outcome: "convicted" })],
  ])("is plausible after %s", (_, between) => {
    const withDate = (occurred: string | null) => ({ ...between, occurred });
    twice.whenRecorded(withDate("2024-07-20"), arrest("2024-08-05")).thenWarns();
    // It may have come between.
    twice.whenRecorded(withDate(null), arrest("2024-08-05")).thenWarns();
    twice.whenRecorded(withDate("2024-08-20"), arrest("2024-08-05")).thenWarns("arrested-again");
  });

  it("is warned of though bail was refused between", () => {
    twice
      .whenRecorded(
        event("BailDecided", { proceeding, accused, outcome: "refused" }, { occurred: "2024-07-20" }),
        arrest("2024-08-05"),
      )
      .thenWarns("arrested-again");
  });

  it("is one of each accused and proceeding", () => {
    twice.whenRecorded(arrest("2024-08-05", "accused-2")).thenWarns();
    twice
      .whenRecorded(
        event("ProceedingOpened", { proceeding: "proceeding-2" }),
        event("AccusedArrested", { proceeding: "proceeding-2", accused }, { occurred: "2024-08-05" }),
      )
      .thenWarns();
    // A release of another accused says nothing of this one.
    twice
      .whenRecorded(
        event(
          "AccusedReleased",
          { proceeding, accused: "accused-2", because: "bail" },
          { occurred: "2024-07-20" },
        ),
        arrest("2024-08-05"),
      )
      .thenWarns("arrested-again");
  });

  it("is warned of once for each two that follow each other", () => {
    twice
      .whenRecorded(arrest("2024-08-05"), arrest("2024-09-09"))
      .thenWarns("arrested-again", "arrested-again");
  });
});

describe("two people who record the same court date", () => {
  const once = givenCase(...cast, courtDate("2024-11-12"));

  it("are warned, both records are kept, and the date counts once", () => {
    const again = once.whenRecorded(courtDate("2024-11-12", { purposes: ["charge"] }));
    const [warning] = again.thenWarns("duplicate-court-date");
    expect(warning?.text).toMatch(/counts once/);
    const recorded = again.history.events.filter(({ type }) => type === "CourtDateRecorded");
    expect(recorded).toHaveLength(2);
    expect(warning?.key).toBe(["duplicate-court-date", ...recorded.map(({ id }) => id).sort()].join(":"));
    const dates = distinctCourtDates(again.history);
    expect(dates).toHaveLength(1);
    // The one that says more counts.
    expect(dates[0]?.counted.data.purposes).toEqual(["charge"]);
    expect(dates[0]?.others).toHaveLength(1);
  });

  it("are told when they disagree about the result", () => {
    const [warning] = once
      .whenRecorded(courtDate("2024-11-12", { result: "not-reached" }))
      .thenWarns("duplicate-court-date");
    expect(warning?.text).toMatch(/different results/);
  });

  it("are told which next dates they recorded, whoever recorded first", () => {
    const said = (mine: object, theirs: object) =>
      givenCase(...cast, courtDate("2024-11-12", mine))
        .whenRecorded(courtDate("2024-11-12", theirs))
        .thenWarns("duplicate-court-date")[0]?.text;
    const [early, late] = [{ next: { date: "2024-12-03" } }, { next: { date: "2024-12-10" } }];
    expect(said(early, late)).toContain("recorded differently: next date 03-12-2024 and 10-12-2024");
    expect(said(late, early)).toBe(said(early, late));
    expect(said(early, { next: { none: true } })).toContain("next date 03-12-2024 and none");
    expect(said(early, { ...late, result: "not-reached" })).toMatch(
      /different results, recorded differently/,
    );
    // Who says nothing of the next date contradicts nobody.
    expect(said(early, early)).not.toContain("differently");
    expect(said(early, {})).not.toContain("differently");
  });

  it("are not warned of another day, another proceeding, or a day that is not known", () => {
    once.whenRecorded(courtDate("2024-11-13")).thenWarns();
    once.whenRecorded(courtDate("2024-11")).thenWarns();
    once.whenRecorded(courtDate("2024-11-12~")).thenWarns();
    once
      .whenRecorded(
        event("ProceedingOpened", { proceeding: "proceeding-2" }),
        courtDate("2024-11-12", { proceeding: "proceeding-2" }),
      )
      .thenWarns();
  });

  it("are warned when one of them knows the hour", () => {
    once.whenRecorded(courtDate("2024-11-12T11:00+05:30")).thenWarns("duplicate-court-date");
  });
});

describe("a settled warning", () => {
  const warned = givenCase(...cast, fir("2024-07-02"), chargesheet("2024-07-01"));
  const key = warned.warnings[0]?.key ?? "";
  const settling = (warning: string) =>
    event("WarningSettled", { warning, reason: "The FIR was registered again after a transfer" });

  it("is open no more, and stays to be seen with its reason", () => {
    const settled = warned.whenRecorded(settling(key));
    settled.thenWarns();
    const [warning] = warningsOf(settled.history);
    expect(warning).toMatchObject({
      key,
      settled: { reason: "The FIR was registered again after a transfer", recorded: { by: "liaison" } },
    });
  });

  it("stays settled when more of the same is recorded", () => {
    warned.and(settling(key)).whenRecorded(fir("2024-07-05")).thenWarns();
  });

  it("is settled by the first who does so: a second reason would stand nowhere", () => {
    warned
      .and(settling(key))
      .whenRecorded(settling(key))
      .thenRefused(["events[0].data.warning", /liaison has settled this warning already/]);
    warned
      .whenRecorded(settling(key), settling(key))
      .thenRefused(["events[1].data.warning", /settled this warning already/]);
  });

  it("may be settled anew once the first settling was taken back, in the same command too", () => {
    const settled = warned.and(settling(key));
    const takingBack = event("EventRetracted", { target: settled.idOf(8), reason: "Not so" });
    settled.and(takingBack).whenRecorded(settling(key)).thenWarns();
    settled.whenRecorded(takingBack, settling(key)).thenWarns();
  });

  it("must be a warning of the case", () => {
    warned
      .whenRecorded(settling("chargesheet-before-fir:0190c2b0-0000-7000-8000-0000000000ee"))
      .thenRefused(["events[0].data.warning", /the key of a warning of this case/]);
  });
});

describe("a proceeding without a survivor", () => {
  it("is warned of until one is added", () => {
    const opened = givenCase(event("ProceedingOpened", { proceeding }));
    expect(opened.warnings.map(({ key }) => key)).toEqual(["no-survivor"]);
    opened.whenRecorded(event("PersonAdded", { person: "survivor-1", role: "survivor" })).thenWarns();
  });
});
