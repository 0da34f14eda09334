/**
 * How far cases get: of the missing reports that this office follows, how many reach an FIR, a rescue, an arrest, a
 * chargesheet, a charge, a judgment, how many still can, and of how many nobody recorded whether they did before their case
 * ended. The truth lies between the first and these three together.
 */
import { bitOf, milestoneColumn } from "../facts/milestone-columns.ts";
import { endsWithCase, type Milestone } from "../facts/milestones.ts";
import { waitingStatuses } from "../facts/unit-status.ts";
import { FEWEST_EVENTS } from "../statistics/statistics.ts";
import { casesIn, figure } from "./counts-in-words.ts";
import { type PublishedClaim, reachesCourt } from "./published-claims.ts";
import { of100 } from "./shares.ts";
import type { Unit } from "./span-question.ts";
import { casesAmong, countUp, Tally } from "./units/tally.ts";
import {
  chosenUnits,
  columnsAsked,
  type GroupKey,
  groupsOf,
  type UnitBreakdown,
  type UnitsCompared,
} from "./units/unit-question.ts";
import { fromUnits } from "./units/unit-store.ts";
import { columnOf, NONE, type UnitColumn, type Units, valuesOf } from "./units/units.ts";

/** What is asked of each, in the order of procedure; none is a condition of the next. */
export const funnelSteps = [
  "fir",
  "rescue",
  "arrest",
  "chargesheet",
  "charge",
  "judgment",
] as const satisfies readonly Milestone[];
export type FunnelStep = (typeof funnelSteps)[number];

export interface StagesAsked extends UnitsCompared {
  /** Of what: those that reached this milestone; the missing report where it is left out. */
  readonly from?: Milestone;
}

/** One step of one group. Those that reached it, still can, no longer can, and those of which it is not recorded add up to `of`. */
export interface StageFigures {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly step: FunnelStep;
  readonly of: number;
  /** On record, or (`unrecorded`) something is on record that only comes after it. */
  readonly reached: number;
  readonly unrecorded: number;
  /** Not on record, and the case against somebody goes on; or it went on where all its accused were split off to, and may have come so far. */
  readonly stillCan: number;
  /** It ended without: it can no longer come, and by what is on record of the end it had not come before. */
  readonly noLonger: number;
  /** Not on record of what ended, and it may have come before or (an arrest, a rescue) come yet. */
  readonly notRecorded: number;
  /** Of 100: those that reached it, and with them all that still can or may have. Null of fewer than five. */
  readonly reachedOf100: number | null;
  readonly atMostOf100: number | null;
}

export interface Stages {
  readonly from: Milestone;
  readonly by: UnitBreakdown | null;
  readonly thenBy: UnitBreakdown | null;
  readonly unit: Unit;
  /** How many began, and in how many cases. */
  readonly of: number;
  readonly cases: number;
  readonly total: readonly StageFigures[];
  readonly groups: readonly StageFigures[];
  /** What was published of how many cases reach a court. */
  readonly claim: PublishedClaim;
  readonly sentences: readonly string[];
}

const counted = ["reached", "unrecorded", "stillCan", "noLonger", "notRecorded"] as const;

type Name = "of" | `${FunnelStep} ${(typeof counted)[number]}`;

const names: readonly Name[] = [
  "of",
  ...funnelSteps.flatMap((step) => counted.map((what): Name => `${step} ${what}`)),
];

const linesOf = (tally: Tally<Name>, key: GroupKey, group: number | null): readonly StageFigures[] => {
  const of = tally.of("of", group);
  return funnelSteps.map((step) => {
    const reached = tally.of(`${step} reached`, group);
    const stillCan = tally.of(`${step} stillCan`, group);
    const notRecorded = tally.of(`${step} notRecorded`, group);
    return {
      group: key[0] ?? null,
      thenGroup: key[1] ?? null,
      step,
      of,
      reached,
      unrecorded: tally.of(`${step} unrecorded`, group),
      stillCan,
      noLonger: tally.of(`${step} noLonger`, group),
      notRecorded,
      reachedOf100: of100(reached, of),
      atMostOf100: of100(reached + stillCan + notRecorded, of),
    };
  });
};

