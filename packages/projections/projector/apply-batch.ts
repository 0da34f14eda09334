/** One step of the projector: the rows of the cases that a batch of events touched, and the checkpoints, together. */
import type { LoggedEvent } from "@tareekh/core/log/event-log.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { isCase, readCases, type WholeCase } from "./case-events.ts";
import { type Checkpoint, moveCheckpoints } from "./checkpoints.ts";
import type { Definitions } from "./definitions.ts";
import type { HotCases } from "./hot-cases.ts";
import { partOf } from "./parts.ts";
import { type Failure, type LeftCase, type ProjectedCase, projectCase, unread } from "./project-case.ts";
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

/** The events of the batch at which the part of their case has not been yet, by case. */
const newsIn = (
  parts: readonly Checkpoint[],
  batch: readonly LoggedEvent[],
): ReadonlyMap<string, readonly LoggedEvent[]> => {
  const reached = new Map(parts.map(({ part, position }) => [part, position]));
  const news = new Map<string, LoggedEvent[]>();
  for (const event of batch) {
    if (!isCase(event.stream)) continue;
    const upTo = reached.get(partOf(event.stream));
    if (upTo === undefined || event.position <= upTo) continue;
    const ofCase = news.get(event.stream);
    if (ofCase === undefined) news.set(event.stream, [event]);
    else ofCase.push(event);
  }
  return news;
};

/** A case to be projected: what is new of it, and how it was left where that is known. */
interface Touched {
  /** Whole, or what came since it was left. */
  readonly news: WholeCase;
  readonly left: LeftCase;
  readonly isHot: boolean;
}

/**
 * The cases whose rows are not yet those of these events. One that is hot goes on from where it was left; any other is
 * read whole, as it stands in the log now, which may be further than the batch goes: the rows of a case depend on what
 * was recorded, not on the way there.
 */
const takeTouched = Effect.fnUntraced(function* (
  { pool, definitions, hot }: Standing,
  news: ReadonlyMap<string, readonly LoggedEvent[]>,
): Effect.fn.Return<readonly Touched[], ProjectorError> {
  const touched: Touched[] = [];
  const cold: string[] = [];
  for (const [caseId, events] of news) {
    const revision = hot.revisionOf(caseId);
    const newer = events.filter((event) => event.revision > revision);
    if (newer.length === 0) continue;
    const left = hot.take(caseId);
    if (left === undefined || newer[0]?.revision !== revision + 1) cold.push(caseId);
    else touched.push({ news: { caseId, events: newer }, left, isHot: true });
  }
  if (cold.length === 0) return touched;
  const read = yield* asking(pool, "reading the cases that were written to", (database) =>
    readCases(
      database,
      cold.map((caseId) => ({ caseId, after: 0 })),
    ),
  );
  for (const [caseId, events] of read) {
    touched.push({ news: { caseId, events }, left: unread(definitions, caseId), isHot: false });
  }
  return touched;
});

/**
 * Applies to some parts of the cases the events that follow where they stand; a part that is further already is left
 * as it is.
 *
 * Fails with `Overtaken` where a part no longer stands as given, be it that another process has it now; nothing is
 * written then.
 */
export const applyBatch = Effect.fnUntraced(function* (
  standing: Standing,
  from: readonly Checkpoint[],
  batch: readonly LoggedEvent[],
): Effect.fn.Return<AppliedBatch, ProjectorError> {
  const position = batch.at(-1)?.position ?? 0;
  const behind = from.filter((checkpoint) => checkpoint.position < position);
  if (behind.length === 0) return { checkpoints: from, written: NOTHING, failed: [] };
  const { pool, definitions, tables, hot, lease } = standing;
  const touched = yield* takeTouched(standing, newsIn(behind, batch));
  const cases = touched.map(({ news, left }) => projectCase(definitions, news, left));
  const known = new Map(
    touched.flatMap(({ news, left, isHot }) => (isHot ? [[news.caseId, left.rows] as const] : [])),
  );
  const write = async (client: Queryable): Promise<Written> => {
    if (!(await moveCheckpoints(client, behind, position, lease))) {
      throw new ProjectorError({ reason: new Overtaken({ doing: "writing rows" }) });
    }
    const rows = await writeCases(client, tables, cases, known);
    // A hot case is not on the list.
    await writeSetAside(
      client,
      cases.filter(({ caseId, outcome }) => !outcome.ok || !known.has(caseId)),
    );
    return rows;
  };
  const written = yield* inTransaction(pool, "writing rows", write, { endedWhenIdleFor: lease });
  for (const [i, { caseId, revision, outcome }] of cases.entries()) {
    const left = touched[i]?.left;
    if (!outcome.ok || left === undefined) continue;
    hot.keep(caseId, { readOn: left.readOn, revision, rows: outcome.rows });
  }
  return {
    checkpoints: from.map((checkpoint) => ({
      ...checkpoint,
      position: Math.max(position, checkpoint.position),
    })),
    written,
    failed: failuresIn(cases),
  };
});
