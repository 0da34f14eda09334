/**
 * The units of figures (proceedings, or accused) in columns of small whole numbers, a million of which fit in memory and
 * are gone through in milliseconds. Never changed once made: who reads one need not mind who makes the next.
 */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import { type DelayRow, delayColumns } from "../../delays.ts";

export type UnitColumn = Exclude<keyof typeof delayColumns, "proceeding" | "accused">;

/** Stands where a row has null. */
export const NONE = -2_147_483_648;

export interface Column {
  /**
   * A value for each unit, or `NONE`. Days by their number since 1970; yes and no as 1 and 0; a text, or several, by its
   * place in `words`.
   */
  readonly values: Int32Array;
  /** Of texts: each once. Several are one word, with a line's end between them. Empty of other columns. */
  readonly words: readonly string[];
}

export interface Units {
  readonly size: number;
  /** In ascending order of code units. */
  readonly caseIds: readonly string[];
  /** Of each case its first unit, and after the last the number of all. */
  readonly starts: Int32Array;
  readonly columns: ReadonlyMap<UnitColumn, Column>;
}

/** A value as it comes in: a day as its number or its text. */
export type UnitValue = number | string | boolean | readonly string[] | null;

export const columnOf = (units: Units, name: UnitColumn): Column => {
  const column = units.columns.get(name);
  if (column === undefined) throw new Error(`The column ${name} of the units was not read`);
  return column;
};

export const valuesOf = (units: Units, name: UnitColumn): Int32Array => columnOf(units, name).values;

/** The words of text columns, each with its place. Only ever added to, so that columns made of it stay what they are. */
export class Dictionaries {
  readonly #places = new Map<UnitColumn, Map<string, number>>();
  readonly #words = new Map<UnitColumn, string[]>();

  wordsOf(column: UnitColumn): string[] {
    const known = this.#words.get(column);
    if (known !== undefined) return known;
    const words: string[] = [];
    this.#words.set(column, words);
    this.#places.set(column, new Map());
    return words;
  }

  placeOf(column: UnitColumn, word: string): number {
    const words = this.wordsOf(column);
    const places = this.#places.get(column) ?? new Map<string, number>();
    const known = places.get(word);
    if (known !== undefined) return known;
    places.set(word, words.length);
    return words.push(word) - 1;
  }
}

const isWordColumn = (name: UnitColumn): boolean =>
  delayColumns[name] === "text" || delayColumns[name] === "texts";

/** Makes units of rows, which come in ascending order of case. */
export class UnitsBuilder {
  readonly #names: readonly UnitColumn[];
  readonly #dictionaries: Dictionaries;
  readonly #caseIds: string[] = [];
  readonly #starts: number[] = [];
  #values: Int32Array[];
  #size = 0;

  constructor(names: readonly UnitColumn[], dictionaries = new Dictionaries()) {
    this.#names = names;
    this.#dictionaries = dictionaries;
    this.#values = names.map(() => new Int32Array(64));
  }

  /** @param read the row's value of a column, by its place among the names */
  add(caseId: string, read: (place: number) => UnitValue): void {
    if (this.#caseIds.at(-1) !== caseId) {
      this.#caseIds.push(caseId);
      this.#starts.push(this.#size);
    }
    const at = this.#size++;
    for (const [place, name] of this.#names.entries()) {
      let column = this.#values[place] ?? new Int32Array(0);
      if (at >= column.length) {
        const longer = new Int32Array(column.length * 2);
        longer.set(column);
        this.#values[place] = longer;
        column = longer;
      }
      column[at] = this.#coded(name, read(place));
    }
  }

  #coded(name: UnitColumn, value: UnitValue): number {
    if (value === null || value === undefined) return NONE;
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    const text = typeof value === "string" ? value : value.join("\n");
    if (text === "") return NONE;
    return isWordColumn(name) ? this.#dictionaries.placeOf(name, text) : dayNumber(text as Day);
  }

  done(): Units {
    return {
      size: this.#size,
      caseIds: this.#caseIds,
      starts: Int32Array.from([...this.#starts, this.#size]),
      columns: new Map(
        this.#names.map((name, place) => [
          name,
          {
            values: (this.#values[place] ?? new Int32Array(0)).slice(0, this.#size),
            words: isWordColumn(name) ? this.#dictionaries.wordsOf(name) : [],
          },
        ]),
      ),
    };
  }
}

/** The units of rows as a projection gives them: of proceedings, or of accused. Rows may come in any order. */
export const unitsOfRows = (
  rows: readonly (DelayRow & { readonly caseId: string })[],
  unit: "proceeding" | "accused",
): Units => {
  const names = Object.keys(delayColumns).filter(
    (name) => name !== "proceeding" && name !== "accused",
  ) as UnitColumn[];
  const builder = new UnitsBuilder(names);
  const ofUnit = rows.filter(({ accused }) => (accused === null) === (unit === "proceeding"));
  for (const row of ofUnit.toSorted((a, b) => (a.caseId < b.caseId ? -1 : a.caseId > b.caseId ? 1 : 0))) {
    builder.add(row.caseId, (place) => {
      const name = names[place];
      return name === undefined ? null : (row[name] as UnitValue);
    });
  }
  return builder.done();
};

/** The place of the first of the ascending ids that is not before one. */
const placeAmong = (ids: readonly string[], id: string): number => {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ids[middle] ?? "") < id) from = middle + 1;
    else to = middle;
  }
  return from;
};

/**
 * Units in which those of some cases are replaced by fresh ones; a case that has none among the fresh goes. Both rest on
 * the same dictionaries and have the same columns.
 */
export const replaced = (units: Units, changed: readonly string[], fresh: Units): Units => {
  const ids = [...new Set([...changed, ...fresh.caseIds])].sort();
  const caseIds: string[] = [];
  const starts: number[] = [];
  /** Stretches to be copied, in order: of the old units, or of the fresh. */
  const stretches: { readonly source: Units; readonly from: number; readonly to: number }[] = [];
  let size = 0;
  const copy = (source: Units, firstCase: number, lastCase: number): void => {
    const from = source.starts[firstCase] ?? source.size;
    const to = source.starts[lastCase] ?? source.size;
    for (let at = firstCase; at < lastCase; at++) {
      caseIds.push(source.caseIds[at] ?? "");
      starts.push(size + (source.starts[at] ?? 0) - from);
    }
    stretches.push({ source, from, to });
    size += to - from;
  };
  let next = 0;
  let nextFresh = 0;
  for (const id of ids) {
    const place = placeAmong(units.caseIds, id);
    copy(units, next, place);
    next = units.caseIds[place] === id ? place + 1 : place;
    if (fresh.caseIds[nextFresh] === id) {
      copy(fresh, nextFresh, nextFresh + 1);
      nextFresh++;
    }
  }
  copy(units, next, units.caseIds.length);
  starts.push(size);
  const columns = new Map<UnitColumn, Column>();
  for (const [name, { words }] of units.columns) {
    const values = new Int32Array(size);
    let at = 0;
    for (const { source, from, to } of stretches) {
      values.set(valuesOf(source, name).subarray(from, to), at);
      at += to - from;
    }
    columns.set(name, { values, words });
  }
  return { size, caseIds, starts: Int32Array.from(starts), columns };
};

/** Units with more columns: those of the same units, read at the same position. */
export const joined = (units: Units, more: Units): Units => {
  if (units.size !== more.size) throw new Error("Columns of other units cannot be joined to these");
  return { ...units, columns: new Map([...units.columns, ...more.columns]) };
};
