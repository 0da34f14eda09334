/** Lines of figures of court dates, and the question to which they belong. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import type { UnitsChosen } from "./units/unit-question.ts";

/** By what court dates can be compared: what their proceeding is, and what they themselves are. */
export const courtDateBreakdowns = [
  "state",
  "district",
  "agency",
  "year",
  "courtType",
  "court",
  "victim",
  "interState",
  "purpose",
  "result",
] as const;
export type CourtDateBreakdown = (typeof courtDateBreakdowns)[number];

export interface AdjournmentsAsked extends Omit<UnitsChosen, "unit"> {
  /** None, one or two. */
  readonly by?: readonly CourtDateBreakdown[];
  /** Of the court date. */
  readonly purpose?: string;
  /** Only what was put off by this side, or for this reason, counts as put off; the court dates stay the same. */
  readonly side?: string;
  readonly reason?: string;
  /** The first and last day; a court date of which only a month is known counts where it may lie between. */
  readonly from?: Day;
  readonly to?: Day;
}

/** What lines of figures are of; null of what has none on record, and in the total. */
interface InGroup {
  readonly group: string | null;
  readonly thenGroup: string | null;
}

/** One line of figures of court dates, each counted once however often it was recorded. */
export interface CourtDateFigures extends InGroup {
  readonly courtDates: number;
  readonly proceedings: number;
  readonly cases: number;
  /** The six add up to the court dates. */
  readonly held: number;
  readonly notReached: number;
  readonly courtNotSitting: number;
  readonly passedOver: number;
  readonly vacated: number;
  readonly resultNotStated: number;
  /** An adjournment is on record, or the date was not held; where a side or reason was asked for, by these. */
  readonly putOff: number;
  /** May have been put off so: too little is on record to tell. */
  readonly perhapsPutOff: number;
  /** Of 100 court dates: those put off, and with them all that may have been. Null of fewer than five. */
  readonly putOffOf100: number | null;
  readonly atMostOf100: number | null;
  /** Of all put off, by whomever: those of which nobody recorded the side, or the reason. */
  readonly sideNotRecorded: number;
  readonly reasonNotRecorded: number;
  /** Of those put off: opposed; with the costs on record, be they none; with costs ordered; and these in rupees. */
  readonly opposed: number;
  readonly costsRecorded: number;
  readonly costsOrdered: number;
  readonly costsRupees: number;
  /** Court dates of which nobody recorded who came as a witness; at which any was present; from which any was sent home. */
  readonly witnessesNotRecorded: number;
  readonly datesWithWitnesses: number;
  readonly datesSentHome: number;
  /** Witnesses, counted at each date anew. Sent home: present and not examined. */
  readonly witnessesPresent: number;
  readonly witnessesExamined: number;
  readonly witnessesSentHome: number;
  /** Present, and nobody recorded whether they were examined: at each date no fewer than these. */
  readonly witnessesNotTold: number;
  /** Of 100 of whom that is on record: those sent home. Who was examined had come, whatever else is said of it. */
  readonly sentHomeOf100: number | null;
  /** A next date was given, or none was, or nobody recorded which. The three add up to the court dates. */
  readonly nextGiven: number;
  readonly noNextDate: number;
  readonly nextNotRecorded: number;
  /** Of those with a next date: in no figure of days, since it does not come later, or the day of one of them is not exact. */
  readonly nextNotDated: number;
  /** Days from a court date to the next one given at it, and those of dates put off alone. None of fewer than five. */
  readonly nextQ1: number | null;
  readonly nextMedian: number | null;
  readonly nextQ3: number | null;
  readonly putOffNextMedian: number | null;
  /** Recorded more than once, and of these: the records differ. */
  readonly recordedTwice: number;
  readonly recordsDiffer: number;
}

/** How many court dates were put off by a side or for a reason; null of what nobody recorded. */
export interface PutOffCount extends InGroup {
  readonly side: string | null;
  readonly reason: string | null;
  readonly putOff: number;
  /** Of how many that were put off, and the share in 100; null of fewer than five. */
  readonly of: number;
  readonly of100: number | null;
  readonly proceedings: number;
  readonly opposed: number;
  readonly costsOrdered: number;
}

export const proceedingStandings = ["all", "ended", "pending", "end-not-recorded", "split-off"] as const;
export type ProceedingStanding = (typeof proceedingStandings)[number];

/**
 * Over proceedings with a court date: those of which the end is on record, those whose court dates still grow, those of which
 * only what comes after the end is on record, and those that went on in others, since all accused were split off.
 */
export interface PerProceedingFigures extends InGroup {
  readonly standing: ProceedingStanding;
  readonly proceedings: number;
  readonly courtDates: number;
  readonly putOff: number;
  /** Those in which any witness was sent home. */
  readonly withSentHome: number;
  /** In a proceeding: none of fewer than five. */
  readonly courtDatesMean: number | null;
  readonly courtDatesQ1: number | null;
  readonly courtDatesMedian: number | null;
  readonly courtDatesQ3: number | null;
  readonly putOffMean: number | null;
  readonly putOffQ1: number | null;
  readonly putOffMedian: number | null;
  readonly putOffQ3: number | null;
}

/**
 * Court dates for a purpose, of all proceedings and of those that ended: an average divides the ones by the proceedings in
 * which they were, and never by others. A court date for two purposes is in both lines. Null: not recorded for what.
 */
export interface PurposeFigures {
  readonly purpose: string | null;
  readonly courtDates: number;
  readonly proceedings: number;
  readonly mean: number | null;
  readonly endedCourtDates: number;
  readonly endedProceedings: number;
  readonly endedMean: number | null;
}

export interface Adjournments {
  readonly by: CourtDateBreakdown | null;
  readonly thenBy: CourtDateBreakdown | null;
  readonly side: string | null;
  readonly reason: string | null;
  readonly total: CourtDateFigures;
  readonly groups: readonly CourtDateFigures[];
  /** Of all that was put off: by side, by reason, and by both. The most frequent first, what nobody recorded last. */
  readonly sides: readonly PutOffCount[];
  readonly reasons: readonly PutOffCount[];
  readonly sidesAndReasons: readonly PutOffCount[];
  readonly groupSides: readonly PutOffCount[];
  readonly groupReasons: readonly PutOffCount[];
  readonly perProceeding: readonly PerProceedingFigures[];
  readonly groupsPerProceeding: readonly PerProceedingFigures[];
  readonly purposes: readonly PurposeFigures[];
  readonly sentences: readonly string[];
}
