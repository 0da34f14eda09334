/**
 * What a map says of an event's fields, held against the catalogue and made ready to read rows: a constant, a column,
 * a list, a group. All that is wrong with it is told before a row is read.
 */
import type { Field, FieldMeaning } from "@tareekh/core/catalogue/fields.ts";
import { decodeAll, type Path, type Problem, pathText, problemAt } from "@tareekh/core/recording/problem.ts";
import { type CellValue, cellValue } from "./cell-values.ts";
import { FromColumn } from "./row-map.ts";
import type { Reader, RowReading } from "./row-reading.ts";

export interface Checking {
  readonly columns: ReadonlySet<string>;
  readonly problems: Problem[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const nothing: Reader = () => undefined;

/** A longer text may be somebody's words: it is not repeated where reasons are shown. */
const LONGEST_ECHO = 60;
export const quoted = (text: string): string =>
  text.length > LONGEST_ECHO ? `a text of ${text.length} characters` : JSON.stringify(text);

/** As many columns as help whoever mistyped one; a sheet may have thousands, and a map name as many others. */
const MOST_NAMED = 60;

const namesOf = (columns: ReadonlySet<string>): string => {
  const named = [...columns].slice(0, MOST_NAMED).map((one) => JSON.stringify(one));
  const more = columns.size - named.length;
  return `${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
};

/** The column must be in the file. */
export const checkColumn = ({ columns, problems }: Checking, column: string, path: Path): void => {
  if (!columns.has(column))
    problems.push(
      problemAt(
        path,
        "a column of the file",
        column,
        `${pathText(path)}: the file has no column ${JSON.stringify(column)}; it has ${namesOf(columns)}`,
      ),
    );
};

/** What kind of constant a field takes, and whether this is one. */
const constantProblem = (meaning: FieldMeaning, value: unknown, path: Path): Problem | null => {
  switch (meaning.kind) {
    case "code":
      return typeof value === "string" && meaning.list.codes.includes(value)
        ? null
        : problemAt(path, `one of ${meaning.list.codes.join(", ")}`, value);
    case "number":
      return typeof value === "number" ? null : problemAt(path, "a number", value);
    case "yes-no":
      return typeof value === "boolean" ? null : problemAt(path, "true or false", value);
    case "event":
    case "replacement":
      return problemAt(
        path,
        "absent",
        value,
        `${pathText(path)}: this field names another event, which a row cannot do; leave it out`,
      );
    default:
      return typeof value === "string" ? null : problemAt(path, "a text", value);
  }
};

const patternOf = ({ problems }: Checking, pattern: string, path: Path): RegExp | null => {
  try {
    const made = new RegExp(pattern, "u");
    if (new RegExp(`${pattern}|`, "u").exec("")?.length === 2) return made;
    problems.push(problemAt(path, "a regular expression with one group, such as /(\\d{4})$", pattern));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problems.push(problemAt(path, "a regular expression", pattern, `${pathText(path)}: ${why}`));
  }
  return null;
};

/** Told once of a cell, however many events take something from it: no place in the map is named. */
const MEANINGS =
  "is not known here; correct the cell, or say what it means: on the page under “Change what the columns mean”, in a map under values";
const NO_MEANINGS = "correct the cell, or say in a map what it means, under values";

const formWanted = (example: string | undefined, pattern: string): string =>
  example === undefined
    ? `does not have the form ${pattern}`
    : `is not written as is expected here, such as ${example}; correct the cell, or choose otherwise what the column is`;

/** A column's text as values; empty where it says nothing. */
export const columnReader = (
  checking: Checking,
  meaning: FieldMeaning,
  template: unknown,
  path: Path,
): ((row: RowReading) => readonly unknown[]) => {
  const none = () => [];
  const decoded = decodeAll(FromColumn, template, path);
  if (!decoded.ok) {
    for (const problem of decoded.problems) checking.problems.push(problem);
    return none;
  }
  const { column, values, otherwise, pattern, example, split } = decoded.value;
  checkColumn(checking, column, [...path, "column"]);
  if (meaning.kind === "event" || meaning.kind === "replacement") {
    const problem = constantProblem(meaning, column, path);
    if (problem !== null) checking.problems.push(problem);
    return none;
  }
  const table = new Map<string, unknown>();
  for (const [text, made] of Object.entries(values ?? {})) {
    table.set(text.trim().toLowerCase(), made);
    const problem = made === null ? null : constantProblem(meaning, made, [...path, "values", text]);
    if (problem !== null) checking.problems.push(problem);
  }
  if (otherwise !== undefined && otherwise !== null) {
    const problem = constantProblem(meaning, otherwise, [...path, "otherwise"]);
    if (problem !== null) checking.problems.push(problem);
  }
  const expression = pattern === undefined ? null : patternOf(checking, pattern, [...path, "pattern"]);

  const meant = (text: string, serialDays: boolean): CellValue => {
    const part = expression === null ? text : (expression.exec(text)?.[1]?.trim() ?? null);
    if (part === null || part === "")
      return otherwise === undefined
        ? { ok: false, why: formWanted(example, pattern ?? "") }
        : { ok: true, value: otherwise };
    const listed = table.get(part.toLowerCase());
    if (listed !== undefined) return { ok: true, value: listed };
    const value: CellValue =
      values !== undefined && meaning.kind !== "code"
        ? { ok: false, why: "is not in the table of the map" }
        : cellValue(meaning, part, serialDays);
    if (value.ok) return value;
    if (otherwise !== undefined) return { ok: true, value: otherwise };
    return meaning.kind === "code" || values !== undefined
      ? { ok: false, why: values === undefined ? `${value.why}; ${NO_MEANINGS}` : MEANINGS }
      : value;
  };

  return (row) => {
    const whole = row.text(column);
    const found: unknown[] = [];
    for (const text of split === undefined ? [whole] : whole.split(split).map((one) => one.trim())) {
      if (text === "") continue;
      const value = meant(text, row.serialDays);
      if (!value.ok) row.refuse(`${column}: ${quoted(text)} ${value.why}`);
      else if (value.value !== null) found.push(value.value);
    }
    return found;
  };
};

const isColumn = (template: unknown): boolean => isObject(template) && Object.hasOwn(template, "column");

/** One value, or one group. */
const singleReader = (checking: Checking, field: Field, template: unknown, path: Path): Reader => {
  if (field.meaning === null) {
    if (isObject(template) && !isColumn(template)) return groupReader(checking, field.fields, template, path);
    checking.problems.push(
      problemAt(path, `an object with ${field.fields.map(({ name }) => name).join(", ")}`, template),
    );
    return nothing;
  }
  if (isColumn(template)) {
    const read = columnReader(checking, field.meaning, template, path);
    return (row) => read(row)[0];
  }
  const problem = constantProblem(field.meaning, template, path);
  if (problem !== null) checking.problems.push(problem);
  return () => template;
};

const fieldReader = (checking: Checking, field: Field, template: unknown, path: Path): Reader => {
  if (!field.repeated) return singleReader(checking, field, template, path);
  const { meaning } = field;
  const filled = (values: readonly unknown[]): unknown => (values.length === 0 ? undefined : values);
  if (meaning !== null && isColumn(template)) {
    const read = columnReader(checking, meaning, template, path);
    return (row) => filled(read(row));
  }
  const templates = Array.isArray(template) ? template : [template];
  const readers = templates.map((one: unknown, i) =>
    singleReader(checking, field, one, Array.isArray(template) ? [...path, i] : path),
  );
  return (row) => filled(readers.map((read) => read(row)).filter((one) => one !== undefined));
};

/** A group; undefined where every column that it takes something from says nothing. */
const groupReader = (
  checking: Checking,
  fields: readonly Field[],
  template: Readonly<Record<string, unknown>>,
  path: Path,
): Reader => {
  const read = fieldsReader(checking, fields, template, path);
  const fromColumns = Object.entries(template)
    .filter(([, one]) => typeof one === "object" && one !== null)
    .map(([name]) => name);
  return (row) => {
    const group = read(row);
    return fromColumns.length > 0 && fromColumns.every((name) => group[name] === undefined)
      ? undefined
      : group;
  };
};

/** The fields of an event, of its source or of a group. */
export const fieldsReader = (
  checking: Checking,
  fields: readonly Field[],
  template: Readonly<Record<string, unknown>>,
  path: Path,
): ((row: RowReading) => Readonly<Record<string, unknown>>) => {
  const readers: (readonly [string, Reader])[] = [];
  for (const [name, one] of Object.entries(template)) {
    const field = fields.find((candidate) => candidate.name === name);
    if (field === undefined) {
      checking.problems.push(
        problemAt([...path, name], `one of ${fields.map((candidate) => candidate.name).join(", ")}`, name),
      );
    } else readers.push([name, fieldReader(checking, field, one, [...path, name])]);
  }
  for (const { name, required } of fields) {
    if (required && !Object.hasOwn(template, name))
      checking.problems.push(
        problemAt(
          [...path, name],
          "a column or a constant",
          undefined,
          `${pathText([...path, name])} is missing`,
        ),
      );
  }
  return (row) => {
    const read: Record<string, unknown> = {};
    for (const [name, reader] of readers) {
      const value = reader(row);
      if (value !== undefined) read[name] = value;
    }
    return read;
  };
};
