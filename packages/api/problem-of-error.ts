/**
 * Which error becomes which problem: one table, by the tag of a module's error and of its reason.
 *
 * What has no line here is a fault of ours: it is told as such, without its details, which stand in the log.
 */
import type { Problem as RecordingProblem } from "@tareekh/core/recording/problem.ts";
import { fieldProblem, fieldProblemsOf } from "./field-problems.ts";
import { type Problem, type ProblemKind, ProblemRaised, problemOf } from "./problem.ts";
import { shownCaseId } from "./use-cases/case-id.ts";

export interface ProblemAnswer {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** An error of any module, or its reason, as far as this table needs to know it. */
interface Tagged {
  readonly _tag: string;
  readonly message: string;
}

type Line = (reason: Tagged & Readonly<Record<string, unknown>>) => ProblemAnswer;

const RETRY_SECONDS = "2";

const answer = (
  kind: ProblemKind,
  detail: string,
  more: Pick<Problem, "problems" | "revision"> = {},
  headers: Readonly<Record<string, string>> = {},
): ProblemAnswer => ({ problem: problemOf(kind, detail, more), headers });

const unavailable: Line = () =>
  answer(
    "unavailable",
    "The store does not answer at the moment. Whether a write was kept is not known: send it again with the same command id, which records it once.",
    {},
    { "retry-after": RETRY_SECONDS },
  );

/** The reason's own sentence says what happened and what to do. */
const inItsOwnWords =
  (kind: ProblemKind): Line =>
  ({ message }) =>
    answer(kind, `${message}.`);

/** Recording knows a case by its UUID alone; who asks knows it by the id that the API gives. */
const caseOf = ({ caseId }: Readonly<Record<string, unknown>>): string => shownCaseId(String(caseId));

const changed: Line = (reason) => {
  const { expected, actual } = reason;
  const detail =
    Number(expected) > Number(actual)
      ? `${caseOf(reason)} has no revision ${expected} yet: it stands at ${actual}. Read it again, and send the ETag that comes with it as If-Match.`
      : `${caseOf(reason)} has changed since revision ${expected} and stands at ${actual}. Read what is new, then send what still holds with If-Match: "${actual}".`;
  return answer("revision-changed", detail, { revision: Number(actual) });
};

const lines: Readonly<Record<string, Line>> = {
  // RecordingError
  InvalidContent: ({ problems }) =>
    answer("invalid-request", "What was sent cannot be recorded as it is; `problems` says where and why.", {
      problems: fieldProblemsOf(problems as readonly RecordingProblem[]),
    }),
  UnknownCase: (reason) =>
    answer(
      "not-found",
      `No case has the id ${caseOf(reason)}. Take its id from the list of cases (/api/cases), or open it first.`,
    ),
  CaseExists: (reason) =>
    answer(
      "conflict",
      `${caseOf(reason)} was opened before, by another command. Record in it, or open a case with another id.`,
    ),
  RevisionMismatch: changed,
  CommandConflict: inItsOwnWords("conflict"),
  TooLarge: inItsOwnWords("too-large"),
  Erased: inItsOwnWords("conflict"),
  UnreadableCase: inItsOwnWords("set-aside"),
  Contended: ({ message }) => answer("unavailable", `${message}.`, {}, { "retry-after": RETRY_SECONDS }),

  // LogError, StoreError, KeyStoreError
  LogUnavailable: unavailable,
  StoreUnavailable: unavailable,
  KeysUnavailable: unavailable,
  RevisionConflict: () =>
    answer(
      "revision-changed",
      "Someone else recorded something in this case since you read it. Read it again, and send what still holds.",
    ),
  IdTaken: () =>
    answer("conflict", "This commandId recorded something else before: send this with one of its own."),
  AppendTooLarge: inItsOwnWords("too-large"),

  // ImportError
  NotNow: ({ message }) => answer("conflict", message),
  FileRefused: ({ message }) => answer("invalid-request", `${message}.`),
  MapRefused: ({ message }) => answer("invalid-request", message),

  // AnswerError
  BadQuestion: ({ field, expected, came }) =>
    answer("invalid-request", "The question cannot be answered as it was asked; `problems` says why.", {
      problems: [fieldProblem(String(field), String(expected), came)],
    }),
  RowsUnavailable: unavailable,

  // ReleaseError
  NameRefused: ({ expected, came }) =>
    answer("invalid-request", "A release cannot have this name; `problems` says why.", {
      problems: [fieldProblem("name", String(expected), came)],
    }),
  NameTaken: inItsOwnWords("conflict"),
  UnknownRelease: inItsOwnWords("not-found"),
  WithdrawnBefore: inItsOwnWords("conflict"),
  CommandUsed: inItsOwnWords("conflict"),
  CasesInMotion: ({ message }) => answer("unavailable", `${message}.`, {}, { "retry-after": RETRY_SECONDS }),
  ReleasesContended: ({ message }) =>
    answer("unavailable", `${message}.`, {}, { "retry-after": RETRY_SECONDS }),

  // ProjectorError
  DatabaseFailed: unavailable,
  Overtaken: unavailable,
  VersionsDiffer: unavailable,
  NotKnown: inItsOwnWords("not-found"),
};

const isTagged = (value: unknown): value is Tagged & Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && "_tag" in value && typeof value._tag === "string";

/** The problem that an error is; null where it is a fault of ours. */
export const problemOfError = (error: unknown): ProblemAnswer | null => {
  if (error instanceof ProblemRaised) return { problem: error.problem, headers: error.headers };
  if (!isTagged(error)) return null;
  const reason = isTagged(error.reason) ? error.reason : error;
  return lines[reason._tag]?.(reason) ?? null;
};
