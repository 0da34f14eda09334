/**
 * Keeps the cases that were written to last as they were left, so that the next event of such a case is added to what
 * is known of it: neither its events nor its rows are read from the database again, nor what was understood of them
 * understood anew.
 *
 * What is kept of the rows holds as long as nobody else writes rows of these cases. That is what the epoch of their
 * part tells (`checkpoints.ts`): whoever else does raises it, and what is kept goes with the epoch it was kept under.
 */
import type { LeftCase } from "./project-case.ts";

/** A case whose rows stand in the tables as they are here. */
export interface HotCase extends LeftCase {
  /** The last event that its rows rest on. Revisions have no holes: it is also how many events there are. */
  readonly revision: number;
}

export interface HotCases {
  /** The revision at which the case stands, or 0 where it is not kept. */
  revisionOf(caseId: string): number;
  /**
   * Takes a case out, in order to change it. Whoever does keeps it again once its rows are written; where that fails,
   * what became of it is not known and it stays out.
   */
  take(caseId: string): HotCase | undefined;
  keep(caseId: string, hot: HotCase): void;
  /** Events of the cases that are kept at present. */
  size(): number;
}

/** @param capacity events kept at most, over all cases; the case written to longest ago goes first */
export const hotCases = (capacity: number): HotCases => {
  const kept = new Map<string, HotCase>();
  let size = 0;

  const take = (caseId: string): HotCase | undefined => {
    const hot = kept.get(caseId);
    kept.delete(caseId);
    size -= hot?.revision ?? 0;
    return hot;
  };

  return {
    size: () => size,
    revisionOf: (caseId) => kept.get(caseId)?.revision ?? 0,
    take,
    keep: (caseId, hot) => {
      take(caseId);
      if (hot.revision > capacity) return;
      kept.set(caseId, hot);
      size += hot.revision;
      for (const oldest of kept.keys()) {
        if (size <= capacity) break;
        take(oldest);
      }
    },
  };
};
