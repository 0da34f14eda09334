/** The delays of one case, straight from the log; what is open is counted to today, or to the day asked for. */
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
  return {
    caseId: history.stream,
    revision: history.revision,
    ...caseDelays(history, yield* todayInIndia),
  };
});
