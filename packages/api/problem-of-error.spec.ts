import { AppendTooLarge, IdTaken, LogError, LogUnavailable } from "@tareekh/core/log/event-log.ts";
import {
  CaseExists,
  CommandConflict,
  Contended,
  Erased,
  InvalidContent,
  RecordingError,
  RevisionMismatch,
  TooLarge,
  UnknownCase,
  UnreadableCase,
} from "@tareekh/core/recording/refusal.ts";
import { badQuestion } from "@tareekh/projections/answers/answer-error.ts";
import { expect, test } from "vitest";
import { ProblemRaised, problemKinds } from "./problem.ts";
import { problemOfError } from "./problem-of-error.ts";

const problemOfReason = (reason: LogError["reason"]) => problemOfError(new LogError({ reason }));
const problemOfRefusal = (reason: RecordingError["reason"]) => problemOfError(new RecordingError({ reason }));

test("a request that cannot be recorded names every field", () => {
  const problems = [
    { path: "events[0].data.accused", expected: "a person", came: "nothing", message: "Say who." },
    { path: "commandId", expected: "a UUID", came: '"1"', message: "Make a UUID." },
  ];
  const answer = problemOfRefusal(new InvalidContent({ problems }));
  expect(answer?.problem.status).toBe(400);
  expect(answer?.problem.problems).toEqual(
    problems.map(({ path, ...others }) => ({ field: path, ...others })),
  );
});

test.each([
  [3, 5, /^case-1 has changed since revision 3 and stands at 5\. .*If-Match: "5"/],
  [9, 5, /^case-1 has no revision 9 yet: it stands at 5\./],
])("If-Match %i of a case at %i is 412, with the revision at which it stands", (expected, actual, told) => {
  const answer = problemOfRefusal(new RevisionMismatch({ caseId: "1", expected, actual }));
  expect(answer?.problem).toMatchObject({
    status: 412,
    revision: actual,
    detail: expect.stringMatching(told),
  });
});

test.each([
  [new UnknownCase({ caseId: "1" }), 404],
  [new CaseExists({ caseId: "1" }), 409],
] as const)("%s: the case is named by the id that the API gives it", (reason, status) => {
  const answer = problemOfRefusal(reason);
  expect(answer?.problem.status).toBe(status);
  expect(answer?.problem.detail).toContain("case-1");
});

test.each([
  [new IdTaken({ id: "01890000-0000-7000-8000-000000000001" }), 409, "commandId"],
  [new AppendTooLarge({ bytes: 1_000_000, limit: 900_000 }), 413, "at most 900000"],
] as const)("%s: whoever sent it can mend it, and is told so", (reason, status, told) => {
  const answer = problemOfReason(reason);
  expect(answer?.problem.status).toBe(status);
  expect(answer?.problem.detail).toContain(told);
});

test("a question that cannot be answered names its part, what was expected and what came", () => {
  const answer = problemOfError(badQuestion("to", "a day on or after from", "2024-01-01"));
  expect(answer?.problem.problems).toEqual([
    {
      field: "to",
      expected: "a day on or after from",
      came: '"2024-01-01"',
      message: 'to should be a day on or after from; "2024-01-01" came',
    },
  ]);
});

test.each([
  [new CommandConflict({ commandId: "c" }), 409],
  [new Erased({ subject: "case-1/survivor-1" }), 409],
  [new TooLarge({ bytes: 900_001, limit: 900_000 }), 413],
  [new UnreadableCase({ caseId: "case-1", eventId: "e", problem: "of a newer version" }), 503],
  [new Contended({ caseId: "case-1", attempts: 9 }), 503],
] as const)("%s: what happened and what to do is told in its own words", (reason, status) => {
  const answer = problemOfRefusal(reason);
  expect(answer?.problem.status).toBe(status);
  expect(answer?.problem.detail).toBe(`${reason.message}.`);
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
