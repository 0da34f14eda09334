/**
 * In whose name an import records: that of the table, and of this one import of it. So each event says in the log
 * itself, for ever and wherever the log is copied, by which import it came, and an import can be taken back by it.
 */
import { randomBytes } from "node:crypto";

const TABLE = "import:";

/** What stands after an import's name where it is taken back. */
const TAKEN_BACK = "/taken-back";

/** `2026-11-22-1f0c9a`: the day, in India, and what tells it from the others of that day. */
export const IMPORT_ID = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$/;

/** @param day on which it is begun */
export const newImportId = (day: string): string => `${day}-${randomBytes(4).toString("hex")}`;

/** Who records what one import tells. */
export const recordedBy = (table: string, importId: string): string => `${TABLE}${table}/${importId}`;

/** Who takes back what one import told. */
export const takenBackBy = (table: string, importId: string): string =>
  `${recordedBy(table, importId)}${TAKEN_BACK}`;

/** In whose name the import recorded that was taken back so; null where nothing was taken back. */
export const takenBackOf = (by: string): string | null =>
  by.startsWith(TABLE) && by.endsWith(TAKEN_BACK) ? by.slice(0, -TAKEN_BACK.length) : null;

/** Whether it was a table, by any import of it or by its taking back. (At first imports had no id.) */
export const isOfTable = (table: string): ((by: string) => boolean) => {
  const own = `${TABLE}${table}`;
  return (by) => by === own || by.startsWith(`${own}/`);
};
