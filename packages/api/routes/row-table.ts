/** A list of rows as a table that comes part after part. */
import { MOST_ROWS, type PageAsked, type RowList } from "@tareekh/projections/answers/row-page.ts";
import type { Columns } from "@tareekh/projections/projection.ts";
import { Effect } from "effect";
import { rowColumns, rowLines } from "../shapes/rows.ts";
import { askRows } from "../use-cases/ask-rows.ts";
import type { CaseAtRevision } from "../use-cases/rows.ts";
import type { LongTable } from "./route.ts";

type Query<Asked> = Asked & PageAsked & { readonly atLeast?: CaseAtRevision };

/**
 * Everything from the query's cursor on, whatever its limit: a table that is taken away lacks nothing. What is projected
 * while it is read may stand in it or not.
 */
export const rowTable = <C extends Columns, Asked extends object>(
  columns: C,
  list: RowList<C, Asked>,
): LongTable<undefined, Query<Asked>, undefined> => ({
  columns: rowColumns(columns),
  part: ({ query }, cursor) =>
    askRows((database) => {
      // What an answer rests on is no part of the question that its cursors belong to.
      const asked = { ...query, atLeast: undefined, limit: MOST_ROWS };
      return list.part(database, cursor === undefined ? asked : { ...asked, cursor });
    }, query.atLeast).pipe(Effect.map(({ rows, next }) => ({ rows: rowLines(columns, rows), next }))),
});
