/**
 * Answers that are computed from rows by the database, kept from one question to the next: asked again while no row has
 * changed, the same answer is given. Answers over units are kept beside the units (`units/unit-store.ts`).
 */
import type { Effect } from "effect";
import { sql, type Transaction } from "kysely";
import type { AnswerError } from "./answer-error.ts";
import { type Answer, asking } from "./asking.ts";
import type { ProjectorTables, RowsDatabase, RowView } from "./rows-database.ts";
import { KeptAnswers } from "./units/kept-answers.ts";

type Rows = Transaction<ProjectorTables>;

/** Differs wherever a row of any of these projections may: by an event, by a case set aside, by tables put in use. */
const markOf = async (rows: Rows, views: readonly RowView[]): Promise<string> => {
  const found = await sql<{ mark: string }>`select concat_ws('|',
    (select string_agg(position::text, ' ' order by part) from projector_checkpoint),
    (select string_agg(generation::text, ' ' order by projection) from projector_tables
      where projection = any(${[...views]}::text[])),
    (select string_agg(case_id, ' ' order by case_id) from set_aside)) as mark`.execute(rows);
  return found.rows[0]?.mark ?? "";
};

interface Kept {
  readonly mark: string;
  readonly answers: KeptAnswers;
}

/** Of each database, by what its answers are made from. */
const kept = new WeakMap<RowsDatabase, Map<string, Kept>>();

const keptOf = (database: RowsDatabase, views: readonly RowView[], mark: string): KeptAnswers => {
  const all = kept.get(database) ?? new Map<string, Kept>();
  kept.set(database, all);
  const known = all.get(views.join(" "));
  if (known?.mark === mark) return known.answers;
  const answers = new KeptAnswers();
  all.set(views.join(" "), { mark, answers });
  return answers;
};

/**
 * Asks the rows as `asking` does, once for each state of them.
 *
 * @param question all on which the answer depends besides the rows
 */
export const askingOnce = <A extends object>(
  database: RowsDatabase,
  doing: string,
  views: readonly RowView[],
  question: string,
  read: (rows: Rows) => Promise<A>,
): Effect.Effect<Answer<A>, AnswerError> =>
  asking(database, doing, views, async (rows): Promise<A> => {
    const answers = keptOf(database, views, await markOf(rows, views));
    // Whatever is kept under a question answered that question.
    const known = answers.get(question) as A | undefined;
    if (known !== undefined) return known;
    const found = await read(rows);
    answers.keep(question, found);
    return found;
  });
