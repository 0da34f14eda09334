/** What several projections of a case ask of the same unit: found once a case, whoever asks. */
import type { CaseFacts, ProceedingFacts } from "./case-facts.ts";

type OfUnit<Found, Proceeding> = (facts: CaseFacts, proceeding: Proceeding, accused: string | null) => Found;

/**
 * The same function of a proceeding or an accused in it, which finds each answer once for the facts that were asked of
 * last. The projections of a case are computed one after the other, so those of one case are all that is kept; see
 * `factsOf`.
 */
export const onceAUnit = <Found extends object | string | null, Proceeding = ProceedingFacts>(
  find: OfUnit<Found, Proceeding>,
): OfUnit<Found, Proceeding> => {
  let last: CaseFacts | null = null;
  const known = new Map<Proceeding, Map<string | null, Found>>();
  return (facts, proceeding, accused) => {
    if (last !== facts) {
      last = facts;
      known.clear();
    }
    let ofProceeding = known.get(proceeding);
    if (ofProceeding === undefined) {
      ofProceeding = new Map();
      known.set(proceeding, ofProceeding);
    }
    const before = ofProceeding.get(accused);
    if (before !== undefined) return before;
    const found = find(facts, proceeding, accused);
    ofProceeding.set(accused, found);
    return found;
  };
};
