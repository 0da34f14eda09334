/**
 * A row as it stands in its table, and whether what a projection gave can stand there.
 *
 * All that a database would refuse (a number out of range, U+0000 in a text, a value too long for an index) is found
 * here, so that it sets one case aside with a reason and never stops the others as a failure of the database.
 */
import { isDeepStrictEqual } from "node:util";
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

/** Days that were found to be days: the same ones come again and again, and to check one takes a microsecond. */
const knownDays = new Set<string>();
const KNOWN_DAYS = 50_000;

/** PostgreSQL knows no year 0. */
const isStorableDay = (value: unknown): value is string => {
  if (typeof value !== "string") return false;
  if (knownDays.has(value)) return true;
  if (!isDay(value) || value.startsWith("0000")) return false;
  if (knownDays.size >= KNOWN_DAYS) knownDays.clear();
  knownDays.add(value);
  return true;
};

/** The value as the database gives it back, or undefined where the column cannot hold it. */
const storable: Readonly<Record<ColumnType, (value: unknown) => StoredValue | undefined>> = {
  text: (value) => (isStorableText(value) ? value : undefined),
  integer: (value) =>
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= LEAST_INTEGER &&
    value <= GREATEST_INTEGER
      ? value + 0
      : undefined,
  boolean: (value) => (typeof value === "boolean" ? value : undefined),
  day: (value) => (isStorableDay(value) ? value : undefined),
  texts: (value) => (Array.isArray(value) && value.every(isStorableText) ? [...value] : undefined),
  json: (value) => {
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined) return undefined;
    const json: StoredValue = JSON.parse(text);
    return hasStorableTexts(json) ? json : undefined;
  },
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
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /** The places of the columns of each index. */
  readonly indexes: readonly (readonly number[])[];
}

/** Worked out once a projection, not once a row. */
const shapes = new WeakMap<Declared, Shape>();

const shapeFor = (declared: Declared): Shape => {
  const known = shapes.get(declared);
  if (known !== undefined) return known;
  const names = Object.keys(declared.columns);
  const shape = {
    columns: Object.entries(declared.columns),
    indexes: declared.indexes.map((index) => index.map((name) => names.indexOf(name))),
  };
  shapes.set(declared, shape);
  return shape;
};

type GivenRow = Readonly<Record<string, unknown>>;

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

const sameTexts = (a: readonly string[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** Whether a row that was stored holds what is given now; what was given differently is compared once it is stored. */
const holds = ({ values }: StoredRow, row: GivenRow, columns: Shape["columns"]): boolean => {
  for (let i = 0; i < columns.length; i++) {
    const [name = "", type] = columns[i] ?? [];
    const stored = values[i];
    const given = row[name];
    if (stored === given) continue;
    const same =
      type === "texts"
        ? Array.isArray(stored) && Array.isArray(given) && sameTexts(stored, given)
        : type === "json" && isDeepStrictEqual(stored, given);
    if (!same) return false;
  }
  return Object.keys(row).length === columns.length + 1;
};

/** The name of something in the row that is neither its key nor a column, where there is one. */
const notAColumn = (row: GivenRow, columns: Declared["columns"]): string | undefined =>
  Object.keys(row).find((name) => name !== "key" && !Object.hasOwn(columns, name));

const noRows: readonly StoredRow[] = Object.freeze([]);

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
  const { columns, indexes } = shapeFor(declared);
  const refuse = (what: string): never => {
    throw new UnstorableRows(`Projection ${declared.name}: ${what}`);
  };
  const stood = new Map(before.map((row) => [row.key, row]));
  const keys = new Set<string>();
  return rows.map((row): StoredRow => {
    const { key } = row;
    if (!isStorableText(key) || key === "") return refuse("a row has no key");
    if (keys.has(key)) return refuse(`two rows have the key ${key.slice(0, 100)}`);
    keys.add(key);
    const same = stood.get(key);
    if (same !== undefined && holds(same, row, columns)) return same;
    if (keyTooLong(caseId, key)) return refuse("a row's key is too long");
    const at = () => `of row ${key.slice(0, 100)}`;

    const values: StoredValue[] = [];
    for (const [name, type] of columns) {
      const value = row[name];
      const stored = value === null ? null : storable[type](value);
      if (stored === undefined) return refuse(`column ${name} ${at()} cannot be stored as ${type}`);
      values.push(stored);
    }
    // It has every column: only one with more in it can have something that is none.
    if (Object.keys(row).length !== columns.length + 1) {
      return refuse(`${notAColumn(row, declared.columns)} ${at()} is not among its columns`);
    }
    for (const index of indexes) {
      if (indexTooLong(values, index)) {
        const names = index.map((place) => columns[place]?.[0]).join(", ");
        return refuse(`${names} ${at()} is too long for its index`);
      }
    }
    return { key, values };
  });
};
