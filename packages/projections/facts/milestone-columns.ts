/**
 * How the milestones of a unit stand in one wide row: three day columns each, and a bit each in the columns of flags.
 *
 * `missing-report` is `missingReportEarliest`, `missingReportLatest`, `missingReportPending`.
 */
import { type Milestone, milestoneNames } from "./milestones.ts";

type Camel<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Name;

/** The first and last day on which it may have been reached; or the last day before which it is known not to have been. */
export const milestoneDays = ["Earliest", "Latest", "Pending"] as const;
export type MilestoneDay = (typeof milestoneDays)[number];

export type MilestoneColumn<M extends Milestone = Milestone> = `${Camel<M>}${MilestoneDay}`;

const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const names: ReadonlyMap<Milestone, string> = new Map(milestoneNames.map((name) => [name, camel(name)]));

export const milestoneColumn = (milestone: Milestone, day: MilestoneDay): MilestoneColumn =>
  // Made by the rule that the type states.
  `${names.get(milestone) ?? ""}${day}` as MilestoneColumn;

/** The columns of all milestones, for a projection's declaration. */
export const milestoneColumns = Object.fromEntries(
  milestoneNames.flatMap((milestone) =>
    milestoneDays.map((day) => [milestoneColumn(milestone, day), "day"] as const),
  ),
) as { readonly [Column in MilestoneColumn]: "day" };

const bits: ReadonlyMap<Milestone, number> = new Map(milestoneNames.map((name, i) => [name, 1 << i]));

/** A milestone's place in the flags of a row; there are fewer than the 31 that an integer has. */
export const bitOf = (milestone: Milestone): number => bits.get(milestone) ?? 0;

export const hasBit = (flags: number, milestone: Milestone): boolean => (flags & bitOf(milestone)) !== 0;
