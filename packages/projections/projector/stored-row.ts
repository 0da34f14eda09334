/**
 * A row as it stands in its table, and whether what a projection gave can stand there.
 *
 * All that a database would refuse (a number out of range, U+0000 in a text, a value too long for an index) is found
 * here, so that it sets one case aside with a reason and never stops the others as a failure of the database.
 */
import { isDay } from "@tareekh/core/calendar/day.ts";
import type { ColumnType } from "../projection.ts";
import type { Declared } from "./row-tables.ts";

export type StoredValue = string | number | boolean | readonly string[] | object | null;

export interface StoredRow {
  readonly key: string;
  /** In the order of the table's columns. */
  readonly values: readonly StoredValue[];
}

/** A projection gave rows that cannot be stored. */
export class UnstorableRows extends Error {
  override readonly name = "UnstorableRows";
}

/** Bytes that the texts of a key or of an index may have together: PostgreSQL refuses 2,704 of an index entry. */
const INDEXED_BYTES = 2_400;

const LEAST_INTEGER = -2_147_483_648;
const GREATEST_INTEGER = 2_147_483_647;

const isStorableText = (value: unknown): value is string =>
  typeof value === "string" && !value.includes("\u0000") && value.isWellFormed();

const hasStorableTexts = (json: unknown): boolean => {
  if (typeof json === "string") return isStorableText(json);
  if (Array.isArray(json)) return json.every(hasStorableTexts);
  if (typeof json !== "object" || json === null) return true;
  return Object.entries(json).every(([name, value]) => isStorableText(name) && hasStorableTexts(value));
};

/** PostgreSQL knows no year 0; nor does the calendar here. */
const isStorableDay = (value: unknown): value is string => typeof value === "string" && isDay(value);

/** Copied, so that nobody else can change them. */
const storedTexts = (value: unknown): readonly string[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  for (const text of value) if (!isStorableText(text)) return undefined;
  return value.slice();
};

const storedJson = (value: unknown): StoredValue | undefined => {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return undefined;
  const json: StoredValue = JSON.parse(text);
  return hasStorableTexts(json) ? json : undefined;
};

const isStorableInteger = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= LEAST_INTEGER && value <= GREATEST_INTEGER;

/** The value as the database gives it back, or undefined where the column cannot hold it. */
const storedAs = (type: ColumnType | undefined, value: unknown): StoredValue | undefined => {
  if (value === null) return null;
  switch (type) {
    case "text":
      return isStorableText(value) ? value : undefined;
    case "day":
      return isStorableDay(value) ? value : undefined;
    case "integer":
      return isStorableInteger(value) ? value + 0 : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "texts":
      return storedTexts(value);
    case "json":
      return storedJson(value);
    case undefined:
      return undefined;
  }
};

const bytesOf = (text: string): number => Buffer.byteLength(text);
/** A character of JavaScript's takes at most three bytes in UTF-8: told at once, and nearly always enough. */
const mostBytesOf = (text: string): number => 3 * text.length;

type BytesOfText = (text: string) => number;

const bytesIn = (value: StoredValue | undefined, ofText: BytesOfText): number => {
  if (typeof value === "string") return ofText(value);
  if (!Array.isArray(value)) return 8;
  let bytes = 24;
  for (const text of value) bytes += ofText(text) + 8;
  return bytes;
};

interface Shape {
  readonly names: readonly string[];
  readonly types: readonly ColumnType[];
  /** The places of the columns of each index. */
  readonly indexes: readonly (readonly number[])[];
  /** How the row before was written: nearly all rows of a projection are made in one place, and so in one order. */
  written: Written;
}

/** The names in a row, in its order, and the place among them of each column; -1 of one that is not there. */
interface Written {
  readonly names: readonly string[];
  readonly placeOf: readonly number[];
}

/** Worked out once a projection, not once a row. */
const shapes = new WeakMap<Declared, Shape>();

const shapeFor = (declared: Declared): Shape => {
  const known = shapes.get(declared);
  if (known !== undefined) return known;
  const names = Object.keys(declared.columns);
  const shape = {
    names,
    types: Object.values(declared.columns),
    indexes: declared.indexes.map((index) => index.map((name) => names.indexOf(name))),
    written: { names: [], placeOf: [] },
  };
  shapes.set(declared, shape);
  return shape;
};

type GivenRow = Readonly<Record<string, unknown>>;

const sameTexts = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

const writtenAs = (shape: Shape, row: GivenRow): Written => {
  const names = Object.keys(row);
  if (sameTexts(names, shape.written.names)) return shape.written;
  shape.written = { names, placeOf: shape.names.map((name) => names.indexOf(name)) };
  return shape.written;
};

/** What a row gives for each column, in their order; undefined for one that it does not have. */
const givenValues = ({ placeOf }: Written, row: GivenRow): unknown[] => {
  const values = Object.values(row);
  return placeOf.map((place) => values[place]);
};

