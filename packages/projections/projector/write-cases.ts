/** Brings the stored rows of cases to what their projections gave, writing only what differs. */
import { changedRows } from "./changed-rows.ts";
import type { ProjectedCase } from "./project-case.ts";
import { type ChangedTable, readRows, writeChanges } from "./row-store.ts";
import type { RowTable } from "./row-tables.ts";
import type { StoredRow } from "./stored-row.ts";
import type { Queryable } from "./transaction.ts";

/** How many rows were written. */
export interface Written {
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

/** The rows that a case has in a projection's table; none where it could not be projected. */
export const rowsIn = (projection: string, { outcome }: ProjectedCase): readonly StoredRow[] =>
  outcome.ok ? (outcome.rows.get(projection) ?? []) : [];

/** The rows that cases have in the tables, by projection, as far as they are known. */
export type KnownRows = ReadonlyMap<string, ReadonlyMap<string, readonly StoredRow[]>>;

const nothingKnown: KnownRows = new Map();

/**
 * Writes what has changed. Needs a transaction that holds the checkpoint. A case that failed loses its rows, so
 * that nothing stale is shown; setting it aside is for the caller.
 *
 * @param known the rows of cases, by case, that need not be read
 */
export const writeCases = async (
  client: Queryable,
  tables: readonly RowTable[],
  cases: readonly ProjectedCase[],
  known: KnownRows = nothingKnown,
): Promise<Written> => {
  const unknown = cases.map(({ caseId }) => caseId).filter((caseId) => !known.has(caseId));
  const changed: ChangedTable[] = [];
  for (const table of tables) {
    const read = unknown.length === 0 ? null : await readRows(client, table, unknown);
    const changes = cases.map((projected) => {
      const { caseId } = projected;
      const stored = known.get(caseId)?.get(table.projection) ?? read?.get(caseId) ?? [];
      return { caseId, rows: changedRows(stored, rowsIn(table.projection, projected)) };
    });
    changed.push({ table, cases: changes });
  }
  await writeChanges(client, changed);
  const rows = changed.flatMap(({ cases: changes }) => changes.map((one) => one.rows));
  return {
    inserted: rows.reduce((sum, one) => sum + one.inserted.length, 0),
    updated: rows.reduce((sum, one) => sum + one.updated.length, 0),
    deleted: rows.reduce((sum, one) => sum + one.deleted.length, 0),
  };
};
