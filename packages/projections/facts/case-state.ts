/** Whether the office follows a case: opened, closed, opened again. */
import type { CaseFacts } from "./case-facts.ts";

export type CaseState = "open" | "closed";

/**
 * Closed where a closing is on record that no opening anew certainly followed. Where it is not known which of the two
 * came last, it is open: a case that is still followed must not drop out of sight.
 */
export const caseState = (facts: CaseFacts): CaseState => {
  const reopened = facts.of("CaseReopened");
  const { order } = facts.history;
  const closed = facts
    .of("CaseClosed")
    .some(
      (closing) => !closing.possibly && reopened.every(({ id }) => order.before(id, closing.id) === "yes"),
    );
  return closed ? "closed" : "open";
};

/**
 * The number that the office itself gave it, last stated. By it the office calls the case whatever day is asked for,
 * also one before it opened its file.
 */
export const fileNumberOf = ({ history, of }: CaseFacts): string | null =>
  [...of("CaseOpened"), ...history.later.filter((event) => event.type === "CaseOpened")]
    .flatMap(({ data }) => data.fileNumber ?? [])
    .at(-1) ?? null;
