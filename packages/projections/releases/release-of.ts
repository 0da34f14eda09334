/** A release, made of the units as they stand at a position, and held against every release before it. Pure. */
import type { SpanAsked } from "../answers/span-question.ts";
import { spanColumns } from "../answers/units/unit-spans.ts";
import type { UnitColumn, Units } from "../answers/units/units.ts";
import type { Counts } from "./cells.ts";
import { cellKey } from "./cells.ts";
import { countedColumns, countsOf } from "./counted-units.ts";
import { THRESHOLD } from "./disclosure/threshold.ts";
import { cellsToWithhold } from "./disclosure/withhold.ts";
import { type MonthlyWaits, monthlyWaits } from "./monthly-waits.ts";
import { type ReleaseContent, type ReleaseVersions, standings } from "./release.ts";
import { CONTENT_VERSION, DISCLOSURE_VERSION, plannedCurves, plannedTables } from "./release-plan.ts";
import { releasedCurve } from "./released-curve.ts";
import { releasedCounts, releasedTables, type WithheldTable, withheldTables } from "./released-tables.ts";

/** A release as it was made: what is shown of it, and the counts that are not, which stay with whoever publishes. */
export interface MadeRelease {
  readonly content: ReleaseContent;
  /** Of a later release it is asked whether a count has changed; nobody else is ever told. */
  readonly withheld: readonly WithheldTable[];
}

export type EarlierRelease = MadeRelease & { readonly digest: string };

export interface ReleaseAsked {
  readonly name: string;
  readonly position: number;
  /** How many cases could not be read up to there. */
  readonly setAside: number;
  readonly versions: Pick<ReleaseVersions, "delays" | "law">;
  /** All that were ever published, in their order; those that were withdrawn too. */
  readonly earlier: readonly EarlierRelease[];
}

/** The columns of units that a release needs. */
export const releaseColumns: readonly UnitColumn[] = [
  ...new Set([...countedColumns, ...plannedCurves.flatMap(spanColumns)]),
];

const totalsOf = (counts: Counts): { readonly counted: number; readonly disposed: number } => ({
  counted: counts.get(cellKey({})) ?? 0,
  disposed: standings
    .filter((standing) => standing !== "pending" && standing !== "unknown")
    .reduce((sum, standing) => sum + (counts.get(cellKey({ standing })) ?? 0), 0),
});

/** All that a release needs to know of the units. */
export interface CountedForRelease {
  readonly counts: Counts;
  /** Of each planned curve. */
  readonly curves: readonly { readonly asked: SpanAsked; readonly waits: MonthlyWaits }[];
}

export const countedForRelease = (units: Units): CountedForRelease => ({
  counts: countsOf(units),
  curves: plannedCurves.map((asked) => ({ asked, waits: monthlyWaits(units, asked) })),
});

export const releaseOf = (units: Units, asked: ReleaseAsked): MadeRelease =>
  releaseOfCounts(countedForRelease(units), asked);

export const releaseOfCounts = (
  { counts, curves }: CountedForRelease,
  { name, position, setAside, versions, earlier }: ReleaseAsked,
): MadeRelease => {
  const before = earlier.map(({ content, withheld }) => ({
    content,
    counted: releasedCounts(content.tables, withheld),
  }));
  const withheld = cellsToWithhold(
    counts,
    before.map(({ counted }) => counted),
  );
  return {
    content: {
      name,
      unit: "proceeding",
      position,
      setAside,
      threshold: THRESHOLD,
      versions: { ...versions, content: CONTENT_VERSION, disclosure: DISCLOSURE_VERSION },
      after: earlier.map(({ digest }) => digest),
      tables: releasedTables(
        { counts, withheld },
        plannedTables,
        earlier.map(({ content }) => content.tables),
      ),
      curves: curves.map(({ asked, waits }) =>
        releasedCurve(
          asked,
          waits,
          before.flatMap(({ content, counted }) => {
            const curve = content.curves.find(({ from, to }) => from === asked.from && to === asked.to);
            return curve === undefined ? [] : [{ curve, ...totalsOf(counted.counts) }];
          }),
        ),
      ),
    },
    withheld: withheldTables(counts, withheld, plannedTables),
  };
};
