/**
 * The same accused arrested twice in one proceeding, with nothing on record by which they came free between the two:
 * one of the arrests was recorded twice, or a release is missing, and every count of days in custody rests on it.
 */
import type { EventTypeName } from "../catalogue/catalogue.ts";
import { eventsOfType } from "./events-of-type.ts";
import type { FoundWarning } from "./found-warning.ts";
import type { History, HistoryEvent, HistoryEventOf } from "./history.ts";

/** What says that an accused is at liberty or held no longer for the trial: a sentence may be suspended until an appeal. */
const AT_LIBERTY: readonly EventTypeName[] = [
  "AccusedReleased",
  "BailFurnished",
  "BailDecided",
  "BailConditionBreached",
  "BailCancelled",
  "AccusedAbsconded",
  "AccusedProclaimed",
  "JudgmentGiven",
  "AccusedDisposedOtherwise",
];

/** Bail that was refused leaves the accused where they are. */
const setsFree = (event: HistoryEvent): boolean =>
  event.type !== "BailDecided" ||
  event.data.outcome === "granted" ||
  event.data.outcome === "interim-granted";

/** Of whom and in which proceeding an event tells, as one text; null where it names none. */
const whose = ({ data }: HistoryEvent): string | null =>
  "accused" in data && typeof data.accused === "string" && "proceeding" in data
    ? `${data.proceeding} ${data.accused}`
    : null;

const byWhom = <Event extends HistoryEvent>(events: readonly Event[]): ReadonlyMap<string, Event[]> => {
  const grouped = new Map<string, Event[]>();
  for (const event of events) {
    const key = whose(event);
    if (key === null) continue;
    const known = grouped.get(key);
    if (known === undefined) grouped.set(key, [event]);
    else known.push(event);
  }
  return grouped;
};

/** Whether something may have come between two others, whichever of the two was first. */
const mayLieBetween = ({ order }: History, id: string, one: string, other: string): boolean => {
  const between = (first: string, second: string): boolean =>
    order.before(second, first) !== "yes" &&
    order.before(id, first) !== "yes" &&
    order.before(second, id) !== "yes";
  return between(one, other) || between(other, one);
};

/** Arrests that follow each other, as far as the order is known, while nothing says that the accused was free between. */
export const repeatedArrests = (history: History): readonly FoundWarning[] => {
  const arrestsOf = byWhom<HistoryEventOf<"AccusedArrested">>(eventsOfType(history, "AccusedArrested"));
  if ([...arrestsOf.values()].every((arrests) => arrests.length < 2)) return [];
  const liberty = byWhom(
    AT_LIBERTY.flatMap((type) => eventsOfType(history, type) as readonly HistoryEvent[]).filter(setsFree),
  );
  return [...arrestsOf].flatMap(([who, arrests]) =>
    arrests.flatMap((second, i): FoundWarning[] => {
      const first = arrests[i - 1];
      if (first === undefined) return [];
      if (liberty.get(who)?.some(({ id }) => mayLieBetween(history, id, first.id, second.id))) return [];
      const events = [first.id, second.id].sort();
      return [
        {
          key: ["arrested-again", ...events].join(":"),
          text: "The accused was arrested twice in this proceeding, and no release, bail or escape between the two is on record. Take one arrest back if it was recorded twice, or record what came between.",
          events,
        },
      ];
    }),
  );
};
