/**
 * Texts that are kept beside the log and not in it: names of files, which may name people, and maps. They are sealed
 * like what is recorded, with a key that follows from the office's own, and bound to the row in which they stand.
 */
import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { openText, type Place, sealText } from "@tareekh/core/sealing/sealed-value.ts";

const SUBJECT = "imports";

export interface SealedTexts {
  /** @param row the table's name and the row's key */
  readonly seal: (row: readonly string[], text: string) => string;
  /** Null where the text was sealed with another key, or for another row. */
  readonly open: (row: readonly string[], sealed: string) => string | null;
}

const placeOf = (row: readonly string[]): Place => ({ eventId: SUBJECT, path: row });

export const sealedTexts = (digestKey: KeyObject): SealedTexts => {
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", digestKey, "", "tareekh/1/imports", 32)));
  return {
    seal: (row, text) => JSON.stringify(sealText(key, SUBJECT, placeOf(row), text)),
    open: (row, sealed) => openText(key, placeOf(row), JSON.parse(sealed)),
  };
};
