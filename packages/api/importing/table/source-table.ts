/** A table as a file holds it: column names, and rows of text that are read one after another, never all at once. */

export interface TableRow {
  /** As a spreadsheet counts them: the header is row 1, and empty rows count. */
  readonly row: number;
  /** In step with the columns. */
  readonly cells: readonly string[];
  /** Why the cells cannot be told apart; null where they can. */
  readonly broken: string | null;
  /** Of a file of refused rows: the key of which it was refused, since another row has it (`refused-columns.ts`). */
  readonly sharedKey?: string | null;
}

export interface SourceTable {
  readonly columns: readonly string[];
  /** Numbers may be days, as spreadsheets count them. */
  readonly serialDays: boolean;
  /** Reads the file from its beginning. Throws `ImportError` where it cannot be read on. */
  readonly rows: () => AsyncIterable<TableRow>;
}

/** How a file is to be read where it does not tell by itself. */
export interface ReadingOptions {
  /** Of text without a byte order mark. */
  readonly encoding?: Encoding;
  /** Between cells; found in the first line where it is absent. */
  readonly delimiter?: string;
  /** Of a workbook; the first where it is absent. */
  readonly sheet?: string;
  /** Of which day the list is, where the map asks it of the whole file: 2026-11-15. */
  readonly day?: string;
}

export const encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof encodings)[number];

const isEmpty = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

/** The rows with their numbers, less those that are empty. */
export async function* numbered(records: AsyncIterable<readonly string[]>): AsyncGenerator<{
  readonly row: number;
  readonly cells: readonly string[];
}> {
  let row = 0;
  for await (const cells of records) {
    row += 1;
    if (!isEmpty(cells)) yield { row, cells };
  }
}

/** The cells in step with the columns; those beyond must be empty. */
export const inStep = (columns: number, row: number, cells: readonly string[]): TableRow =>
  cells.length < columns || !isEmpty(cells.slice(columns))
    ? {
        row,
        cells,
        broken: `it has ${cells.length} cells and the header has ${columns}: a delimiter or a quote is missing or too many`,
      }
    : { row, cells: cells.slice(0, columns), broken: null };
