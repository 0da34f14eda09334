/**
 * What stands in a form: texts by the names of its inputs, as a browser sends them.
 *
 * An input is named by its path in what is recorded: `data.attendance.0.accused`, `source.kind`, `occurred.date`.
 */
import type { Field } from "@tareekh/core/catalogue/fields.ts";
import { dayAsWritten } from "../dates-as-written.ts";
import { dateOnFormOf } from "./written-date.ts";

export class FormValues {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(entries: Iterable<readonly [string, string]>) {
    const values = new Map<string, string[]>();
    for (const [name, value] of entries) {
      const all = values.get(name) ?? [];
      all.push(value);
      values.set(name, all);
    }
    this.#values = values;
  }

  /** The value of an input; empty where there is none. */
  one(name: string): string {
    return this.#values.get(name)?.[0] ?? "";
  }

  /** Whether the input was sent at all. */
  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** All values of an input that may have several. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Whether anything stands at or beneath a path. */
  hasAny(path: string): boolean {
    return this.entries().some(
      ([name, value]) => (name === path || name.startsWith(`${path}.`)) && value.trim() !== "",
    );
  }

  /** How many rows of a repeated group the form has: one more than its highest index. */
  rows(path: string): number {
    const indexes = this.entries().flatMap(([name]) => {
      const rest = name.startsWith(`${path}.`) ? name.slice(path.length + 1) : "";
      const index = /^(\d{1,3})(?:\.|$)/.exec(rest)?.[1];
      return index === undefined ? [] : [Number(index)];
    });
    return Math.max(-1, ...indexes) + 1;
  }

  entries(): readonly (readonly [string, string])[] {
    return [...this.#values].flatMap(([name, values]) => values.map((value) => [name, value] as const));
  }

  /** With these in place of what stood under their names. */
  with(entries: readonly (readonly [string, string])[]): FormValues {
    const replaced = new Set(entries.map(([name]) => name));
    return new FormValues([...this.entries().filter(([name]) => !replaced.has(name)), ...entries]);
  }

  static readonly empty = new FormValues([]);
}

/** The values with which a form shows data that is recorded already. */
export const valuesOfData = (
  fields: readonly Field[],
  data: unknown,
  path: string,
): readonly (readonly [string, string])[] => {
  if (typeof data !== "object" || data === null) return [];
  const values = data as Readonly<Record<string, unknown>>;
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (value === undefined || value === null) return [];
    const name = `${path}.${field.name}`;
    const ofOne = (one: unknown, at: string): readonly (readonly [string, string])[] => {
      if (field.meaning === null) return valuesOfData(field.fields, one, at);
      if (field.meaning.kind === "sealed" && typeof one !== "string") return [];
      if (field.meaning.kind === "date") {
        return [
          [at, lineOfDate(String(one))],
          [`${at}:recorded`, String(one)],
        ];
      }
      if (field.meaning.kind === "day") return [[at, dayAsWritten(String(one))]];
      if (field.meaning.kind === "yes-no") return [[at, one === true ? "yes" : "no"]];
      return [[at, String(one)]];
    };
    if (!field.repeated || !Array.isArray(value)) return ofOne(value, name);
    return value.flatMap((one, i) =>
      field.meaning === null || field.meaning.kind === "name" ? ofOne(one, `${name}.${i}`) : ofOne(one, name),
    );
  });
};

/** A date in one line, as `readWrittenDate` reads it back; a text with no such line stands as it was recorded. */
export const lineOfDate = (recorded: string): string => {
  const { certainty, date, until } = dateOnFormOf(recorded);
  if (/T\d{2}:/.test(recorded)) return recorded;
  if (certainty === "about") return `about ${date}`;
  if (certainty === "between") return `between ${date} and ${until}`;
  if (certainty === "by") return `on or before ${date}`;
  if (certainty === "from") return `on or after ${date}`;
  return date;
};