const sentencesOf = (
  total: readonly StageFigures[],
  cases: number,
  claim: PublishedClaim,
): readonly string[] => {
  const chargesheet = total.find(({ step }) => step === "chargesheet");
  const began = chargesheet?.of ?? 0;
  const beside = `${claim.publisher} wrote that less than ${claim.percent} % reach a court. ${claim.leavesOpen}`;
  const head = `These are cases followed by this office: ${figure(began)} that began so, in ${casesIn(cases)}. It is not a census, and an office follows what it hopes to bring to court.`;
  if (chargesheet === undefined || chargesheet.reachedOf100 === null || chargesheet.atMostOf100 === null) {
    return [head, `No shares are given of fewer than ${FEWEST_EVENTS}.`, beside];
  }
  return [
    head,
    `Of 100, ${chargesheet.reachedOf100} have reached a court with a chargesheet, and at most ${chargesheet.atMostOf100}, if all that still can do, and all of which nobody recorded it did.`,
    beside,
  ];
};

/** Steps that cannot come once the case has ended. */
const endingSteps = funnelSteps.filter(endsWithCase);

/**
 * Whether a step is known never to have come, of what ended: nothing ends otherwise after a judgment; of any other step
 * something on record of the day of the end must say that it had not come (as in `facts/spans.ts`).
 */
const neverCame = (units: Units, step: FunnelStep): ((i: number) => boolean) => {
  if (!endsWithCase(step)) return () => false;
  const status = columnOf(units, "status");
  const disposed = status.words.indexOf("disposed");
  const pending = valuesOf(units, milestoneColumn(step, "Pending"));
  const ended = valuesOf(units, "endedEarliest");
  return (i) => {
    if (disposed < 0 || status.values[i] !== disposed) return false;
    if (step === "judgment") return true;
    const [until, end] = [pending[i] ?? NONE, ended[i] ?? NONE];
    return until !== NONE && end !== NONE && until >= end;
  };
};

export const stageColumnsAsked = (asked: StagesAsked): readonly UnitColumn[] => [
  "reached",
  "passed",
  "inherited",
  "status",
  "endedEarliest",
  ...endingSteps.map((step) => milestoneColumn(step, "Pending")),
  ...columnsAsked(asked),
];

/** How far those of the units that are given got. Who was split off is counted where the case against him goes on. */
export const stagesReached = (units: Units, asked: StagesAsked): Stages => {
  const { from = "missing-report", unit = "proceeding", by = [] } = asked;
  const reached = valuesOf(units, "reached");
  const passed = valuesOf(units, "passed");
  const inherited = valuesOf(units, "inherited");
  const status = columnOf(units, "status");
  const waits = Uint8Array.from(status.words, (word) => (waitingStatuses.has(word) ? 1 : 0));
  const splitOff = status.words.indexOf("split-off");
  // What was split from a proceeding is not counted by itself: with it, that may still come so far.
  if (unit === "proceeding" && splitOff >= 0) waits[splitOff] = 1;
  const groups = groupsOf(units, chosenUnits(units, asked), by);
  const tally = new Tally(names, groups.keys.length);
  const first = bitOf(from);
  // A proceeding that was split from another began with it, and is one with it.
  const counts = (i: number): boolean =>
    ((reached[i] ?? 0) & first) !== 0 &&
    (unit === "accused" ? status.values[i] !== splitOff : ((inherited[i] ?? 0) & first) === 0);
  const began = tally.counts("of");
  const steps = funnelSteps.map((step) => ({
    bit: bitOf(step),
    reached: tally.counts(`${step} reached`),
    unrecorded: tally.counts(`${step} unrecorded`),
    stillCan: tally.counts(`${step} stillCan`),
    noLonger: tally.counts(`${step} noLonger`),
    notRecorded: tally.counts(`${step} notRecorded`),
    neverCame: neverCame(units, step),
  }));
  for (let i = 0; i < units.size; i++) {
    const group = groups.of[i] ?? -1;
    if (group < 0 || !counts(i)) continue;
    countUp(began, group);
    const [has, was] = [reached[i] ?? 0, passed[i] ?? 0];
    for (const step of steps) {
      if (((has | was) & step.bit) !== 0) {
        countUp(step.reached, group);
        if ((has & step.bit) === 0) countUp(step.unrecorded, group);
      } else if (waits[status.values[i] ?? NONE] === 1) countUp(step.stillCan, group);
      else countUp(step.neverCame(i) ? step.noLonger : step.notRecorded, group);
    }
  }
  const total = linesOf(tally, [], null);
  const cases = casesAmong(units, groups, counts);
  return {
    from,
    by: by[0] ?? null,
    thenBy: by[1] ?? null,
    unit,
    of: tally.of("of", null),
    cases,
    total,
    groups: by.length === 0 ? [] : groups.keys.flatMap((key, group) => linesOf(tally, key, group)),
    claim: reachesCourt,
    sentences: sentencesOf(total, cases, reachesCourt),
  };
};

export const stageFigures = fromUnits({
  name: "stages",
  doing: "counting how far cases get",
  columns: stageColumnsAsked,
  answer: stagesReached,
});
