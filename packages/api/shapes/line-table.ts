/** Lines of figures as a table: each says of which table of the answer it is, and of what question. */
import type { Cell, Table } from "../csv/csv.ts";

export const lineTable = <L extends object>(
  tables: Readonly<Record<string, readonly L[]>>,
  asked: Readonly<Record<string, Cell>>,
): Table => {
  const lines = Object.entries(tables).flatMap(([table, some]) => some.map((line) => ({ table, line })));
  const names = Object.keys(lines[0]?.line ?? {});
  const about = Object.entries(asked);
  return {
    columns: ["line", ...names, ...about.map(([name]) => name)],
    rows: lines.map(({ table, line }) => {
      const values = line as Readonly<Record<string, Cell>>;
      return [table, ...names.map((name) => values[name] ?? null), ...about.map(([, value]) => value)];
    }),
  };
};
