/**
 * The delays of one case, straight from the log. What is open is counted to the day for which it was asked; as the case
 * was known at an instant, to the day that it was in India then; and otherwise to today.
 */
import { dayInIndia } from "@tareekh/core/calendar/days-in-india.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { caseDelays } from "@tareekh/projections/answers/case-delays.ts";
import { Effect } from "effect";
import { uuidOfCase } from "./case-id.ts";
import type { TimelineAsked } from "./read-timeline.ts";
import { todayInIndia } from "./today-in-india.ts";

/** Fails as `readTimeline` does. */
export const readCaseDelays = Effect.fn("readCaseDelays")(function* (
  caseId: string,
  asked: TimelineAsked = {},
) {
  const reader = yield* CaseReader;
  const history = yield* reader.readHistory(uuidOfCase(caseId), asked);
  const today = yield* todayInIndia;
  const known = asked.knownAt === undefined ? today : dayInIndia(asked.knownAt);
  return {
    caseId: history.stream,
    revision: history.revision,
    // Nothing has waited longer than until today, whatever was asked.
    ...caseDelays(history, known < today ? known : today),
  };
});
