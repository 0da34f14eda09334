import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { describe, expect, it } from "vitest";
import { eventOfForm } from "../forms/event-of-form.ts";
import { FormValues } from "../forms/form-values.ts";
import { en } from "../words/en.ts";
import { choicesMissing, courtDateValues, withOfferedDay, witnessWas } from "./court-date-values.ts";

const TODAY = "2026-11-22";

/** The event that the short form asks to record, with these touched beside what it has by itself. */
const touched = (...values: readonly (readonly [string, string])[]) => {
  const type = eventTypeNamed("CourtDateRecorded");
  if (type === undefined) throw new Error("CourtDateRecorded is missing");
  const form = new FormValues([
    ["source.kind", "own-observation"],
    ["data.proceeding", "proceeding-1"],
    ["data.attendance.0.accused", "accused-1"],
    ["data.attendance.0.present", ""],
    ["data.attendance.1.accused", "accused-2"],
    ...values,
  ]);
  return eventOfForm(en, type, courtDateValues(form));
};

describe("a day that the form no longer offers", () => {
  const shown = (day: string) =>
    withOfferedDay(new FormValues([["day", day]]), {
      choice: "day",
      date: "occurred.date",
      offered: [TODAY],
    });

  it("stands as another day, so that the day before midnight is not lost", () => {
    const values = shown("2026-11-21");
    expect([values.one("day"), values.one("occurred.date")]).toEqual(["other", "21-11-2026"]);
  });

  it.each([TODAY, "other", ""])("leaves %j as it was chosen", (day) => {
    expect(shown(day).one("day")).toBe(day);
  });
});

describe("another day that was chosen and left empty", () => {
  const missing = (...values: readonly (readonly [string, string])[]) =>
    choicesMissing(en, new FormValues(values)).map(({ name, message }) => [name, message]);

  it("is asked for, of the court date and of the next", () => {
    expect(missing(["day", "other"], ["occurred.date", " "], ["next", "other"])).toEqual([
      ["occurred.date", en.courtDate.chooseDay],
      ["data.next.date", en.courtDate.chooseNext],
    ]);
  });

  it.each(["", "none", "2026-12-06"])("is none where the next date is %j", (next) => {
    expect(missing(["day", TODAY], ["next", next])).toEqual([]);
  });

  it("is none where it was filled in, and a court date without any day lacks one", () => {
    expect(missing(["day", "other"], ["occurred.date", TODAY])).toEqual([]);
    expect(missing(["next", ""])).toEqual([["occurred.date", en.courtDate.chooseDay]]);
  });
});

describe("the short form of a court date", () => {
  it("never takes a day from the server's clock", () => {
    expect(touched(["day", "today"], ["data.result", "held"]).problems).toEqual([
      { name: "occurred.date", message: en.writtenDate.refused["not-understood"] },
    ]);
  });

  it("records a hearing held today with one touch", () => {
    const { event, problems } = touched(["day", TODAY], ["data.result", "held"]);
    expect(problems).toEqual([]);
    expect(event.occurred).toBe("2026-11-22");
    expect(event.data).toEqual({ proceeding: "proceeding-1", result: "held" });
  });

  it.each(["20-11-2026", "20/11/26", "20 Nov 2026"])("takes another day as every form does: %s", (typed) => {
    const { event } = touched(["day", "other"], ["occurred.date", typed], ["data.result", "held"]);
    expect(event.occurred).toBe("2026-11-20");
  });

  it("says of a survivor that she came and was sent home, and nothing of those of whom nothing was said", () => {
    const { event, problems } = touched(
      ["day", TODAY],
      ["data.result", "held"],
      ["data.witnesses.0.person", "survivor-1"],
      ["data.witnesses.0.was", witnessWas("present", "not-examined")],
      ["data.witnesses.1.person", "survivor-2"],
      ["data.witnesses.1.was", ""],
      ["data.witnesses.2.kind", "medical-officer"],
      ["data.witnesses.2.was", witnessWas("present", "in-chief")],
    );
    expect(problems).toEqual([]);
    expect(event.data.witnesses).toEqual([
      { person: "survivor-1", present: "present", examined: "not-examined" },
      { kind: "medical-officer", present: "present", examined: "in-chief" },
    ]);
  });

  it("asks what became of a witness whose kind is told", () => {
    const form = new FormValues([
      ["day", TODAY],
      ["data.witnesses.0.kind", "formal"],
      ["data.witnesses.0.was", ""],
    ]);
    expect(choicesMissing(en, form)).toEqual([
      { name: "data.witnesses.0.was", message: en.courtDate.chooseWitness },
    ]);
  });

  it("forgets the other day once today is chosen again", () => {
    const { event } = touched(["day", TODAY], ["occurred.date", "2026-11-20"], ["data.result", "held"]);
    expect(event.occurred).toBe("2026-11-22");
  });

  it("keeps side and reason of an adjournment, and the attendance of those of whom something was said", () => {
    const { event } = touched(
      ["data.result", "not-reached"],
      ["data.adjournment.askedBy", "court"],
      ["data.adjournment.reason", "time-insufficient"],
      ["data.attendance.1.present", "absent"],
    );
    expect(event.data).toMatchObject({
      adjournment: { askedBy: "court", reason: "time-insufficient" },
      attendance: [{ accused: "accused-2", present: "absent" }],
    });
  });

  it("takes a reason from the long list before one of the usual", () => {
    const { event } = touched(
      ["data.result", "held"],
      ["data.adjournment.askedBy", "court"],
      ["data.adjournment.reason", "time-insufficient"],
      ["other-reason", "video-link-failed"],
    );
    expect(event.data).toMatchObject({ adjournment: { reason: "video-link-failed" } });
  });

  it("drops a reason once nothing was put off", () => {
    const { event } = touched(
      ["data.result", "held"],
      ["data.adjournment.askedBy", ""],
      ["data.adjournment.reason", "time-insufficient"],
    );
    expect(event.data).not.toHaveProperty("adjournment");
  });

  it.each([
    ["2026-12-06", "", { date: "2026-12-06" }],
    ["other", "2027-01-11", { date: "2027-01-11" }],
    ["none", "2027-01-11", { none: true }],
  ])("next date: %s", (next, typed, expected) => {
    const { event } = touched(["data.result", "held"], ["next", next], ["data.next.date", typed]);
    expect(event.data).toMatchObject({ next: expected });
  });

  it("says nothing of a next date that is not known", () => {
    const { event } = touched(["data.result", "held"], ["next", ""], ["data.next.date", "2027-01-11"]);
    expect(event.data).not.toHaveProperty("next");
  });

  it("asks what happened", () => {
    expect(touched(["day", TODAY]).problems).toEqual([
      { name: "data.result", message: en.problems.required },
    ]);
  });
});
