/** A case as its stream in the log tells it. */

import { buildHistory } from "../history/build-history.ts";
import type { History, RecordedInStream } from "../history/history.ts";
import { contentOf, type StreamEvent } from "../log/event-log.ts";

/** The stream of a case. */
export const streamOfCase = (caseId: string): string => `case-${caseId}`;

export interface CaseStream {
  readonly caseId: string;
  /** In order of revision, from 1 without holes. */
  readonly recordings: readonly RecordedInStream[];
  /** Of all of them. */
  readonly history: History;
}

/** The number of events recorded; 0 where there is no such case. */
export const revisionOf = (stream: CaseStream): number => stream.recordings.length;

export const emptyStream = (caseId: string): CaseStream => ({
  caseId,
  recordings: [],
  history: buildHistory([]),
});

/** Events of a stream with their contents read. */
export const recordingsOf = (events: readonly StreamEvent[]): readonly RecordedInStream[] =>
  events.map((event) => ({ revision: event.revision, content: contentOf(event) }));

/** The stream of a case of which all recordings are at hand. Throws `UnreadableHistory`. */
export const streamOfRecordings = (caseId: string, recordings: readonly RecordedInStream[]): CaseStream => ({
  caseId,
  recordings,
  history: buildHistory(recordings),
});

/** The stream with the events that follow it. Throws `UnreadableHistory`. */
export const withEvents = (stream: CaseStream, events: readonly StreamEvent[]): CaseStream => {
  if (events.length === 0) return stream;
  return streamOfRecordings(stream.caseId, [...stream.recordings, ...recordingsOf(events)]);
};
