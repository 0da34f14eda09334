/** Asking the rows: everything of one answer from one state of them, with the position at which it stands. */
import { Effect } from "effect";
import { sql, type Transaction } from "kysely";
import { AnswerError, RowsUnavailable } from "./answer-error.ts";
import type { ProjectorTables, RowsDatabase, RowView } from "./rows-database.ts";

/** What every answer says of itself. */
export interface Standing {
  /** Every event up to this position of the log is in it, or its case is set aside. */
  readonly position: number;
  /** Cases that could not be projected. Their events are in no figure and no list. */
  readonly setAside: readonly { readonly caseId: string; readonly reason: string }[];
  /**
   * Of all cases that are kept: events dated on a day that had not come when they were recorded. Nobody knows whether
   * they happened, and they are in no figure.
   */
  readonly datedAhead: number;
}

export type Answer<A> = A & { readonly standing: Standing };

const standing = async (rows: Transaction<ProjectorTables>): Promise<Standing> => {
  const checkpoint = await rows
    .selectFrom("projector_checkpoint")
    .select(({ fn }) => fn.min("position").as("position"))
    .executeTakeFirst();
  const setAside = await rows
    .selectFrom("set_aside")
    .select(["case_id as caseId", "reason"])
    .orderBy("case_id")
    .execute();
  const ahead = await sql<{ events: number }>`select coalesce(sum("datedAhead"), 0)::integer as events
    from cases where "datedAhead" is not null`.execute(rows);
  return {
    position: Number(checkpoint?.position ?? 0),
    setAside,
    datedAhead: ahead.rows[0]?.events ?? 0,
  };
};

/**
 * Reads in one snapshot, which should be short: a rebuild waits for it before it puts its tables in use, and on the
 * embedded store everybody does.
 *
 * @param views those that `read` will ask; which table stands behind a view is no part of a snapshot, so they are
 *   named, and thereby held, before it is taken
 */
export const asking = <A extends object>(
  database: RowsDatabase,
  doing: string,
  views: readonly RowView[],
  read: (rows: Transaction<ProjectorTables>) => Promise<A>,
): Effect.Effect<Answer<A>, AnswerError> =>
  Effect.tryPromise({
    try: () =>
      database
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute(async (rows) => {
          // What every answer says of itself rests on the cases.
          const held = [...new Set<RowView>([...views, "cases"])];
          await sql`lock table ${sql.join(held.map((view) => sql.table(view)))} in access share mode`.execute(
            rows,
          );
          return { ...(await read(rows)), standing: await standing(rows) };
        }),
    catch: (cause) =>
      cause instanceof AnswerError
        ? cause
        : new AnswerError({ reason: new RowsUnavailable({ doing, cause }) }),
  }).pipe(Effect.uninterruptible);
