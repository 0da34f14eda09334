/** The text of a cell as a workbook writes it: in runs, which are joined no further than a cell can hold. */
import { fileRefused } from "../import-error.ts";

/** Characters of a cell, as Excel itself bounds them. */
const LONGEST = 32_767;
/** How a workbook writes a character that XML does not have: `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;
const ESCAPED_LENGTH = 7;

const refuse = (file: string): never => {
  throw fileRefused(
    file,
    `holds a cell of more than ${LONGEST} characters, which no workbook has: save the sheet as "CSV UTF-8" and import that`,
  );
};

/** The text with a further run of it. Throws `ImportError`. */
export const withRun = (file: string, text: string, run: string): string =>
  text.length + run.length > LONGEST * ESCAPED_LENGTH ? refuse(file) : text + run;

/** The whole text as the cell shows it. Throws `ImportError`. */
export const unescaped = (file: string, text: string): string => {
  const shown = text
    .replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .toWellFormed();
  return shown.length > LONGEST ? refuse(file) : shown;
};
