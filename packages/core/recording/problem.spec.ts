import { expect, test } from "vitest";
import { firstProblems, pathText, problemAt } from "./problem.ts";

const problems = (count: number) =>
  Array.from({ length: count }, (_, i) => problemAt(["events", i], "an object", 1));

test("as many problems as a person reads are told as they are", () => {
  expect(firstProblems(problems(100))).toEqual(problems(100));
});

test("of more, the first are told and how many more there are", () => {
  const told = firstProblems(problems(8_001));
  expect(told.slice(0, -1)).toEqual(problems(100));
  expect(told.at(-1)?.message).toBe(
    "7901 more problems are not named here: mend those that are, and send it again to learn of the rest",
  );
  expect(firstProblems(problems(101)).at(-1)?.message).toMatch(/^1 more problem is not named here/);
});

test("a name that somebody made up does not stand at its whole length in every problem beneath it", () => {
  expect(pathText(["data", "x".repeat(500_000), 0])).toBe(`data.${"x".repeat(60)}…[0]`);
});
