/**
 * Which error becomes which problem: one table, by the tag of a module's error and of its reason.
 *
 * What has no line here is a fault of ours: it is told as such, without its details, which stand in the log.
 */
import { type Problem, type ProblemKind, ProblemRaised, problemOf } from "./problem.ts";

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

const lines: Readonly<Record<string, Line>> = {
  LogUnavailable: unavailable,
  StoreUnavailable: unavailable,
  KeysUnavailable: unavailable,
  RevisionConflict: (reason) =>
    answer(
      "revision-changed",
      "Someone else recorded something in this case since you read it. Read it again, and send what still holds.",
      typeof reason.actual === "number" ? { revision: reason.actual } : {},
    ),
  IdTaken: () =>
    answer("conflict", "This command id was used for something else before; send it with an id of its own."),
  AppendTooLarge: (reason) =>
    answer(
      "too-large",
      `Together these events weigh ${String(reason.bytes)} bytes and at most ${String(reason.limit)} can be recorded at once; send them as several commands.`,
    ),
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
