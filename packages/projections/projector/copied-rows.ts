/**
 * Rows as PostgreSQL's `COPY … FROM STDIN (FORMAT binary)` takes them. Pure, so that any thread can write them.
 *
 * The form is that of the manual's page on COPY, "Binary Format", and of each value that of its type's `…_recv`: how
 * many bytes it has, or -1 for null, and they.
 */
import { type Day, dayNumber } from "@tareekh/core/calendar/day.ts";
import type { ColumnType } from "../projection.ts";
import { GrowingBytes } from "./growing-bytes.ts";
import type { RowTable } from "./row-tables.ts";
import type { StoredRow, StoredValue } from "./stored-row.ts";

/** The signature; no flags; nothing more in the header. */
const HEADER = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");

/** Stands where the next row would say how many values it has. */
const NO_MORE_ROWS = -1;

const NULL = -1;

/** The type `text`, by its number in `pg_type`. */
const TEXT = 25;

/** Of the forms in which `jsonb` may be sent. */
const JSON_AS_TEXT = 1;

/** PostgreSQL counts days from here. */
const FIRST_DAY = dayNumber("2000-01-01" as Day);

const writeTexts = (bytes: GrowingBytes, texts: readonly string[]): void => {
  bytes.int32(texts.length === 0 ? 0 : 1); // dimensions
  bytes.int32(0); // no nulls
  bytes.int32(TEXT);
  if (texts.length === 0) return;
  bytes.int32(texts.length);
  bytes.int32(1); // the index of the first
  for (const text of texts) bytes.text(text);
};

const writeJson = (bytes: GrowingBytes, json: StoredValue): void => {
  bytes.byte(JSON_AS_TEXT);
  bytes.bytes(Buffer.from(JSON.stringify(json)));
};

const writeValue = (bytes: GrowingBytes, type: ColumnType, value: StoredValue): void => {
  if (value === null) {
    bytes.int32(NULL);
    return;
  }
  switch (type) {
    case "text":
      bytes.text(value as string);
      break;
    case "integer":
      bytes.int32(4);
      bytes.int32(value as number);
      break;
    case "boolean":
      bytes.int32(1);
      bytes.byte(value === true ? 1 : 0);
      break;
    case "day":
      bytes.int32(4);
      bytes.int32(dayNumber(value as Day) - FIRST_DAY);
      break;
    case "texts":
      bytes.counted(() => writeTexts(bytes, value as readonly string[]));
      break;
    case "json":
      bytes.counted(() => writeJson(bytes, value));
      break;
  }
};

/** Rows of one table, of case after case. */
export class CopiedRows {
  readonly #types: readonly ColumnType[];
  readonly #bytes = new GrowingBytes();
  #rows = 0;

  constructor({ columns }: RowTable) {
    this.#types = columns.map(([, type]) => type);
    this.#bytes.bytes(HEADER);
  }

  add(caseId: string, rows: readonly StoredRow[]): void {
    const bytes = this.#bytes;
    for (const { key, values } of rows) {
      bytes.int16(2 + this.#types.length);
      bytes.text(caseId);
      bytes.text(key);
      for (const [i, type] of this.#types.entries()) writeValue(bytes, type, values[i] ?? null);
    }
    this.#rows += rows.length;
  }

  /** All that were added, and no more may be; null where there are none. */
  taken(): Uint8Array<ArrayBuffer> | null {
    if (this.#rows === 0) return null;
    this.#bytes.int16(NO_MORE_ROWS);
    return this.#bytes.taken();
  }
}
