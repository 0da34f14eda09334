/**
 * Tables as CSV (RFC 4180): a header line, CRLF, quotes where they are needed.
 *
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it: who opens the file runs nothing.
 */

export type Cell = string | number | boolean | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What spreadsheets take for the beginning of a formula; a tab or carriage return is skipped before one. */
const FORMULA = /^[=+\-@\t\r]/;

const cellText = (cell: Cell): string => {
  if (cell === null) return "";
  // A negative number is a number; only a text can be a formula.
  const text = typeof cell === "string" && FORMULA.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csvOf = (table: Table): string =>
  [table.columns, ...table.rows].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
