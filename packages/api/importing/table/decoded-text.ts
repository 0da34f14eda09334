/**
 * A file's text, piece after piece.
 *
 * A byte order mark says which encoding it is and outweighs what was said; without one it is what was said, or UTF-8.
 * Bytes that the encoding does not have are refused: read as something else they would be recorded for ever.
 */
import { buffer } from "node:stream/consumers";
import { fileRefused } from "../import-error.ts";
import type { Encoding } from "./source-table.ts";
import type { TableFile } from "./table-file.ts";

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const LONGEST_MARK = 3;

/** What the byte order mark says; null where there is none. */
export const markOf = async (file: TableFile): Promise<Encoding | null> => {
  const first = await buffer(file.bytes(0, LONGEST_MARK));
  const found = MARKS.find(
    ([, mark]) => first.length >= mark.length && mark.every((byte, i) => first[i] === byte),
  );
  return found?.[0] ?? null;
};

const inWords = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};

/** Without the byte order mark. Throws `ImportError`. */
export async function* decodedText(file: TableFile, said: Encoding = "utf-8"): AsyncGenerator<string> {
  const encoding = (await markOf(file)) ?? said;
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of file.bytes()) {
      const bytes = chunk as Buffer;
      const text = decoder.decode(bytes, { stream: true });
      if (text !== "") yield text;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw fileRefused(
      file.name,
      `is not ${inWords[encoding]}: it holds letters that are written otherwise. Save it as "CSV UTF-8", or say which encoding it has; an older Excel writes windows-1252`,
    );
  }
}
