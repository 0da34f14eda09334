/** One thing that is wrong with what was sent: where, what should have stood there, and what came. */
import { Result, Schema, SchemaIssue } from "effect";
import type { DataProblem } from "../catalogue/decode.ts";

export const Problem = Schema.Struct({
  /** As a person reads it: `events[0].data.accused`. */
  path: Schema.String,
  expected: Schema.String,
  came: Schema.String,
  /** One sentence that says what to do. */
  message: Schema.String,
});
export type Problem = typeof Problem.Type;

export type Path = readonly (string | number)[];

/** Longer texts may be somebody's words: of them only the length is told. */
const LONGEST_ECHO = 60;

/** No field's name is as long as that; one that is somebody made up, and it stands in every problem beneath it. */
const nameText = (name: string): string =>
  name.length > LONGEST_ECHO ? `${name.slice(0, LONGEST_ECHO).toWellFormed()}…` : name;

/** `["events", 0, "data", "accused"]` as `events[0].data.accused`. */
export const pathText = (path: Path): string =>
  path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? nameText(step) : `${text}.${nameText(step)}`;
  }, "");

/** What came, in a few words. A long text is not repeated: problems are logged, and a text may be about a person. */
const describe = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  if (typeof value === "string") {
    return value.length > LONGEST_ECHO ? `a text of ${value.length} characters` : JSON.stringify(value);
  }
  return String(value);
};

const problem = (path: Path, expected: string, came: string, message?: string): Problem => {
  const where = pathText(path);
  return {
    path: where,
    expected,
    came,
    message: message ?? `${where === "" ? "The request" : where} should be ${expected}; ${came} came`,
  };
};

/** A problem with what stands at a path. */
export const problemAt = (path: Path, expected: string, value: unknown, message?: string): Problem =>
  problem(path, expected, describe(value), message);

/** A problem that the catalogue found in data which stand at `prefix`. */
export const problemOfData = (prefix: Path, { path, expected, came, why }: DataProblem): Problem => {
  const whole = [...prefix, ...path];
  return problem(whole, expected, came, why === null ? undefined : `${pathText(whole)}: ${why}`);
};

/** More than whoever mends them reads at once. */
const MOST_TOLD = 100;

/** The problems as they are told: of very many the first, and how many more there are. */
export const firstProblems = (problems: readonly Problem[]): readonly Problem[] => {
  const more = problems.length - MOST_TOLD;
  if (more <= 0) return problems;
  const left = more === 1 ? "1 more problem is" : `${more} more problems are`;
  return [
    ...problems.slice(0, MOST_TOLD),
    problem(
      [],
      `at most ${MOST_TOLD} problems`,
      String(problems.length),
      `${left} not named here: mend those that are, and send it again to learn of the rest`,
    ),
  ];
};

/** Values, those of lists and objects each counted: a command of 500 events has some ten thousand. */
const MOST_VALUES = 20_000;

/**
 * Whether a value holds more values than anything that is read here. It is asked before they are looked at one by one:
 * to say of each what is wrong with it takes long, and everybody waits.
 */
const holdsTooMuch = (value: unknown): boolean => {
  const left: unknown[] = [value];
  for (let seen = 0; left.length > 0; ) {
    const one = left.pop();
    if (typeof one !== "object" || one === null) continue;
    const parts: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
    seen += parts.length;
    if (seen > MOST_VALUES) return true;
    for (const part of parts) left.push(part);
  }
  return false;
};

/** What is wrong with a request that holds too many values for each to be looked at; null where it does not. */
export const problemOfSize = (request: unknown): Problem | null =>
  holdsTooMuch(request)
    ? problem(
        [],
        `at most ${MOST_VALUES} values in all`,
        "more",
        `The request holds more than ${MOST_VALUES} values: send its events as several commands`,
      )
    : null;

/** What stands at a path within a value. */
const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === "object" && inner !== null
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );

const UNEXPECTED = "Expected no excess property";

const formatIssue = SchemaIssue.makeFormatterStandardSchemaV1();

const MISSING = "Missing key";

/** A schema names a kind of value as JavaScript does; who sends JSON knows it by another word. */
const inWords: Readonly<Record<string, string>> = {
  string: "a text",
  array: "a list",
  object: "an object",
  number: "a number",
  boolean: "true or false",
  [MISSING]: "a value",
  [UNEXPECTED]: "no field of this name",
};

/** What a schema says of itself where it has no words of its own, as who sends JSON would say it. */
const rewordings: readonly (readonly [said: RegExp, inWords: string])[] = [
  [/^a value with a length of at (least|most) (\d+)$/, "at $1 $2 of them"],
  // A pattern is for programs; each says in words what it wants, and this is for one that forgot to.
  [/^a string matching the RegExp .*$/s, "a text of another form (its pattern is in /openapi.json)"],
];

const expectation = (message: string): string => {
  const expected = message.replace(/^Expected /, "");
  const word = inWords[message] ?? inWords[expected];
  return word ?? rewordings.reduce((text, [said, reworded]) => text.replace(said, reworded), expected);
};

/** What schema and value alone cannot say well in `a should be b; c came`. */
const sentence = (message: string, where: string): string | undefined => {
  if (message === MISSING) return `${where} is missing`;
  return message === UNEXPECTED ? `${where} is no field that is read here: leave it out` : undefined;
};

/**
 * The value as the schema reads it, or everything that is wrong with it, with paths beneath `prefix`; of a value that
 * holds too many values for each to be looked at, the first thing.
 */
export const decodeAll = <T>(
  schema: Schema.Codec<T, unknown>,
  value: unknown,
  prefix: Path,
):
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] } => {
  const errors = holdsTooMuch(value) ? "first" : "all";
  const result = Schema.decodeUnknownResult(schema)(value, { errors, onExcessProperty: "error" });
  if (Result.isSuccess(result)) return { ok: true, value: result.success };
  return {
    ok: false,
    problems: formatIssue(result.failure.issue).issues.map(({ path: steps = [], message }) => {
      const within = steps.map((step) => (typeof step === "number" ? step : String(step)));
      // What came under a name that is not read may be anything, a person's name too.
      const came = message === UNEXPECTED ? "a value" : describe(at(value, within));
      const path = [...prefix, ...within];
      return problem(path, expectation(message), came, sentence(message, pathText(path)));
    }),
  };
};
