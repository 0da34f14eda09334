/** What a table told of a case before: its events as its last file had them, and as they stand, others' corrections too. */
import { upcast } from "@tareekh/core/catalogue/catalogue.ts";
import type { RecordedContent } from "@tareekh/core/catalogue/event-type.ts";
import type { RecordedInStream } from "@tareekh/core/history/history.ts";
import type { Opener } from "@tareekh/core/sealing/open-event.ts";

/** What an event says, its texts opened. */
export interface Said {
  readonly occurred: string | null;
  readonly source: unknown;
  readonly data: unknown;
}

export interface ToldBefore {
  readonly id: string;
  readonly type: string;
  /** Null once the table took it back. */
  readonly byTable: Said | null;
  /** Null where it was taken back by anybody. */
  readonly standing: Said | null;
  /** Who corrected it or took it back besides the table; null where nobody did. */
  readonly changedBy: string | null;
}

interface Replacement {
  readonly occurred: string | null;
  readonly source: unknown;
  readonly data: unknown;
  readonly version: number;
}

interface ChangeData {
  readonly target: string;
  readonly replacement?: Replacement;
}

const CHANGES = new Set(["EventCorrected", "EventRetracted", "RetractionWithdrawn"]);

/** In the current version of its type. What this program cannot read was refused when the history was built. */
const current = (type: string, version: number, data: unknown): unknown => {
  const upcasted = upcast({ type, version, data });
  return upcasted.ok ? upcasted.data : data;
};

const saidAtFirst = (open: Opener, { id, type, version, occurred, source, data }: RecordedContent): Said => ({
  occurred,
  source: open(source, { eventId: id, path: ["source"] }),
  data: open(current(type, version, data), { eventId: id, path: ["data"] }),
});

const saidInstead = (open: Opener, type: string, eventId: string, said: Replacement): Said => {
  const within = ["data", "replacement"];
  return {
    occurred: said.occurred,
    source: open(said.source, { eventId, path: [...within, "source"] }),
    data: open(current(type, said.version, said.data), { eventId, path: [...within, "data"] }),
  };
};

/**
 * The events that a table told of a case, in the order of recording.
 *
 * @param isOwn whether it was the table that recorded something, by who recorded it
 * @param open opens the texts of the recordings
 */
export const toldBefore = (
  recordings: readonly RecordedInStream[],
  isOwn: (by: string) => boolean,
  open: Opener,
): readonly ToldBefore[] => {
  const events = new Map<string, ToldBefore>();
  /** As it read when it was taken back, for whoever undoes that. */
  const takenBack = new Map<string, Said>();
  for (const { content } of recordings) {
    const own = isOwn(content.by);
    if (!CHANGES.has(content.type)) {
      if (!own) continue;
      const said = saidAtFirst(open, content);
      events.set(content.id, {
        id: content.id,
        type: content.type,
        byTable: said,
        standing: said,
        changedBy: null,
      });
      continue;
    }
    const { target, replacement } = content.data as ChangeData;
    const event = events.get(target);
    if (event === undefined) continue;
    let standing: Said | null;
    if (content.type === "EventCorrected" && replacement !== undefined) {
      standing = saidInstead(open, event.type, content.id, replacement);
    } else if (content.type === "EventRetracted") {
      if (event.standing !== null) takenBack.set(target, event.standing);
      standing = null;
    } else standing = event.standing ?? takenBack.get(target) ?? null;
    events.set(target, {
      ...event,
      standing,
      ...(own ? { byTable: standing } : { changedBy: content.by }),
    });
  }
  return [...events.values()];
};
