/** Whether the log goes on after a position: by it is known that the rows hold nothing of a later one. */
import { CASE_PREFIX } from "../projector/case-events.ts";
import type { Queryable } from "../projector/transaction.ts";

/** Whether any case has an event after a position. */
export const hasCaseEventAfter = async (database: Queryable, position: number): Promise<boolean> => {
  const { rows } = await database.query<{ later: boolean }>(
    "select exists (select from events where position > $1 and starts_with(stream, $2)) as later",
    [position, CASE_PREFIX],
  );
  return rows[0]?.later === true;
};
