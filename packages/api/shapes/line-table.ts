/**
 * Lines of figures as a table: each says of which table of the answer it is, and of what question. What lines of one table
 * have and those of another do not is empty in these.
 */
import type { Cell, Table } from "../csv/csv.ts";

export const lineTable = (
  tables: Readonly<Record<string, readonly object[]>>,
  asked: Readonly<Record<string, Cell>>,
): Table => {
  const lines = Object.entries(tables).flatMap(([table, some]) => some.map((line) => ({ table, line })));
  const names = [...new Set(Object.values(tables).flatMap(([first]) => Object.keys(first ?? {})))];
  const about = Object.entries(asked);
  return {
    columns: ["line", ...names, ...about.map(([name]) => name)],
    rows: lines.map(({ table, line }) => {
      const values = line as Readonly<Record<string, Cell>>;
      return [table, ...names.map((name) => values[name] ?? null), ...about.map(([, value]) => value)];
    }),
  };
};
