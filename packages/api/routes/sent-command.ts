/** A command as it was sent: its parts are handed on as they are, since recording checks them all at once. */
import { firstProblems, type Problem, pathText } from "@tareekh/core/recording/problem.ts";
import { Predicate } from "effect";
import { fieldProblem, fieldProblemsOf } from "../field-problems.ts";
import { ProblemRaised } from "../problem.ts";

/** The parts of the body by these names; a body with others, or that is no object, is refused. */
export const sentCommand = <const Names extends string>(
  body: unknown,
  names: readonly Names[],
): { readonly [Name in Names]?: unknown } => {
  if (!Predicate.isObject(body)) {
    throw new ProblemRaised("invalid-request", "The body is not a command.", {
      problems: [fieldProblem("body", `an object with ${names.join(", ")}`, body)],
    });
  }
  const others = Object.keys(body).filter((name) => !(names as readonly string[]).includes(name));
  if (others.length > 0) {
    const unknownPart = (name: string): Problem => {
      const path = pathText([name]);
      return {
        path,
        expected: `no part of this name: a command has ${names.join(", ")}`,
        // What came under such a name may be anything, a person's name too.
        came: "a value",
        message: `${path} is no part of a command: it has ${names.join(", ")}`,
      };
    };
    throw new ProblemRaised("invalid-request", "The command has a part that no command has.", {
      problems: fieldProblemsOf(firstProblems(others.map(unknownPart))),
    });
  }
  return body as { readonly [Name in Names]?: unknown };
};
