/**
 * Lines of figures as a table: each says of which list of the answer it is, and of what question. Lists with the same
 * columns stand in one table; those with others are tables of their own, of which one is asked for at a time.
 */
import type { Cell, Table } from "../csv/csv.ts";

/** Lists of the answer whose lines have the same columns, each by what its lines are called. */
type AlikeLines = Readonly<Record<string, readonly object[]>>;

const linesTable = (lists: AlikeLines, asked: Readonly<Record<string, Cell>>): Table => {
  const lines = Object.entries(lists).flatMap(([list, some]) => some.map((line) => ({ list, line })));
  const names = [...new Set(Object.values(lists).flatMap(([first]) => Object.keys(first ?? {})))];
  const about = Object.entries(asked);
  return {
    columns: ["line", ...names, ...about.map(([name]) => name)],
    rows: lines.map(({ list, line }) => {
      const values = line as Readonly<Record<string, Cell>>;
      return [list, ...names.map((name) => values[name] ?? null), ...about.map(([, value]) => value)];
    }),
  };
};

/** @param which the table that is asked for */
export const lineTable = <Name extends string>(
  tables: Readonly<Record<Name, AlikeLines>>,
  which: Name,
  asked: Readonly<Record<string, Cell>>,
): Table => linesTable(tables[which], asked);
