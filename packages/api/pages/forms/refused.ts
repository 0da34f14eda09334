/** What recording refused, as problems of a form: beside the inputs where they are known, on top otherwise. */
import { RecordingError } from "@tareekh/core/recording/refusal.ts";
import { problemOfError } from "../../problem-of-error.ts";
import type { Words } from "../words/words.ts";
import { type FormProblem, inputNamed } from "./event-of-form.ts";

export interface Refused {
  readonly status: 400 | 409 | 412;
  readonly problems: readonly FormProblem[];
  readonly general: readonly string[];
  /** The command's id stands for something else that is recorded already. */
  readonly sentBefore: boolean;
}

const isSentBefore = (error: unknown): boolean =>
  error instanceof RecordingError && error.reason._tag === "CommandConflict";

/** Statuses after which the form is shown again; anything else is for the error page. */
const SHOWN_AGAIN = [400, 409, 412] as const;

/** The input of an event's form that a refusal is about; null where it is about none. */
const inputOfEvent = (field: string): string | null => {
  const name = inputNamed(field);
  return /^(?:data|source|occurred|after|before|reason)\b/.test(name) ? name : null;
};

/** Null where it was no refusal but a failure. `inputOf` finds the input by its place in what was sent. */
export const refusedOf = (
  words: Words,
  error: unknown,
  inputOf: (field: string) => string | null = inputOfEvent,
): Refused | null => {
  const problem = problemOfError(error)?.problem;
  const status = SHOWN_AGAIN.find((one) => one === problem?.status);
  if (problem === undefined || status === undefined) return null;
  const fields = problem.problems ?? [];
  // The message begins with the path, which says nothing to whoever fills in a form.
  const said = fields.map(({ field, message, expected }) => ({
    name: inputOf(field),
    message: message.startsWith(`${field}: `)
      ? `${sentence(message.slice(field.length + 2))}.`
      : words.problems.expected(expected),
  }));
  return {
    status,
    sentBefore: isSentBefore(error),
    problems: said.flatMap(({ name, message }) => (name === null ? [] : [{ name, message }])),
    general: [
      ...said.filter(({ name }) => name === null).map(({ message }) => message),
      ...(fields.length === 0 ? [whole(words, error, status, problem.detail)] : []),
    ],
  };
};

/** What was refused as a whole, in words that name no id. */
const whole = (words: Words, error: unknown, status: Refused["status"], detail: string): string => {
  if (status === 412) return words.problems.changedMeanwhile;
  return isSentBefore(error) ? words.problems.sentBefore : detail;
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
