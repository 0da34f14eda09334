/**
 * All that the page of a case shows, from one reading of its history: the timeline, its rows of bail and threats, and
 * the hash in the log that vouches for it.
 */

import { warningsOf } from "@tareekh/core/history/warnings.ts";
import { EventLog } from "@tareekh/core/log/event-log.ts";
import { bail } from "@tareekh/projections/bail.ts";
import { bailApplications } from "@tareekh/projections/bail-applications.ts";
import { intimidation } from "@tareekh/projections/intimidation.ts";
import { timelineOf } from "@tareekh/projections/timeline/project-timeline.ts";
import { Effect } from "effect";
import { type HistoryAsked, historyAsked } from "./history-asked.ts";
import { openTimeline } from "./open-timeline.ts";

/** The hash of the last event that a history rests on, which is chained to all before it; null where it has none. */
const chainHead = Effect.fnUntraced(function* (stream: string, revision: number) {
  if (revision === 0) return null;
  const log = yield* EventLog;
  const [last] = yield* log.readStream(stream, revision - 1);
  return last?.hash ?? null;
});

/** Straight from the log, so that it shows what was just recorded; fails as `historyAsked` does. */
export const readCaseView = Effect.fn("readCaseView")(function* (caseId: string, asked: HistoryAsked = {}) {
  const history = yield* historyAsked(caseId, asked);
  return {
    timeline: yield* openTimeline(timelineOf(history, warningsOf(history)), history),
    bail: bail.project(history),
    applications: bailApplications.project(history),
    intimidation: intimidation.project(history),
    head: yield* chainHead(history.stream, history.revision),
  };
});
