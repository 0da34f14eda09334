/**
 * The delays of one case, straight from the log. Waits are counted to the day for which they were asked; as the case was
 * known at an instant, to the day that it was in India then; and otherwise to today.
 */
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { caseDelays } from "@tareekh/projections/answers/case-delays.ts";
import { Effect } from "effect";
import { type HistoryAsked, historyAsked } from "./history-asked.ts";
import { todayInIndia } from "./today-in-india.ts";

/** Fails as `historyAsked` does. */
export const readCaseDelays = Effect.fn("readCaseDelays")(function* (
  caseId: string,
  asked: HistoryAsked = {},
) {
  const history = yield* historyAsked(caseId, asked);
  const today = yield* todayInIndia;
  const known = asked.knownAt === undefined ? today : dayInIndia(asked.knownAt);
  return {
    caseId: history.stream,
    revision: history.revision,
    // Nothing has waited longer than until today, whatever was asked.
    ...caseDelays(history, known < today ? known : today),
  };
});
