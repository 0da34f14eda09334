/**
 * What must be recorded so that a case stands as it would without one import. Pure.
 *
 * What the import told is taken back, what it corrected reads again as before, and what it took back stands again. What
 * people or other imports recorded since is kept, and so is whatever of the import that rests on: the person whom an
 * entry names, the proceeding in which a court date is, the opening of a case that goes on. What somebody corrected
 * since is theirs.
 */
import { eventTypeNamed } from "@tareekh/core/catalogue/catalogue.ts";
import { valuesIn } from "@tareekh/core/catalogue/fields.ts";
import type { EarlierVersion, History, HistoryEvent } from "@tareekh/core/history/history.ts";

export interface ToTakeBack {
  /** Ids of events of the import that are taken back. */
  readonly retract: readonly string[];
  /** Events that the import corrected last, and how they read before. */
  readonly restore: readonly { readonly event: HistoryEvent; readonly version: EarlierVersion }[];
  /** Ids of events that the import took back. */
  readonly withdraw: readonly string[];
  /** Entries of others that stand in the case, and events of the import that stay because of them. */
  readonly others: number;
  readonly kept: number;
}

type Stated = Pick<HistoryEvent, "id" | "type" | "data" | "after" | "before">;

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

const firstBy = ({ earlier, recorded }: HistoryEvent): string => (earlier[0]?.recorded ?? recorded).by;

/** @param by in whose name the import recorded */
export const whatToTakeBack = (history: History, by: string): ToTakeBack => {
  const own = history.events.filter((event) => firstBy(event) === by && event.recorded.by === by);
  const corrected = history.events.filter((event) => firstBy(event) !== by && event.recorded.by === by);
  const restore = corrected.flatMap((event) => {
    const version = event.earlier.findLast(({ recorded }) => recorded.by !== by);
    return version === undefined ? [] : [{ event, version }];
  });
  const withdrawn = history.retracted.filter(
    ({ event, recorded }) => recorded.by === by && firstBy(event) !== by,
  );
  const versions = new Map(restore.map(({ event, version }) => [event.id, version]));
  const ownIds = new Set(own.map(({ id }) => id));

  const staying: Stated[] = [
    ...history.events.filter(({ id }) => !ownIds.has(id)),
    ...withdrawn.map(({ event }) => event),
  ].map(({ id, type, data, after, before }) => {
    const version = versions.get(id);
    return version === undefined
      ? { id, type, data, after, before }
      : {
          id,
          type,
          data: version.data as HistoryEvent["data"],
          after: version.after,
          before: version.before,
        };
  });
  const others = staying.length;
  const kept = new Set<string>();
  const keep = (event: HistoryEvent): void => {
    kept.add(event.id);
    staying.push(event);
  };
  if (others > 0 && !staying.some(({ type }) => type === "CaseOpened"))
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
