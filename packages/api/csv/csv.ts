/**
 * Tables as CSV (RFC 4180) in UTF-8: a header line, CRLF, quotes where they are needed.
 *
 * The file begins with a byte order mark: without it Excel takes the letters of Indian scripts for others. A cell that
 * a spreadsheet would run as a formula gets an apostrophe before it: who opens the file runs nothing.
 */

import { harmless } from "./formulas.ts";

export type Cell = string | number | boolean | null;
export type Line = readonly Cell[];

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Line[];
}

/** Some lines of a table that is longer. */
export interface TablePart {
  readonly rows: readonly Line[];
  /** Where the next part begins; null after the last. */
  readonly next: string | null;
}

export const BYTE_ORDER_MARK = "\ufeff";

const cellText = (cell: Cell): string => {
  if (cell === null) return "";
  // A negative number is a number; only a text can be a formula.
  const text = typeof cell === "string" ? harmless(cell) : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const linesOf = (lines: readonly Line[]): string =>
  lines.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");

export const csvOf = ({ columns, rows }: Table): string => BYTE_ORDER_MARK + linesOf([columns, ...rows]);

/**
 * A table that comes part after part, of which one at a time is held: the next is asked once the reader has taken the
 * one before. Where a part cannot be had the stream fails, so that nobody takes half a table for the whole.
 *
 * @param first read by the caller, who can still refuse then
 */
export const csvStream = (
  columns: readonly string[],
  first: TablePart,
  partAfter: (cursor: string) => Promise<TablePart>,
): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let next = first.next;
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        controller.enqueue(encoder.encode(csvOf({ columns, rows: first.rows })));
        if (next === null) controller.close();
      },
      pull: async (controller) => {
        if (next === null) return;
        const part = await partAfter(next);
        next = part.next;
        if (part.rows.length > 0) controller.enqueue(encoder.encode(linesOf(part.rows)));
        if (next === null) controller.close();
      },
    },
    // Nothing is read before it is asked for.
    { highWaterMark: 0 },
  );
};
