/**
 * What stands of what was recorded: each event with its corrections applied in the order in which they were recorded.
 *
 * A correction replaces all of what its target says; the later of two wins. What was taken back can be corrected too,
 * and stands corrected if the taking back is undone.
 */
import { type Occurrence, parseOccurrence } from "../calendar/occurrence.ts";
import { type EventData, upcast } from "../catalogue/catalogue.ts";
import type { EventType } from "../catalogue/event-type.ts";
import type {
  EarlierVersion,
  HistoryEvent,
  IneffectiveCorrection,
  RecordedInStream,
  RecordingMark,
} from "./history.ts";
import { UnreadableHistory } from "./unreadable-history.ts";

/** An event as it stands, and whether it does. */
export interface Standing {
  /** The same object until it is corrected. */
  readonly event: HistoryEvent;
  readonly takenBack: { readonly reason: unknown; readonly recorded: RecordingMark } | null;
}

/** What stands of a stream so far; `record` adds to it. */
export interface Corrected {
  /** By id, in the order of recording. */
  readonly events: ReadonlyMap<string, Standing>;
  readonly ineffective: readonly IneffectiveCorrection[];
  /** Applies what was recorded next. Throws `UnreadableHistory`: what stands is then of no use any more. */
  record(recorded: RecordedInStream): void;
}

const NONE: readonly never[] = Object.freeze([]);

const markOf = ({ revision, content }: RecordedInStream): RecordingMark => ({
  eventId: content.id,
  revision,
  at: content.recorded,
  by: content.by,
});

const unreadable = ({ revision, content }: RecordedInStream, reason: string): UnreadableHistory =>
  new UnreadableHistory({ stream: content.stream, eventId: content.id, revision, reason });

const readDate = (recorded: RecordedInStream, text: string | null): Occurrence | null => {
  if (text === null) return null;
  const parsed = parseOccurrence(text);
  if (!parsed.ok) throw unreadable(recorded, parsed.reason);
  return parsed.value;
};

const readData = (
  recorded: RecordedInStream,
  stated: { readonly type: string; readonly version: number; readonly data: unknown },
): { readonly type: EventType; readonly data: unknown } => {
  const current = upcast(stated);
  if (!current.ok) throw unreadable(recorded, current.reason);
  return current;
};

type Change =
  | { readonly type: "EventCorrected"; readonly data: EventData<"EventCorrected"> }
  | { readonly type: "EventRetracted"; readonly data: EventData<"EventRetracted"> }
  | { readonly type: "RetractionWithdrawn"; readonly data: EventData<"RetractionWithdrawn"> };

const CHANGES: ReadonlySet<string> = new Set<Change["type"]>([
  "EventCorrected",
  "EventRetracted",
  "RetractionWithdrawn",
]);

const versionOf = ({ occurred, after, before, source, data, recorded }: HistoryEvent): EarlierVersion => ({
  occurred,
  after,
  before,
  source,
  data,
  recorded,
});

/** A target as the change leaves it. */
const changed = (change: Change, target: Standing, recorded: RecordedInStream): Standing => {
  switch (change.type) {
    case "EventCorrected": {
      const { occurred, after, before, source, version, data } = change.data.replacement;
      const { event, takenBack } = target;
      return {
        event: {
          id: event.id,
          type: event.type,
          occurred: readDate(recorded, occurred),
          after: after ?? NONE,
          before: before ?? NONE,
          source,
          // The catalogue gives the data of that type.
          data: readData(recorded, { type: event.type, version, data }).data,
          recorded: markOf(recorded),
          earlier: [...event.earlier, versionOf(event)],
          reasons: [...event.reasons, change.data.reason],
          possibly: false,
        } as HistoryEvent,
        takenBack,
      };
    }
    case "EventRetracted":
      return { event: target.event, takenBack: { reason: change.data.reason, recorded: markOf(recorded) } };
    case "RetractionWithdrawn":
      return { event: target.event, takenBack: null };
  }
};

const firstRecorded = (recorded: RecordedInStream, type: EventType, data: unknown): Standing => {
  const { content } = recorded;
  return {
    event: {
      id: content.id,
      type: type.type,
      occurred: readDate(recorded, content.occurred),
      after: content.after,
      before: content.before,
      source: content.source,
      // The catalogue gave the data of that type.
      data,
      recorded: markOf(recorded),
      earlier: NONE,
      reasons: NONE,
      possibly: false,
    } as HistoryEvent,
    takenBack: null,
  };
};

/** What stands of a stream of which nothing has been read yet. What is then recorded comes in order of revision. */
export const correcting = (): Corrected => {
  const events = new Map<string, Standing>();
  const changes = new Set<string>();
  const ineffective: IneffectiveCorrection[] = [];
  return {
    events,
    ineffective,
    record: (recorded) => {
      const { content } = recorded;
      const { type, data } = readData(recorded, content);
      if (!CHANGES.has(type.type)) {
        events.set(content.id, firstRecorded(recorded, type, data));
        return;
      }
      changes.add(content.id);
      // The catalogue gave the data of that type.
      const change = { type: type.type, data } as Change;
      const id = change.data.target;
      const target = events.get(id);
      if (target === undefined) {
        const why = changes.has(id) ? "target-is-a-correction" : "target-not-recorded-before";
        ineffective.push({ recorded: markOf(recorded), target: id, why });
      } else if (change.type === "RetractionWithdrawn" && target.takenBack === null) {
        ineffective.push({ recorded: markOf(recorded), target: id, why: "target-not-taken-back" });
      } else {
        events.set(id, changed(change, target, recorded));
      }
    },
  };
};
