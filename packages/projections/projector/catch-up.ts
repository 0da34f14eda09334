/** Brings tables that are being rebuilt from one position of the log to a later one. */
import type { Pool } from "pg";
import type { Projection } from "../projection.ts";
import { casesTouched, readCases } from "./case-events.ts";
import type { Definitions } from "./definitions.ts";
import type { DatabaseKind } from "./gathered-rows.ts";
import { type ProjectedCase, projectCase } from "./project-case.ts";
import type { RowTable } from "./row-tables.ts";
import type { Queryable } from "./transaction.ts";
import { writeCases } from "./write-cases.ts";

/** A rebuild while it goes on. */
export interface Rebuilding {
  readonly pool: Pool;
  readonly kind: DatabaseKind;
  readonly definitions: Definitions;
  readonly generation: number;
  readonly rebuilt: readonly Projection[];
  readonly tables: readonly RowTable[];
  /** Cases that could not be projected, as far as it has come. */
  readonly failing: Map<string, ProjectedCase>;
}

const CASES_A_TIME = 200;

/** Projects cases as they stand in the log now, some at a time. */
export async function* projectedNow(
  definitions: Definitions,
  database: Queryable,
  caseIds: readonly string[],
): AsyncGenerator<readonly ProjectedCase[]> {
  for (let i = 0; i < caseIds.length; i += CASES_A_TIME) {
    const asked = caseIds.slice(i, i + CASES_A_TIME).map((caseId) => ({ caseId, after: 0 }));
    const found = await readCases(database, asked);
    yield [...found].map(([caseId, events]) => projectCase(definitions, { caseId, events }));
  }
}

/** Remembers whether a case failed, as far as is known now. */
export const note = (failing: Map<string, ProjectedCase>, projected: ProjectedCase): void => {
  if (projected.outcome.ok) failing.delete(projected.caseId);
  else failing.set(projected.caseId, projected);
};

/** Applies what was appended after one position, up to another. Needs a transaction. */
export const catchUp = async (
  { definitions, tables, failing }: Rebuilding,
  client: Queryable,
  after: number,
  upTo: number,
): Promise<void> => {
  const touched = await casesTouched(client, after, upTo);
  for await (const cases of projectedNow(definitions, client, touched)) {
    for (const projected of cases) note(failing, projected);
    await writeCases(client, tables, cases);
  }
};
