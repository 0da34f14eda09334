/** A release as CSV: its tables, each line with the name of its table, or its curves. */
import type { ReleaseContent, ReleasedCount } from "@tareekh/projections/releases/release.ts";
import { standings } from "@tareekh/projections/releases/release.ts";
import { plannedTables } from "@tareekh/projections/releases/release-plan.ts";
import type { Table } from "../csv/csv.ts";

export const CURVES = "curves";

/** What can be asked for: one table, or the curves. */
export const releaseParts: readonly string[] = [...plannedTables.map(({ name }) => name), CURVES];

const groups = [...new Set(plannedTables.flatMap(({ groupedBy }) => groupedBy))];

/** A program that reads numbers stops here, rather than take it for 0. */
const shown = (count: ReleasedCount): number | string => count ?? "withheld";

const curvesOf = ({ curves }: ReleaseContent): Table => ({
  columns: ["from", "to", "days", "entered", "ended", "lastKnownWaiting", "atRisk", "waiting"],
  rows: curves.flatMap(({ from, to, atStart, steps }) => [
    ...(atStart === null ? [] : [[from, to, 0, atStart, 0, 0, atStart, 1]]),
    ...steps.map(({ days, entered, ended, lastKnownWaiting, atRisk, waiting }) => [
      from,
      to,
      days,
      entered,
      ended,
      lastKnownWaiting,
      atRisk,
      waiting,
    ]),
  ]),
});

/** @param part one of the tables, or the curves; all tables where it is left out */
export const releaseCsv = (content: ReleaseContent, part: string | undefined): Table => {
  if (part === CURVES) return curvesOf(content);
  const tables = content.tables.filter(({ name }) => part === undefined || name === part);
  const named = groups.filter((name) => tables.some(({ groupedBy }) => groupedBy.includes(name)));
  return {
    columns: ["table", ...named, "total", ...standings],
    rows: tables.flatMap(({ name, groupedBy, rows }) =>
      rows.map(({ group, total, standing }) => [
        name,
        ...named.map((one) => {
          const place = groupedBy.indexOf(one);
          return place < 0 ? null : (group[place] ?? "not on record");
        }),
        shown(total),
        ...standings.map((one) => shown(standing[one])),
      ]),
    ),
  };
};
