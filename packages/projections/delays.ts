/**
 * What figures of delay are counted from: one wide row for each proceeding, and one for each accused in it, with the days
 * of every milestone and all by which units are chosen and compared. A query subtracts.
 */
import type { Bounds } from "@tareekh/core/calendar/order.ts";
import { type CaseFacts, factsOf, type ProceedingFacts } from "./facts/case-facts.ts";
import { unrecorded } from "./facts/confirmed-open.ts";
import { endingOf } from "./facts/endings.ts";
import { bitOf, milestoneColumn, milestoneColumns } from "./facts/milestone-columns.ts";
import { type Milestone, milestoneNames, milestones, type Reached, reached } from "./facts/milestones.ts";
import { outcomeOf } from "./facts/outcomes.ts";
import { sectionsOf } from "./facts/sections.ts";
import { furthestStage } from "./facts/stages.ts";
import { staysOf } from "./facts/stays.ts";
import { courtOfUnit, custodyOfUnit, followedFrom, isInterState, victimOf } from "./facts/unit-features.ts";
import { statusOf } from "./facts/unit-status.ts";
import { type Columns, projection, type RowOf } from "./projection.ts";

export const delayColumns = {
  proceeding: "text",
  /** Null in the row of the proceeding itself: for what each accused reaches, when the first of them did. */
  accused: "text",
  /** `UnitStatus`: whether it is still waited for. */
  status: "text",
  /** `Outcome`, once it is disposed of. */
  outcome: "text",
  /** When it ended here, by a decision or by being split off, and by which type of event where that is one. */
  endedEarliest: "day",
  endedLatest: "day",
  endedBy: "text",
  /** The day from which the office has followed the case. */
  followedFrom: "day",
  /** The furthest stage, and since when. */
  stage: "text",
  stageSince: "day",
  /**
   * Milestones by their bits: reached on whatever day; not on record though something is that only comes after it;
   * reached before the proceeding was split from another, whose row has it too; resting on an approximate date; and with
   * `asOf`, reached by that day or after.
   */
  reached: "integer",
  passed: "integer",
  inherited: "integer",
  approximate: "integer",
  possibly: "integer",
  /** `rescue<arrest`: the one certainly came before the other, though their dates do not say so. Null where there is none. */
  inOrder: "texts",
  /** `2025-05-02/2025-08-11`: certainly stayed from a day to a day, which is left out while it lasts. Null without. */
  stays: "texts",
  /** Of the FIR, or else of the proceeding's opening or its court. */
  state: "text",
  district: "text",
  agency: "text",
  /** The year of the FIR, by its number or else its date. */
  year: "integer",
  courtType: "text",
  court: "text",
  /** Acts, and sections with them (`ipc 370(4)`), as the record has them last. */
  acts: "texts",
  sections: "texts",
  /** `child` or `adult`. */
  victim: "text",
  /** `Custody`, or `mixed` in the row of a proceeding. */
  bail: "text",
  interState: "boolean",
  ...milestoneColumns,
} as const satisfies Columns;

export type DelayRow = RowOf<typeof delayColumns>;

/** When a unit reached each milestone. */
type Found = readonly { readonly milestone: Milestone; readonly one: Reached }[];

const onRecord = { openUntil: null, laterStep: null } as const;

/** Whether by their days the one may have come after the other. */
const mayBeAfter = (one: Bounds, other: Bounds): boolean =>
  one.latest === null || other.earliest === null || other.earliest < one.latest;

/** The pairs of which one certainly came before the other, though their dates do not say so. */
const knownByOrder = ({ history }: CaseFacts, found: Found): readonly string[] | null => {
  const certain = found.filter(({ one }) => one.state === "reached" && one.eventId !== null);
  const pairs: string[] = [];
  for (const { milestone, one } of certain) {
    for (const { milestone: otherMilestone, one: other } of certain) {
      if (milestone === otherMilestone || !mayBeAfter(one.bounds, other.bounds)) continue;
      if (history.order.before(one.eventId ?? "", other.eventId ?? "") !== "yes") continue;
      pairs.push(`${milestone}<${otherMilestone}`);
    }
  }
  return pairs.length === 0 ? null : pairs.sort();
};

