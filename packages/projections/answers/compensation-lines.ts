/** Lines of figures of compensation, and the question to which they belong. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { CompensationTrack } from "../compensation.ts";
import type { WhyNoFigure } from "../statistics/statistics.ts";
import type { CurvePoint, DelayEstimate } from "./delay-estimates.ts";
import type { EntryRule } from "./delay-lines.ts";
import type { UnitBreakdown, UnitsCompared } from "./units/unit-question.ts";

export interface CompensationAsked extends Omit<UnitsCompared, "unit"> {
  readonly entry?: EntryRule;
  /** Days between the points of the curves; 30 where it is left out. */
  readonly step?: number;
  readonly today: Day;
}

/**
 * One line of claims: each a request (an application or a recommendation) with the order or refusal that answers it and
 * what was paid on that order, as far as each is on record. Special relief has no order: it is recommended, and paid.
 */
export interface CompensationFigures {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly track: CompensationTrack;
  readonly claims: number;
  readonly cases: number;
  /** Survivors with a claim; with an order; who were paid anything. Each counts once in a case. */
  readonly survivors: number;
  readonly survivorsOrdered: number;
  readonly survivorsPaid: number;
  readonly applied: number;
  readonly recommended: number;
  readonly ordered: number;
  readonly refused: number;
  /** A request is on record, and neither order nor refusal. */
  readonly undecided: number;
  /** It cannot be told which order answers it, or whether a payment was made on it. Of special relief, only the latter. */
  readonly unclear: number;
  /** Paid without a word of its being in part, or in part only. */
  readonly paid: number;
  readonly paidInPart: number;
  /** Of the ordered (of special relief: the recommended): nothing is on record as paid, and the share in 100. */
  readonly neverPaid: number;
  readonly neverPaidOf100: number | null;
  /** Paid, and no order is on record. */
  readonly paidWithoutOrder: number;
  /** In rupees, from the classes in which amounts are recorded: no less and no more than these; null where one class has no limit. */
  readonly orderedLeast: number;
  readonly orderedMost: number | null;
  readonly orderedNotRecorded: number;
  readonly paidLeast: number;
  readonly paidMost: number | null;
  readonly paidNotRecorded: number;
  /** The class in which the middle amount lies, and those of the quartiles. None of fewer than five. */
  readonly orderedQ1: string | null;
  readonly orderedMedian: string | null;
  readonly orderedQ3: string | null;
  readonly paidQ1: string | null;
  readonly paidMedian: string | null;
  readonly paidQ3: string | null;
}

export const compensationWaits = ["request-to-order", "order-to-payment"] as const;
/** Of special relief, `order-to-payment` begins with the recommendation. */
export type CompensationWait = (typeof compensationWaits)[number];

/** How long a wait takes, those still waiting counted for as long as they are known to have waited. */
export interface CompensationWaitFigures extends DelayEstimate {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly track: CompensationTrack;
  readonly wait: CompensationWait;
  /** The six that follow add up to this. */
  readonly counted: number;
  readonly closed: number;
  /** Something on record says of a day after the first that the second had not come. */
  readonly open: number;
  /** Not on record, and nothing says that it had not come. */
  readonly notRecorded: number;
  /** Refused, so that it can no longer come: waiting until then. */
  readonly ended: number;
  /** Without the dates that a number of days needs. */
  readonly notDated: number;
  /** It cannot be told which order answers which request, or which payment which order. */
  readonly unclear: number;
  /** The second certainly came before the first: in no figure of days. */
  readonly reversed: number;
  readonly stale: number;
  readonly observed: number;
  readonly events: number;
  readonly waiting: number;
  /** Of `waiting`: refused, and counted as waiting until then. */
  readonly endedOtherwise: number;
  readonly enteredAfterEnd: number;
  readonly enteredTooLate: number;
  readonly naiveMedian: number | null;
  readonly whyNoNaiveMedian: WhyNoFigure | null;
  readonly medianIfPendingToday: number | null;
  readonly whyNoMedianIfPendingToday: WhyNoFigure | null;
}

export interface AmountCount {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly track: CompensationTrack;
  readonly what: "ordered" | "paid";
  /** A class of the catalogue; null of what nobody recorded. */
  readonly amount: string | null;
  /** Those that were ordered so much; of what was paid, those that were paid so much at once. */
  readonly claims: number;
}

export interface CompensationCurve {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly track: CompensationTrack;
  readonly wait: CompensationWait;
  readonly points: readonly CurvePoint[];
}

export interface Compensation {
  readonly by: UnitBreakdown | null;
  readonly thenBy: UnitBreakdown | null;
  readonly entry: EntryRule;
  readonly step: number;
  readonly today: Day;
  readonly fewestEvents: number;
  /** In the cases of which proceedings were chosen: whether or not anything was asked for them. */
  readonly survivors: number;
  readonly cases: number;
  /** A line for each track. */
  readonly total: readonly CompensationFigures[];
  readonly groups: readonly CompensationFigures[];
  readonly waits: readonly CompensationWaitFigures[];
  readonly groupWaits: readonly CompensationWaitFigures[];
  readonly amounts: readonly AmountCount[];
  /** Of the total first, then of each group. */
  readonly curves: readonly CompensationCurve[];
  readonly sentences: readonly string[];
}
