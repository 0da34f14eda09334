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

/** The total and the groups as a table, each line saying which it is. */
export const figuresTable = <L extends object>({
  total,
  groups,
}: {
  readonly total: L;
  readonly groups: readonly L[];
}): Table => {
  const names = Object.keys(total);
  const cells = (line: L): readonly Cell[] => {
    const values = line as Readonly<Record<string, Cell>>;
    return names.map((name) => values[name] ?? null);
  };
  return {
    columns: ["line", ...names],
    rows: [["total", ...cells(total)], ...groups.map((line) => ["group", ...cells(line)])],
  };
};
