import { Result, Schema } from "effect";
import { describe, expect, test } from "vitest";
import { came, fieldName, fieldProblemsOf } from "./field-problems.ts";

const Command = Schema.Struct({
  commandId: Schema.String,
  events: Schema.Array(
    Schema.Struct({
      accused: Schema.String.check(
        Schema.isPattern(/^accused-\d$/, { expected: "a reference such as accused-1" }),
      ),
      outcome: Schema.Literals(["granted", "refused"]),
    }),
  ),
});

const problems = (given: unknown) => {
  const decoded = Schema.decodeUnknownResult(Command)(given, { errors: "all", onExcessProperty: "error" });
  return Result.isFailure(decoded) ? fieldProblemsOf(decoded.failure.issue, given) : [];
};

test("every field that is wrong is named, with what was expected and what came", () => {
  expect(
    problems({
      events: [
        { accused: "Ramesh", outcome: "maybe" },
        { accused: "accused-2", outcome: "granted", fine: 5 },
      ],
    }),
  ).toEqual(
    expect.arrayContaining([
      { field: "commandId", expected: "a value", came: "nothing" },
      { field: "events[0].accused", expected: "a reference such as accused-1", came: '"Ramesh"' },
      { field: "events[0].outcome", expected: '"granted" | "refused"', came: '"maybe"' },
      { field: "events[1].fine", expected: "nothing under this name", came: "5" },
    ]),
  );
});

test("what is right has no problem", () => {
  expect(problems({ commandId: "c", events: [{ accused: "accused-1", outcome: "granted" }] })).toEqual([]);
});

describe("what came", () => {
  test("is shortened, so that a long text does not fill the answer", () => {
    const shown = came("x".repeat(5_000));
    expect(shown).toHaveLength(80);
    expect(shown.endsWith("…")).toBe(true);
  });
  test("is told apart where it is null, empty or missing", () => {
    expect([came(null), came(""), came(undefined)]).toEqual(["null", '""', "nothing"]);
  });
});

test("a field's name reads as it would be written", () => {
  expect(fieldName(["events", 0, "data", "accused"])).toBe("events[0].data.accused");
  expect(fieldName([0, "type"])).toBe("[0].type");
  expect(fieldName([])).toBe("");
});
