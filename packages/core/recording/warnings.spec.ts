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
