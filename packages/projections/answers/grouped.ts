/** Figures in all and by what is asked: one statement gives the total and every group. */
import { type RawBuilder, sql } from "kysely";
import type { Breakdown } from "./breakdown.ts";

/** The group of a line: null for what has none on record, and in the total. */
export interface Grouped {
  readonly group: string | null;
}

/** A line as the statement gives it. */
export type GroupedRow<F extends Grouped> = F & { readonly isTotal: boolean };

/**
 * A statement that counts the rows of a relation. In `figures` each expression has a name of its own; the lines come
 * with the total first, then in order of group, what has none last.
 */
export const groupedFigures = <F extends Grouped>(
  relation: RawBuilder<unknown>,
  group: RawBuilder<unknown>,
  figures: readonly RawBuilder<unknown>[],
): RawBuilder<GroupedRow<F>> =>
  sql<GroupedRow<F>>`select "group", grouping("group") = 1 as "isTotal", ${sql.join(figures)}
    from (select *, ${group} as "group" from ${relation} as counted) as grouped
    group by grouping sets (("group"), ())
    order by "isTotal" desc, "group" collate "C" nulls last`;

/** By a column of the relation; by nothing where no breakdown is asked for. */
export const groupOf = (
  by: Breakdown | undefined,
  columns: Readonly<Partial<Record<Breakdown, string>>> = {},
): RawBuilder<unknown> => (by === undefined ? sql`null::text` : sql`${sql.ref(columns[by] ?? by)}::text`);

/** The total and the groups, which are left out where no breakdown was asked for. */
export const totalAndGroups = <F extends Grouped, Row extends GroupedRow<Grouped>>(
  rows: readonly Row[],
  by: Breakdown | undefined,
  line: (row: Row) => F,
): { readonly total: F; readonly groups: readonly F[] } => {
  const total = rows.find(({ isTotal }) => isTotal);
  if (total === undefined) throw new Error("An aggregate over everything gave no line");
  return {
    total: line(total),
    groups: by === undefined ? [] : rows.filter(({ isTotal }) => !isTotal).map(line),
  };
};

/** How many rows meet the condition. */
export const countOf = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`count(*) filter (where ${condition})::integer`;

/** Minimum, quartiles and maximum, each a value that occurs, so that none falls between two days; null over nothing. */
export const spreadOf = (value: RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`percentile_disc(array[0, 0.25, 0.5, 0.75, 1]) within group (order by ${value}) filter (where ${condition})`;

/** What `spreadOf` gives. */
export type Spread = readonly number[] | null;
