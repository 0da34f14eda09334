/**
 * The units of figures (proceedings, or accused) in columns of small whole numbers, a million of which fit in memory and
 * are gone through in milliseconds. Never changed once made: who reads one need not mind who makes the next.
 */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import { type DelayRow, delayColumns } from "../../delays.ts";
import { CaseIdList, type CaseIds } from "./case-ids.ts";
import type { RowText } from "./row-text.ts";
import { copyValues, GrowingValues, NONE, readValues, roomFor, type Values } from "./values.ts";

export type UnitColumn = Exclude<keyof typeof delayColumns, "proceeding" | "accused">;

export { NONE } from "./values.ts";

/** A column as it is kept. */
export interface StoredColumn {
  /**
   * A value for each unit, or none. Days by their number since 1970; yes and no as 1 and 0; a text, or several, by its
   * place in `words`.
   */
  readonly values: Values;
  /** Of texts: each once. Several are one word, with a line's end between them. Empty of other columns. */
  readonly words: readonly string[];
}

/** A column as it is read: with `NONE` where a row has null. */
export interface Column {
  readonly values: Int32Array;
  readonly words: readonly string[];
}

export interface Units {
  readonly size: number;
  readonly caseIds: CaseIds;
  /** Of each case its first unit, and after the last the number of all. */
  readonly starts: Int32Array;
  readonly columns: ReadonlyMap<UnitColumn, StoredColumn>;
}

/** A value as it comes in: a day as its number or its text. */
export type UnitValue = number | string | boolean | readonly string[] | null;

export const storedColumn = (units: Units, name: UnitColumn): StoredColumn => {
  const column = units.columns.get(name);
  if (column === undefined) throw new Error(`The column ${name} of the units was not read`);
  return column;
};

/** All of a column at once. */
export const columnOf = (units: Units, name: UnitColumn): Column => {
  const { values, words } = storedColumn(units, name);
  const read = new Int32Array(units.size);
  readValues(values, 0, units.size, read);
  return { values: read, words };
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

/** Bytes that a value of a column takes, at least. */
const bytesOf = (name: UnitColumn): 1 | 2 | 4 => {
  const type = delayColumns[name];
  return type === "day" ? 2 : type === "integer" ? 4 : 1;
};

const isWordColumn = (name: UnitColumn): boolean =>
  delayColumns[name] === "text" || delayColumns[name] === "texts";

const longer = (values: Int32Array, size: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(Math.max(size, values.length * 2));
  grown.set(values);
  return grown;
};

/** Without a copy where there is nothing to be cut off. */
const cut = (values: Int32Array, size: number): Int32Array =>
  values.length === size ? values : values.slice(0, size);

/** Makes columns of rows, one after the other. */
export class ColumnsBuilder {
  readonly #names: readonly UnitColumn[];
  readonly #areWords: readonly boolean[];
  readonly #dictionaries: Dictionaries;
  readonly #values: readonly GrowingValues[];
  #size = 0;

  /** @param expected how many there will be, where that is known */
  constructor(names: readonly UnitColumn[], dictionaries = new Dictionaries(), expected = 64) {
    this.#names = names;
    this.#areWords = names.map(isWordColumn);
    this.#dictionaries = dictionaries;
    this.#values = names.map((name) => new GrowingValues(expected, bytesOf(name)));
  }

  get size(): number {
    return this.#size;
  }

  /** @param read the row's value of a column, by its place among the names */
  add(read: (place: number) => UnitValue): void {
    const at = this.#size++;
    for (const [place, name] of this.#names.entries())
      this.#values[place]?.put(at, this.#coded(name, read(place)));
  }

  /** A row with a value for each of the names, days as their numbers and several texts as one. */
  addText(row: RowText): void {
    const at = this.#size++;
    for (let place = 0; place < this.#names.length; place++) {
      const value = this.#areWords[place] === true ? this.#word(place, row.text()) : row.number();
      this.#values[place]?.put(at, value);
    }
  }

  #word(place: number, text: string | null): number {
    const name = this.#names[place];
    return name === undefined || text === null || text === "" ? NONE : this.#dictionaries.placeOf(name, text);
  }

  #coded(name: UnitColumn, value: UnitValue): number {
    if (value === null || value === undefined) return NONE;
    if (typeof value === "number") return value;
    if (typeof value === "boolean") return value ? 1 : 0;
    const text = typeof value === "string" ? value : value.join("\n");
    if (text === "") return NONE;
    return isWordColumn(name) ? this.#dictionaries.placeOf(name, text) : dayNumber(text as Day);
  }

  done(): Units["columns"] {
    return new Map(
      this.#names.map((name, place) => [
        name,
        {
          values: this.#values[place]?.done(this.#size) ?? new Int8Array(0),
          words: isWordColumn(name) ? this.#dictionaries.wordsOf(name) : [],
        },
      ]),
    );
  }
}

