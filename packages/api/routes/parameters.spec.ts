import { Result, Schema } from "effect";
import { describe, expect, test } from "vitest";
import * as parameters from "./parameters.ts";

const read = <A>(schema: Schema.Codec<A, string>, text: string) => {
  const decoded = Schema.decodeUnknownResult(schema)(text);
  return Result.isSuccess(decoded) ? { value: decoded.success } : { refused: String(decoded.failure) };
};

describe("a moment at which something was known", () => {
  const moment = parameters.moment("As known");

  test("a day is taken at its end in India, which is half past six in the evening in Greenwich", () => {
    expect(read(moment, "2021-03-03")).toEqual({ value: "2021-03-03T18:29:59.999Z" });
  });

  test("an instant is taken as it is, whatever its offset", () => {
    expect(read(moment, "2021-03-03T14:30:00+05:30")).toEqual({ value: "2021-03-03T09:00:00.000Z" });
    expect(read(moment, "2021-03-03T09:00Z")).toEqual({ value: "2021-03-03T09:00:00.000Z" });
  });

  test("a plus sign that the query turned into a space is read as it was meant", () => {
    expect(read(moment, "2021-03-03T14:30:00 05:30")).toEqual({ value: "2021-03-03T09:00:00.000Z" });
  });

  test.each([
    "2021-02-29",
    "2021-02-29T10:00:00Z",
    "2021-03-03T14:30:00",
    "2021-03-03T25:00Z",
    "yesterday",
    "2021",
    "",
  ])("%j is none", (text) => {
    expect(read(moment, text)).toHaveProperty("refused", expect.stringContaining("at its end in India"));
  });
});

test("a day is a day of the calendar", () => {
  expect(read(parameters.day("As of"), "2020-02-29")).toEqual({ value: "2020-02-29" });
  expect(read(parameters.day("As of"), "2021-02-29")).toHaveProperty("refused");
  expect(read(parameters.day("As of"), "12-11-2020")).toHaveProperty("refused");
});

test("a number is whole and within its bounds", () => {
  const limit = parameters.wholeNumber("How many", 1, 100);
  expect(read(limit, "100")).toEqual({ value: 100 });
  for (const text of ["0", "101", "1.5", "1e1", "-1", " 1", ""]) {
    expect(read(limit, text)).toHaveProperty("refused", expect.stringContaining("from 1 to 100"));
  }
});

test("a text is not too long, and holds no control characters", () => {
  const search = parameters.text("What is sought", 10);
  expect(read(search, "আশা 155")).toEqual({ value: "আশা 155" });
  for (const text of ["\u0000x", "x\u001b", "x\u0085", "01234567890"]) {
    expect(read(search, text)).toHaveProperty(
      "refused",
      expect.stringContaining("without control characters"),
    );
  }
});

test("a span is two different milestones", () => {
  const span = parameters.pairOf("Span", ["fir", "arrest", "chargesheet"]);
  expect(read(span, "fir..chargesheet")).toEqual({ value: { from: "fir", to: "chargesheet" } });
  for (const text of ["fir", "fir..", "fir..fir", "fir..charged", "fir..arrest..chargesheet", "fir.arrest"]) {
    expect(read(span, text)).toHaveProperty("refused");
  }
});

test("a revision to wait for names its case", () => {
  const id = "case-0192f0c0-0000-7000-8000-000000000000";
  expect(read(parameters.atLeast, `${id}@12`)).toEqual({ value: { caseId: id, revision: 12 } });
  for (const text of [id, `${id}@0`, `${id}@-1`, "@3", `${id}@3@4`]) {
    expect(read(parameters.atLeast, text)).toHaveProperty("refused");
  }
});

test("yes and no are written true and false", () => {
  expect(read(parameters.yesNo("Closed"), "true")).toEqual({ value: true });
  expect(read(parameters.yesNo("Closed"), "false")).toEqual({ value: false });
  expect(read(parameters.yesNo("Closed"), "1")).toHaveProperty("refused");
});
