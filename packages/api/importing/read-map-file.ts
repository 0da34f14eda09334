/** Reads a map from its file. */
import { readFileSync } from "node:fs";
import { fileRefused, mapRefused } from "./import-error.ts";
import { readRowMap } from "./map/checked-map.ts";
import type { RowMap } from "./map/row-map.ts";

/** Throws `ImportError`. */
export const readMapFile = (file: string): RowMap => {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw fileRefused(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw fileRefused(file, `is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const map = readRowMap(written);
  if (!map.ok) throw mapRefused(file, map.problems);
  return map.value;
};
