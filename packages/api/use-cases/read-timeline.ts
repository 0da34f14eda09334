/** A case's timeline, straight from the log: it always shows what was just recorded. */
import { warningsOf } from "@tareekh/core/history/warnings.ts";
import { timelineOf } from "@tareekh/projections/timeline/project-timeline.ts";
import { Effect } from "effect";
import { type HistoryAsked, historyAsked } from "./history-asked.ts";
import { openTimeline } from "./open-timeline.ts";

/** The timeline with its sealed texts opened; empty before the first recording. Fails as `historyAsked` does. */
export const readTimeline = Effect.fn("readTimeline")(function* (caseId: string, asked: HistoryAsked = {}) {
  const history = yield* historyAsked(caseId, asked);
  return yield* openTimeline(timelineOf(history, warningsOf(history)), history);
});
