/** Rows of an XLSX workbook, one sheet of it: its texts are held, its rows are not. */
import { fileRefused } from "../import-error.ts";
import type { TableFile } from "../table/table-file.ts";
import { sharedStrings } from "./shared-strings.ts";
import { sheetRows } from "./sheet-rows.ts";
import { readWorkbook } from "./workbook.ts";
import { zipParts } from "./zip-parts.ts";

const TEXTS = "xl/sharedStrings.xml";
/** Bytes once unpacked: a million rows of thirty columns. */
const LARGEST_SHEET = 3_000_000_000;
const LARGEST_TEXTS = 400_000_000;

/** Its sheets, in their order. Rejects with `ImportError`. */
export const sheetNames = async (file: TableFile): Promise<readonly string[]> => {
  const parts = await zipParts(file);
  try {
    return (await readWorkbook(file.name, parts)).sheets.map(({ name }) => name);
  } finally {
    parts.close();
  }
};

/** Every row of the sheet, empty ones too. Throws `ImportError`. */
export async function* xlsxRecords(from: TableFile, sheet?: string): AsyncGenerator<readonly string[]> {
  const file = from.name;
  const parts = await zipParts(from);
  try {
    const { sheets, dateSystem, dayStyles } = await readWorkbook(file, parts);
    const chosen = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
    if (chosen === undefined)
      throw fileRefused(
        file,
        `has no sheet ${JSON.stringify(sheet)}; it has ${sheets.map(({ name }) => JSON.stringify(name)).join(", ")}`,
      );
    const strings = parts.has(TEXTS) ? await sharedStrings(file, await parts.read(TEXTS, LARGEST_TEXTS)) : [];
    yield* sheetRows(await parts.read(chosen.part, LARGEST_SHEET), { file, strings, dayStyles, dateSystem });
  } finally {
    parts.close();
  }
}
