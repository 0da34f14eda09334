/** From what a schema refused to the words of a problem: the field, what was expected, what came. */
import { SchemaIssue } from "effect";
import type { FieldProblem } from "./problem.ts";

const LONGEST_CAME = 80;

/** `events[0].data.accused` */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, step) =>
      typeof step === "number" ? `${name}[${step}]` : name === "" ? String(step) : `${name}.${String(step)}`,
    "",
  );

/** A value as JSON, shortened; `nothing` where there is none. */
export const came = (value: unknown): string => {
  if (value === undefined) return "nothing";
  const json = JSON.stringify(value) ?? String(value);
  return json.length > LONGEST_CAME ? `${json.slice(0, LONGEST_CAME - 1)}…` : json;
};

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    root,
  );

const formatter = SchemaIssue.makeFormatterStandardSchemaV1({
  leafHook: (leaf) => {
    if (leaf._tag === "MissingKey") return "a value";
    if (leaf._tag === "UnexpectedKey") return "nothing under this name";
    return SchemaIssue.defaultLeafHook(leaf);
  },
});

/** Everything that a schema refused in `root`, in the order in which it was met. */
export const fieldProblemsOf = (issue: SchemaIssue.Issue, root: unknown): readonly FieldProblem[] =>
  formatter(issue).issues.map(({ message, path = [] }) => {
    const steps = path.map((step) => (typeof step === "object" ? step.key : step));
    return {
      field: fieldName(steps),
      expected: message.replace(/^Expected /, ""),
      came: came(valueAt(root, steps)),
    };
  });
