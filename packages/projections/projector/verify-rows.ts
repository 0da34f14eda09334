/** Whether the rows that are stored are the ones that a fresh projection of each case gives. */
import { Effect } from "effect";
import type { Pool } from "pg";
import { readCases, type WholeCase } from "./case-events.ts";
import { changedRows } from "./changed-rows.ts";
import { readPosition } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import { partOf } from "./parts.ts";
import { type ProjectedCase, projectCase } from "./project-case.ts";
import type { ProjectorError } from "./projector-error.ts";
import { readRows } from "./row-store.ts";
import { quoted, type RowTable, tableName } from "./row-tables.ts";
import { readSetAside } from "./set-aside.ts";
import { readTablesInUse, tablesOf } from "./tables-in-use.ts";
import { inTransaction, type Queryable } from "./transaction.ts";
import { rowsIn } from "./write-cases.ts";

export type RowFinding =
  /** A row is missing, differs, or should not be there (`extra`). */
  | {
      readonly kind: "row";
      readonly caseId: string;
      readonly projection: string;
      readonly key: string;
      readonly difference: "missing" | "differs" | "extra";
    }
  /** The case cannot be projected, and is not on the list of those set aside. */
  | { readonly kind: "not-set-aside"; readonly caseId: string; readonly reason: string }
  /** The case is set aside, and could be taken up. */
  | { readonly kind: "needlessly-set-aside"; readonly caseId: string };

const compare = async (
  database: Queryable,
  tables: readonly RowTable[],
  cases: readonly ProjectedCase[],
): Promise<readonly RowFinding[]> => {
  const caseIds = cases.map(({ caseId }) => caseId);
  const setAside = new Set((await readSetAside(database)).map(({ caseId }) => caseId));
  const findings: RowFinding[] = cases.flatMap(({ caseId, outcome }): RowFinding[] => {
    if (outcome.ok) return setAside.has(caseId) ? [{ kind: "needlessly-set-aside", caseId }] : [];
    return setAside.has(caseId) ? [] : [{ kind: "not-set-aside", caseId, reason: outcome.failure.reason }];
  });
  for (const table of tables) {
    const stored = await readRows(database, table, caseIds);
    for (const projected of cases) {
      const { caseId, outcome } = projected;
      // Of a case that could be taken up, the list says all there is to say.
      if (outcome.ok && setAside.has(caseId) && !stored.has(caseId)) continue;
      const changes = changedRows(stored.get(caseId) ?? [], rowsIn(table.projection, projected));
      const at = { kind: "row", caseId, projection: table.projection } as const;
      for (const { key } of changes.inserted) findings.push({ ...at, key, difference: "missing" });
      for (const { key } of changes.updated) findings.push({ ...at, key, difference: "differs" });
      for (const key of changes.deleted) findings.push({ ...at, key, difference: "extra" });
    }
  }
  return findings;
};

/**
 * The cases whose rows are not what these events give. The projector may be at work on them: each is to be looked at
 * with `findInCase`.
 */
export const looksDifferent = async (
  database: Queryable,
  definitions: Definitions,
  cases: readonly WholeCase[],
): Promise<readonly string[]> => {
  const tables = tablesOf(definitions, await readTablesInUse(database));
  const projected = cases.map((whole) => projectCase(definitions, whole));
  return [...new Set((await compare(database, tables, projected)).map(({ caseId }) => caseId))];
};

/** What is wrong with the rows of one case, its events, rows and checkpoint being read as they stood at one moment. */
export const findInCase = (
  pool: Pool,
  definitions: Definitions,
  caseId: string,
): Effect.Effect<readonly RowFinding[] | "not-yet-projected", ProjectorError> =>
  inTransaction(pool, "comparing the rows of a case", async (client) => {
    await client.query("set transaction isolation level repeatable read, read only");
    const projected = await readPosition(client, partOf(caseId));
    const tables = tablesOf(definitions, await readTablesInUse(client));
    const events = (await readCases(client, [{ caseId, after: 0 }])).get(caseId) ?? [];
    if ((events.at(-1)?.position ?? 0) > projected) return "not-yet-projected" as const;
    return compare(client, tables, [projectCase(definitions, { caseId, events })]);
  }).pipe(
    // A rebuild may put other tables in use between two of these statements.
    Effect.retry({ times: 3 }),
  );

const ROWS_NAMED = 1_000;

/** Rows of cases that the log does not have. */
export const findRowsOfNobody = async (
  database: Queryable,
  tables: readonly RowTable[],
): Promise<readonly RowFinding[]> => {
  const findings: RowFinding[] = [];
  for (const table of tables) {
    const { rows } = await database.query<{ case_id: string; row_key: string }>(
      `select case_id, row_key from ${quoted(tableName(table))} as stored
       where not exists (select from events where stream = stored.case_id) order by case_id, row_key limit $1`,
      [ROWS_NAMED],
    );
    for (const { case_id: caseId, row_key: key } of rows) {
      findings.push({ kind: "row", caseId, projection: table.projection, key, difference: "extra" });
    }
  }
  return findings;
};
