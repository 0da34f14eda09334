/** Curves as a table: a line for each point, which says of which group it is, and of what question. */
import type { CurvePoint } from "@tareekh/projections/answers/delay-estimates.ts";
import { outcomes } from "@tareekh/projections/facts/outcomes.ts";
import type { Cell, Table } from "../csv/csv.ts";

export interface CurveOfGroup {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly points: readonly object[];
}

/** The columns of a curve of those still waiting. */
export const waitingColumns = [
  "days",
  "atRisk",
  "ended",
  "lastKnownWaiting",
  "waiting",
  "lower",
  "upper",
] as const satisfies readonly (keyof CurvePoint)[];

/** Those of curves of outcomes. */
export const outcomeColumns = [
  "days",
  "atRisk",
  ...outcomes.map((outcome) => `share.${outcome}`),
  ...outcomes.map((outcome) => `standardError.${outcome}`),
];

/** `share.convicted`: the field of a field. */
const cellAt = (point: object, name: string): Cell => {
  const [field = "", inner] = name.split(".");
  const value = (point as Readonly<Record<string, unknown>>)[field];
  return (inner === undefined ? value : (value as Readonly<Record<string, unknown>>)[inner]) as Cell;
};

export const curveTable = (
  names: readonly string[],
  curves: readonly CurveOfGroup[],
  asked: Readonly<Record<string, Cell>>,
): Table => {
  const about = Object.entries(asked);
  return {
    columns: ["group", "thenGroup", ...names, ...about.map(([name]) => name)],
    rows: curves.flatMap(({ group, thenGroup, points }) =>
      points.map((point) => [
        group,
        thenGroup,
        ...names.map((name) => cellAt(point, name)),
        ...about.map(([, value]) => value),
      ]),
    ),
  };
};