/** Makes units of rows, which come in ascending order of case. */
export class UnitsBuilder {
  readonly #columns: ColumnsBuilder;
  readonly #caseIds: CaseIdList;
  #starts: Int32Array;
  #last: string | null = null;

  /** @param expected how many there will be, where that is known */
  constructor(names: readonly UnitColumn[], dictionaries = new Dictionaries(), expected = 64) {
    this.#columns = new ColumnsBuilder(names, dictionaries, expected);
    this.#caseIds = new CaseIdList(expected);
    this.#starts = new Int32Array(expected + 1);
  }

  /** @param read the row's value of a column, by its place among the names */
  add(caseId: string, read: (place: number) => UnitValue): void {
    this.#begin(caseId);
    this.#columns.add(read);
  }

  /** A row as `ColumnsBuilder` takes it. */
  addText(caseId: string, row: RowText): void {
    this.#begin(caseId);
    this.#columns.addText(row);
  }

  #begin(caseId: string): void {
    if (this.#last === caseId) return;
    this.#last = caseId;
    const place = this.#caseIds.size;
    this.#caseIds.add(caseId);
    if (place + 1 >= this.#starts.length) this.#starts = longer(this.#starts, place + 2);
    this.#starts[place] = this.#columns.size;
  }

  done(): Units {
    const cases = this.#caseIds.size;
    const { size } = this.#columns;
    this.#starts[cases] = size;
    return {
      size,
      caseIds: this.#caseIds.done(),
      starts: cut(this.#starts, cases + 1),
      columns: this.#columns.done(),
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

/**
 * Units in which those of some cases are replaced by fresh ones; a case that has none among the fresh goes. Both rest on
 * the same dictionaries and have the same columns.
 */
export const replaced = (units: Units, changed: readonly string[], fresh: Units): Units => {
  const freshIds = Array.from({ length: fresh.caseIds.size }, (_, place) => fresh.caseIds.at(place));
  const ids = [...new Set([...changed, ...freshIds])].sort();
  const caseIds = new CaseIdList(units.caseIds.size + freshIds.length);
  const starts = new Int32Array(units.caseIds.size + freshIds.length + 1);
  /** Stretches to be copied, in order: of the old units, or of the fresh. */
  const stretches: { readonly source: Units; readonly from: number; readonly to: number }[] = [];
  let size = 0;
  const copy = (source: Units, firstCase: number, lastCase: number): void => {
    const from = source.starts[firstCase] ?? source.size;
    const to = source.starts[lastCase] ?? source.size;
    for (let at = firstCase, place = caseIds.size; at < lastCase; at++, place++)
      starts[place] = size + (source.starts[at] ?? 0) - from;
    source.caseIds.copyTo(caseIds, firstCase, lastCase);
    stretches.push({ source, from, to });
    size += to - from;
  };
  let next = 0;
  let nextFresh = 0;
  for (const id of ids) {
    const place = units.caseIds.placeOf(id);
    copy(units, next, place);
    next = units.caseIds.isAt(place, id) ? place + 1 : place;
    if (freshIds[nextFresh] === id) {
      copy(fresh, nextFresh, nextFresh + 1);
      nextFresh++;
    }
  }
  copy(units, next, units.caseIds.size);
  starts[caseIds.size] = size;
  const columns = new Map<UnitColumn, StoredColumn>();
  for (const [name, { values: old, words }] of units.columns) {
    const values = roomFor(size, old, storedColumn(fresh, name).values);
    let at = 0;
    for (const { source, from, to } of stretches) {
      copyValues(storedColumn(source, name).values.subarray(from, to), values, at);
      at += to - from;
    }
    columns.set(name, { values, words });
  }
  return { size, caseIds: caseIds.done(), starts: cut(starts, caseIds.size + 1), columns };
};

/** Units with more columns: those of the same units, read at the same position. */
export const withColumns = (units: Units, columns: Units["columns"]): Units => {
  for (const { values } of columns.values())
    if (units.size !== values.length) throw new Error("Columns of other units cannot be joined to these");
  return { ...units, columns: new Map([...units.columns, ...columns]) };
};
