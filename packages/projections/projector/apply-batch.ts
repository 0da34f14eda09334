/** One step of the projector: the rows of the cases that a batch of events touched, and the checkpoint, together. */
import type { LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { isCase } from "./case-events.ts";
import type { Definitions } from "./definitions.ts";
import type { HotCases } from "./hot-cases.ts";
import { type Failure, type ProjectedCase, projectCase } from "./project-case.ts";
import { Overtaken, ProjectorError } from "./projector-error.ts";
import type { RowTable } from "./row-tables.ts";
import { writeSetAside } from "./set-aside.ts";
import { type Checkpoint, moveCheckpoint } from "./tables-in-use.ts";
import { asking, inTransaction } from "./transaction.ts";
import { type Written, writeCases } from "./write-cases.ts";

/** What a projector holds between two batches. */
export interface Standing {
  readonly pool: Pool;
  readonly definitions: Definitions;
  readonly tables: readonly RowTable[];
  readonly hot: HotCases;
}

export interface AppliedBatch {
  readonly checkpoint: Checkpoint;
  readonly written: Written;
  readonly failed: readonly ({ readonly caseId: string } & Failure)[];
}

/** Cases of the batch that could not be projected, with the reason. */
export const failuresIn = (cases: readonly ProjectedCase[]): AppliedBatch["failed"] =>
  cases.flatMap(({ caseId, outcome }) => (outcome.ok ? [] : [{ caseId, ...outcome.failure }]));

/**
 * Applies the events that follow a checkpoint. Their cases are projected whole, as they stand in the log now, which
 * may be further than the batch goes: the rows of a case depend on what was recorded, not on the way there.
 *
 * Fails with `Overtaken` where the checkpoint is no longer the one given; nothing is written then.
 */
export const applyBatch = Effect.fnUntraced(function* (
  { pool, definitions, tables, hot }: Standing,
  from: Checkpoint,
  batch: readonly LoggedEvent[],
): Effect.fn.Return<AppliedBatch, ProjectorError> {
  const checkpoint = { ...from, position: batch.at(-1)?.position ?? from.position };
  const touched = [...new Set(batch.map(({ stream }) => stream).filter(isCase))];
  const wholeCases =
    touched.length === 0
      ? []
      : yield* asking(pool, "reading the cases that were written to", (database) =>
          hot.read(database, touched),
        );
  const cases = wholeCases.map((whole) => projectCase(definitions, whole));
  const written = yield* inTransaction(pool, "writing rows", async (client) => {
    if (!(await moveCheckpoint(client, from, checkpoint))) {
      throw new ProjectorError({ reason: new Overtaken({ doing: "writing rows" }) });
    }
    const rows = await writeCases(client, tables, cases);
    await writeSetAside(client, cases);
    return rows;
  });
  return { checkpoint, written, failed: failuresIn(cases) };
});
