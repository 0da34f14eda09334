/** The list of cases that could not be projected. Whoever shows rows shows this list beside them. */
import type { ProjectedCase } from "./project-case.ts";
import type { Queryable } from "./transaction.ts";

/** A case that has no rows, and why. */
export interface SetAside {
  readonly caseId: string;
  /** The projection that failed; null where there was no history to project. */
  readonly projection: string | null;
  readonly reason: string;
  /** The last event that the attempt rested on. */
  readonly revision: number;
  readonly position: number;
  /** When it was first set aside for this reason: UTC, ISO 8601. */
  readonly since: string;
}

export const readSetAside = async (database: Queryable): Promise<readonly SetAside[]> => {
  const { rows } = await database.query<Omit<SetAside, "position"> & { position: string }>(
    `select case_id as "caseId", projection, reason, revision, position,
       to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
     from set_aside order by case_id`,
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
};

export const countSetAside = async (database: Queryable): Promise<number> => {
  const { rows } = await database.query<{ count: string }>("select count(*) as count from set_aside");
  return Number(rows[0]?.count ?? 0);
};

/** Cases that have rows again. */
export const takeOffTheList = async (database: Queryable, caseIds: readonly string[]): Promise<void> => {
  if (caseIds.length === 0) return;
  await database.query("delete from set_aside where case_id = any($1::text[])", [caseIds]);
};

/** Sets aside those of the cases that failed, and takes the others off the list. */
export const writeSetAside = async (database: Queryable, cases: readonly ProjectedCase[]): Promise<void> => {
  const failed = cases.flatMap(({ outcome, ...about }) =>
    outcome.ok ? [] : [{ ...about, ...outcome.failure }],
  );
  const projected = cases.filter(({ outcome }) => outcome.ok).map(({ caseId }) => caseId);
  await takeOffTheList(database, projected);
  if (failed.length === 0) return;
  await database.query(
    `insert into set_aside (case_id, revision, position, projection, reason)
     select * from unnest($1::text[], $2::integer[], $3::bigint[], $4::text[], $5::text[])
     on conflict (case_id) do update set revision = excluded.revision, position = excluded.position,
       projection = excluded.projection, reason = excluded.reason,
       since = case when (set_aside.projection, set_aside.reason) is distinct from (excluded.projection, excluded.reason)
         then excluded.since else set_aside.since end`,
    [
      failed.map(({ caseId }) => caseId),
      failed.map(({ revision }) => revision),
      failed.map(({ position }) => position),
      failed.map(({ projection }) => projection),
      failed.map(({ reason }) => reason),
    ],
  );
};
