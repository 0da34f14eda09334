/**
 * Cases kept in memory: those asked for last, within a number of events.
 *
 * What is recorded never changes, so a case that is kept is never wrong, only behind: whoever asks reads on from there.
 */
import { type CaseStream, revisionOf } from "./case-stream.ts";

export interface RecentCases {
  get(caseId: string): CaseStream | undefined;
  /** Keeps it, unless a longer one is kept. */
  keep(stream: CaseStream): void;
  /** Events of all that is kept. */
  readonly events: number;
}

export const recentCases = (mostEvents: number): RecentCases => {
  // A Map keeps the order of insertion: the first is the one asked for longest ago.
  const streams = new Map<string, CaseStream>();
  let events = 0;
  const drop = (stream: CaseStream): void => {
    streams.delete(stream.caseId);
    events -= revisionOf(stream);
  };
  return {
    get(caseId) {
      const stream = streams.get(caseId);
      if (stream === undefined) return undefined;
      streams.delete(caseId);
      streams.set(caseId, stream);
      return stream;
    },
    keep(stream) {
      const known = streams.get(stream.caseId);
      if (known !== undefined) {
        if (revisionOf(known) >= revisionOf(stream)) return;
        drop(known);
      }
      if (revisionOf(stream) > mostEvents) return;
      streams.set(stream.caseId, stream);
      events += revisionOf(stream);
      for (const oldest of streams.values()) {
        if (events <= mostEvents) break;
        drop(oldest);
      }
    },
    get events() {
      return events;
    },
  };
};
