/**
 * A history: what was recorded of one stream, with corrections applied, in the order in which things happened as
 * far as that is known. It is what projections are computed from.
 */
import type { Day } from "../calendar/day.ts";
import type { Occurrence } from "../calendar/occurrence.ts";
import type { Order } from "../calendar/order.ts";
import type { EventData, EventTypeName } from "../catalogue/catalogue.ts";
import type { RecordedContent, Source } from "../catalogue/event-type.ts";

/** What was recorded, and its number within its stream. */
export interface RecordedInStream {
  readonly revision: number;
  readonly content: RecordedContent;
}

/** Who entered something, and when. Not part of what happened. */
export interface RecordingMark {
  readonly eventId: string;
  readonly revision: number;
  readonly at: string;
  readonly by: string;
}

/** What an event said before it was corrected. */
export interface EarlierVersion {
  readonly occurred: Occurrence | null;
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly source: Source;
  readonly data: unknown;
  /** The recording that a correction has superseded. */
  readonly recorded: RecordingMark;
}

/** An event as it stands after corrections, of the type named. */
export interface HistoryEventOf<Name extends EventTypeName> {
  /** The id of the event as first recorded; corrections keep it. */
  readonly id: string;
  readonly type: Name;
  readonly occurred: Occurrence | null;
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly source: Source;
  readonly data: EventData<Name>;
  /** The recording that states it as it stands. */
  readonly recorded: RecordingMark;
  /** Earliest first; empty where it was never corrected. */
  readonly earlier: readonly EarlierVersion[];
  /** The sealed reasons given with the corrections, in step with `earlier`. */
  readonly reasons: readonly unknown[];
  /** With `asOf`: it may have happened by then, or after. */
  readonly possibly: boolean;
}

/** An event of a history, of any type. */
export type HistoryEvent = { [Name in EventTypeName]: HistoryEventOf<Name> }[EventTypeName];

/** An event that was taken back. */
export interface Retracted {
  readonly event: HistoryEvent;
  readonly reason: unknown;
  readonly recorded: RecordingMark;
}

/**
 * A correction, a retraction or its undoing that changes nothing: its target was not recorded before it, is itself one
 * of these, or had not been taken back. Recording refuses them; a log that was put together elsewhere may hold some.
 */
export interface IneffectiveCorrection {
  readonly recorded: RecordingMark;
  readonly target: string;
  readonly why: "target-not-recorded-before" | "target-is-a-correction" | "target-not-taken-back";
}

export interface History {
  readonly stream: string;
  /** The revision of the last event recorded that it rests on; 0 where there is none. */
  readonly revision: number;
  /**
   * The events that stand, in an order that contradicts neither dates nor references and does not depend on the
   * order of recording. Corrections and retractions are applied, and are not themselves among them. With `asOf`,
   * without those that certainly happened later.
   */
  readonly events: readonly HistoryEvent[];
  /**
   * With `asOf`: those that certainly happened later, in order. Of what they are about it is known that it had not come
   * by that day; nothing else may be told of them. Empty without `asOf`.
   */
  readonly later: readonly HistoryEvent[];
  /** What was taken back, by id; in no other way part of the history. With `asOf`, without what is dated later. */
  readonly retracted: readonly Retracted[];
  /** Of all that stands, whatever `asOf`: what came later bounds what came before it. */
  readonly order: Order;
  readonly ineffective: readonly IneffectiveCorrection[];
  /** The day at whose end (in India) the history is asked for; null for all that is recorded. */
  readonly asOf: Day | null;
}
