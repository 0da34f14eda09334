import { eventTypeNamed, eventTypes } from "@tareekh/core/catalogue/catalogue.ts";
import type { EventType } from "@tareekh/core/catalogue/event-type.ts";
import { describe, expect, it } from "vitest";
import { en } from "../words/en.ts";
import { eventOfForm, inputNamed } from "./event-of-form.ts";
import { FormValues, valuesOfData } from "./form-values.ts";

const named = (name: string): EventType => {
  const type = eventTypeNamed(name);
  if (type === undefined) throw new Error(`${name} is no event type`);
  return type;
};
const read = (type: string, values: readonly (readonly [string, string])[]) =>
  eventOfForm(en, named(type), new FormValues([["source.kind", "court-record"], ...values]));
const problemsOf = (type: string, values: readonly (readonly [string, string])[]) =>
  Object.fromEntries(read(type, values).problems.map(({ name, message }) => [name, message]));

/** A correction is filled in by the form of the event that it corrects. */
const filledInElsewhere = new Set(["EventCorrected"]);

describe("an event read from its form", () => {
  const types = (eventTypes as readonly unknown[] as readonly EventType[]).filter(
    ({ type }) => !filledInElsewhere.has(type),
  );

  it.each(types.map((type) => [type.type, type] as const))(
    "%s: what fills the form is what is read from it again",
    (_, type) => {
      const values = valuesOfData(type.fields, type.example.data, "data");
      const { event, problems } = eventOfForm(
        en,
        type,
        new FormValues([["source.kind", "other"], ...values]),
      );
      expect(problems).toEqual([]);
      expect(event.data).toEqual(type.example.data);
    },
  );

  it("reads dates, choices, several choices, rows and numbers, and leaves out what is empty", () => {
    const { event, problems } = read("CourtDateRecorded", [
      ["occurred.certainty", "on"],
      ["occurred.date", "12-11-2024"],
      ["after", "0190e6c8-7c1a-7000-8000-000000000001"],
      ["before", ""],
      ["data.proceeding", "proceeding-1"],
      ["data.result", "held"],
      ["data.purposes", "bail"],
      ["data.purposes", "charge"],
      ["data.attendance.0.accused", "accused-1"],
      ["data.attendance.0.present", "absent"],
      ["data.attendance.1.accused", ""],
      ["data.attendance.1.present", ""],
      ["data.adjournment.askedBy", "defence"],
      ["data.adjournment.reason", "accused-absent"],
      ["data.adjournment.opposed", "no"],
      ["data.adjournment.costs", "1,000"],
      ["data.next.date", "3 December 2024"],
      ["data.note", " "],
    ]);
    expect(problems).toEqual([]);
    expect(event).toEqual({
      type: "CourtDateRecorded",
      occurred: "2024-11-12",
      after: ["0190e6c8-7c1a-7000-8000-000000000001"],
      source: { kind: "court-record" },
      data: {
        proceeding: "proceeding-1",
        result: "held",
        purposes: ["bail", "charge"],
        attendance: [{ accused: "accused-1", present: "absent" }],
        adjournment: { askedBy: "defence", reason: "accused-absent", opposed: false, costs: 1000 },
        next: { date: "2024-12-03" },
      },
    });
  });

  it.each(["2020-21", "202X/..", "../2020-11~", "2020-11?/..", "2020-11-12"])(
    "keeps %s where the form still says of it what it said at first, and reads what was typed otherwise",
    (recorded) => {
      const type = named("DateOfBirthEvidenced");
      const values = new FormValues([
        ["source.kind", "family"],
        ...valuesOfData(
          type.fields,
          { person: "survivor-1", kind: "said-by-source", born: recorded },
          "data",
        ),
      ]);
      const untouched = eventOfForm(en, type, values);
      expect(untouched.problems).toEqual([]);
      expect(untouched.event.data.born).toBe(recorded);
      const typed = eventOfForm(en, type, values.with([["data.born", "11-2004"]]));
      expect(typed.event.data.born).toBe("2004-11");
    },
  );

  it("names everything that is wrong at once, each beside its input", () => {
    const problems = problemsOf("CourtDateRecorded", [
      ["source.kind", ""],
      ["occurred.date", "31-02-2024"],
      ["data.adjournment.askedBy", "defence"],
      ["data.adjournment.costs", "many"],
      ["data.next.date", "December"],
    ]);
    expect(Object.keys(problems).sort()).toEqual([
      "data.adjournment.costs",
      "data.adjournment.reason",
      "data.next.date",
      "data.proceeding",
      "data.result",
      "occurred.date",
    ]);
    expect(problems["data.next.date"]).toBe(en.writtenDate.refused["not-a-day"]);
    expect(problems["data.proceeding"]).toBe(en.problems.required);
  });

  it("needs to know who says so", () => {
    const { problems } = eventOfForm(
      en,
      named("CaseClosed"),
      new FormValues([["data.reason", "finally-decided"]]),
    );
    expect(problems).toEqual([{ name: "source.kind", message: en.problems.required }]);
  });

  it("names a new person by the next number of the role that was chosen", () => {
    const { event } = read("PersonAdded", [
      ["next.accused", "accused-3"],
      ["next.survivor", "survivor-2"],
      ["data.role", "survivor"],
    ]);
    expect(event.data).toEqual({ person: "survivor-2", role: "survivor" });
  });
});

describe("the input that a refusal is about", () => {
  it.each([
    ["events[0].data.accused", "data.accused"],
    ["events[0].data.attendance[1].present", "data.attendance.1.present"],
    ["events[0].data.replacement.data.accused", "data.accused"],
    ["events[0].data.replacement.source.kind", "source.kind"],
    ["events[0].data.reason", "data.reason"],
    ["events[0].occurred", "occurred"],
  ])("%s is %s", (field, name) => {
    expect(inputNamed(field)).toBe(name);
  });
});