const indexTooLong = (values: readonly StoredValue[], index: readonly number[]): boolean => {
  const bytes = (ofText: BytesOfText): number => {
    let sum = 0;
    for (const place of index) sum += bytesIn(values[place], ofText);
    return sum;
  };
  return bytes(mostBytesOf) > INDEXED_BYTES && bytes(bytesOf) > INDEXED_BYTES;
};

const keyTooLong = (caseId: string, key: string): boolean =>
  mostBytesOf(caseId) + mostBytesOf(key) > INDEXED_BYTES && bytesOf(caseId) + bytesOf(key) > INDEXED_BYTES;

/** Whether what was stored is what is given now would be stored as. Of what JSON cannot say as it is, this says no. */
const saysSame = (stored: unknown, given: unknown): boolean => {
  if (stored === given) return true;
  if (typeof stored !== "object" || typeof given !== "object" || stored === null || given === null) {
    return false;
  }
  if (Array.isArray(stored)) {
    if (!Array.isArray(given) || stored.length !== given.length) return false;
    for (let i = 0; i < stored.length; i++) if (!saysSame(stored[i], given[i])) return false;
    return true;
  }
  const names = Object.keys(stored);
  if (Array.isArray(given) || Object.keys(given).length !== names.length) return false;
  for (const name of names)
    if (!saysSame((stored as GivenRow)[name], (given as GivenRow)[name])) return false;
  return true;
};

/** The name of something in the row that is neither its key nor a column, where there is one. */
const notAColumn = ({ names }: Written, columns: Declared["columns"]): string | undefined =>
  names.find((name) => name !== "key" && !Object.hasOwn(columns, name));

/** Rows that do not come in the order in which they came before. */
interface Displaced {
  /** Keys of those that have come. */
  readonly taken: Set<string>;
  /** Those that came before and have not come yet, by key. */
  readonly left: ReadonlyMap<string, StoredRow>;
}

/** From that place on, up to which they came in order. */
const displacedFrom = (before: readonly StoredRow[], place: number): Displaced => ({
  taken: new Set(before.slice(0, place).map(({ key }) => key)),
  left: new Map(before.slice(place).map((row) => [row.key, row])),
});

const noRows: readonly StoredRow[] = Object.freeze([]);
const noValues: StoredRow["values"] = Object.freeze([]);

/**
 * The rows of one case as they will be stored. Throws `UnstorableRows`, with the projection, the row and the column,
 * but never the value, which need not be fit for a log.
 *
 * @param before the rows that it had: one that has stayed as it was is given back as the same object, unexamined
 */
export const storedRows = (
  declared: Declared,
  caseId: string,
  rows: readonly GivenRow[],
  before: readonly StoredRow[] = noRows,
): readonly StoredRow[] => {
  const shape = shapeFor(declared);
  const { names, types, indexes } = shape;
  const refuse = (what: string): never => {
    throw new UnstorableRows(`Projection ${declared.name}: ${what}`);
  };
  /** Rows mostly come in the order in which they came before: as long as they do, none is looked up. */
  let displaced: Displaced | null = null;
  return rows.map((row, place): StoredRow => {
    const { key } = row;
    if (!isStorableText(key) || key === "") return refuse("a row has no key");
    let stood = before[place];
    if (displaced !== null || stood?.key !== key) {
      displaced ??= displacedFrom(before, place);
      if (displaced.taken.has(key)) return refuse(`two rows have the key ${key.slice(0, 100)}`);
      displaced.taken.add(key);
      stood = displaced.left.get(key);
    }
    if (stood === undefined && keyTooLong(caseId, key)) return refuse("a row's key is too long");
    const at = () => `of row ${key.slice(0, 100)}`;

    const written = writtenAs(shape, row);
    const values = givenValues(written, row);
    const stoodThere = stood?.values ?? noValues;
    let changed = stood === undefined;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      const before = stoodThere[i];
      // What stood there was examined when it came.
      if (value === before && before !== undefined) continue;
      const stored = before !== undefined && saysSame(before, value) ? before : storedAs(types[i], value);
      if (stored === undefined) return refuse(`column ${names[i]} ${at()} cannot be stored as ${types[i]}`);
      if (stored !== before) changed = true;
      values[i] = stored;
    }
    // It has every column: only one with more in it can have something that is none.
    if (written.names.length !== names.length + 1) {
      return refuse(`${notAColumn(written, declared.columns)} ${at()} is not among its columns`);
    }
    if (stood !== undefined && !changed) return stood;
    // Each was examined above.
    const examined = values as readonly StoredValue[];
    for (const index of indexes) {
      if (indexTooLong(examined, index)) {
        return refuse(`${index.map((place) => names[place]).join(", ")} ${at()} is too long for its index`);
      }
    }
    return { key, values: examined };
  });
};
