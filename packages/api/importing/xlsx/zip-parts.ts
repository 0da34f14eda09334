/**
 * The parts of a workbook, which is a zip file, unpacked as streams.
 *
 * What a part says of its size is looked at before it is unpacked, and it is not unpacked beyond what it said: a small
 * file cannot fill the memory or keep the machine busy for ever.
 */
import type { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { fileRefused, ImportError } from "../import-error.ts";
import type { TableFile } from "../table/table-file.ts";

/** Workbooks have some dozens. */
const MOST_PARTS = 10_000;
/** XML of tables packs to a twentieth or so; what packs to so small a part of itself is no table that anybody filled. */
const MOST_PACKED = 200;
/** Little parts pack as they like. */
const ALWAYS_UNPACKED = 10_000_000;

export interface ZipParts {
  readonly has: (name: string) => boolean;
  /** @param most bytes once unpacked. Rejects with `ImportError` where it is larger, or not there. */
  readonly read: (name: string, most: number) => Promise<Readable>;
  readonly close: () => void;
}

const entriesOf = async (file: string, zip: ZipFile): Promise<ReadonlyMap<string, Entry>> => {
  if (zip.entryCount > MOST_PARTS)
    throw fileRefused(file, `has ${zip.entryCount} parts, which no workbook has`);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
};

/** What the system says of a file (that it is not there) is told as it is; all else is about what the file holds. */
const noWorkbook =
  (file: string) =>
  (error: Error): never => {
    if (error instanceof ImportError || "code" in error) throw error;
    throw fileRefused(
      file,
      'is not an XLSX workbook that can be read: it is damaged, or another kind of file under that name. Open it in a spreadsheet program, save it as XLSX or as "CSV UTF-8", and import that',
    );
  };

/** A file as yauzl asks for it: a part here and a part there. */
class BytesOf extends RandomAccessReader {
  readonly #file: TableFile;

  constructor(file: TableFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.#file.bytes(start, end);
  }
}

/** Opens a workbook. Rejects with `ImportError` where it is none. */
export const zipParts = async (from: TableFile): Promise<ZipParts> => {
  const file = from.name;
  const zip = await fromRandomAccessReaderPromise(new BytesOf(from), await from.size(), {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  }).catch(noWorkbook(file));
  const entries = await entriesOf(file, zip).catch((error: Error) => {
    zip.close();
    return noWorkbook(file)(error);
  });
  return {
    has: (name) => entries.has(name),
    read: async (name, most) => {
      const entry = entries.get(name);
      if (entry === undefined) throw fileRefused(file, `is not an XLSX workbook: it has no ${name}`);
      if (entry.isEncrypted())
        throw fileRefused(file, "is locked with a password: save it without, and try again");
      const { uncompressedSize, compressedSize } = entry;
      if (uncompressedSize > most)
        throw fileRefused(
          file,
          `holds ${name} of ${uncompressedSize} bytes, and at most ${most} are read: save the sheet as "CSV UTF-8" and import that`,
        );
      if (uncompressedSize > ALWAYS_UNPACKED && uncompressedSize > compressedSize * MOST_PACKED)
        throw fileRefused(
          file,
          `holds ${name}, which unpacks to ${Math.floor(uncompressedSize / compressedSize)} times its size: no table does`,
        );
      return zip.openReadStreamPromise(entry);
    },
    close: () => zip.close(),
  };
};
