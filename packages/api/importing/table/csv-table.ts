/** Rows of a CSV file: quoted cells with line ends in them, any delimiter of one character, any encoding. */
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { fileRefused } from "../import-error.ts";
import { decodedText } from "./decoded-text.ts";
import type { ReadingOptions } from "./source-table.ts";
import type { TableFile } from "./table-file.ts";

/** More than a row of any register, and little enough to be held. In characters. */
const LONGEST_ROW = 1_000_000;

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The delimiter that the first line has most often outside quotes; a comma where it has none. */
const delimiterIn = (beginning: string): string => {
  const counts = new Map<string, number>(DELIMITERS.map((one) => [one, 0]));
  let quoted = false;
  for (const character of beginning) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === "\n" || character === "\r")) break;
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  let best = ",";
  for (const [one, count] of counts) if (count > (counts.get(best) ?? 0)) best = one;
  return best;
};

const beginningOf = async (file: TableFile, { encoding }: ReadingOptions): Promise<string> => {
  for await (const text of decodedText(file, encoding)) return text;
  return "";
};

/** What stands between its cells: what was said, or what its first line has. Rejects with `ImportError`. */
export const csvDelimiter = async (file: TableFile, options: ReadingOptions): Promise<string> =>
  options.delimiter ?? delimiterIn(await beginningOf(file, options));

/** Every record of the file, empty ones too. Throws `ImportError`. */
export async function* csvRecords(
  file: TableFile,
  options: ReadingOptions,
): AsyncGenerator<readonly string[]> {
  const delimiter = await csvDelimiter(file, options);
  const parser = parse({ delimiter, relax_column_count: true, max_record_size: LONGEST_ROW });
  const source = Readable.from(decodedText(file, options.encoding));
  // What goes wrong before the parser is told by the parser, so that whoever reads meets it.
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const record of parser) yield record as readonly string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw fileRefused(file.name, `cannot be read on as a table: ${sentenceOf(error)}`);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

const sentenceOf = (error: CsvError): string => {
  const { lines } = error as { readonly lines?: unknown };
  const where = typeof lines === "number" ? `in line ${lines} ` : "";
  switch (error.code) {
    case "CSV_MAX_RECORD_SIZE":
      return `${where}a row has more than ${LONGEST_ROW} characters; a quote is probably not closed`;
    case "CSV_QUOTE_NOT_CLOSED":
      return `a quote that is opened ${where}is never closed`;
    case "INVALID_OPENING_QUOTE":
    case "CSV_INVALID_CLOSING_QUOTE":
      return `${where}a quote stands within a cell; write it twice and quote the whole cell`;
    default:
      return error.message;
  }
};
