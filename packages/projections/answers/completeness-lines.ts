/** Lines of figures of what is on record and what is not, and the question to which they belong. */
import type { Keeper, WantedFact, WantedKind, WantedStage } from "../facts/wanted-facts.ts";
import type { UnitBreakdown, UnitsCompared } from "./units/unit-question.ts";

export interface CompletenessAsked extends Omit<UnitsCompared, "unit"> {
  readonly stage?: WantedStage;
  readonly kind?: WantedKind;
}

/**
 * One fact of one stage. Of the proceedings that came to the stage: it is recorded in all that the stage knows of
 * (several arrests, say), recorded but not precisely in some, said by the source not to be stated in some, or missing in
 * some; the four add up to `of`, and the last that holds counts.
 */
export interface FactFigures {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly stage: WantedStage;
  readonly fact: string;
  readonly kind: WantedKind;
  readonly keeper: Keeper;
  readonly of: number;
  readonly recorded: number;
  readonly imprecise: number;
  readonly notStated: number;
  readonly missing: number;
  /** Of 100; null of fewer than five. */
  readonly recordedOf100: number | null;
  readonly missingOf100: number | null;
}

/** One stage: of the proceedings that came to it, those with everything on record, and those that lack something. */
export interface StageCompleteness {
  readonly group: string | null;
  readonly thenGroup: string | null;
  readonly stage: WantedStage;
  readonly of: number;
  readonly complete: number;
  /** Something of the kind is missing, or the source does not state it. One may lack several kinds. */
  readonly lacksDate: number;
  readonly lacksWho: number;
  readonly lacksNumber: number;
  readonly lacksPlace: number;
  readonly lacksWhat: number;
  readonly completeOf100: number | null;
}

export interface Completeness {
  readonly by: UnitBreakdown | null;
  readonly thenBy: UnitBreakdown | null;
  readonly proceedings: number;
  readonly cases: number;
  readonly stages: readonly StageCompleteness[];
  readonly facts: readonly FactFigures[];
  readonly groupStages: readonly StageCompleteness[];
  readonly groupFacts: readonly FactFigures[];
  /** What is wanted, and by which law or practice. */
  readonly wanted: readonly WantedFact[];
  readonly sentences: readonly string[];
}
