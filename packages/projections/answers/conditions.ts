/** Conditions of a question, joined: all must hold, and no condition at all holds of every row. */
import { type RawBuilder, type SqlBool, sql } from "kysely";

export type Condition = RawBuilder<SqlBool>;

export const condition = sql<SqlBool>;

export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`;
