/**
 * The units as they stood at a position, replayed from the log alone: every case is read up to there and projected anew by
 * the program as it is now, into columns of its own. No row of the store is read or written.
 */
import { joinedByStream } from "@tareekh/core/log/events-by-stream.ts";
import { separateBodies } from "@tareekh/core/log/read-events.ts";
import { Effect } from "effect";
import type { Pool } from "pg";
import { type UnitColumn, type Units, UnitsBuilder, type UnitValue } from "../answers/units/units.ts";
import { delays } from "../delays.ts";
import { CASE_PREFIX, countCaseEvents } from "../projector/case-events.ts";
import type { Definitions } from "../projector/definitions.ts";
import { projectRecorded } from "../projector/project-case.ts";
import type { ProjectorError } from "../projector/projector-error.ts";
import type { RebuildProgress } from "../projector/rebuild.ts";
import { asking, interruptibly } from "../projector/transaction.ts";

export interface ReplayAsked {
  readonly upTo: number;
  readonly columns: readonly UnitColumn[];
  readonly onProgress?: (progress: RebuildProgress) => void;
}

export interface Replayed {
  readonly units: Units;
  readonly events: number;
  /** Cases that cannot be projected now. They are in no figure. */
  readonly setAside: readonly string[];
}

/** In the order in which the values of a row are stored. */
const stored = Object.keys(delays.columns);

/** Proceedings as they stood at a position. A page of cases is held at a time, and the columns. */
export const replayedUnits = Effect.fnUntraced(function* (
  pool: Pool,
  definitions: Definitions,
  { upTo, columns, onProgress = () => undefined }: ReplayAsked,
): Effect.fn.Return<Replayed, ProjectorError> {
  const total = yield* asking(pool, "counting events", (database) => countCaseEvents(database, upTo));
  return yield* interruptibly("replaying the log", async (signal) => {
    const builder = new UnitsBuilder(columns);
    const places = columns.map((name) => stored.indexOf(name));
    const isOfAccused = stored.indexOf("accused");
    const setAside: string[] = [];
    let events = 0;
    onProgress({ done: 0, total });
    for await (const page of joinedByStream(pool, { prefix: CASE_PREFIX, upTo })) {
      signal.throwIfAborted();
      for (const { stream, firstRevision, position, count, bodies } of page) {
        const { outcome } = projectRecorded(definitions, {
          caseId: stream,
          position,
          events: separateBodies(bodies).map((body, nth) => ({ revision: firstRevision + nth, body })),
        });
        events += count;
        if (!outcome.ok) {
          setAside.push(stream);
          continue;
        }
        for (const { values } of outcome.rows.get(delays.name) ?? []) {
          if (values[isOfAccused] !== null) continue;
          builder.add(stream, (nth) => (values[places[nth] ?? -1] ?? null) as UnitValue);
        }
      }
      onProgress({ done: events, total });
    }
    return { units: builder.done(), events, setAside };
  });
});
