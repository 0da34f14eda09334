/** Adds rows to tables that are being filled, all or none. */
import type { Pool } from "pg";
import { copyIn } from "./copy-in.ts";
import type { GatheredRows } from "./gathered-rows.ts";
import { quoted, type RowTable, tableName } from "./row-tables.ts";
import { transacting } from "./transaction.ts";

/** @param tables those that the rows were gathered for, in their order */
export const addRows = async (
  pool: Pool,
  tables: readonly RowTable[],
  gathered: GatheredRows,
): Promise<void> => {
  if (gathered.kind === "embedded") {
    if (gathered.insertion !== null) await pool.query(gathered.insertion);
    return;
  }
  const copies = tables
    .map((table, i) => ({ name: tableName(table), bytes: gathered.copies[i] ?? null }))
    // as a rebuild that overtakes this one drops them, or each could wait for the other
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  await transacting(pool, async (client) => {
    for (const { name, bytes } of copies) {
      if (bytes !== null) await copyIn(client, `copy ${quoted(name)} from stdin (format binary)`, bytes);
    }
  });
};
