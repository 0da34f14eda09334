/** Looks at what stands at the target, event by event, before anything is added to it. */
import type { Pool } from "pg";
import type { LoggedEvent } from "../event-log.ts";
import { CopyError, differs, SourceBroken } from "./copy-error.ts";
import type { Advanced, CopyEnd } from "./copy-target.ts";
import { Cursor } from "./cursor.ts";
import { differenceBetween, moreThanSource } from "./difference.ts";
import { logPages } from "./log-pages.ts";
import type { LogSum } from "./log-sum.ts";

interface Compared {
  readonly end: CopyEnd;
  readonly cursor: Cursor;
  /** Events that it has been seen to have in common with the source. */
  length: number;
  ended: boolean;
}

/** Takes the events of a page that were not taken yet. Throws `CopyError` of `SourceBroken`. */
export const sumUp = (sum: LogSum, page: readonly LoggedEvent[]): void => {
  for (const event of page) {
    const problem = event.position <= sum.position ? null : sum.take(event);
    if (problem !== null) throw new CopyError({ reason: new SourceBroken({ problem }) });
  }
};

const compareWith = async (page: readonly LoggedEvent[], one: Compared): Promise<void> => {
  const there = await one.cursor.take(page.length);
  for (const [place, event] of page.entries()) {
    const other = there[place];
    const difference = other ? differenceBetween(event, other) : null;
    if (difference !== null) throw differs(one.end.name, difference);
  }
  one.length += there.length;
  one.ended = there.length < page.length;
};

/**
 * Compares each end with the source from the first event on; gives how many events each has, all of which are the
 * source's. What it reads of the source is summed up.
 *
 * Rejects with a `CopyError` of `TargetDiffers`, which names the first difference, or of `SourceBroken`; or with the
 * error of whatever stands behind.
 */
export const compareEnds = async (
  source: Pool,
  ends: readonly CopyEnd[],
  sum: LogSum,
  onAdvanced: Advanced,
  signal: AbortSignal,
): Promise<ReadonlyMap<CopyEnd, number>> => {
  const compared = ends
    .filter(({ isSource }) => !isSource)
    .map((end): Compared => ({ end, cursor: new Cursor(end.standing()), length: 0, ended: false }));
  const open = () => compared.filter(({ ended }) => !ended);
  let at = 0;
  try {
    while (open().length > 0) {
      const began = at;
      for await (const page of logPages(source, at)) {
        signal.throwIfAborted();
        sumUp(sum, page);
        for (const one of open()) await compareWith(page, one);
        at = page.at(-1)?.position ?? at;
        onAdvanced(Math.max(0, ...compared.map(({ length }) => length)));
        if (open().length === 0) break;
      }
      // who has more may have it from a source that has gone on since: it is read once more
      for (const one of open()) {
        const more = await one.cursor.next();
        if (more === undefined) one.ended = true;
        else if (at === began) throw differs(one.end.name, moreThanSource(at, more));
      }
    }
  } finally {
    for (const { cursor } of compared) await cursor.close();
  }
  return new Map(compared.map(({ end, length }) => [end, length]));
};
