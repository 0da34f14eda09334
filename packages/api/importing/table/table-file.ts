/** A file that holds a table, wherever its bytes are: on the disk, or sealed in a scratch file of this process. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fileRefused } from "../import-error.ts";

export interface TableFile {
  /** As a person knows it. It ends in `.xlsx` where it is a workbook. */
  readonly name: string;
  /** In bytes. Rejects with `ImportError` where the file is not there. */
  readonly size: () => Promise<number>;
  /** From byte `from` to before byte `to`; all of them where neither is given. */
  readonly bytes: (from?: number, to?: number) => Readable;
}

/** A file of the disk, by its path. */
export const fileAt = (path: string): TableFile => ({
  name: path,
  size: async () => {
    try {
      return (await stat(path)).size;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT")
        throw fileRefused(path, "is not there");
      throw error;
    }
  },
  bytes: (from = 0, to = Number.POSITIVE_INFINITY) => createReadStream(path, { start: from, end: to - 1 }),
});
