/**
 * Ids that follow from what names a row and from what it says: those of its case and of the commands that record it.
 *
 * So the same row asks for the same case and the same command, in another run as in this one, and the log's own
 * idempotence keeps it from being recorded twice. They are keyed, because an id stands in the log for ever and a plain
 * digest would let anyone test guesses of what a row said. They have the form of UUIDv7 without a time: a row has none
 * that would be the same in every file that tells of it.
 */
import type { KeyObject } from "node:crypto";
import { contentDigest } from "@tareekh/core/sealing/content-digest.ts";
import type { ToldRow } from "./told-rows.ts";

const idOf = (digestKey: KeyObject, content: unknown): string => {
  const bytes = Buffer.from(contentDigest(digestKey, content), "base64url");
  bytes.fill(0, 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex", 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

/** Of the command that takes back what an import recorded in a case, as it stands at that revision. */
export const takingBackId = (
  digestKey: KeyObject,
  importId: string,
  caseId: string,
  revision: number,
): string => idOf(digestKey, ["import", "taken back", importId, caseId, revision]);

export interface RowIds {
  readonly caseId: string;
  /** Of the command that opens the case as the row tells it. */
  readonly opening: () => string;
  /** Of the command that brings the case from what its last command of this table said to what the row says. */
  readonly after: (lastCommand: string) => string;
}

export const rowIds = (
  digestKey: KeyObject,
  table: string,
  { key, events }: Pick<ToldRow, "key" | "events">,
): RowIds => ({
  caseId: idOf(digestKey, ["import", "case", table, ...key]),
  opening: () => idOf(digestKey, ["import", "opening", table, ...key, events]),
  after: (lastCommand) => idOf(digestKey, ["import", "after", lastCommand, table, ...key, events]),
});
