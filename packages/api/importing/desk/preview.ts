/** What is in a file, as far as one must see it to say how it is to be read: its columns, with some of their values. */
import { readIndianDate } from "../indian-date.ts";
import { csvDelimiter } from "../table/csv-table.ts";
import { markOf } from "../table/decoded-text.ts";
import { isWorkbookName, openTable } from "../table/open-table.ts";
import type { Encoding, ReadingOptions } from "../table/source-table.ts";
import type { TableFile } from "../table/table-file.ts";
import { sheetNames } from "../xlsx/xlsx-table.ts";

export interface PreviewColumn {
  readonly name: string;
  /** Values that stand in it, each once, in the order of the file; the first of them. */
  readonly samples: readonly string[];
  /** All the values of the rows that were looked at; null where there are more than anybody would go through. */
  readonly values: readonly string[] | null;
  /** A sample as it is read where a date is asked for; null where they are no dates. */
  readonly date: { readonly written: string; readonly edtf: string } | null;
}

export interface Preview {
  readonly columns: readonly PreviewColumn[];
  /** Of text. Null for a workbook. */
  readonly text: {
    readonly encoding: Encoding;
    /** A byte order mark says so, and nobody else. */
    readonly marked: boolean;
    readonly delimiter: string;
  } | null;
  /** Of a workbook, in their order. */
  readonly sheets: readonly string[];
  /** Rows that were looked at, and whether those were all. */
  readonly rows: number;
  readonly whole: boolean;
}

const ROWS = 2_000;
const SAMPLES = 3;
const MOST_VALUES = 40;

const dateIn = (values: readonly string[], serialDays: boolean): PreviewColumn["date"] => {
  const [first] = values;
  if (first === undefined) return null;
  const read = values.map((value) => readIndianDate(value, serialDays));
  const [date] = read;
  // A column of years or numbers is not said to be one of dates.
  return date?.ok && read.every(({ ok }) => ok) && date.edtf.length > 4
    ? { written: first, edtf: date.edtf }
    : null;
};

/** Rejects with `ImportError` where the file is no table. */
export const previewOf = async (file: TableFile, reading: ReadingOptions): Promise<Preview> => {
  const table = await openTable(file, reading);
  const values = table.columns.map(() => new Set<string>());
  let rows = 0;
  let whole = true;
  for await (const { cells, broken } of table.rows()) {
    if (rows === ROWS) {
      whole = false;
      break;
    }
    rows += 1;
    if (broken !== null) continue;
    for (const [i, seen] of values.entries()) {
      const text = (cells[i] ?? "").trim();
      if (text !== "" && seen.size <= MOST_VALUES) seen.add(text);
    }
  }
  const isWorkbook = isWorkbookName(file.name);
  const mark = isWorkbook ? null : await markOf(file);
  return {
    columns: table.columns.map((name, i) => {
      const all = [...(values[i] ?? [])];
      const samples = all.slice(0, SAMPLES);
      return {
        name,
        samples,
        values: all.length > MOST_VALUES ? null : all,
        date: dateIn(samples, table.serialDays),
      };
    }),
    text: isWorkbook
      ? null
      : {
          encoding: mark ?? reading.encoding ?? "utf-8",
          marked: mark !== null,
          delimiter: await csvDelimiter(file, reading),
        },
    sheets: isWorkbook ? await sheetNames(file) : [],
    rows,
    whole,
  };
};
