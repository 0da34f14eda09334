/** How lines of figures look in an answer and in a table. */
import { Schema } from "effect";
import type { Cell, Table } from "../csv/csv.ts";

type Line<Counts extends string, Days extends string> = { readonly group: string | null } & {
  readonly [Name in Counts]: number;
} & { readonly [Name in Days]: number | null };

/** A line of counts and of days, of which there may be none. */
export const figuresShape = <const Counts extends string, const Days extends string>(
  identifier: string,
  counts: readonly Counts[],
  days: readonly Days[],
): Schema.Codec<Line<Counts, Days>> =>
  Schema.Struct({
    group: Schema.NullOr(Schema.String).annotate({
      description: "The State, district, agency or year; null for what has none on record, and in the total",
    }),
    ...Object.fromEntries(counts.map((name) => [name, Schema.Int])),
    ...Object.fromEntries(days.map((name) => [name, Schema.NullOr(Schema.Int)])),
  }).annotate({ identifier }) as unknown as Schema.Codec<Line<Counts, Days>>;

/**
 * The total and the groups as a table. Each line says which it is, and of what question: a line that is copied out of
 * the file can still be told from that of another.
 */
export const figuresTable = <L extends object>(
  { total, groups }: { readonly total: L; readonly groups: readonly L[] },
  asked: Readonly<Record<string, Cell>>,
): Table => {
  const names = Object.keys(total);
  const about = Object.entries(asked);
  const cells = (kind: string, line: L): readonly Cell[] => {
    const values = line as Readonly<Record<string, Cell>>;
    return [kind, ...names.map((name) => values[name] ?? null), ...about.map(([, value]) => value)];
  };
  return {
    columns: ["line", ...names, ...about.map(([name]) => name)],
    rows: [cells("total", total), ...groups.map((line) => cells("group", line))],
  };
};
