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
/** That no date is known is chosen; a form in which nothing is said of it is refused. */
const UNDATED = ["occurred.certainty", "not-known"] as const;
const read = (type: string, values: readonly (readonly [string, string])[]) =>
  eventOfForm(
    en,
    named(type),
    new FormValues([
      ["source.kind", "court-record"],
      ...(values.some(([name]) => name.startsWith("occurred")) ? [] : [UNDATED]),
      ...values,
    ]),
  );
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
        new FormValues([["source.kind", "other"], UNDATED, ...values]),
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
        UNDATED,
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
      new FormValues([UNDATED, ["data.reason", "finally-decided"]]),
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

describe("a date that was left empty", () => {
  it.each(["on", "about", "between", "by", "from", ""])(
    "is refused where %j is chosen: that it is not known is a choice of its own",
    (certainty) => {
      expect(problemsOf("AccusedArrested", [["occurred.certainty", certainty]])).toMatchObject({
        "occurred.date": en.writtenDate.refused["date-missing"],
      });
    },
  );

  it("is none where it is chosen as not known", () => {
    expect(problemsOf("AccusedArrested", [UNDATED])).not.toHaveProperty("occurred.date");
  });

  it("is not asked of what holds on any day, unless a day was chosen", () => {
    const added = [
      ["data.role", "survivor"],
      ["next.survivor", "survivor-1"],
    ] as const;
    const { event, problems } = eventOfForm(
      en,
      named("PersonAdded"),
      new FormValues([["source.kind", "family"], ...added]),
    );
    expect([event.occurred, problems]).toEqual([null, []]);
    expect(problemsOf("PersonAdded", [["occurred.certainty", "on"], ...added])).toEqual({
      "occurred.date": en.writtenDate.refused["date-missing"],
    });
  });

  it("tells beside the last date that it comes before the first", () => {
    const problems = problemsOf("AccusedArrested", [
      ["occurred.certainty", "between"],
      ["occurred.date", "07-10-2020"],
      ["occurred.until", "01-10-2020"],
    ]);
    expect(problems["occurred.until"]).toBe(en.writtenDate.refused["ends-before-it-begins"]);
  });
});

describe("what a form lacks", () => {
  it("is a role, and never the reference that nobody types", () => {
    expect(problemsOf("PersonAdded", [])).toEqual({ "data.role": en.problems.required });
  });

  it("is told in each row that was begun, by the row's own number, and in no other", () => {
    expect(
      problemsOf("SectionsAdded", [
        ["data.proceeding", "proceeding-1"],
        ["data.sections.0.act", ""],
        ["data.sections.2.section", "370(4)"],
      ]),
    ).toEqual({ "data.sections.2.act": en.problems.required });
  });
});

describe("a text that is too long", () => {
  it.each([
    ["a name", "FirRegistered", "data.policeStation", 200],
    ["a sealed line", "IdentityRecorded", "data.fullName", 200],
    ["a sealed text", "FirRegistered", "data.note", 4000],
  ])("%s is refused with its length, and never cut", (_, type, name, most) => {
    const problems = (length: number) => problemsOf(type, [[name, "x".repeat(length)]]);
    expect(problems(most)).not.toHaveProperty([name]);
    expect(problems(most + 1)[name]).toBe(en.problems.tooLong(most, most + 1));
  });

  it("counts characters, not the bytes of a script", () => {
    expect(problemsOf("FirRegistered", [["data.policeStation", "থা".repeat(100)]])).not.toHaveProperty([
      "data.policeStation",
    ]);
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
