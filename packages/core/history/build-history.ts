/** From recorded events to a history. Pure: the same recordings give the same history, in whatever order they come. */
import type { Day } from "../calendar/day.ts";
import { readInstant } from "../calendar/instant.ts";
import { arranged, type Order, type Precedence } from "../calendar/order.ts";
import { eventTypeNamed } from "../catalogue/catalogue.ts";
import { type Corrected, correcting } from "./corrections.ts";
import type { History, HistoryEvent, RecordedInStream, Retracted } from "./history.ts";
import { isOfTheRecord } from "./of-the-record.ts";

export interface HistoryOptions {
  /** As it stood at the end of that day in India: what certainly happened later is left out, what may have is marked. */
  readonly asOf?: Day;
  /** As it was known then: an instant with its offset (`2021-03-03T18:29:59.999Z`). Nothing recorded later counts. */
  readonly knownAt?: string;
}

const inSequence = (recordings: readonly RecordedInStream[]): readonly RecordedInStream[] => {
  const ascending = recordings.every(
    ({ revision }, i) => i === 0 || revision > (recordings[i - 1]?.revision ?? 0),
  );
  return ascending ? recordings : recordings.toSorted((a, b) => a.revision - b.revision);
};

const recordedBy = (
  recordings: readonly RecordedInStream[],
  knownAt: string,
): readonly RecordedInStream[] => {
  const instant = readInstant(knownAt);
  if (instant === null) {
    throw new RangeError(`${knownAt} is no instant: write it as 2021-03-03T18:29:59.999Z`);
  }
  // As the log writes it, so that the two compare as texts.
  const last = new Date(instant.milliseconds).toISOString();
  return recordings.filter(({ content }) => content.recorded <= last);
};

const happenedBy = ({ id, type, occurred }: HistoryEvent, order: Order, day: Day): Precedence => {
  const declared = occurred === null ? eventTypeNamed(type) : undefined;
  return declared !== undefined && isOfTheRecord(declared) ? "yes" : order.happenedBy(id, day);
};

/** Whether an event that was taken back, and so has no place in the order, is by its own date one of a later day. */
const isDatedAfter = ({ occurred }: HistoryEvent, asOf: Day | undefined): boolean =>
  asOf !== undefined && (occurred?.outer.earliest ?? asOf) > asOf;

/** The history of what stands. */
const historyOf = (
  stream: string,
  revision: number,
  { events: standing, ineffective }: Corrected,
  asOf: Day | undefined,
): History => {
  const told: HistoryEvent[] = [];
  const retracted: Retracted[] = [];
  for (const { event, takenBack } of standing.values()) {
    if (takenBack === null) told.push(event);
    else if (!isDatedAfter(event, asOf)) retracted.push({ event, ...takenBack });
  }
  retracted.sort((a, b) => (a.event.id < b.event.id ? -1 : 1));

  const { sequence, order } = arranged(told);
  const about = { stream, revision, retracted, order, ineffective: [...ineffective] };
  if (asOf === undefined) return { ...about, events: sequence, later: [], asOf: null };
  const events: HistoryEvent[] = [];
  const later: HistoryEvent[] = [];
  for (const event of sequence) {
    const happened = happenedBy(event, order, asOf);
    if (happened === "yes") events.push(event);
    else if (happened === "cannot-tell") events.push({ ...event, possibly: true });
    else later.push(event);
  }
  return { ...about, events, later, asOf };
};

const checkStream = (stream: string, recordings: readonly RecordedInStream[]): void => {
  if (recordings.some(({ content }) => content.stream !== stream)) {
    throw new RangeError(`A history is of one stream, here ${stream}, and recordings of others came`);
  }
};

/**
 * The history of one stream.
 *
 * Throws `UnreadableHistory` where an event cannot be read, and `RangeError` where `knownAt` is no instant or the
 * recordings are of several streams.
 */
export const buildHistory = (
  recordings: readonly RecordedInStream[],
  { asOf, knownAt }: HistoryOptions = {},
): History => {
  const stream = recordings[0]?.content.stream ?? "";
  checkStream(stream, recordings);
  const ascending = inSequence(recordings);
  const known = knownAt === undefined ? ascending : recordedBy(ascending, knownAt);
  const corrected = correcting();
  for (const recorded of known) corrected.record(recorded);
  return historyOf(stream, known.at(-1)?.revision ?? 0, corrected, asOf);
};

/** Adds what was recorded next of a stream, and gives the history of all that was recorded of it by then. */
export type GrowingHistory = (recordings: readonly RecordedInStream[]) => History;

/**
 * Reads a stream that grows: each history is what `buildHistory` gives of all the recordings so far, but what was read
 * once is not read again. Histories given before stay as they were.
 *
 * What it gives throws as `buildHistory` does, and `RangeError` where a recording does not come after all before it;
 * once it has thrown it is of no use any more.
 */
export const growingHistory = (): GrowingHistory => {
  const corrected = correcting();
  let stream: string | null = null;
  let revision = 0;
  return (recordings) => {
    stream ??= recordings[0]?.content.stream ?? null;
    checkStream(stream ?? "", recordings);
    for (const recorded of inSequence(recordings)) {
      if (recorded.revision <= revision) {
        throw new RangeError(`Revision ${recorded.revision} of ${stream} came after revision ${revision}`);
      }
      corrected.record(recorded);
      revision = recorded.revision;
    }
    return historyOf(stream ?? "", revision, corrected, undefined);
  };
};
