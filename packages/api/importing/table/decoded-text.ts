/**
 * A file's text, piece after piece.
 *
 * A byte order mark says which encoding it is and outweighs what was said; without one it is what was said, or UTF-8.
 * Bytes that the encoding does not have are refused: read as something else they would be recorded for ever.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { fileRefused } from "../import-error.ts";
import type { Encoding } from "./source-table.ts";

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

const markOf = async (file: string): Promise<Encoding | null> => {
  const handle = await open(file);
  try {
    const first = Buffer.alloc(3);
    const { bytesRead } = await handle.read(first, 0, first.length, 0);
    const found = MARKS.find(
      ([, mark]) => bytesRead >= mark.length && mark.every((byte, i) => first[i] === byte),
    );
    return found?.[0] ?? null;
  } finally {
    await handle.close();
  }
};

const inWords = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};

/** Without the byte order mark. Throws `ImportError`. */
export async function* decodedText(file: string, said: Encoding = "utf-8"): AsyncGenerator<string> {
  const encoding = (await markOf(file)) ?? said;
  const decoder = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      const bytes = chunk as Buffer;
      const text = decoder.decode(bytes, { stream: true });
      read += bytes.length;
      if (text !== "") yield text;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw fileRefused(
      file,
      `is not ${inWords[encoding]}: the bytes after ${read} are no text in it. Save it as "CSV UTF-8", or say which encoding it has, such as --encoding windows-1252`,
    );
  }
}
