/**
 * A release as CSV: its tables, each line with the name of its table, or its curves. Each line ends with what it is of, and
 * whether that was withdrawn: a file goes from hand to hand without the page.
 */
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

/** What of a release is in its CSV. */
export interface ReleaseInCsv {
  readonly digest: string;
  readonly withdrawn: { readonly at: string } | null;
  readonly content: ReleaseContent;
}

/** The table, with the name, position and digest of the release at the end of each line, and when it was withdrawn. */
const ofRelease = ({ columns, rows }: Table, { content, digest, withdrawn }: ReleaseInCsv): Table => ({
  columns: [...columns, "release", "position", "digest", "withdrawnAt"],
  rows: rows.map((row) => [...row, content.name, content.position, digest, withdrawn?.at ?? null]),
});

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

const tablesOf = (content: ReleaseContent, part: string | undefined): Table => {
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

/** @param part one of the tables, or the curves; all tables where it is left out */
export const releaseCsv = (release: ReleaseInCsv, part: string | undefined): Table =>
  ofRelease(part === CURVES ? curvesOf(release.content) : tablesOf(release.content, part), release);
