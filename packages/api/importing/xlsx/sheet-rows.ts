/** The rows of a sheet as texts, one after another: as the cells show, but days as `2020-12-03` whatever their format. */
import type { Readable } from "node:stream";
import { fileRefused } from "../import-error.ts";
import { unescaped, withRun } from "./cell-text.ts";
import { type DateSystem, excelMoment } from "./excel-moment.ts";
import { type XmlEvent, xmlEvents } from "./xml-events.ts";

/** Excel's own bounds. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Characters of a row, as of one of a CSV file: shared texts stand in a sheet as often as it likes. */
const LONGEST_ROW = 1_000_000;

export interface SheetContext {
  readonly file: string;
  readonly strings: readonly string[];
  readonly dayStyles: readonly boolean[];
  readonly dateSystem: DateSystem;
}

/** `C7` is the third column: 2. */
const columnOf = (reference: string): number => {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
};

/** Binary fractions show as people typed them: 0.1 and not 0.10000000000000001. */
const numberText = (text: string): string => {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number) ? text : String(number);
};

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  text: string;
}

const shown = (
  { type, style, text }: OpenCell,
  { file, strings, dayStyles, dateSystem }: SheetContext,
): string => {
  switch (type) {
    case "s":
      return strings[Number(text)] ?? "";
    case "b":
      return text === "1" ? "TRUE" : "FALSE";
    case "n":
      return dayStyles[style] === true
        ? (excelMoment(Number(text), dateSystem) ?? numberText(text))
        : numberText(text);
    case "inlineStr":
    case "str":
      return unescaped(file, text);
    default:
      // an error such as #N/A, or a date in ISO 8601
      return text;
  }
};

/** Where the cell stands, if it does not say so: after the one before it. */
const cellOf = (event: XmlEvent & { readonly kind: "open" }, after: number): OpenCell => {
  const { r, t, s } = event.attributes;
  return { column: r === undefined ? after : columnOf(r), type: t ?? "n", style: Number(s ?? 0), text: "" };
};

/** Every row from the first on; those that the sheet leaves out are empty. Throws `ImportError`. */
export async function* sheetRows(part: Readable, context: SheetContext): AsyncGenerator<readonly string[]> {
  const { file } = context;
  let next = 1;
  let row = 0;
  let cells: string[] = [];
  let characters = 0;
  let cell: OpenCell | null = null;
  let inValue = false;
  let inPhonetic = false;
  for await (const event of xmlEvents(file, part)) {
    if (event.kind === "text") {
      if (cell !== null && inValue && !inPhonetic) cell.text = withRun(file, cell.text, event.text);
      continue;
    }
    const opens = event.kind === "open";
    switch (event.name) {
      case "row":
        if (opens) {
          row = Number(event.attributes.r ?? next);
          if (!(row >= next && row <= MOST_ROWS))
            throw fileRefused(
              file,
              `is not an XLSX workbook that can be read: row ${row} comes after row ${next - 1}`,
            );
          cells = [];
          characters = 0;
        } else {
          for (; next < row; next += 1) yield [];
          yield cells;
          next = row + 1;
        }
        break;
      case "c":
        if (event.kind === "open") {
          cell = cellOf(event, cells.length);
          if (!(cell.column >= cells.length && cell.column < MOST_COLUMNS))
            throw fileRefused(
              file,
              `is not an XLSX workbook that can be read: row ${row} has its cells in no order`,
            );
        } else if (cell !== null) {
          while (cells.length < cell.column) cells.push("");
          const text = shown(cell, context);
          characters += text.length;
          if (characters > LONGEST_ROW)
            throw fileRefused(file, `cannot be read: row ${row} has more than ${LONGEST_ROW} characters`);
          cells.push(text);
          cell = null;
        }
        break;
      case "rPh":
        inPhonetic = opens;
        break;
      case "v":
      case "t":
        inValue = opens;
        break;
    }
  }
}
