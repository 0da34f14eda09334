/**
 * Keeps the events of the cases that were written to last, so that the next event of such a case does not read it
 * from the beginning again. What was recorded never changes, so what is kept is never wrong, only short.
 */
import { type CaseEvent, readCases, type WholeCase } from "./case-events.ts";
import type { Queryable } from "./transaction.ts";

export interface HotCases {
  /** The cases whole, as they stand in the log now, in the order asked. A case without events is left out. */
  read(database: Queryable, caseIds: readonly string[]): Promise<readonly WholeCase[]>;
  /** Events kept at present. */
  size(): number;
}

/** @param capacity events kept at most, over all cases; the case read longest ago goes first */
export const hotCases = (capacity: number): HotCases => {
  const kept = new Map<string, readonly CaseEvent[]>();
  let size = 0;

  const forget = (caseId: string): void => {
    size -= kept.get(caseId)?.length ?? 0;
    kept.delete(caseId);
  };

  const keep = (caseId: string, events: readonly CaseEvent[]): void => {
    forget(caseId);
    if (events.length > capacity) return;
    kept.set(caseId, events);
    size += events.length;
    for (const oldest of kept.keys()) {
      if (size <= capacity) break;
      forget(oldest);
    }
  };

  return {
    size: () => size,
    read: async (database, caseIds) => {
      const known = new Map(caseIds.map((caseId) => [caseId, kept.get(caseId) ?? []] as const));
      const newer = await readCases(
        database,
        caseIds.map((caseId) => ({ caseId, after: known.get(caseId)?.at(-1)?.revision ?? 0 })),
      );
      return caseIds.flatMap((caseId): WholeCase[] => {
        const events = [...(known.get(caseId) ?? []), ...(newer.get(caseId) ?? [])];
        if (events.length === 0) return [];
        keep(caseId, events);
        return [{ caseId, events }];
      });
    },
  };
};
