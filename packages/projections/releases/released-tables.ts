/** The tables of a release, from its counts and back: a line shows what is not withheld, and stands where it tells of somebody. */

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

type Group = readonly (string | null)[];

const attributesOfGroup = (groupedBy: readonly GroupName[], group: Group): Attributes =>
  Object.fromEntries(groupedBy.map((name, nth) => [name, group[nth] ?? null]));

const withoutStanding = ({ standing: _, ...group }: Attributes): Attributes => group;

const byGroup = (a: { readonly group: Group }, b: { readonly group: Group }): number => {
  for (const [nth, one] of a.group.entries()) {
    const other = b.group[nth] ?? null;
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return one < other ? -1 : 1;
  }
  return 0;
};

/** The groups to which some cells belong, each once, by table. */
const groupsOf = (
  cells: Iterable<CellKey>,
  planned: readonly PlannedTable[],
): ReadonlyMap<PlannedTable, readonly Group[]> => {
  const byAttributes = new Map(planned.map((table) => [table.groupedBy.toSorted().join(), table]));
  const groups = new Map<PlannedTable, Group[]>(planned.map((table) => [table, []]));
  const met = new Set<CellKey>();
  for (const cell of cells) {
    const attributes = withoutStanding(attributesOf(cell));
    const key = cellKey(attributes);
    if (met.has(key)) continue;
    met.add(key);
    const table = byAttributes.get(Object.keys(attributes).sort().join());
    if (table === undefined) continue;
    groups.get(table)?.push(table.groupedBy.map((name) => attributes[name] ?? null));
  }
  return groups;
};

const rowOf = (
  groupedBy: readonly GroupName[],
  group: Group,
  shown: (cell: CellKey) => ReleasedCount,
): ReleaseRow => {
  const attributes = attributesOfGroup(groupedBy, group);
  return {
    group,
    total: shown(cellKey(attributes)),
    standing: Object.fromEntries(
      standings.map((standing) => [standing, shown(cellKey({ ...attributes, standing }))]),
    ) as Record<Standing, ReleasedCount>,
  };
};

const countsIn = ({ total, standing }: ReleaseRow): readonly ReleasedCount[] => [
  total,
  ...standings.map((name) => standing[name]),
];

/** Whether a line tells of somebody; what tells nothing but that some are nobody would tell that the group is not of a few. */
const tellsOfSomebody = (row: ReleaseRow): boolean =>
  countsIn(row).some((count) => count !== null && count > 0);

/**
 * The lines that tell of somebody. A group without one has nobody in it, or nothing of it is told: which of the two is not
 * told. That of all proceedings is always there, and so is one that an earlier release has, with everything in it withheld.
 *
 * @param earlier the tables of every release that was ever published
 */
export const releasedTables = (
  { counts, withheld }: ReleasedCounts,
  planned: readonly PlannedTable[],
  earlier: readonly (readonly ReleaseTable[])[],
): readonly ReleaseTable[] => {
  const shown = (cell: CellKey): ReleasedCount => (withheld.has(cell) ? null : (counts.get(cell) ?? 0));
  const told = [...counts].flatMap(([cell, count]) => (count > 0 && !withheld.has(cell) ? [cell] : []));
  const linesBefore = earlier
    .flat()
    .flatMap(({ groupedBy, rows }) => rows.map(({ group }) => cellKey(attributesOfGroup(groupedBy, group))));
  const groups = groupsOf([cellKey({}), ...told, ...linesBefore], planned);
  return planned.map((table) => ({
    name: table.name,
    groupedBy: table.groupedBy,
    rows: (groups.get(table) ?? [])
      .map((group) => {
        const row = rowOf(table.groupedBy, group, shown);
        return tellsOfSomebody(row) || row.total === 0 ? row : rowOf(table.groupedBy, group, () => null);
      })
      .sort(byGroup),
  }));
};

/** The cells of a table's row, with what each shows. */
export const cellsOfRow = (
  { groupedBy }: Pick<ReleaseTable, "groupedBy">,
  { group, total, standing }: ReleaseRow,
): readonly (readonly [CellKey, ReleasedCount])[] => {
  const attributes = attributesOfGroup(groupedBy, group);
  return [
    [cellKey(attributes), total],
    ...standings.map((name) => [cellKey({ ...attributes, standing: name }), standing[name]] as const),
  ];
};

/** The counts of a table that are not shown, to be kept apart from what is. */
export interface WithheldTable {
  readonly groupedBy: readonly GroupName[];
  readonly rows: readonly {
    readonly group: Group;
    /** The total, and those of each way to stand in the order of `standings`; null of what is not withheld. */
    readonly counts: readonly (number | null)[];
  }[];
}

export const withheldTables = (
  counts: Counts,
  withheld: ReadonlySet<CellKey>,
  planned: readonly PlannedTable[],
): readonly WithheldTable[] => {
  const groups = groupsOf(withheld, planned);
  const kept = (cell: CellKey): number | null => (withheld.has(cell) ? (counts.get(cell) ?? 0) : null);
  return planned.flatMap((table) => {
    const rows = (groups.get(table) ?? []).map((group) => ({
      group,
      counts: countsIn(rowOf(table.groupedBy, group, kept)),
    }));
    return rows.length === 0 ? [] : [{ groupedBy: table.groupedBy, rows: rows.sort(byGroup) }];
  });
};

/** What a release counted, from what it shows and what it withholds. What neither has is of nobody. */
export const releasedCounts = (
  tables: readonly ReleaseTable[],
  kept: readonly WithheldTable[],
): ReleasedCounts => {
  const counts = new Map<CellKey, number>();
  const withheld = new Set<CellKey>();
  for (const table of tables) {
    for (const row of table.rows) {
      for (const [cell, shown] of cellsOfRow(table, row)) if (shown !== null) counts.set(cell, shown);
    }
  }
  for (const { groupedBy, rows } of kept) {
    for (const { group, counts: some } of rows) {
      const attributes = attributesOfGroup(groupedBy, group);
      for (const [nth, count] of some.entries()) {
        if (count === null) continue;
        const standing = standings[nth - 1];
        const cell = cellKey(standing === undefined ? attributes : { ...attributes, standing });
        counts.set(cell, count);
        withheld.add(cell);
      }
    }
  }
  return { counts, withheld };
};
