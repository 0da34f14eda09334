/** The tables of a release, from its counts and back: a row shows what is not withheld. */

import { type Attributes, attributesOf, type CellKey, type Counts, cellKey } from "./cells.ts";
import type { ReleasedCounts } from "./disclosure/attack.ts";
import {
  type GroupName,
  type ReleasedCount,
  type ReleaseRow,
  type ReleaseTable,
  type Standing,
  standings,
} from "./release.ts";
import type { PlannedTable } from "./release-plan.ts";

const groupOf = (groupedBy: readonly GroupName[], group: readonly (string | null)[]): Attributes =>
  Object.fromEntries(groupedBy.map((name, nth) => [name, group[nth] ?? null]));

const withoutStanding = ({ standing: _, ...group }: Attributes): Attributes => group;

const byGroup = (a: ReleaseRow, b: ReleaseRow): number => {
  for (const [nth, one] of a.group.entries()) {
    const other = b.group[nth] ?? null;
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -1 : 1;
  }
  return 0;
};

export const releasedTables = (
  { counts, withheld }: ReleasedCounts,
  planned: readonly PlannedTable[],
): readonly ReleaseTable[] => {
  const shown = (cell: Attributes): ReleasedCount => {
    const key = cellKey(cell);
    return withheld.has(key) ? null : (counts.get(key) ?? 0);
  };
  const groups = new Map<string, (string | null)[][]>();
  const shownCells = new Set([
    ...withheld,
    ...[...counts].flatMap(([key, count]) => (count === 0 ? [] : [key])),
  ]);
  const rows = new Set([...shownCells].map((key) => cellKey(withoutStanding(attributesOf(key)))));
  for (const key of rows) {
    const cell = attributesOf(key);
    const name = Object.keys(cell).sort().join();
    for (const { groupedBy } of planned) {
      if (name !== groupedBy.toSorted().join()) continue;
      const known = groups.get(name) ?? [];
      known.push(groupedBy.map((attribute) => cell[attribute] ?? null));
      groups.set(name, known);
    }
  }
  return planned.map(({ name, groupedBy }) => ({
    name,
    groupedBy,
    rows: (groups.get(groupedBy.toSorted().join()) ?? [])
      .map(
        (group): ReleaseRow => ({
          group,
          total: shown(groupOf(groupedBy, group)),
          standing: Object.fromEntries(
            standings.map((standing) => [standing, shown({ ...groupOf(groupedBy, group), standing })]),
          ) as Record<Standing, ReleasedCount>,
        }),
      )
      .sort(byGroup),
  }));
};

/** The cells of a table's row, with what each shows. */
export const cellsOfRow = (
  { groupedBy }: Pick<ReleaseTable, "groupedBy">,
  { group, total, standing }: ReleaseRow,
): readonly (readonly [CellKey, ReleasedCount])[] => {
  const cell = groupOf(groupedBy, group);
  return [
    [cellKey(cell), total],
    ...standings.map((name) => [cellKey({ ...cell, standing: name }), standing[name]] as const),
  ];
};

/** What a release counted, from what it shows and what it withholds. */
export const releasedCounts = (
  tables: readonly ReleaseTable[],
  withheld: Readonly<Record<CellKey, number>>,
): ReleasedCounts => {
  const counts = new Map<CellKey, number>(Object.entries(withheld));
  for (const table of tables) {
    for (const row of table.rows) {
      for (const [key, shown] of cellsOfRow(table, row)) if (shown !== null) counts.set(key, shown);
    }
  }
  return { counts, withheld: new Set(Object.keys(withheld)) };
};

/** The counts that are not shown, to be kept apart from what is. */
export const withheldOf = (
  counts: Counts,
  withheld: ReadonlySet<CellKey>,
): Readonly<Record<CellKey, number>> =>
  Object.fromEntries([...withheld].sort().map((key) => [key, counts.get(key) ?? 0]));
