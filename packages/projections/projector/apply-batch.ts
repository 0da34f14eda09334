/** One step of the projector: the rows of the cases that a batch of events touched, and the checkpoints, together. */
import type { LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { isCase } from "./case-events.ts";
import { type Checkpoint, moveCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import type { HotCases } from "./hot-cases.ts";
import { partOf } from "./parts.ts";
import { type Failure, type ProjectedCase, projectCase } from "./project-case.ts";
import { Overtaken, ProjectorError } from "./projector-error.ts";
import type { RowTable } from "./row-tables.ts";
import { writeSetAside } from "./set-aside.ts";
import { asking, inTransaction, type Queryable } from "./transaction.ts";
import { type Written, writeCases } from "./write-cases.ts";

const NOTHING: Written = { inserted: 0, updated: 0, deleted: 0 };

/** What a projector holds between two batches. */
export interface Standing {
  readonly pool: Pool;
  readonly definitions: Definitions;
  readonly tables: readonly RowTable[];
  readonly hot: HotCases;
  /** Milliseconds for which a part is kept that is written to; null where it is kept anyhow. */
  readonly lease: number | null;
}

export interface AppliedBatch {
  /** Where the parts then stand. */
  readonly checkpoints: readonly Checkpoint[];
  readonly written: Written;
  readonly failed: readonly ({ readonly caseId: string } & Failure)[];
}

/** Cases of the batch that could not be projected, with the reason. */
export const failuresIn = (cases: readonly ProjectedCase[]): AppliedBatch["failed"] =>
  cases.flatMap(({ caseId, outcome }) => (outcome.ok ? [] : [{ caseId, ...outcome.failure }]));

/** The cases of these parts that have an event in the batch at which their part has not been yet. */
const touchedBy = (parts: readonly Checkpoint[], batch: readonly LoggedEvent[]): readonly string[] => {
  const reached = new Map(parts.map(({ part, position }) => [part, position]));
  const touched = new Set<string>();
  for (const { stream, position } of batch) {
    if (!isCase(stream) || touched.has(stream)) continue;
    const upTo = reached.get(partOf(stream));
    if (upTo !== undefined && position > upTo) touched.add(stream);
  }
  return [...touched];
};

/**
 * Applies to some parts of the cases the events that follow where they stand; a part that is further already is left
 * as it is. The cases are projected whole, as they stand in the log now, which may be further than the batch goes: the
 * rows of a case depend on what was recorded, not on the way there.
 *
 * Fails with `Overtaken` where a part no longer stands as given, be it that another process has it now; nothing is
 * written then.
 */
export const applyBatch = Effect.fnUntraced(function* (
  { pool, definitions, tables, hot, lease }: Standing,
  from: readonly Checkpoint[],
  batch: readonly LoggedEvent[],
): Effect.fn.Return<AppliedBatch, ProjectorError> {
  const position = batch.at(-1)?.position ?? 0;
  const behind = from.filter((checkpoint) => checkpoint.position < position);
  if (behind.length === 0) return { checkpoints: from, written: NOTHING, failed: [] };
  const touched = touchedBy(behind, batch);
  const wholeCases =
    touched.length === 0
      ? []
      : yield* asking(pool, "reading the cases that were written to", (database) =>
          hot.read(database, touched),
        );
  const cases = wholeCases.map((whole) => projectCase(definitions, whole));
  const write = async (client: Queryable): Promise<Written> => {
    if (!(await moveCheckpoints(client, behind, position, lease))) {
      throw new ProjectorError({ reason: new Overtaken({ doing: "writing rows" }) });
    }
    const rows = await writeCases(client, tables, cases);
    await writeSetAside(client, cases);
    return rows;
  };
  const written = yield* inTransaction(pool, "writing rows", write, { endedWhenIdleFor: lease });
  return {
    checkpoints: from.map((checkpoint) => ({
      ...checkpoint,
      position: Math.max(position, checkpoint.position),
    })),
    written,
    failed: failuresIn(cases),
  };
});
