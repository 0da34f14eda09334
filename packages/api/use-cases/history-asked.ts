/** The history of a case as it was asked for: as it stood on a day, as it was known at a moment. */
import type { Day } from "@tareekh/core/calendar/day.ts";
import { buildHistory } from "@tareekh/core/history/build-history.ts";
import { CaseReader, readable } from "@tareekh/core/recording/case-reader.ts";
import { revisionOf } from "@tareekh/core/recording/case-stream.ts";
import { RecordingError, UnknownCase } from "@tareekh/core/recording/refusal.ts";
import { Effect } from "effect";
import { uuidOfCase } from "./case-id.ts";

export interface HistoryAsked {
  /** As the case stood at the end of that day in India. */
  readonly asOf?: Day;
  /** As it was known then: an instant with its offset. */
  readonly knownAt?: string;
}

/**
 * Straight from the log, so that it holds what was just recorded. Before its first recording a case is known to be
 * empty: the history has no events, and revision 0. Fails with `UnknownCase` only where there is no such case, and with
 * `UnreadableCase`.
 */
export const historyAsked = Effect.fn("historyAsked")(function* (shownId: string, asked: HistoryAsked) {
  const reader = yield* CaseReader;
  const caseId = uuidOfCase(shownId);
  const stream = yield* reader.readStream(caseId);
  if (revisionOf(stream) === 0) return yield* new RecordingError({ reason: new UnknownCase({ caseId }) });
  if (asked.asOf === undefined && asked.knownAt === undefined) return stream.history;
  return yield* readable(caseId, () => buildHistory(stream.recordings, asked));
});
