/** How the case against an accused ended, in the ways that figures tell apart. */
import type { EventData } from "@tareekh/core/catalogue/catalogue.ts";
import { eventWithId } from "@tareekh/core/history/events-of-type.ts";
import type { CaseFacts, ProceedingFacts } from "./case-facts.ts";
import { disposalOf } from "./endings.ts";

/**
 * `other`: discharged, quashed, withdrawn, abated, closed and the like. `unstated`: by a judgment of which nobody stated
 * what it was, or by one of several orders that differ.
 */
export const outcomes = ["convicted", "acquitted", "other", "unstated"] as const;
export type Outcome = (typeof outcomes)[number];

const ofJudgment: Readonly<Record<EventData<"JudgmentGiven">["outcome"], Outcome>> = {
  convicted: "convicted",
  "convicted-of-less": "convicted",
  "convicted-on-plea": "convicted",
  acquitted: "acquitted",
  "not-stated": "unstated",
};

const ofAccused = (facts: CaseFacts, proceeding: ProceedingFacts, accused: string): Outcome | null => {
  const disposal = disposalOf(facts, proceeding, accused);
  if (disposal.state !== "reached") return null;
  const found = new Set(
    disposal.candidates.map((id): Outcome => {
      const event = eventWithId(facts.history, id);
      if (event?.type === "JudgmentGiven") return ofJudgment[event.data.outcome];
      // Who bargains is convicted: CrPC s.265E, BNSS s.293.
      return event?.type === "AccusedDisposedOtherwise" && event.data.how === "plea-bargain"
        ? "convicted"
        : "other";
    }),
  );
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : "unstated";
};

/** Of a proceeding: the first that holds of any of its accused. Who is not known to have been acquitted may be convicted. */
const ofAny = ["convicted", "unstated", "acquitted"] as const satisfies readonly Outcome[];

/**
 * The outcome for an accused; for the proceeding (`accused: null`), conviction where any of them was convicted, or else
 * acquittal where any was acquitted and of nobody it is unstated. Null while it is not disposed of.
 */
export const outcomeOf = (
  facts: CaseFacts,
  proceeding: ProceedingFacts,
  accused: string | null,
): Outcome | null => {
  if (accused !== null) return ofAccused(facts, proceeding, accused);
  if (disposalOf(facts, proceeding, null).state !== "reached") return null;
  const each = proceeding.accused.map((person) => ofAccused(facts, proceeding, person));
  return ofAny.find((outcome) => each.includes(outcome)) ?? "other";
};
