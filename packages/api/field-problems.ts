/** From what a schema refused to the words of a problem: the field, what was expected, what came. */
import { decodeAll, firstProblems, type Problem, problemAt } from "@tareekh/core/recording/problem.ts";
import type { Schema } from "effect";
import { type FieldProblem, ProblemRaised } from "./problem.ts";

/** A problem with one field that no schema found. */
export const fieldProblem = (field: string, expected: string, value: unknown): FieldProblem => {
  const { path, came, message } = problemAt([field], expected, value);
  return { field: path, expected, came, message };
};

/** What recording found, as the API tells it. */
export const fieldProblemsOf = (problems: readonly Problem[]): readonly FieldProblem[] =>
  problems.map(({ path, expected, came, message }) => ({
    field: path,
    expected,
    came,
    message,
  }));

/** What the schema understands of the value; raises a problem with everything that is wrong with it, of very much the first. */
export const decoded = <A>(schema: Schema.Codec<A, unknown>, value: unknown, detail: string): A => {
  const result = decodeAll(schema, value, []);
  if (result.ok) return result.value;
  throw new ProblemRaised("invalid-request", detail, {
    problems: fieldProblemsOf(firstProblems(result.problems)),
  });
};
