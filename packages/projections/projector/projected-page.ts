/** From a page of whole cases to their rows, as they are added. Pure, so that any thread can do it. */
import { type JoinedEvents, separateBodies } from "@tareekh/core/log/read-events.ts";
import type { Definitions } from "./definitions.ts";
import { type DatabaseKind, type GatheredRows, gatherRows } from "./gathered-rows.ts";
import { type ProjectedCase, projectRecorded } from "./project-case.ts";
import type { RowTable } from "./row-tables.ts";

/** The tables that are being filled. */
export interface TablesToFill {
  readonly kind: DatabaseKind;
  readonly tables: readonly RowTable[];
}

/** What became of a page. */
export interface ProjectedPage {
  readonly rows: GatheredRows;
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
  { kind, tables }: TablesToFill,
  page: readonly JoinedEvents[],
): ProjectedPage => {
  const gathering = gatherRows(kind, tables);
  const failed: ProjectedCase[] = [];
  let events = 0;
  for (const stream of page) {
    const projected = project(definitions, stream);
    gathering.add(projected);
    if (!projected.outcome.ok) failed.push(projected);
    events += stream.count;
  }
  return { rows: gathering.taken(), failed, cases: page.length, events };
};
