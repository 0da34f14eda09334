/** A case's timeline, straight from the log: it always shows what was just recorded. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { warningsOf } from "@tareekh/core/history/warnings.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { timelineOf } from "@tareekh/projections/project-timeline.ts";
import { Effect } from "effect";
import { uuidOfCase } from "./case-id.ts";
import { openTimeline } from "./open-timeline.ts";

export interface TimelineAsked {
  /** As the case stood at the end of that day in India. */
  readonly asOf?: Day;
  /** As it was known then: an instant, UTC. */
  readonly knownAt?: string;
}

/**
 * The timeline with its sealed texts opened. Fails with `UnknownCase`, also where the case was not known yet at
 * `knownAt`, and with `UnreadableCase`.
 */
export const readTimeline = Effect.fn("readTimeline")(function* (caseId: string, asked: TimelineAsked = {}) {
  const reader = yield* CaseReader;
  const history = yield* reader.readHistory(uuidOfCase(caseId), asked);
  return yield* openTimeline(timelineOf(history, warningsOf(history)), history);
});
