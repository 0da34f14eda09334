/** The texts that the cells of a workbook share: they are held, up to a bound, because cells name them by their place. */
import type { Readable } from "node:stream";
import { fileRefused } from "../import-error.ts";
import { unescaped, withRun } from "./cell-text.ts";
import { xmlEvents } from "./xml-events.ts";

/** Characters of all texts together. */
const MOST_HELD = 100_000_000;

/** In their order. Throws `ImportError`. */
export const sharedStrings = async (file: string, part: Readable): Promise<readonly string[]> => {
  const strings: string[] = [];
  let held = 0;
  let current = "";
  let inText = false;
  // How a word is pronounced stands beside it and is no part of it.
  let inPhonetic = false;
  for await (const event of xmlEvents(file, part)) {
    if (event.kind === "text") {
      if (inText && !inPhonetic) current = withRun(file, current, event.text);
      continue;
    }
    const opens = event.kind === "open";
    if (event.name === "t") inText = opens;
    else if (event.name === "rPh") inPhonetic = opens;
    else if (event.name === "si") {
      if (opens) current = "";
      else {
        held += current.length;
        if (held > MOST_HELD)
          throw fileRefused(
            file,
            `holds more than ${MOST_HELD} characters of text: save the sheet as "CSV UTF-8" and import that`,
          );
        strings.push(unescaped(file, current));
      }
    }
  }
  return strings;
};
