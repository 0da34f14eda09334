/**
 * Reads whole cases from the log's table, as many as a batch touched in one query.
 *
 * The read side always has this table, whichever log is in use.
 */
import type { LoggedEvent } from "@tareekh/core/log/event-log.ts";
import type { Queryable } from "./transaction.ts";

/** Streams whose names begin so are cases. */
export const CASE_PREFIX = "case-";
/** The first text after all that begin with the prefix, in the order of bytes. */
const AFTER_CASES = "case.";

export const isCase = (stream: string): boolean => stream.startsWith(CASE_PREFIX);

/** An event of a case, as far as its rows need it. */
export type CaseEvent = Pick<LoggedEvent, "revision" | "position" | "body">;

/** All events of a case, from the first, in order of revision; at least one. */
export interface WholeCase {
  readonly caseId: string;
  readonly events: readonly CaseEvent[];
}

const CASES_A_QUERY = 100;

type EventRow = [stream: string, revision: number, position: string, body: string];

const eventOf = ([, revision, position, body]: EventRow): CaseEvent => ({
  revision,
  position: Number(position),
  body,
});

/** The events of these cases after a revision of each; a case without any is absent. */
export const readCases = async (
  database: Queryable,
  cases: readonly { readonly caseId: string; readonly after: number }[],
): Promise<ReadonlyMap<string, readonly CaseEvent[]>> => {
  const found = new Map<string, CaseEvent[]>();
  for (let i = 0; i < cases.length; i += CASES_A_QUERY) {
    const asked = cases.slice(i, i + CASES_A_QUERY);
    const { rows } = await database.query<EventRow>({
      text: `select e.stream, e.revision, e.position, e.body
        from unnest($1::text[], $2::integer[]) as asked(stream, after)
        cross join lateral (
          select * from events where events.stream = asked.stream and events.revision > asked.after
          order by events.revision offset 0
        ) as e
        order by e.stream, e.revision`,
      values: [asked.map(({ caseId }) => caseId), asked.map(({ after }) => after)],
      rowMode: "array",
    });
    for (const row of rows) {
      const ofCase = found.get(row[0]);
      if (ofCase === undefined) found.set(row[0], [eventOf(row)]);
      else ofCase.push(eventOf(row));
    }
  }
  return found;
};

/** The cases that have an event after one position, up to another, in order of their names. */
export const casesTouched = async (
  database: Queryable,
  after: number,
  upTo: number,
): Promise<readonly string[]> => {
  const { rows } = await database.query<{ stream: string }>(
    `select distinct stream from events
     where position > $1 and position <= $2 and stream >= $3 and stream < $4 order by stream`,
    [after, upTo, CASE_PREFIX, AFTER_CASES],
  );
  return rows.map(({ stream }) => stream);
};

/** The last position; 0 in an empty log. */
export const readHead = async (database: Queryable): Promise<number> => {
  const { rows } = await database.query<{ head: string | null }>("select max(position) as head from events");
  return Number(rows[0]?.head ?? 0);
};

/** The position of an event, or null where the case has no such revision. */
export const positionOf = async (
  database: Queryable,
  caseId: string,
  revision: number,
): Promise<number | null> => {
  const { rows } = await database.query<{ position: string }>(
    "select position from events where stream = $1 and revision = $2",
    [caseId, revision],
  );
  return rows[0] === undefined ? null : Number(rows[0].position);
};

/** How many events of cases there are up to a position. */
export const countCaseEvents = async (database: Queryable, upTo: number): Promise<number> => {
  const { rows } = await database.query<{ count: string }>(
    "select count(*) as count from events where position <= $1 and stream >= $2 and stream < $3",
    [upTo, CASE_PREFIX, AFTER_CASES],
  );
  return Number(rows[0]?.count ?? 0);
};

/** How many events there are up to a position. */
export const countEvents = async (database: Queryable, upTo: number): Promise<number> => {
  const { rows } = await database.query<{ count: string }>(
    "select count(*) as count from events where position <= $1",
    [upTo],
  );
  return Number(rows[0]?.count ?? 0);
};
