/**
 * The file of refused rows: each as it came, with why before it, so that it can be mended in a spreadsheet and imported
 * again with the same map.
 *
 * It holds what the rows hold, names perhaps, in the clear: nobody but its owner may read it.
 */
import { closeSync, existsSync, openSync, writeSync } from "node:fs";
import { BYTE_ORDER_MARK, linesOf } from "../csv/csv.ts";
import { fileRefused } from "./import-error.ts";
import { ADDED_COLUMNS } from "./refused-columns.ts";
import type { RefusedRow } from "./told-rows.ts";

export interface RefusedRows {
  readonly add: (row: RefusedRow) => void;
  /** The file; null where no row was refused, and none was made. */
  readonly close: () => string | null;
}

/** `cases.refused.csv`, or where that is there already, `cases.refused-2.csv`: one that is half mended is not lost. */
export const refusedFileOf = (file: string): string => {
  const stem = file.replace(/\.(csv|tsv|txt|xlsx)$/i, "").replace(/\.refused(-\d+)?$/, "");
  for (let number = 1; ; number += 1) {
    const name = `${stem}.refused${number === 1 ? "" : `-${number}`}.csv`;
    if (!existsSync(name)) return name;
  }
};

/** The first line of such a file. */
export const refusedHeader = (columns: readonly string[]): string =>
  BYTE_ORDER_MARK + linesOf([[...ADDED_COLUMNS, ...columns]]);

export const refusedLine = ({ row, cells, reasons, sharedKey }: RefusedRow): string =>
  linesOf([[reasons.join(" | "), row, sharedKey ?? "", ...cells]]);

/** The file is made with the first row that is added. Throws `ImportError` where it cannot be, or is there already. */
export const refusedRows = (file: string, columns: readonly string[]): RefusedRows => {
  let handle: number | null = null;
  const made = (): number => {
    try {
      const opened = openSync(file, "wx", 0o600);
      writeSync(opened, refusedHeader(columns));
      return opened;
    } catch (error) {
      const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
      throw fileRefused(
        file,
        exists
          ? "is there already, and refused rows were to be written to it: name another with --refused"
          : `cannot be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  return {
    add: (row) => {
      handle ??= made();
      writeSync(handle, refusedLine(row));
    },
    close: () => {
      if (handle === null) return null;
      closeSync(handle);
      return file;
    },
  };
};
