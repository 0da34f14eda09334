/** All that the page of a case shows, from one reading of its history: the timeline, and its rows of bail and threats. */

import { warningsOf } from "@tareekh/core/history/warnings.ts";
import { CaseReader } from "@tareekh/core/recording/case-reader.ts";
import { bail } from "@tareekh/projections/bail.ts";
import { bailApplications } from "@tareekh/projections/bail-applications.ts";
import { intimidation } from "@tareekh/projections/intimidation.ts";
import { timelineOf } from "@tareekh/projections/project-timeline.ts";
import { Effect } from "effect";
import { uuidOfCase } from "./case-id.ts";
import { openTimeline } from "./open-timeline.ts";
import type { TimelineAsked } from "./read-timeline.ts";

/** Straight from the log, so that it shows what was just recorded; fails as `readTimeline` does. */
export const readCaseView = Effect.fn("readCaseView")(function* (caseId: string, asked: TimelineAsked = {}) {
  const reader = yield* CaseReader;
  const history = yield* reader.readHistory(uuidOfCase(caseId), asked);
  return {
    timeline: yield* openTimeline(timelineOf(history, warningsOf(history)), history),
    bail: bail.project(history),
    applications: bailApplications.project(history),
    intimidation: intimidation.project(history),
  };
});