/** What all units of a proceeding share. */
const ofProceeding = (facts: CaseFacts, proceeding: ProceedingFacts) => {
  const sections = sectionsOf(facts, proceeding);
  const court = courtOfUnit(facts, proceeding);
  return {
    proceeding: proceeding.id,
    followedFrom: followedFrom(facts),
    ...proceeding.breakdown,
    courtType: court?.type ?? null,
    court: court?.name ?? null,
    acts: [...new Set(sections.map(({ act }) => act))].sort(),
    sections: sections.map(({ act, section }) => `${act} ${section}`).sort(),
    victim: victimOf(facts),
    interState: isInterState(facts, proceeding),
  };
};

/** The columns of each milestone: their names are made once, not once a row. */
const columnsOf = Object.fromEntries(
  milestoneNames.map((milestone) => [
    milestone,
    {
      earliest: milestoneColumn(milestone, "Earliest"),
      latest: milestoneColumn(milestone, "Latest"),
      pending: milestoneColumn(milestone, "Pending"),
    },
  ]),
) as Readonly<
  Record<Milestone, { readonly earliest: string; readonly latest: string; readonly pending: string }>
>;

/** A row is copied from these, which is quicker than to add so many columns to it one by one. */
const noDays: Readonly<Record<string, null>> = Object.fromEntries(
  Object.keys(milestoneColumns).map((column) => [column, null]),
);

const rowOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
  found: Found,
  shared: ReturnType<typeof ofProceeding>,
): DelayRow => {
  const ending = endingOf(facts, proceeding, accused);
  const hasEnded = ending.state === "reached";
  const days: Record<string, string | null> = { ...noDays };
  const flags = { reached: 0, passed: 0, inherited: 0, approximate: 0, possibly: 0 };
  for (const { milestone, one } of found) {
    const bit = bitOf(milestone);
    if (one.state === "reached") flags.reached |= bit;
    if (one.state === "possibly") flags.possibly |= bit;
    if (one.inherited) flags.inherited |= bit;
    if (one.bounds.approximate) flags.approximate |= bit;
    const whose = milestones[milestone].of === "proceeding" ? null : accused;
    const { openUntil, laterStep } =
      one.state === "reached" ? onRecord : unrecorded(facts, proceeding, whose, milestone, hasEnded);
    if (laterStep !== null && one.state === "not-reached") flags.passed |= bit;
    const columns = columnsOf[milestone];
    const { earliest, latest } = one.bounds;
    if (earliest !== null) days[columns.earliest] = earliest;
    if (latest !== null) days[columns.latest] = latest;
    if (openUntil !== null) days[columns.pending] = openUntil;
  }
  const { stage, since } = furthestStage(facts, proceeding, accused);
  const stays = staysOf(facts, proceeding, accused);
  return {
    ...(days as { readonly [Column in keyof typeof milestoneColumns]: string | null }),
    key: `${proceeding.id}/${accused ?? "-"}`,
    ...shared,
    accused,
    status: statusOf(facts, proceeding, accused),
    outcome: outcomeOf(facts, proceeding, accused),
    endedEarliest: ending.bounds.earliest,
    endedLatest: ending.bounds.latest,
    endedBy: ending.by,
    stage,
    stageSince: since.latest,
    ...flags,
    inOrder: knownByOrder(facts, found),
    stays: stays.length === 0 ? null : stays.map(({ from, to }) => `${from}/${to ?? ""}`),
    bail: custodyOfUnit(facts, proceeding, accused),
  };
};

export const delays = projection({
  name: "delays",
  version: 7,
  columns: delayColumns,
  indexes: [],
  project: (history) => {
    const facts = factsOf(history);
    return facts.proceedings.flatMap((proceeding) => {
      const shared = ofProceeding(facts, proceeding);
      const found: Found = milestoneNames.map((milestone) => ({
        milestone,
        one: reached(facts, proceeding, null, milestone),
      }));
      return [
        rowOf(facts, proceeding, null, found, shared),
        ...proceeding.accused.map((accused) => {
          const own = found.map((ofAll) =>
            milestones[ofAll.milestone].of === "proceeding"
              ? ofAll
              : {
                  milestone: ofAll.milestone,
                  one: reached(facts, proceeding, accused, ofAll.milestone),
                },
          );
          return rowOf(facts, proceeding, accused, own, shared);
        }),
      ];
    });
  },
});
