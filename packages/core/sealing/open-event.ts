/**
 * Opening sealed texts for someone to read. Only rendering does this; projections need no key.
 *
 * A text opens at the place where it was recorded, so nothing here needs the catalogue: whatever has the form of a
 * sealed text is opened, in an event of any type and version. One text that does not open never spoils the others.
 */
import { Effect } from "effect";
import type { RecordedContent } from "../catalogue/event-type.ts";
import type { EarlierVersion, HistoryEvent, Retracted } from "../history/history.ts";
import { type KeyState, KeyStore } from "./key-store.ts";
import { isWholeSealedValue, openText, type Place } from "./sealed-value.ts";

/** In place of a text whose subject was erased. */
export interface Forgotten {
  readonly forgotten: true;
}

/** In place of a text that cannot be opened: changed, moved, or its key lost. Nobody decided so; it is to be shown. */
export interface Unreadable {
  readonly unreadable: true;
}

export const isForgotten = (value: unknown): value is Forgotten =>
  typeof value === "object" && value !== null && "forgotten" in value && value.forgotten === true;

export const isUnreadable = (value: unknown): value is Unreadable =>
  typeof value === "object" && value !== null && "unreadable" in value && value.unreadable === true;

/** Opens every sealed text within a value that was recorded at a place: to its words, `Forgotten` or `Unreadable`. */
export type Opener = (value: unknown, place: Place) => unknown;

function* subjectsWithin(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if (isWholeSealedValue(value)) yield value.sealed.subject;
  else for (const part of Object.values(value)) yield* subjectsWithin(part);
}

const openWithin = (keys: ReadonlyMap<string, KeyState>, value: unknown, place: Place): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (isWholeSealedValue(value)) {
    const state = keys.get(value.sealed.subject);
    if (state?.state === "destroyed") return { forgotten: true } satisfies Forgotten;
    const text = state?.state === "present" ? openText(state.key, place, value) : null;
    return text ?? ({ unreadable: true } satisfies Unreadable);
  }
  const at = (step: string | number): Place => ({ ...place, path: [...place.path, step] });
  return Array.isArray(value)
    ? value.map((part, i) => openWithin(keys, part, at(i)))
    : Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, openWithin(keys, part, at(name))]),
      );
};

/** An opener with the keys for all that is sealed within these values: asked for once, then used as often as needed. */
export const openerFor = Effect.fn("openerFor")(function* (values: Iterable<unknown>) {
  const store = yield* KeyStore;
  const subjects = new Set<string>();
  for (const value of values) for (const subject of subjectsWithin(value)) subjects.add(subject);
  const keys = yield* store.keysToOpen(subjects);
  const opener: Opener = (value, place) => openWithin(keys, value, place);
  return opener;
});

/** An event as recorded, its texts opened. */
export const openContent = Effect.fn("openContent")(function* (content: RecordedContent) {
  const open = yield* openerFor([content.data, content.source]);
  const at = (part: string): Place => ({ eventId: content.id, path: [part] });
  return {
    ...content,
    source: open(content.source, at("source")),
    data: open(content.data, at("data")),
  };
});

/** The texts of one version of an event, opened. */
interface OpenedVersion {
  readonly source: unknown;
  readonly data: unknown;
  /** Why it was recorded in the place of the version before it; null for what was recorded first. */
  readonly reason: unknown;
}

/** The texts of an event of a history, opened: as it stands, and as it stood before each correction. */
export interface OpenedEvent extends OpenedVersion {
  /** In step with the event's `earlier`. */
  readonly earlier: readonly OpenedVersion[];
}

/** Opens an event of a history with an opener that was made for it. */
export const openEvent = (open: Opener, event: HistoryEvent): OpenedEvent => {
  const version = (stated: HistoryEvent | EarlierVersion, reason: unknown): OpenedVersion => {
    const eventId = stated.recorded.eventId;
    // A version that was not the first was recorded within the correction that states it.
    const within = eventId === event.id ? [] : ["data", "replacement"];
    return {
      source: open(stated.source, { eventId, path: [...within, "source"] }),
      data: open(stated.data, { eventId, path: [...within, "data"] }),
      reason: reason === undefined ? null : open(reason, { eventId, path: ["data", "reason"] }),
    };
  };
  const versions = [...event.earlier, event].map((stated, i) =>
    version(stated, i === 0 ? undefined : event.reasons[i - 1]),
  );
  const current = versions.at(-1) ?? version(event, undefined);
  return { ...current, earlier: versions.slice(0, -1) };
};

/** Opens the reason for which an event was taken back. */
export const openRetraction = (open: Opener, retracted: Retracted): unknown =>
  open(retracted.reason, { eventId: retracted.recorded.eventId, path: ["data", "reason"] });
