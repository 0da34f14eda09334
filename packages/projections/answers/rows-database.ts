/** The rows as they are asked: a view for each projection, read through kysely. */
import { Kysely, PostgresDialect, type RawBuilder, sql } from "kysely";
import type { Pool } from "pg";
import type { Columns, RowOf } from "../projection.ts";

/** The views of the projections; each has `case_id`, `row_key` and the columns that its projection declares. */
export type RowView =
  | "cases"
  | "case_numbers"
  | "delays"
  | "bail"
  | "bail_applications"
  | "intimidation"
  | "hearings"
  | "completeness"
  | "compensation";

/** The projector's own tables, from which answers say how they stand. */
export interface ProjectorTables {
  readonly projector_checkpoint: { readonly part: number; readonly position: string };
  readonly set_aside: { readonly case_id: string; readonly reason: string };
}

export type RowsDatabase = Kysely<ProjectorTables>;

/** The rows behind a pool. It adds nothing that needs closing: whoever made the pool ends it. */
export const rowsDatabase = (pool: Pool): RowsDatabase =>
  new Kysely<ProjectorTables>({ dialect: new PostgresDialect({ pool }) });

/** A row with its case, as it is shown or written as CSV. */
export type RowOfCase<C extends Columns> = { readonly caseId: string } & RowOf<C>;

/** Every column of a projection, days as the text that they are: no driver then moves them by a time zone. */
export const columnsOf = (columns: Columns, view: RowView): RawBuilder<unknown> =>
  sql.join([
    sql`${sql.ref(`${view}.case_id`)} as "caseId"`,
    sql`${sql.ref(`${view}.row_key`)} as "key"`,
    ...Object.entries(columns).map(([name, type]) =>
      type === "day"
        ? sql`${sql.ref(`${view}.${name}`)}::text as ${sql.ref(name)}`
        : sql.ref(`${view}.${name}`),
    ),
  ]);
