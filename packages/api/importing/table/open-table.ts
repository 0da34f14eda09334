/** Opens a file of rows: CSV or XLSX, and the rows that an earlier import refused. */
import { asWritten } from "../../csv/formulas.ts";
import { fileRefused } from "../import-error.ts";
import { addedColumns, sharedKeyIn } from "../refused-columns.ts";
import { xlsxRecords } from "../xlsx/xlsx-table.ts";
import { csvRecords } from "./csv-table.ts";
import { inStep, numbered, type ReadingOptions, type SourceTable, type TableRow } from "./source-table.ts";
import type { TableFile } from "./table-file.ts";

/** A file of refused rows is always written in one way, whatever the file was from which they came. */
const OF_REFUSED: ReadingOptions = { encoding: "utf-8", delimiter: "," };

type Records = () => AsyncGenerator<readonly string[]>;

const headerOf = async (records: Records): Promise<{ row: number; cells: readonly string[] } | null> => {
  for await (const found of numbered(records())) return found;
  return null;
};

const checkedColumns = (file: string, cells: readonly string[]): readonly string[] => {
  const last = cells.findLastIndex((cell) => cell.trim() !== "");
  const columns = cells.slice(0, last + 1).map((cell) => cell.trim());
  const twice = columns.find((name, i) => name !== "" && columns.indexOf(name) !== i);
  if (twice !== undefined)
    throw fileRefused(file, `has two columns ${JSON.stringify(twice)}: give one of them another name`);
  return columns;
};

/** A file is told by its name alone: a workbook, or text. */
export const isWorkbookName = (name: string): boolean => /\.xlsx$/i.test(name);

/**
 * The columns of a file, and its rows as often as they are asked for. Rejects with `ImportError`.
 */
export const openTable = async (file: TableFile, options: ReadingOptions = {}): Promise<SourceTable> => {
  const { name } = file;
  await file.size();
  if (/\.(xls|xlsb|ods)$/i.test(name))
    throw fileRefused(name, 'cannot be read: save it as XLSX or as "CSV UTF-8", and import that');
  if (/\.(json|xml|html?|pdf|docx?|odt|zip)$/i.test(name))
    throw fileRefused(
      name,
      "is no table: import a CSV or XLSX file. A map, or a whole list in another form, is not uploaded here",
    );
  const isWorkbook = isWorkbookName(name);
  let records: Records = isWorkbook
    ? () => xlsxRecords(file, options.sheet)
    : () => csvRecords(file, options);

  let header = isWorkbook ? null : await headerOf(() => csvRecords(file, OF_REFUSED)).catch(() => null);
  const added = header === null ? 0 : addedColumns(header.cells);
  const ofRefused = added > 0;
  if (ofRefused) records = () => csvRecords(file, OF_REFUSED);
  else header = await headerOf(records);
  if (header === null) throw fileRefused(name, "has no row: its first must name the columns");

  const read = (cells: readonly string[]): readonly string[] =>
    ofRefused ? cells.slice(added).map(asWritten) : cells;
  const columns = checkedColumns(name, read(header.cells));
  const headerRow = header.row;

  async function* rows(): AsyncGenerator<TableRow> {
    for await (const { row, cells } of numbered(records())) {
      if (row <= headerRow) continue;
      const own = read(cells);
      // A workbook leaves out the empty cells at a row's end.
      const missing = isWorkbook ? Math.max(0, columns.length - own.length) : 0;
      const told = inStep(columns.length, row, [...own, ...Array<string>(missing).fill("")]);
      yield ofRefused ? { ...told, sharedKey: sharedKeyIn(cells.slice(0, added).map(asWritten)) } : told;
    }
  }
  return { columns, serialDays: isWorkbook || ofRefused, rows };
};
