/**
 * What must be recorded so that a case stands as it would without one import. Pure.
 *
 * What the import told is taken back, what it corrected reads again as before, and what it took back stands again. What
 * people or other imports recorded since is kept, and so is whatever of the import that rests on: the person whom an
 * entry names, the proceeding in which a court date is, the opening of a case that goes on. What somebody corrected
 * since is theirs; what reads again as before, because a later import was taken back, is whose it was before.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { valuesIn } from "@tareekh/core/catalogue/fields.ts";
import type { EarlierVersion, History, HistoryEvent, RecordingMark } from "@tareekh/core/history/history.ts";
import { isOfTable, recordedBy, takenBackOf } from "../recorded-by.ts";

/** An event that an import corrected last, and how it read before. */
export interface Correction {
  readonly event: HistoryEvent;
  readonly version: EarlierVersion;
}

export interface ToTakeBack {
  /** Ids of events of the import that are taken back. */
  readonly retract: readonly string[];
  /** Events that the import corrected last, and how they read before. */
  readonly restore: readonly Correction[];
  /** Ids of events that the import took back. */
  readonly withdraw: readonly string[];
  /** Entries that others than the table recorded since, and that stand. */
  readonly others: number;
  /** Events of the import that stay because of what others, or other imports of the table, recorded. */
  readonly kept: number;
}

type Stated = Pick<HistoryEvent, "id" | "type" | "data" | "after" | "before" | "recorded">;

const NAMING = new Set(["person", "proceeding", "event"]);
const INTRODUCING = new Set(["person-new", "proceeding-new"]);

const valuesOf = (event: Stated, kinds: ReadonlySet<string>): readonly string[] =>
  [...valuesIn(eventTypeNamed(event.type)?.fields ?? [], event.data)]
    .filter(({ meaning }) => kinds.has(meaning.kind))
    .map(({ value }) => String(value));

const named = (event: Stated): readonly string[] => [
  ...valuesOf(event, NAMING),
  ...event.after,
  ...event.before,
];

const introduced = (event: Stated): readonly string[] => [event.id, ...valuesOf(event, INTRODUCING)];

type Version = HistoryEvent | EarlierVersion;

const versionsOf = (event: HistoryEvent): readonly Version[] => [...event.earlier, event];

/**
 * The place of the version that stands below `place` without what was recorded in one name; -1 where there is none.
 *
 * @param origins of the versions up to `place`
 */
const placeWithout = (
  versions: readonly Version[],
  origins: readonly number[],
  place: number,
  by: string,
): number => {
  let at = place;
  while (at >= 0 && versions[at]?.recorded.by === by) at = origins[at - 1] ?? -1;
  return at;
};

/** For each version the place of the one that it says: its own, but that of what it restored where it took back an import. */
const originsOf = (versions: readonly Version[]): readonly number[] => {
  const origins: number[] = [];
  for (const [place, { recorded }] of versions.entries()) {
    const takenBack = takenBackOf(recorded.by);
    const restored =
      takenBack === null ? -1 : placeWithout(versions, origins, origins[place - 1] ?? -1, takenBack);
    origins.push(restored === -1 ? place : restored);
  }
  return origins;
};

/** Who said first what an event tells, and who says how it reads now. */
const authorsOf = (event: HistoryEvent): { readonly first: string; readonly last: string } => {
  const versions = versionsOf(event);
  const said = versions[originsOf(versions).at(-1) ?? 0] ?? event;
  return { first: (versions[0] ?? event).recorded.by, last: said.recorded.by };
};

/**
 * The events of others that an import corrected last, and how they read before it.
 *
 * @param by in whose name the import recorded
 */
export const correctionsBy = (history: History, by: string): readonly Correction[] =>
  history.events.flatMap((event) => {
    const { first, last } = authorsOf(event);
    if (first === by || last !== by) return [];
    const versions = versionsOf(event);
    const origins = originsOf(versions);
    const version = event.earlier[placeWithout(versions, origins, origins.at(-1) ?? -1, by)];
    return version === undefined ? [] : [{ event, version }];
  });

/** The revision of the first that was recorded in one name. */
const firstRevisionBy = ({ events, retracted }: History, by: string): number => {
  const marks = [
    ...[...events, ...retracted.map(({ event }) => event)].flatMap((event) =>
      versionsOf(event).map(({ recorded }) => recorded),
    ),
    ...retracted.map(({ recorded }) => recorded),
  ];
  return marks.reduce(
    (least, mark) => (mark.by === by ? Math.min(least, mark.revision) : least),
    Number.POSITIVE_INFINITY,
  );
};

export interface ImportOfTable {
  readonly table: string;
  readonly importId: string;
}

/** @param unrestorable ids of events that the import corrected and that cannot read again as before: they stay as they are */
export const whatToTakeBack = (
  history: History,
  { table, importId }: ImportOfTable,
  unrestorable: ReadonlySet<string> = new Set(),
): ToTakeBack => {
  const by = recordedBy(table, importId);
  const own = history.events.filter((event) => {
    const { first, last } = authorsOf(event);
    return first === by && last === by;
  });
  const restore = correctionsBy(history, by).filter(({ event }) => !unrestorable.has(event.id));
  const withdrawn = history.retracted.filter(
    ({ event, recorded }) => recorded.by === by && authorsOf(event).first !== by,
  );
  const versions = new Map(restore.map(({ event, version }) => [event.id, version]));
  const ownIds = new Set(own.map(({ id }) => id));

  const staying: Stated[] = [
    ...history.events.filter(({ id }) => !ownIds.has(id)),
    ...withdrawn.map(({ event }) => event),
  ].map(({ id, type, data, after, before, recorded }) => {
    const version = versions.get(id);
    return version === undefined
      ? { id, type, data, after, before, recorded }
      : {
          id,
          type,
          data: version.data as HistoryEvent["data"],
          after: version.after,
          before: version.before,
          recorded: version.recorded,
        };
  });
  const since = firstRevisionBy(history, by);
  const ofTable = isOfTable(table);
  const isOfOthersSince = ({ revision, by: author }: RecordingMark): boolean =>
    revision > since && !ofTable(author);
  const others = staying.filter(({ recorded }) => isOfOthersSince(recorded)).length;
  const kept = new Set<string>();
  const keep = (event: HistoryEvent): void => {
    kept.add(event.id);
    staying.push(event);
  };
  if (staying.length > 0 && !staying.some(({ type }) => type === "CaseOpened"))
    for (const event of own) if (event.type === "CaseOpened") keep(event);
  // `staying` grows while it is gone through: what is kept names others in its turn.
  for (const event of staying) {
    const names = new Set(named(event));
    for (const one of own)
      if (!kept.has(one.id) && introduced(one).some((name) => names.has(name))) keep(one);
  }
  return {
    retract: own.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    restore,
    withdraw: withdrawn.map(({ event }) => event.id),
    others,
    kept: kept.size,
  };
};
