/**
 * What stands of what was recorded: each event with its corrections applied in the order in which they were recorded.
 *
 * A correction replaces all of what its target says; the later of two wins. What was taken back can be corrected too,
 * and stands corrected if the taking back is undone.
 */
import { type Occurrence, parseOccurrence } from "../calendar/occurrence.ts";
import { type EventData, upcast } from "../catalogue/catalogue.ts";
import type { EventType } from "../catalogue/event-type.ts";
import type { EarlierVersion, IneffectiveCorrection, RecordedInStream, RecordingMark } from "./history.ts";
import { UnreadableHistory } from "./unreadable-history.ts";

/** An event and all that has been said of it. */
export interface Standing {
  readonly id: string;
  readonly type: EventType;
  /** As it stands. */
  current: EarlierVersion;
  /** As it stood, earliest first. */
  readonly earlier: EarlierVersion[];
  /** The reasons of the corrections, in step with `earlier`. */
  readonly reasons: unknown[];
  takenBack: { readonly reason: unknown; readonly recorded: RecordingMark } | null;
}

export interface Corrected {
  /** By id, in the order of recording. */
  readonly events: ReadonlyMap<string, Standing>;
  readonly ineffective: readonly IneffectiveCorrection[];
}

const NONE: readonly string[] = [];

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

const apply = (change: Change, target: Standing, recorded: RecordedInStream): void => {
  switch (change.type) {
    case "EventCorrected": {
      const { occurred, after, before, source, version, data } = change.data.replacement;
      target.earlier.push(target.current);
      target.reasons.push(change.data.reason);
      target.current = {
        occurred: readDate(recorded, occurred),
        after: after ?? NONE,
        before: before ?? NONE,
        source,
        data: readData(recorded, { type: target.type.type, version, data }).data,
        recorded: markOf(recorded),
      };
      return;
    }
    case "EventRetracted":
      target.takenBack = { reason: change.data.reason, recorded: markOf(recorded) };
      return;
    case "RetractionWithdrawn":
      target.takenBack = null;
      return;
  }
};

/** Applies what was recorded, in ascending order of revision. Throws `UnreadableHistory`. */
export const correct = (recordings: readonly RecordedInStream[]): Corrected => {
  const events = new Map<string, Standing>();
  const changes = new Set<string>();
  const ineffective: IneffectiveCorrection[] = [];
  for (const recorded of recordings) {
    const { content } = recorded;
    const { type, data } = readData(recorded, content);
    if (!CHANGES.has(type.type)) {
      events.set(content.id, {
        id: content.id,
        type,
        current: {
          occurred: readDate(recorded, content.occurred),
          after: content.after,
          before: content.before,
          source: content.source,
          data,
          recorded: markOf(recorded),
        },
        earlier: [],
        reasons: [],
        takenBack: null,
      });
      continue;
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
      apply(change, target, recorded);
    }
  }
  return { events, ineffective };
};
