/** In what a release, made anew, differs from what was published: cell by cell, and by which versions. */
import { attributesOf } from "./cells.ts";
import type { ReleaseContent, ReleasedCount, ReleaseVersions } from "./release.ts";
import { cellsOfRow } from "./released-tables.ts";

export interface FigureDifference {
  /** `state-year: state in-wb, year 2020, standing pending`; of a curve, its span and the days. */
  readonly where: string;
  /** A count; `withheld`, or `not there`. */
  readonly published: string;
  readonly now: string;
}

export interface VersionDifference {
  readonly of: keyof ReleaseVersions;
  readonly published: string;
  readonly now: string;
}

const versionNames: readonly (keyof ReleaseVersions)[] = ["delays", "law", "content", "disclosure"];

export const versionDifferences = (
  published: ReleaseVersions,
  now: ReleaseVersions,
): readonly VersionDifference[] =>
  versionNames
    .filter((name) => published[name] !== now[name])
    .map((of) => ({ of, published: String(published[of]), now: String(now[of]) }));

const shown = (count: ReleasedCount): string => (count === null ? "withheld" : String(count));

/** Every figure of a release by where it stands. */
const figuresOf = ({ setAside, tables, curves }: ReleaseContent): ReadonlyMap<string, string> => {
  const figures = new Map([["cases set aside", String(setAside)]]);
  for (const table of tables) {
    for (const row of table.rows) {
      for (const [key, count] of cellsOfRow(table, row)) {
        const group = Object.entries(attributesOf(key)).map(
          ([name, value]) => `${name} ${value ?? "not on record"}`,
        );
        figures.set(`${table.name}: ${group.length === 0 ? "all" : group.join(", ")}`, shown(count));
      }
    }
  }
  for (const { from, to, atStart, steps } of curves) {
    if (atStart !== null) figures.set(`${from}..${to}: at the start`, String(atStart));
    for (const { days, entered, ended, lastKnownWaiting, atRisk, waiting } of steps)
      figures.set(
        `${from}..${to}: by ${days} days`,
        `${entered} entered, ${ended} ended, ${lastKnownWaiting} last known to wait, ${atRisk} at risk, ${waiting} waiting`,
      );
  }
  return figures;
};

/** A group without anybody has no line: that a line of zeros came or went is no difference. */
const isSame = (one: string | undefined, other: string | undefined): boolean =>
  one === other || (one === undefined && other === "0") || (one === "0" && other === undefined);

export const figureDifferences = (
  published: ReleaseContent,
  now: ReleaseContent,
): readonly FigureDifference[] => {
  const then = figuresOf(published);
  const anew = figuresOf(now);
  return [...new Set([...then.keys(), ...anew.keys()])]
    .filter((where) => !isSame(then.get(where), anew.get(where)))
    .map((where) => ({
      where,
      published: then.get(where) ?? "not there",
      now: anew.get(where) ?? "not there",
    }));
};
