/** From a page of whole cases to the statement that adds their rows. Pure, so that any thread can do it. */
import { type JoinedEvents, separateBodies } from "@tareekh/core/log/read-events.ts";
import type { Definitions } from "./definitions.ts";
import { type ProjectedCase, projectRecorded } from "./project-case.ts";
import { type Insertion, insertionOf } from "./row-store.ts";
import type { RowTable } from "./row-tables.ts";
import { rowsIn } from "./write-cases.ts";

/** What became of a page. */
export interface ProjectedPage {
  /** Null where the cases have no rows. */
  readonly insertion: Insertion | null;
  /** Those of the cases that could not be projected. */
  readonly failed: readonly ProjectedCase[];
  readonly cases: number;
  readonly events: number;
}

const project = (definitions: Definitions, stream: JoinedEvents): ProjectedCase => {
  const { stream: caseId, firstRevision, lastRevision, count, position } = stream;
  const bodies = separateBodies(stream.bodies);
  if (bodies.length !== count || lastRevision - firstRevision + 1 !== count) {
    const reason = `Its events are not what was recorded: ${count} from revision ${firstRevision} to ${lastRevision}`;
    const outcome = { ok: false, failure: { projection: null, reason } } as const;
    return { caseId, revision: lastRevision, position, outcome };
  }
  return projectRecorded(definitions, {
    caseId,
    position,
    events: bodies.map((body, i) => ({ revision: firstRevision + i, body })),
  });
};

export const projectPage = (
  definitions: Definitions,
  tables: readonly RowTable[],
  page: readonly JoinedEvents[],
): ProjectedPage => {
  const projected = page.map((stream) => project(definitions, stream));
  return {
    insertion: insertionOf(
      tables.map((table) => ({
        table,
        cases: projected.map((one) => ({ caseId: one.caseId, rows: rowsIn(table.projection, one) })),
      })),
    ),
    failed: projected.filter(({ outcome }) => !outcome.ok),
    cases: page.length,
    events: page.reduce((sum, { count }) => sum + count, 0),
  };
};
