import {
  AppendTooLarge,
  IdTaken,
  LogError,
  LogUnavailable,
  RevisionConflict,
} from "@tareekh/core/log/event-log.ts";
import { expect, test } from "vitest";
import { ProblemRaised, problemKinds } from "./problem.ts";
import { problemOfError } from "./problem-of-error.ts";

const problemOfReason = (reason: LogError["reason"]) => problemOfError(new LogError({ reason }));

test("a case that changed meanwhile is 412, with the revision at which it stands", () => {
  const answer = problemOfReason(new RevisionConflict({ stream: "case-1", expected: 3, actual: 5 }));
  expect(answer?.problem).toMatchObject({ status: 412, revision: 5 });
});

test("a command id that was used before is a conflict", () => {
  expect(problemOfReason(new IdTaken({ id: "x" }))?.problem.status).toBe(409);
});

test("what is too large to be recorded at once says how large it was and may be", () => {
  const answer = problemOfReason(new AppendTooLarge({ bytes: 900_001, limit: 900_000 }));
  expect(answer?.problem.status).toBe(413);
  expect(answer?.problem.detail).toMatch(/900001 .* 900000 /);
});

test("a store that does not answer is to be asked again, and its error is not told", () => {
  const cause = new Error("connect ECONNREFUSED /var/lib/secret/.s.PGSQL.5432");
  const answer = problemOfReason(new LogUnavailable({ doing: "appending", cause }));
  expect(answer?.problem.status).toBe(503);
  expect(Number(answer?.headers["retry-after"])).toBeGreaterThan(0);
  expect(JSON.stringify(answer)).not.toContain("secret");
});

test("what the table does not know is a fault of ours", () => {
  expect(problemOfError(new Error("unforeseen"))).toBeNull();
  expect(problemOfError({ _tag: "Unforeseen", message: "" })).toBeNull();
  expect(problemOfError(undefined)).toBeNull();
});

test("a problem that was raised as such is told as it is", () => {
  const raised = new ProblemRaised("not-signed-in", "Sign in.", {
    headers: { "www-authenticate": "Bearer" },
  });
  expect(problemOfError(raised)).toEqual({
    problem: {
      type: "/reference#problem-not-signed-in",
      ...problemKinds["not-signed-in"],
      detail: "Sign in.",
    },
    headers: { "www-authenticate": "Bearer" },
  });
});
